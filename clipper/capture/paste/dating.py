"""The date of an article on a page: the date around title and body that most looks like its own.

As for titles: each candidate gets signs, whose learned weights are few and stand in `paste.dating_weights`.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeAlias

from clipper.capture.dates.found import DateRole, FoundDate
from clipper.capture.dates.marks import may_tell_update
from clipper.capture.dates.order import page_order
from clipper.capture.dates.read import find_dates
from clipper.capture.paste.dating_weights import DATING_WEIGHTS
from clipper.capture.paste.kinds import Kinds
from clipper.capture.paste.lines import Paste
from clipper.model.value import value

ABOVE, BELOW, INSIDE = 15, 12, 2
"""Lines above the title (else the body), lines below the body, and lines of the body in which a date is looked for."""
AMONG = 6
"""Lines from the body's start on: a date may stand below a standfirst."""
TOP = 8
"""Lines at the top of the page: some print the day of the edition there."""
LONGEST = 220
"""Characters of a line whose dates are the article's rather than the story's."""
MODIFIED_BEHIND = 1.0
"""A date of modification may score so much less than the best one."""
LEAST_SCORE = 0.0
"""A best candidate below this is not taken: unknown is better."""

_DIGIT = re.compile(r"\d")
_TIME = re.compile(r"\d\d?[:.h]\d\d")
_DATED = re.compile(
    r"\d(?:(?:(?<=1)9|(?<=2)0)\d\d|\d?\.\d\d?\.|\d?[/-]\d\d?[/-]\d\d|\d?:\d\d| ?[hmd]\b"
    r"| (?:[^\W\d_]+\.? ){0,2}(?:ago|atrás|fa|geleden|sedan|siden|temu|назад|тому|sitten|önce|lalu|trước)\b"
    r"|\d?(?:st|nd|rd|th|\.)? [^\W\d_]{3}|(?:(?<=[^\W\d_]{3} \d)|(?<=[^\W\d_]{3}\. \d))\d?\b)",
)
"""What a line with digits has that may hold a date; each form begins with its first digit, which is found quickly."""
_DATE_SIGN = re.compile("[年月日년월일前전]")
_AGE_BEFORE = re.compile(r"(?:vor|il y a|hace|há|πριν|منذ|před|acum|för|for) .{0,8}\d")
_DAY_WORDS = frozenset(
    [
        "yesterday",
        "today",
        "ago",
        "gestern",
        "heute",
        "hier",
        "aujourd'hui",
        "ayer",
        "hoy",
        "ontem",
        "hoje",
        "oggi",
        "ieri",
        "gisteren",
        "vandaag",
        "igår",
        "idag",
        "wczoraj",
        "dzisiaj",
        "dziś",
        "вчера",
        "сегодня",
        "вчора",
        "сьогодні",
        "včera",
        "dnes",
        "dün",
        "bugün",
        "σήμερα",
        "χθες",
        "昨天",
        "今天",
        "昨日",
        "今日",
        "어제",
        "오늘",
        "hier,",
        "heute,",
        "gestern,",
        "today,",
        "yesterday,",
        "сегодня,",
        "вчера,",
        "dzisiaj,",
        "wczoraj,",
    ]
)
_SHARES = (0.2, 0.35, 0.5, 0.7, 0.9)
_DISTANCES = (1, 2, 3, 5, 8, 13)


@value
class DatedLine:
    """A candidate: a date and the line that it stands in."""

    at: int
    found: FoundDate
    order: int
    """Which of the line's dates."""


LineSigns: TypeAlias = tuple[str, str, str, str, str, str, str]
"""What is seen of a line before its dates are read."""


def _most(*kinds: str) -> float:
    """The most that signs can say together, one of each of these kinds, which are told by how they begin."""
    return sum(max(weight for sign, weight in DATING_WEIGHTS.items() if sign.startswith(kind)) for kind in kinds)


_MOST_OF_DATE = _most("role", "absolute", "precision", "year", "share", "order") + 1e-9
"""What a date itself can say for a line; sums that were added in another order differ by less than the last."""


