"""Paints an entry of the sidebar: icon or tag color, title, count; headings small and quiet."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from clipper.gui.models.places import Place, PlaceKind
from clipper.gui.widgets.pictures import picture
from clipper.gui.widgets.row_state import is_hovered, is_selected
from clipper.gui.widgets.shades import accent, hover, mixed, muted, selection

PLACE_ROLE = Qt.ItemDataRole.UserRole
ROW_HEIGHT = 30
MARGIN = 10
ICON = 16
ROUND = 6

Index = QModelIndex | QPersistentModelIndex


class PlaceDelegate(QStyledItemDelegate):
    """For a QTreeView whose rows hold a `Place`."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree
        self.has_icons = False
        """Whether icons are drawn: not when the window is painted for the first time."""
        self.target: QModelIndex | None = None
        """Where what is carried now would be dropped."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802 (Qt's signature)
        return QSize(120, max(ROW_HEIGHT, self._tree.fontMetrics().height() + 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: Place = index.data(PLACE_ROLE)
        rect: QRect = option.rect
        palette: QPalette = option.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if place.kind is PlaceKind.HEADING:
            self._paint_heading(painter, rect, palette, place, index)
        else:
            self._paint_ground(painter, rect, palette, index)
            self._paint_place(painter, rect, palette, place, index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, palette: QPalette, index: Index) -> None:
        whole = QRectF(6, rect.top() + 1, self._tree.viewport().width() - 12, rect.height() - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.target is not None and self.target == index:
            painter.setPen(QPen(accent(palette), 2))
            painter.setBrush(selection(palette, focused=True))
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), ROUND, ROUND)
        elif is_selected(self._tree, index):
            painter.setBrush(selection(palette, focused=self._tree.hasFocus()))
            painter.drawRoundedRect(whole, ROUND, ROUND)
        elif is_hovered(self._tree, index):
            painter.setBrush(hover(palette))
            painter.drawRoundedRect(whole, ROUND, ROUND)

    def _paint_heading(self, painter: QPainter, rect: QRect, palette: QPalette, place: Place, index: Index) -> None:
        font = QFont(self._tree.font())
        font.setPointSizeF(font.pointSizeF() - 1)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(muted(palette))
        line = QRect(MARGIN + 6, rect.top(), self._tree.viewport().width() - 2 * MARGIN - 12, rect.height() - 3)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, place.title)
        _paint_arrow(painter, line.right() - 4, line.bottom() - 8, muted(palette), is_open=self._tree.isExpanded(index))

    def _paint_place(self, painter: QPainter, rect: QRect, palette: QPalette, place: Place, index: Index) -> None:
        left, right = max(rect.left(), 0) + MARGIN + 4, self._tree.viewport().width() - MARGIN - 8
        if place.kind is PlaceKind.TAG:
            if index.model().hasChildren(index):
                _paint_arrow(painter, left - 7, rect.center().y() + 1, muted(palette), is_open=self._tree.isExpanded(index))
            painter.setPen(Qt.PenStyle.NoPen)
            known = place.color is not None and QColor.isValidColorName(place.color)
            ground = palette.color(QPalette.ColorRole.Window)
            painter.setBrush(QColor(place.color) if known else mixed(ground, palette.color(QPalette.ColorRole.Text), 0.28))
            painter.drawEllipse(QRectF(left + 3, rect.center().y() - 4, 10, 10))
        elif place.icon and self.has_icons:
            picture(place.icon).paint(painter, QRect(left, rect.center().y() - ICON // 2 + 1, ICON, ICON))
        count = f"{place.count:,}" if place.count else ""
        metrics = QFontMetrics(self._tree.font())
        painter.setFont(self._tree.font())
        painter.setPen(muted(palette))
        painter.drawText(QRect(0, rect.top(), right, rect.height()), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        width = right - (metrics.horizontalAdvance(count) + 8 if count else 0) - left - ICON - 8
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        title = metrics.elidedText(place.title.replace("\n", " "), Qt.TextElideMode.ElideRight, width)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(QRect(left + ICON + 8, rect.top(), width, rect.height()), flags, title)


def _paint_arrow(painter: QPainter, x: float, y: float, color: QColor, *, is_open: bool) -> None:
    """A small triangle: right where closed, down where open."""
    points = ((-3.5, -2), (3.5, -2), (0, 2.5)) if is_open else ((-2, -3.5), (-2, 3.5), (2.5, 0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent(QPalette()) if not color.isValid() else color)
    painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in points]))
