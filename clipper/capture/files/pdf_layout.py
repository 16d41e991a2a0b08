"""Lines of a page to paragraphs in reading order: columns are found by cutting along the white between them (the recursive XY cut of
Nagy and Seth, 1984), paragraphs by pitch, indent and size."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from clipper.capture.files.pdf_lines import FROM_THE_RIGHT, HYPHEN, Line

GUTTER_IN_HEIGHTS = 0.3
"""Columns stand at least this far apart, in heights of the usual line: about a blank, but through all their lines."""
OVERHANG = 0.2
"""The box of a line reaches this share of its height above and below the letters, into the lines beside it."""
COLUMN_LINES = 3
"""Fewer lines beside each other are a row of a table or a byline, not columns."""
PARAGRAPH_PITCH = 1.45
"""A paragraph ends where the next line is this many times the usual pitch away."""
OTHER_SIZE = 1.15
"""Lines whose sizes differ by this factor are of different blocks."""
INDENT_IN_HEIGHTS = (0.5, 5.0)
"""A line that begins this far right of its column begins a paragraph."""
SHORT_LINE = 0.8
"""A line that ends before this share of its column's width, at the end of a sentence, ends a paragraph."""
RAGGED = 0.05
"""Of a column's width: no line ends so much earlier than its words ask for."""
MARGIN_SHARE = 0.12
"""Running heads and page numbers stand in this part of the page's height, above and below."""
REPEATED_SHARE = 0.5
"""What stands in the margin of this share of the pages is a running head."""
DEEPEST_CUT = 40

_ITEMS = ("• ", "‣ ", "▪ ", "● ", "◦ ", "■ ")
"""How the item of a list begins."""
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:page|seite|p\.|s\.|página|pagina|стр\.?)\s*)?\d{1,4}(?:\s*(?:/|of|von|de|sur|di|из)\s*\d{1,4})?\W*$", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?。！？…:]['\"”’»)]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph with the size of its characters."""

    text: str
    size: float
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningHead:
    """A line in the margin that is no part of the text, with the reason."""

    text: str
    reason: str
    page: int