def _lines(paste: Paste, title: int | None, body: Sequence[int]) -> list[int]:
    top = min(title, body[0]) if title is not None else body[0]
    last = body[-1]
    near = range(max(0, top - ABOVE), min(len(paste), body[0] + AMONG))
    inside = body[: INSIDE + 1]
    below = range(last + 1, min(len(paste), last + 1 + BELOW))
    seen = dict.fromkeys((*range(min(TOP, body[0])), *near, *inside, *below))
    if title is not None and title > body[0]:
        seen |= dict.fromkeys(range(title, min(len(paste), title + 4)))
    return sorted(seen)


def _may_hold_date(text: str) -> bool:
    """A quick look that spares the slow one."""
    if _DIGIT.search(text):
        return bool(_DATED.search(text) or _DATE_SIGN.search(text) or _AGE_BEFORE.search(text))
    return not _DAY_WORDS.isdisjoint(text.casefold().split())


def _step(value: float, steps: Sequence[float]) -> int:
    return sum(value >= step for step in steps)


def _place(at: int, title: int | None, body: Sequence[int]) -> str:
    if at > body[-1]:
        return f"below {_step(at - body[-1], _DISTANCES)}"
    if at >= body[0]:
        return "inside" if at in body else "among"
    if title is None:
        return f"above body {_step(body[0] - at, _DISTANCES)}"
    if at < title:
        return f"above title {_step(title - at, _DISTANCES)}"
    return f"under title {_step(at - title, _DISTANCES)}"


def _line_signs(at: int, paste: Paste, kinds: Kinds, title: int | None, body: Sequence[int]) -> LineSigns:
    family = kinds.families[at]
    return (
        _place(at, title, body),
        f"length {kinds.lengths[at]}",
        f"family {family.value}" if family else "no family",
        "sentence" if kinds.endings[at] == 1 else "no sentence",
        "timed" if _TIME.search(paste.texts[at]) else "untimed",
        "top" if at < TOP else "not top",
        "repeated" if kinds.repeated[at] else "once",
    )


def signs_of(line: DatedLine, paste: Paste, seen: LineSigns) -> list[str]:
    """What is seen of a candidate."""
    found, text = line.found, paste.texts[line.at]
    precision = found.date.precision.value if found.date else "none"
    place, length, *others = seen
    return [
        place,
        f"role {found.role.value}",
        "relative" if found.relative else "absolute",
        f"precision {precision}",
        "year" if found.year_known else "no year",
        f"share {_step((found.end - found.start) / len(text), _SHARES)}",
        length,
        f"order {min(line.order, 2)}",
        *others,
    ]


def _weigh(signs: Iterable[str]) -> float:
    return sum(DATING_WEIGHTS.get(sign, 0.0) for sign in signs)


def article_date(
    paste: Paste, kinds: Kinds, title: int | None, body: Sequence[int], *, captured_at: datetime, language: str | None
) -> tuple[DatedLine | None, DatedLine | None]:
    """The dates of publication and of modification, each None where none stands.

    Reading a line's dates takes most of the time: it is not done where no date could make the line the best one.
    """
    lines = [at for at in _lines(paste, title, body) if len(paste.texts[at]) <= LONGEST and _may_hold_date(paste.texts[at])]
    day_first = page_order(paste.texts[at] for at in lines)
    signs = {at: _line_signs(at, paste, kinds, title, body) for at in lines}
    weights = {at: _weigh(signs[at]) for at in lines}
    updated = any(may_tell_update(paste.texts[at]) for at in lines)
    if not updated:  # without a date of modification, only the best one counts
        lines.sort(key=lambda at: -weights[at])
    best: DatedLine | None = None
    score = LEAST_SCORE
    modified: DatedLine | None = None
    for at in lines:
        if best and weights[at] + _MOST_OF_DATE < (score - MODIFIED_BEHIND if updated and not modified else score):
            continue
        dates = find_dates(paste.texts[at], captured_at=captured_at, language=language, day_first=day_first)
        for order, found in enumerate(dates):
            if found.date is None:
                continue
            line = DatedLine(at=at, found=found, order=order)
            own = _weigh(signs_of(line, paste, signs[at]))
            if found.role is DateRole.MODIFIED and modified is None and own > score - MODIFIED_BEHIND:
                modified = line
            if best is None or own > score or (own == score and at < best.at):
                best, score = line, own
    return best, modified if modified is not best else None
