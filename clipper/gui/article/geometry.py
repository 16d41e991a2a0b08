"""Where a range of characters stands on the page, line by line, also where directions mix."""

import re
from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout, QTextLine

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")

_ROOM_ABOVE, _ROOM_BELOW = 1.0, 2.5
"""Pixels by which a mark reaches over the letters."""


def blocks_between(document: QTextDocument, top: float, bottom: float) -> Iterator[tuple[QTextBlock, QPointF]]:
    """The blocks within these page coordinates, with their origin; they are laid out by asking."""
    layout = document.documentLayout()
    at = _first_block(document, top)
    while at.isValid():
        area = layout.blockBoundingRect(at)
        origin = at.layout().position()
        if min(area.top(), origin.y()) > bottom:
            # Only an image above the words can still reach up into the view: one more block is enough.
            yield at, origin
            return
        yield at, origin
        at = at.next()


def _first_block(document: QTextDocument, top: float) -> QTextBlock:
    position = document.documentLayout().hitTest(QPointF(0, max(0.0, top)), Qt.HitTestAccuracy.FuzzyHit)
    found = document.findBlock(max(0, position))
    before = found.previous()
    return before if before.isValid() else found


def character_at(document: QTextDocument, point: QPointF) -> int:
    """The character under a point of the page, in UTF-16 units; -1 beside the words. Qt's own hit is a place between two."""
    place = document.documentLayout().hitTest(point, Qt.HitTestAccuracy.ExactHit)
    if place < 0:
        return -1
    block = document.findBlock(place)
    for position in (place, place - 1):
        at = position - block.position()
        if at >= 0 and any(area.left() <= point.x() < area.right() for area in line_rects(block, at, at + 1)):
            return position
    return place


def line_rects(block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
    """The areas of the characters `[start, end)` of a block, one for each line (more where directions mix), in page coordinates."""
    layout = block.layout()
    origin = layout.position()
    is_mixed = _RTL.search(block.text()) is not None
    for number in range(_line_at(layout, start), layout.lineCount()):
        line = layout.lineAt(number)
        first, last = line.textStart(), line.textStart() + line.textLength()
        if first >= end:
            return
        left, right = max(first, start), min(last, end)
        if left >= right:
            continue
        top = origin.y() + line.y() - _ROOM_ABOVE
        height = line.ascent() + line.descent() + _ROOM_ABOVE + _ROOM_BELOW
        for x_left, x_right in _extents(line, left, right, is_mixed=is_mixed):
            yield QRectF(origin.x() + x_left, top, x_right - x_left, height)


def _line_at(layout: QTextLayout, position: int) -> int:
    line = layout.lineForTextPosition(position)
    return line.lineNumber() if line.isValid() else 0


def _extents(line: QTextLine, start: int, end: int, *, is_mixed: bool) -> list[tuple[float, float]]:
    """From left to right."""
    if not is_mixed:
        last = line.textStart() + line.textLength()
        right = line.naturalTextRect().right() if end == last else _x(line, end)
        return [(_x(line, start), min(right, _x(line, end)) if end == last else right)]
    found: list[tuple[float, float]] = []
    areas = (run.boundingRect() for run in line.glyphRuns(start, end - start))
    for area in sorted(areas, key=QRectF.left):
        if found and area.left() - found[-1][1] < 1:
            found[-1] = (found[-1][0], max(found[-1][1], area.right()))
        else:
            found.append((area.left(), area.right()))
    return found


def _x(line: QTextLine, position: int) -> float:
    found: object = line.cursorToX(position)  # a pair, which the stubs do not say
    return cast("tuple[float, int]", found)[0]
