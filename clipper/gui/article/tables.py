"""How the rows of a table are set: by tab stops, since a table of Qt's would add characters to the text.

A table is set in columns if they fit, in a smaller size where that helps. One whose last column holds sentences lets them wrap in that
column. What still has no room is set as records: each cell in a line of its own, with the name of its column painted beside it. So no
figure ever stands under another column's head.
"""

import re
from collections.abc import Sequence

from PySide6.QtGui import QFontMetricsF, QTextOption

from clipper.gui.article.formats import Formats
from clipper.model.span import ArticleText, Span, SpanKind
from clipper.model.value import value
from clipper.text.direction import reads_rtl

SCALES = (1.0, 0.92, 0.85, 0.78, 0.72)
"""Sizes that are tried, as shares of the text's; smaller ones are hard to read."""
WRAPPED_SCALE = 0.92
GAP_EMS = 1.2
"""Between columns."""
SLACK = 2.0
"""Pixels by which words may turn out wider than they were measured."""
LEAST_LAST_SHARE = 0.35
"""A last column that wraps has at least this share of the width."""
HEADS_SHARE = 0.38
"""The names of columns beside the cells of a record take this share of the width."""
BARE_INDENT_EMS = 1.5
"""How far in the cells of a record stand where no column has a name."""

_FIGURES = re.compile(r"[-+−–—±~≈<>]?\s?[$€£¥₹]?\s?[\d.,'’\u00a0\u202f /:()+−–—-]*\d?\s?[%‰]?")


@value
class SetRow:
    """How one row is set."""

    tabs: tuple[tuple[float, bool], ...]
    """Where columns begin, or end: those of figures stand at their right edge (True)."""
    scale: float = 1.0
    hang: float = 0.0
    """Where the lines after the first begin."""
    heads: tuple[str, ...] = ()
    """The names of the columns, painted beside the cells of a record."""

    def stops(self, *, is_rtl: bool) -> list[QTextOption.Tab]:
        """For Qt, which counts tabs from the right where words are read from there, and takes the types for each other."""
        left, right = QTextOption.TabType.LeftTab, QTextOption.TabType.RightTab
        return [QTextOption.Tab(position, right if is_end != is_rtl else left) for position, is_end in self.tabs]


def set_rows(article: ArticleText, blocks: Sequence[Span], formats: Formats, width: float) -> dict[int, SetRow]:
    """For each table row, by block number; rows that stand together are one table."""
    found: dict[int, SetRow] = {}
    number = 0
    while number < len(blocks):
        end = number
        while end < len(blocks) and blocks[end].kind is SpanKind.TABLE_ROW:
            end += 1
        if end > number:
            found |= dict(enumerate(_table(article, blocks[number:end], formats, width), number))
        number = max(end, number + 1)
    return found


def _table(article: ArticleText, rows: Sequence[Span], formats: Formats, width: float) -> list[SetRow]:
    cells = [article.slice(row).split("\t") for row in rows]
    heads = [bool(row.attributes.get("header")) for row in rows]
    widths = _widths(cells, formats)
    gap = formats.em * GAP_EMS
    for scale in SCALES:
        if _total(widths, scale, gap) <= width:
            return [SetRow(tabs=_stops(widths, scale, gap, _figures(cells, heads)), scale=scale)] * len(rows)
        before_last = _total(widths[:-1], WRAPPED_SCALE, gap) + gap
        if scale <= WRAPPED_SCALE and width - before_last >= width * LEAST_LAST_SHARE:
            tabs = _stops(widths, WRAPPED_SCALE, gap, frozenset())
            return [SetRow(tabs=tabs, scale=WRAPPED_SCALE, hang=tabs[-1][0] if tabs else 0.0)] * len(rows)
    return _records(cells, heads, formats, width)


def _records(cells: list[list[str]], heads: list[bool], formats: Formats, width: float) -> list[SetRow]:
    names = tuple(cells[heads.index(True)]) if True in heads else ()
    hang = width * HEADS_SHARE if names else formats.em * BARE_INDENT_EMS
    # A stop at the edge: behind it no word has room, and the next cell begins a line.
    record = SetRow(tabs=((width - 1, False),), scale=WRAPPED_SCALE, hang=hang, heads=names)
    return [SetRow(tabs=(), scale=SCALES[-1]) if is_head else record for is_head in heads]


def _widths(cells: list[list[str]], formats: Formats) -> list[float]:
    """Of each column's widest cell."""
    font = formats.style.font()
    font.setBold(True)
    metrics = QFontMetricsF(font)
    return [
        max((metrics.horizontalAdvance(row[column]) for row in cells if column < len(row)), default=0.0)
        for column in range(max(map(len, cells)))
    ]


def _total(widths: Sequence[float], scale: float, gap: float) -> float:
    return sum(width * scale + SLACK for width in widths) + gap * (len(widths) - 1)


def _stops(widths: list[float], scale: float, gap: float, figures: frozenset[int]) -> tuple[tuple[float, bool], ...]:
    stops: list[tuple[float, bool]] = []
    begin = 0.0
    for column, width in enumerate(widths):
        end = begin + width * scale + SLACK
        if column:
            stops.append((end, True) if column in figures else (begin, False))
        begin = end + gap
    return tuple(stops)


def _figures(cells: list[list[str]], heads: list[bool]) -> frozenset[int]:
    """The columns that hold figures: they are compared at their right edge. From right to left, columns begin there."""
    if any(reads_rtl(row[0]) for row in cells):
        return frozenset()
    body = [row for row, is_head in zip(cells, heads, strict=True) if not is_head]
    found: set[int] = set()
    for column in range(max(map(len, cells))):
        words = [row[column] for row in body if column < len(row) and row[column]]
        if any(character.isdigit() for word in words for character in word) and all(_FIGURES.fullmatch(word) for word in words):
            found.add(column)
    return frozenset(found)
