"""Aggregator pages: a main article, the page's furniture, then cards of related articles.

A card is known by its head: a source, an age or a date, and the source again behind a dash or bullet; below it the title and the text. Some
pages say the title twice above the head and glue a word or the source to the age ("time5 minutes ago", "The Hill3 days ago").
"""

import re
from collections.abc import Sequence
from datetime import datetime

from clipper.capture.dates.found import FoundDate
from clipper.capture.dates.read import read_date
from clipper.capture.furniture import Family, family_of
from clipper.capture.paste.kinds import ending_of
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.segment import Division, Segment
from clipper.model.role import Role
from clipper.model.value import value

CHROME = "aggregator chrome"
"""The reason for the page's own lines."""
LONGEST_SOURCE = 80
LONGEST_AGE = 40
LEAST_TEXT = 60
"""Characters. After the first line of a card's text only lines that long still belong to it: the page's footer has shorter ones."""
DATE_LINE_REACH = 40
"""Characters of a glued line of source and date beyond the date."""

_REPEAT_SIGNS = "-–—•·*‣"
_REPEATS = frozenset(_REPEAT_SIGNS)
_REPEATED_SOURCE = re.compile(rf"^[{_REPEAT_SIGNS}]\s*(?P<source>\S.*)$")
_AGE_LINE = re.compile(r"^(?:time|vor|il y a|hace|há|\d|an? |un[ae]? |just now|yesterday|today)", re.IGNORECASE)
_GLUED = re.compile(
    r"^(?P<source>\S.{0,78}?)(?P<date>(?:an?|\d{1,3}) (?:second|minute|hour|day|week|month|year)s? ago|\d{1,2}-\d{1,2}-\d{4}|just now)$"
)
_HASHTAGS = re.compile(r"^(?:[#＃][^\s#]+[ ,]*)+$")
_CHROME_LINE = re.compile(
    r"^(?:try our ai features|explore what .{1,40} can do for you:?|hashtags|no comments yet.*|orange background|logo|ai features)$",
    re.IGNORECASE,
)
_CHROME_FAMILIES = frozenset(
    {Family.COMMENTS, Family.RELATED, Family.TAGS, Family.SHARE, Family.MEDIA, Family.MORE, Family.TOOLS, Family.ADVERTISEMENT}
)


@value
class _Card:
    """A related article: where it starts, its head, title and text (positions of lines)."""

    start: int
    source: int
    age: int
    """The line of the source, too, where they are glued."""
    title: int
    end: int
    name: str
    """The source."""


def _same(left: str, right: str) -> bool:
    return left.casefold() == right.casefold()


def _says_again(paste: Paste, at: int) -> bool:
    """Whether what stands behind the dash is the next but one line above, or the beginning of the line above: the quick look for a head."""
    name, above = paste.texts[at][1:].lstrip().casefold(), paste.texts[at - 1]
    return len(above) <= LONGEST_SOURCE + LONGEST_AGE and (above.casefold().startswith(name) or paste.texts[at - 2].casefold() == name)


def _head_at(paste: Paste, age: int) -> bool:
    """Whether the line is the age of a card's head."""
    texts = paste.texts
    if len(texts[age]) > LONGEST_AGE or len(texts[age - 1]) > LONGEST_SOURCE or not _AGE_LINE.match(texts[age]):
        return False
    repeated = _REPEATED_SOURCE.match(texts[age + 1])
    return bool(repeated) and _same(repeated["source"], texts[age - 1])


def _is_glued(paste: Paste, at: int) -> bool:
    """Whether the line is the source of a card's head with its age, which no style parted; the next line is the source again."""
    glued = _GLUED.match(paste.texts[at])
    repeated = _REPEATED_SOURCE.match(paste.texts[at + 1])
    return glued is not None and repeated is not None and _same(glued["source"].strip(), repeated["source"])


def may_be_aggregator(lines: Sequence[str]) -> bool:
    """Whether a line stands again as the next but one, as the source does in the head of a card; its dash or bullet may be missing.

    Where no style parts them, the age is glued to the source, which is the next line again.
    """
    bare = [line.lstrip(_REPEAT_SIGNS).lstrip() if line[:1] in _REPEATS else line for line in lines]
    for at, below in enumerate(bare[1:], 1):
        above = bare[at - 1]
        if len(above) > LONGEST_SOURCE + LONGEST_AGE:
            continue
        if at > 1 and below == bare[at - 2] and _AGE_LINE.match(above):
            return True
        if len(above) > len(below) and above.startswith(below) and _GLUED.match(above):
            return True
    return False


def _cards(paste: Paste) -> list[_Card]:
    texts = paste.texts
    repeated = [at for at, text in enumerate(texts) if text[0] in _REPEATS]
    seen = [at for at in repeated if 0 < at < len(texts) - 1 and _says_again(paste, at)]
    heads = [at for at in seen if _is_glued(paste, at - 1) or (at > 1 and _head_at(paste, at - 1))]
    if not heads:
        return []
    sources = [at - 1 if _is_glued(paste, at - 1) else at - 2 for at in heads]
    starts: list[int] = []
    for repeat, source in zip(heads, sources, strict=True):
        title, start = texts[repeat + 1], source
        while start > 0 and _same(texts[start - 1], title) and (not starts or start - 1 > starts[-1]):
            start -= 1
        starts.append(start)
    ends = [*starts[1:], len(texts)]
    names = [
        texts[repeat].lstrip(_REPEAT_SIGNS).lstrip() if source == repeat - 1 else texts[source]
        for repeat, source in zip(heads, sources, strict=True)
    ]
    return [
        _Card(start=start, source=source, age=repeat - 1, title=repeat + 1, end=end, name=name)
        for start, source, repeat, end, name in zip(starts, sources, heads, ends, names, strict=True)
    ]


