"""The bar that floats at a selection or a highlight: the colors by name, note, tag, copy, cite, add to brief, delete."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QWidget

from clipper.gui.article.keys import Act
from clipper.gui.theme.marks import marks
from clipper.gui.theme.measures import Size, Space
from clipper.gui.theme.palette import Palette
from clipper.gui.widgets.buttons import icon_button, tint_icons
from clipper.gui.widgets.swatch import Swatch
from clipper.model.color import HighlightColor


class MarkBar(QFrame):
    """Offers what can be done with a passage."""

    color_wanted = Signal(str)
    act_wanted = Signal(object)
    """An Act of the keys table."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName("Mark the passage")
        self._swatches: list[Swatch] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.SMALL, Space.TIGHT, Space.TIGHT, Space.TIGHT)
        self._row.setSpacing(Space.HAIR)
        self._row.addSpacing(Space.TIGHT)
        for icon, name, act, key in (
            ("note", "Note", Act.NOTE, "n"),
            ("tag", "Tag", Act.TAG, "t"),
            ("copy", "Copy", Act.COPY, "Ctrl+C"),
            ("cite", "Copy with Citation", Act.CITE, "Ctrl+Shift+C"),
            ("brief-add", "Add to Brief", Act.BRIEF, ""),
        ):
            self._row.addWidget(icon_button(icon, name, partial(self.act_wanted.emit, act), self, key=key))
        self._delete = icon_button("trash", "Delete Highlight", partial(self.act_wanted.emit, Act.DELETE), self, key="Delete")
        self._place = icon_button("moved", "Put the Lost Highlight Here", partial(self.act_wanted.emit, Act.PLACE), self, key="m")
        for button in (self._place, self._delete):
            self._row.addWidget(button)
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

    def offer(self, at: QRect, *, color: str = "", for_lost: bool = False) -> None:
        """Stand above a passage (in the parent's coordinates), or below where there is no room.

        `color` is a highlight's own; `for_lost` offers to put a highlight here whose words are gone.
        """
        for swatch in self._swatches:
            swatch.setChecked(swatch.color.key == color)
        self._delete.setVisible(bool(color))
        self._place.setVisible(for_lost)
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
