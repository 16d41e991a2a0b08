"""What a browser prints into the margins of a page, as it stands in text copied from the PDF: the time and the page's title above, its
address and the number of the sheet below.

The title tells which lines of the page are its headline, the address is that of the article, and none of it is the page's own text.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from clipper.capture.paste.lines import Paste
from clipper.model.draft import Draft, LeftOut
from clipper.model.value import value

HEAD_ORIGIN, FOOT_ORIGIN = "head of the printed page", "foot of the printed page"
REASON = "head or foot of a printed page"
FIRST_LINES = 3
"""In which the head of the first sheet stands, where it does not stand beside the foot."""
SHORTEST_TITLE = 16
"""Characters of a stated title by which a headline is known."""
MOST_LINES = 6
"""Of a headline."""

_TIME = re.compile(
    r"\d{1,4}(?:[./\-]|年)\s?\d{1,2}(?:[./\-]|月)\s?\d{1,4}[.日]?,?\s+(?:上午|下午|午前|午後)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
    r"(?:\s?[ap]\.?\s?m\.?)?(?:\s+(?P<title>\S.*))?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?P<address>(?:https?|file)://\S+)(?P<sheet>\s+\d{1,4}\s?/\s?\d{1,4})?", re.IGNORECASE)
_SHEET = re.compile(r"\d{1,4}\s?/\s?\d{1,4}")
_SITE = re.compile(r"\s*[-–—|•·:]\s*\S.{0,60}")


@value
class Margins:
    """The lines of the margins, and what they say."""

    lines: frozenset[int]
    title: str
    """Maybe with the site's name behind it; "" where none is told."""
    address: str
    """ "" where none is told."""


def read_margins(paste: Paste) -> Margins | None:
    """The margins of printed sheets; None where there are none."""
    texts = paste.texts
    feet = {
        at: match["address"] for at, text in enumerate(texts) if "://" in text and (match := _ADDRESS.fullmatch(text)) and match["sheet"]
    }
    numbers = set[int]()
    if len(texts) > FIRST_LINES and _SHEET.fullmatch(texts[-1]):
        if match := _ADDRESS.fullmatch(texts[-2]):
            feet[len(texts) - 2] = match["address"]
        if feet or any(map(_TIME.fullmatch, texts[:FIRST_LINES])):
            numbers.add(len(texts) - 1)
    if not feet and not numbers:
        return None
    beside = {at + step for at in feet for step in (-1, 1)}.union(range(FIRST_LINES))
    heads = {at: match for at in beside if 0 <= at < len(texts) and (match := _TIME.fullmatch(texts[at]))}
    title = next((match["title"] for _, match in sorted(heads.items()) if match["title"]), "")
    if heads and not title:  # some viewers put the title on a line of its own, and do so on each sheet
        title = texts[min(min(heads) + 1, len(texts) - 1)]
        again = [at for at, text in enumerate(texts) if _is_head(text, texts[min(heads)])]
        numbers.update(again, (at + 1 for at in again if texts[at + 1 : at + 2] == [title]))
        numbers.update(at - 1 for at in again if at and texts[at - 1] in feet.values())
    title = title if len(title) >= SHORTEST_TITLE else ""
    return Margins(lines=frozenset((*feet, *heads, *numbers)), title=title, address=next(iter(feet.values()), ""))


def _is_head(line: str, time: str) -> bool:
    """Whether a line is that time, maybe with the number of the sheet before glued to it."""
    before = line.removesuffix(time)
    return before != line and (not before or _SHEET.fullmatch(before) is not None)


def headlines(paste: Paste, margins: Margins) -> list[range]:
    """The lines of each place where the stated title stands, without what stands behind it."""
    texts, title = paste.texts, margins.title
    found: list[range] = []
    for first in range(len(texts)) if title else ():
        if first in margins.lines or not title.startswith(texts[first]):
            continue
        last = next((last for last in range(min(first + MOST_LINES, len(texts)), first, -1) if _is_stated(texts[first:last], title)), first)
        if last > first and margins.lines.isdisjoint(range(first, last)):
            found.append(range(first, last))
    return found


def without_margins(paste: Paste, numbers: frozenset[int]) -> tuple[Paste, tuple[LeftOut, ...]]:
    """The paste without the lines of these numbers, and those."""
    out = [at for at, number in enumerate(paste.numbers) if number in numbers]
    kept = [at for at, number in enumerate(paste.numbers) if number not in numbers]
    if not kept:
        return paste, ()
    return paste.chosen(kept), tuple(LeftOut(line=paste.numbers[at], text=paste.texts[at], reason=REASON) for at in out)


def with_margins(draft: Draft, headline: str, *, is_addressed: bool) -> Draft:
    """The article with what the margins tell: the headline that they state, and the address, if that is theirs."""
    told = draft.metadata
    origins = dict(told.origins)
    if is_addressed and "url" in origins:
        origins["url"] = FOOT_ORIGIN
    if headline:
        told, origins["title"] = replace(told, title=headline), HEAD_ORIGIN
    return replace(draft, metadata=replace(told, origins=MappingProxyType(origins)))


def _is_stated(lines: Sequence[str], title: str) -> bool:
    """Whether these lines are the title, or have nothing but the name of a site behind them in it."""
    for joint in (" ", ""):
        whole = joint.join(lines)
        rest = title.removeprefix(whole)
        if len(whole) >= SHORTEST_TITLE and title.startswith(whole) and (not rest or _SITE.fullmatch(rest)):
            return True
    return False