def without_running_heads(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> tuple[list[list[Line]], list[RunningHead]]:
    """The pages without what repeats in their margins, and what was taken out."""
    margins = [[line for line in page if _in_margin(line, height)] for page, height in zip(pages, heights, strict=True)]
    counts = Counter(pattern for page in margins for pattern in {_pattern(line) for line in page})
    needed = max(2, REPEATED_SHARE * len(pages))
    kept: list[list[Line]] = []
    heads: list[RunningHead] = []
    for number, (page, margin) in enumerate(zip(pages, margins, strict=True), start=1):
        reasons = {id(line): _reason(line, counts[_pattern(line)] >= needed) for line in margin}
        kept.append([line for line in page if not reasons.get(id(line))])
        heads.extend(RunningHead(text=line.text, reason=reason, page=number) for line in margin if (reason := reasons[id(line)]))
    return kept, heads


def _reason(line: Line, is_repeated: bool) -> str:  # noqa: FBT001 (two facts about one line)
    if _PAGE_NUMBER.match(line.text):
        return "page number"
    return "running head" if is_repeated else ""


def _in_margin(line: Line, height: float) -> bool:
    return line.top < height * MARGIN_SHARE or line.bottom > height * (1 - MARGIN_SHARE)


def _pattern(line: Line) -> str:
    return _NUMBER.sub("#", line.text.casefold())


def blocks_of(lines: Sequence[Line], page: int) -> list[Block]:
    """The paragraphs of a page in reading order."""
    if not lines:
        return []
    usual = median(line.size for line in lines)
    blocks: list[Block] = []
    for region in _columns(_regions(list(lines), usual, DEEPEST_CUT), usual):
        blocks.extend(_paragraphs(region, page))
    return blocks


def _columns(regions: list[list[Line]], usual: float) -> list[list[Line]]:
    """Regions that stand under each other in one column, as one: the cut went through the white between their lines."""
    columns: list[list[Line]] = []
    for region in regions:
        above = columns[-1] if columns else None
        if above and above[-1].bottom >= region[0].bottom and _are_one_column(above, region, usual):
            above.extend(region)
        else:
            columns.append(list(region))
    return columns


def _are_one_column(above: Sequence[Line], below: Sequence[Line], usual: float) -> bool:
    """Whether two regions begin at one place, or the upper one is the first line of a paragraph, which is indented."""
    shift = above[-1].left - _left(below)
    if abs(_edge(above) - _edge(below)) < usual:
        return True
    is_indented = len(above) == 1 and 0 < shift < usual * INDENT_IN_HEIGHTS[1] and abs(above[0].size - below[0].size) < 1
    return is_indented and abs(max(line.right for line in below) - above[0].right) < usual


def _edge(lines: Sequence[Line]) -> float:
    """Where the lines begin: what is read from the right begins there."""
    return -max(line.right for line in lines) if _are_from_the_right(lines) else _left(lines)


def _are_from_the_right(lines: Sequence[Line]) -> bool:
    return sum(FROM_THE_RIGHT.search(line.text) is not None for line in lines) * 2 > len(lines)


def _left(lines: Sequence[Line]) -> float:
    return min(line.left for line in lines)


def _regions(lines: list[Line], usual: float, depth: int) -> list[list[Line]]:
    """Cut a page into columns and bands until nothing can be cut; in reading order."""
    if not lines[1:] or not depth:
        return [lines]
    columns = _cut_columns(lines, usual * GUTTER_IN_HEIGHTS)
    from_the_right = _are_from_the_right(lines)
    if len(columns) > 1 and all(len(column) >= COLUMN_LINES for column in columns):
        order = reversed(columns) if from_the_right else columns
        return [region for column in order for region in _regions(column, usual, depth - 1)]
    bands = _cut_bands(lines)
    if len(bands) > 1:
        return [region for band in bands for region in _regions(band, usual, depth - 1)]
    return [sorted(lines, key=lambda line: (-round(line.bottom / max(1.0, usual / 2)), -line.right if from_the_right else line.left))]


def _cut_columns(lines: list[Line], gutter: float) -> list[list[Line]]:
    """Groups of lines with white between them from top to bottom, from the left."""
    columns: list[list[Line]] = []
    reach = 0.0
    for line in sorted(lines, key=lambda line: line.left):
        if not columns or line.left - reach > gutter:
            columns.append([])
            reach = line.right
        columns[-1].append(line)
        reach = max(reach, line.right)
    return columns


def _cut_bands(lines: list[Line]) -> list[list[Line]]:
    """The lines above and below the widest white that goes from left to right; one band where there is none."""
    ordered = sorted(lines, key=lambda line: -line.top)
    widest, at = 0.0, 0
    floor = ordered[0].bottom + ordered[0].size * OVERHANG
    for position, line in enumerate(ordered[1:], start=1):
        gap = floor - (line.top - line.size * OVERHANG)
        if gap > widest:
            widest, at = gap, position
        floor = min(floor, line.bottom + line.size * OVERHANG)
    return [ordered[:at], ordered[at:]] if at else [ordered]


def _paragraphs(lines: list[Line], page: int) -> list[Block]:
    """The lines of one region, joined where a paragraph goes on. Those that are read from the right are looked at in a mirror."""
    if _are_from_the_right(lines):
        lines = [replace(line, left=-line.right, right=-line.left) for line in lines]
    blocks: list[Block] = []
    pending: list[Line] = []
    left, right = _left(lines), max(line.right for line in lines)
    pitches = [above.bottom - below.bottom for above, below in pairwise(lines) if above.bottom > below.bottom]
    pitch = median(pitches) if pitches else 0.0
    usual = max(lines, key=lambda line: len(line.text)).size
    for line in lines:
        above = pending[-1] if pending else None
        if above and (
            _begins_paragraph(above, line, left, right, pitch) or (above.size < usual * OTHER_SIZE and _had_room(above, line, left, right))
        ):
            blocks.append(_block(pending, page))
            pending = []
        pending.append(line)
    blocks.append(_block(pending, page))
    return blocks


def _begins_paragraph(above: Line, line: Line, left: float, right: float, pitch: float) -> bool:
    if max(above.size, line.size) > min(above.size, line.size) * OTHER_SIZE:
        return True
    if above.text.endswith(HYPHEN):
        return False
    if line.text.startswith(_ITEMS):
        return True
    distance = above.bottom - line.bottom
    if pitch and distance > pitch * PARAGRAPH_PITCH:
        return True
    least, most = INDENT_IN_HEIGHTS
    if least * line.size < line.left - left < most * line.size and above.left - left < least * line.size:
        return True
    return above.right - left < (right - left) * SHORT_LINE and bool(_SENTENCE_END.search(above.text))


def _had_room(above: Line, line: Line, left: float, right: float) -> bool:
    """Whether the first word of a line would have stood in the one above, had that gone on: a name, a date, an item of a list ended there.

    Lines of a headline may be balanced, and are not asked.
    """
    if above.text.endswith(HYPHEN):
        return False
    word, blank, _ = line.text.partition(" ")
    letter = (line.right - line.left) / max(1, len(line.text))
    return bool(blank) and above.right + (len(word) + 1) * letter < right - (right - left) * RAGGED


def _block(lines: Sequence[Line], page: int) -> Block:
    return Block(text=joined([line.text for line in lines]), size=median(line.size for line in lines), page=page)


def joined(lines: Sequence[str]) -> str:
    """Lines as one text. A hyphen that the typesetter put in goes; one that belongs to the word stays."""
    text = ""
    for line in lines:
        if not text:
            text = line
        elif text.endswith(HYPHEN):
            text = text[:-1] + ("" if line[:1].islower() else "-") + line
        elif text.endswith("-") and text[-2:-1].isalpha() and line[:1].islower():
            text = text[:-1] + line
        else:
            text += " " + line
    return text.replace(HYPHEN, "-") if text.endswith(HYPHEN) else text
