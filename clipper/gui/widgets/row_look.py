"""What a row is painted with: fonts, their metrics and colors, worked out once for a font and a palette and not for each row."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette

from clipper.gui.widgets.shades import accent, chip_ground, hairline, hover, muted, selection
from clipper.model.value import value

SMALLER_PT = 1.0
LEAST_PT = 7.0
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
FROM_RIGHT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter) | int(
    Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextForceRightToLeft
)
"""Words that are read from right to left, beginning where the others begin."""
CENTER = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextSingleLine)
"""Put together once: Python takes longer to join flags than Qt to draw a word."""


@value
class Face:
    """A font and its metrics."""

    font: QFont
    metrics: QFontMetrics
    height: int


@value
class RowLook:
    """For one font and one palette."""

    title: Face
    unread: Face
    small: Face
    small_bold: Face
    text: QColor
    muted: QColor
    pale: QColor
    """Between text and muted: titles of what is archived, cells beside the title."""
    accent: QColor
    hairline: QColor
    hover: QColor
    selected: QColor
    selected_away: QColor
    """A chosen row where the keys go elsewhere."""
    chip: Callable[[str | None], QColor]


def smaller(font: QFont) -> QFont:
    """The font of the second rank."""
    small = QFont(font)
    small.setPointSizeF(max(font.pointSizeF() - SMALLER_PT, LEAST_PT))
    return small


class Looks:
    """Gives the look of a font and a palette; the last one is remembered."""

    def __init__(self) -> None:
        self._for: tuple[str, int] | None = None
        self._look: RowLook | None = None

    def of(self, font: QFont, palette: QPalette) -> RowLook:
        wanted = (font.key(), palette.cacheKey())
        if self._look is None or wanted != self._for:
            self._for, self._look = wanted, _look(font, palette)
        return self._look


def _look(font: QFont, palette: QPalette) -> RowLook:
    small = smaller(font)
    own = QPalette(palette)  # the one of a style option lasts as long as the painting
    chips: dict[str | None, QColor] = {}

    def chip(color: str | None) -> QColor:
        if color not in chips:
            chips[color] = chip_ground(own, color)
        return chips[color]

    return RowLook(
        title=_face(font, QFont.Weight.Normal),
        unread=_face(font, QFont.Weight.DemiBold),
        small=_face(small, small.weight()),
        small_bold=_face(small, QFont.Weight.DemiBold),
        text=palette.color(QPalette.ColorRole.Text),
        muted=muted(palette),
        pale=muted(palette, 0.5),
        accent=accent(palette),
        hairline=hairline(palette),
        hover=hover(palette),
        selected=selection(palette, focused=True),
        selected_away=selection(palette, focused=False),
        chip=chip,
    )


def _face(font: QFont, weight: QFont.Weight) -> Face:
    own = QFont(font)
    own.setWeight(weight)
    metrics = QFontMetrics(own)
    return Face(font=own, metrics=metrics, height=metrics.height())