def _age_of(text: str, captured_at: datetime) -> FoundDate | None:
    return read_date(text.removeprefix("time"), captured_at=captured_at, language="en", day_first=True)


def _card_body(paste: Paste, card: _Card) -> tuple[int, ...]:
    """The text of a card: its first line, and further ones as long as they are no furniture."""
    body: list[int] = []
    for at in range(card.title + 1, card.end):
        if body and (len(paste.texts[at]) < LEAST_TEXT or family_of(paste.texts[at])):
            break
        body.append(at)
    return tuple(body)


def _related(paste: Paste, card: _Card, *, captured_at: datetime, alone: bool) -> Segment:
    texts = paste.texts
    found = _age_of(texts[card.age][len(card.name) if card.age == card.source else 0 :], captured_at)
    origins = {"title": f"line {paste.numbers[card.title]}", "source": f"line {paste.numbers[card.source]}"}
    doubts: tuple[str, ...] = ()
    if found and found.date:
        origins["published"] = f"line {paste.numbers[card.age]}: '{found.text}'"
    elif found and found.reason:
        doubts = (f"The date in line {paste.numbers[card.age]} was not used: {found.reason}",)
    used = dict.fromkeys(range(card.start, card.source), "title") | {
        card.source: "source",
        card.age: "published",
        card.age + 1: "source",
        card.title: "title",
    }
    body = _card_body(paste, card)
    if not body:
        doubts = (*doubts, "No text stands under this title.")
    return Segment(
        role=Role.MAIN if alone else Role.RELATED,
        body=body,
        title=texts[card.title],
        source=card.name,
        published=found.date if found else None,
        used=used,
        origins=origins,
        related_to=None if alone else 0,
        doubts=doubts,
    )


def _is_chrome(text: str) -> bool:
    return bool(_CHROME_LINE.match(text) or _HASHTAGS.match(text)) or family_of(text) in _CHROME_FAMILIES


def _main_span(paste: Paste, end: int) -> tuple[int, int]:
    """The lines of the main article: without the logo above and the page's furniture below."""
    first = 0
    while first < end and _CHROME_LINE.match(paste.texts[first]):
        first += 1
    last = end
    while last > first + 1 and _is_chrome(paste.texts[last - 1]):
        last -= 1
    return first, last


@value
class _Dateline:
    """The line below the main title that holds source and date, glued, or a date alone."""

    source: str | None
    found: FoundDate


def _dateline(text: str, captured_at: datetime) -> _Dateline | None:
    glued = _GLUED.match(text)
    if glued:
        found = _age_of(glued["date"], captured_at)
        return _Dateline(source=glued["source"].strip(), found=found) if found else None
    if len(text) > LONGEST_AGE + DATE_LINE_REACH or ending_of(text) == 1:
        return None
    found = read_date(text, captured_at=captured_at, language="en")
    if found is None or len(text) - (found.end - found.start) > DATE_LINE_REACH // 2:
        return None
    return _Dateline(source=None, found=found)


def _keywords(paste: Paste, first: int, last: int) -> tuple[str, ...]:
    return tuple(
        word.lstrip("#＃").rstrip(",") for at in range(first, last) if _HASHTAGS.match(paste.texts[at]) for word in paste.texts[at].split()
    )


def _main(paste: Paste, end: int, captured_at: datetime) -> Segment | None:
    first, last = _main_span(paste, end)
    if first >= last:
        return None
    texts = paste.texts
    used: dict[int, str] = {first: "title"}
    origins = {"title": f"line {paste.numbers[first]}"}
    at = first + 1
    while at < last and _same(texts[at], texts[first]):
        used[at] = "title"
        at += 1
    line = _dateline(texts[at], captured_at) if at < last else None
    if line:
        used[at] = "published"
        if line.source:
            origins["source"] = f"line {paste.numbers[at]}"
        if line.found.date:
            origins["published"] = f"line {paste.numbers[at]}: '{line.found.text}'"
        at += 1
    body = tuple(place for place in range(at, last) if not _HASHTAGS.match(texts[place]))
    keywords = _keywords(paste, at, end)
    return Segment(
        role=Role.MAIN,
        body=body,
        title=texts[first],
        source=line.source if line else None,
        published=line.found.date if line else None,
        keywords=keywords,
        used=used,
        origins=origins,
        doubts=() if body else ("No text stands under this title.",),
    )


def divide_aggregator(paste: Paste, *, captured_at: datetime) -> Division | None:
    """The articles of an aggregator page, or None where the paste is no such page."""
    cards = _cards(paste)
    if not cards:
        return None
    main = _main(paste, cards[0].start, captured_at)
    related = (_related(paste, card, captured_at=captured_at, alone=main is None) for card in cards)
    segments = (*((main,) if main else ()), *related)
    reasons = [CHROME if _is_chrome(text) else None for text in paste.texts]
    return Division(segments=segments, reasons=reasons, default_reason=CHROME)
