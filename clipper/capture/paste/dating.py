"""The date of an article on a page: the date around title and body that most looks like its own.

As for titles: each candidate gets signs, whose learned weights are few and stand in `paste.dating_weights`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import TypeAlias

from clipper.capture.dates.found import DateRole, FoundDate
from clipper.capture.dates.marks import may_tell
from clipper.capture.dates.order import page_order
from clipper.capture.dates.read import find_dates
from clipper.capture.furniture import Family
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
LONGEST_CLASS = 8
"""The length class of the longest line whose dates are the article's not the story's: 220 letters, fewer where each is a syllable."""
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
_YEAR = re.compile(r"\d{4}|[年년]|\d\s*[/.|‐‑–—-]\s*\d\d?\s*[/.|‐‑–—-]\s*\d")
"""What each absolute date has that tells its year."""
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


_MOST_OF_DATE = _most("precision", "share", "order") + 1e-9
"""What a date itself can say for a line, beside its role and its year; sums added in another order differ by less than the last."""


def _together(*signs: str) -> float:
    return sum(DATING_WEIGHTS.get(sign, 0.0) for sign in signs)


_MOST_WITH_YEAR = max(_together("absolute", "year"), _together("relative", "year"))
_MOST_WITHOUT_YEAR = max(_together("absolute", "no year"), _together("relative", "year"))
"""Ages count as dates with a year."""
_PUBLISHED = _together("role published")
_MOST_UNPUBLISHED = max(_together("role plain"), _together("role modified"))


def _may_reach(text: str, needed: float) -> bool:
    """Whether a date of the line can say so much for it."""
    needed -= _MOST_OF_DATE + (_MOST_WITH_YEAR if _YEAR.search(text) else _MOST_WITHOUT_YEAR)
    return needed <= _MOST_UNPUBLISHED or (needed <= _PUBLISHED and may_tell(DateRole.PUBLISHED, text))


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


def _may_be_dated(text: str) -> bool:
    """Whether a line with digits looks like one with a date."""
    return bool(_DATED.search(text) or (not text.isascii() and _DATE_SIGN.search(text)) or _AGE_BEFORE.search(text))


def _dated_lines(paste: Paste, lines: Sequence[int]) -> list[int]:
    """Those of the lines that may hold a date: one with digits if they look like one, one without if it says "today" or the like."""
    texts = paste.texts
    numbered = {at for at in lines if _DIGIT.search(texts[at])}
    dated = {at for at in numbered if _may_be_dated(texts[at])}
    worded = [at for at in lines if at not in numbered]
    if not _DAY_WORDS.isdisjoint("\n".join([texts[at] for at in worded]).casefold().split()):  # mostly none of them does
        dated.update([at for at in worded if not _DAY_WORDS.isdisjoint(texts[at].casefold().split())])
    return sorted(dated)


def _place(at: int, title: int | None, body: Sequence[int]) -> str:
    if at > body[-1]:
        return f"below {bisect_right(_DISTANCES, at - body[-1])}"
    if at >= body[0]:
        return "inside" if at in body else "among"
    if title is None:
        return f"above body {bisect_right(_DISTANCES, body[0] - at)}"
    if at < title:
        return f"above title {bisect_right(_DISTANCES, title - at)}"
    return f"under title {bisect_right(_DISTANCES, at - title)}"


def _line_signs(at: int, paste: Paste, kinds: Kinds, title: int | None, body: Sequence[int]) -> LineSigns:
    marks = kinds.endings[at] == 1, _TIME.search(paste.texts[at]) is not None, at < TOP, kinds.repeated[at]
    return _look(_place(at, title, body), kinds.lengths[at], kinds.families[at], marks)


@cache
def _look(place: str, length: int, family: Family | None, marks: tuple[bool, bool, bool, bool]) -> LineSigns:
    sentence, timed, top, repeated = marks
    return (
        place,
        f"length {length}",
        f"family {family}" if family else "no family",
        "sentence" if sentence else "no sentence",
        "timed" if timed else "untimed",
        "top" if top else "not top",
        "repeated" if repeated else "once",
    )


@cache
def _line_weight(signs: LineSigns) -> float:
    return _weigh(signs)


def signs_of(line: DatedLine, paste: Paste, seen: LineSigns) -> list[str]:
    """What is seen of a candidate."""
    found, text = line.found, paste.texts[line.at]
    precision = found.date.precision.value if found.date else "none"
    place, length, *others = seen
    return [
        place,
        f"role {found.role}",
        "relative" if found.relative else "absolute",
        f"precision {precision}",
        "year" if found.year_known else "no year",
        f"share {bisect_right(_SHARES, (found.end - found.start) / len(text))}",
        length,
        f"order {min(line.order, 2)}",
        *others,
    ]


def _weigh(signs: Iterable[str]) -> float:
    return sum([DATING_WEIGHTS.get(sign, 0.0) for sign in signs])


def article_date(
    paste: Paste, kinds: Kinds, title: int | None, body: Sequence[int], *, captured_at: datetime, language: str | None
) -> tuple[DatedLine | None, DatedLine | None]:
    """The dates of publication and of modification, each None where none stands.

    Reading a line's dates takes most of the time: it is not done where no date could make the line the best one.
    """
    lines = _dated_lines(paste, [at for at in _lines(paste, title, body) if kinds.lengths[at] <= LONGEST_CLASS])
    day_first = page_order(paste.texts[at] for at in lines)
    signs = {at: _line_signs(at, paste, kinds, title, body) for at in lines}
    weights = {at: _line_weight(signs[at]) for at in lines}
    updated = may_tell(DateRole.MODIFIED, "\n".join([paste.texts[at] for at in lines]))
    if not updated:  # without a date of modification, only the best one counts
        lines.sort(key=lambda at: -weights[at])
    best: DatedLine | None = None
    score = LEAST_SCORE
    modified: DatedLine | None = None
    for at in lines:
        least = score - MODIFIED_BEHIND if updated and not modified else score
        if best and not _may_reach(paste.texts[at], least - weights[at]):
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
