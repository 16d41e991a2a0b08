"""Colors of painted widgets, derived from the palette so that light and dark need no second table."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPen

PLAIN_CHIP = 0.15
"""Share of the ink in the ground of a tag without a color: it is seen on a chosen row, too."""


def fill(painter: QPainter, area: QRect | QRectF, color: QColor) -> None:
    """Fill an area; afterwards the painter has no pen.

    `fillRect` takes gradients too, and the first call of it makes the binding build their 182 presets: 3 ms of the start.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRect(area)


def brush(color: QColor) -> QBrush:
    """A plain brush. `QBrush(color)` would look for a gradient, as `fillRect` does."""
    return QPen(color).brush()


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """`share` of the other color in the one."""
    return QColor(
        round(one.red() + (other.red() - one.red()) * share),
        round(one.green() + (other.green() - one.green()) * share),
        round(one.blue() + (other.blue() - one.blue()) * share),
    )


def muted(palette: QPalette, share: float = 1.0) -> QColor:
    """Text of the second rank: the theme's own tone, 4.5 to 1 on each of its grounds; with less than 1, so far on the way to it."""
    tone = palette.color(QPalette.ColorRole.PlaceholderText)
    return tone if share == 1.0 else mixed(palette.color(QPalette.ColorRole.Text), tone, share)


def hairline(palette: QPalette) -> QColor:
    """A line that divides without being seen."""
    return mixed(palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text), 0.12)


def accent(palette: QPalette) -> QColor:
    """The color of what is chosen or can be pressed."""
    return palette.color(QPalette.ColorRole.Accent)


def selection(palette: QPalette, *, focused: bool) -> QColor:
    """The ground of a selected row: clearly the accent where the keys go, gray elsewhere."""
    base = palette.color(QPalette.ColorRole.Base)
    if focused:
        return mixed(base, accent(palette), 0.24 if is_dark(palette) else 0.15)
    return mixed(base, palette.color(QPalette.ColorRole.Text), 0.09)


def hover(palette: QPalette) -> QColor:
    """The ground of the row under the mouse."""
    return mixed(palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text), 0.04)


def is_dark(palette: QPalette) -> bool:
    """Whether text is lighter than its ground."""
    return palette.color(QPalette.ColorRole.Base).lightness() < palette.color(QPalette.ColorRole.Text).lightness()


def chip_ground(palette: QPalette, color: str | None) -> QColor:
    """The ground of a tag's chip: its own color, quiet enough for text on it."""
    base = palette.color(QPalette.ColorRole.Base)
    if color is None or not QColor.isValidColorName(color):
        return mixed(base, palette.color(QPalette.ColorRole.Text), PLAIN_CHIP)
    return readable_ground(base, QColor(color), palette.color(QPalette.ColorRole.Text), 0.34 if is_dark(palette) else 0.42)


def readable_ground(base: QColor, color: QColor, ink: QColor, share: float) -> QColor:
    """So much of a color in the base, or less where words of this ink could not be read on it."""
    from clipper.gui.theme.contrast import READABLE, contrast

    while contrast(ink.name(), mixed(base, color, share).name()) < READABLE:
        share -= 0.02
    return mixed(base, color, share)
