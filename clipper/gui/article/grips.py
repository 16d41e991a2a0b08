"""The ends of highlights as things that the mouse can take hold of."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextDocument

from clipper.gui.article.geometry import line_rects
from clipper.gui.article.lanes import MarkedRange
from clipper.gui.article.marks_paint import Painted
from clipper.model.value import value

REACH, REACH_CHOSEN = 4.0, 8.0
"""Pixels around an end within which it is taken; the chosen highlight shows grips and may be taken more freely."""

_NEAR = 3
"""Characters around the mouse within which ends are looked for."""


@value
class Grip:
    """One end of a highlight, in UTF-16 units."""

    range: MarkedRange
    is_start: bool

    def moved(self, position: int) -> MarkedRange:
        """The range with this end at a position; it never turns around or becomes empty."""
        start = min(position, self.range.end - 1) if self.is_start else self.range.start
        end = self.range.end if self.is_start else max(position, self.range.start + 1)
        return MarkedRange(id=self.range.id, start=start, end=end, color=self.range.color)


def grip_at(document: QTextDocument, painted: Painted, point: QPointF, position: int) -> Grip | None:
    """The end under a point of the page; `position` is the character there."""
    if painted.chosen is not None:
        found = _taken(document, painted.chosen, point, REACH_CHOSEN)
        if found is not None:
            return found
    near = painted.highlights.over(max(0, position - _NEAR), position + _NEAR)
    return next((grip for marked in near if (grip := _taken(document, marked, point, REACH)) is not None), None)


def _taken(document: QTextDocument, marked: MarkedRange, point: QPointF, reach: float) -> Grip | None:
    for is_start in (True, False):
        area = _edge_area(document, marked.start if is_start else marked.end - 1, is_start=is_start)
        if area is not None and area.adjusted(-reach, -reach / 2, reach, reach).contains(point):
            return Grip(range=marked, is_start=is_start)
    return None


def _edge_area(document: QTextDocument, character: int, *, is_start: bool) -> QRectF | None:
    """A line of no width where the range begins or ends."""
    block = document.findBlock(character)
    at = character - block.position()
    rects = list(line_rects(block, at, at + 1))
    if not rects:
        return None
    area = rects[0]
    on_left = is_start != (block.blockFormat().layoutDirection() is Qt.LayoutDirection.RightToLeft)
    x = area.left() if on_left else area.right()
    return QRectF(x, area.top(), 0.01, area.height())
