"""The mark on a row that stands for a story: how many reports it has, and whether they are shown. A click on it opens and closes."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPolygonF

from clipper.gui.widgets.shades import chip_ground, muted
from clipper.model.listing import Fold

INDENT = 20
"""How much further in the reports below a leader begin."""
ARROW = 8.0
PADDING = 6
GAP = 8


def fold_width(font: QFont, fold: Fold, *, is_short: bool = False) -> int:
    """The width of the mark, with the gap behind it."""
    return round(2 * PADDING + ARROW + 4 + QFontMetrics(font).horizontalAdvance(_text(fold, is_short=is_short))) + GAP


def fold_place(line: QRect, font: QFont, fold: Fold, *, is_short: bool = False) -> QRect:
    """Where the mark stands in its line: at the left end, the short one at the right."""
    width = fold_width(font, fold, is_short=is_short) - GAP
    left = line.right() - width if is_short else line.left()
    return QRect(left, line.top() - 1, width, line.height() + 2)


def paint_fold(painter: QPainter, place: QRect, palette: QPalette, fold: Fold, *, is_short: bool = False) -> None:
    """In the painter's font."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(chip_ground(palette, None))
    painter.drawRoundedRect(QRectF(place), 4, 4)
    painter.setBrush(muted(palette, 0.4))
    center = QPointF(place.left() + PADDING + ARROW / 2, place.center().y() + 0.5)
    half = ARROW / 2
    right = (QPointF(-half * 0.6, -half), QPointF(half * 0.7, 0), QPointF(-half * 0.6, half))
    down = (QPointF(-half, -half * 0.6), QPointF(half, -half * 0.6), QPointF(0, half * 0.7))
    painter.drawPolygon(QPolygonF([center + point for point in (down if fold.is_open else right)]))
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    words = place.adjusted(round(PADDING + ARROW + 4), 0, 0, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, _text(fold, is_short=is_short))


def _text(fold: Fold, *, is_short: bool) -> str:
    return f"{fold.reports:,}" if is_short else f"{fold.reports:,} reports"
