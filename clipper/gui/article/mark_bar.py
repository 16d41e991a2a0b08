"""The bar that floats at a selection or a highlight: the colors by name, note, tag, copy, cite, add to brief, delete."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QWidget

from clipper.gui.theme.marks import marks
from clipper.gui.theme.measures import Size, Space
from clipper.gui.theme.palette import Palette
from clipper.gui.widgets.buttons import icon_button, tint_icons
from clipper.gui.widgets.swatch import Swatch
from clipper.model.color import HighlightColor


class MarkBar(QFrame):
    """Offers what can be done with a passage."""

    color_wanted = Signal(str)
    note_wanted = Signal()
    tag_wanted = Signal()
    copy_wanted = Signal()
    cite_wanted = Signal()
    brief_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName("Mark the passage")
        self._swatches: list[Swatch] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.SMALL, Space.TIGHT, Space.TIGHT, Space.TIGHT)
        self._row.setSpacing(Space.HAIR)
        self._row.addSpacing(Space.TIGHT)
        for icon, name, signal, key in (
            ("note", "Note", self.note_wanted, "n"),
            ("tag", "Tag", self.tag_wanted, "t"),
            ("copy", "Copy", self.copy_wanted, "Ctrl+C"),
            ("cite", "Copy with Citation", self.cite_wanted, "Ctrl+Shift+C"),
            ("brief-add", "Add to Brief", self.brief_wanted, ""),
        ):
            self._row.addWidget(icon_button(icon, name, signal.emit, self, key=key))
        self._delete = icon_button("trash", "Delete Highlight", self.delete_wanted.emit, self, key="Delete")
        self._row.addWidget(self._delete)
        self._shadow = QGraphicsDropShadowEffect(self)
        self._shadow.setBlurRadius(Size.SHADOW)
        self._shadow.setOffset(0, 3)
        self.setGraphicsEffect(self._shadow)
        self.hide()

    def set_colors(self, colors: Sequence[HighlightColor], palette: Palette) -> None:
        """The library's colors in the user's order, as they look on this theme."""
        for swatch in self._swatches:
            self._row.removeWidget(swatch)
            swatch.hide()
            swatch.deleteLater()
        looks = marks(palette, colors)
        ordered = sorted(colors, key=lambda color: color.position)
        self._swatches = [Swatch(color, looks[color.key], number, self) for number, color in enumerate(ordered, start=1)]
        for at, swatch in enumerate(self._swatches):
            swatch.clicked.connect(lambda _=False, key=swatch.color.key: self.color_wanted.emit(key))
            self._row.insertWidget(at, swatch)
        shadow = QColor(palette.shadow)
        shadow.setAlphaF(0.35 if palette.is_dark else 0.18)
        self._shadow.setColor(shadow)
        tint_icons(self)

    def offer(self, at: QRect, *, color: str = "") -> None:
        """Stand above a passage (in the parent's coordinates), or below where there is no room; `color` for a highlight's own."""
        for swatch in self._swatches:
            swatch.setChecked(swatch.color.key == color)
        self._delete.setVisible(bool(color))
        self.adjustSize()
        self.move(placed(self, at))
        self.show()
        self.raise_()


def placed(card: QWidget, at: QRect, *, below: bool = False) -> QPoint:
    """Where a floating card stands: above `at` (or below it) if it fits, else on the other side; always within its parent."""
    parent = card.parentWidget() or card
    size = card.sizeHint().expandedTo(card.minimumSize())
    above = at.top() - size.height() - Space.SMALL
    under = at.bottom() + Space.SMALL
    fits_below = under + size.height() <= parent.height() - Space.TIGHT
    y = under if (below and fits_below) or above < Space.TIGHT else above
    y = max(int(Space.TIGHT), min(y, parent.height() - size.height() - Space.TIGHT))
    x = max(int(Space.SMALL), min(at.center().x() - size.width() // 2, parent.width() - size.width() - Space.SMALL))
    return QPoint(x, y)
