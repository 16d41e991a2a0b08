"""How an article is set: face, size, line height, measure. A value; Qt fonts are made from it."""

from dataclasses import replace

from PySide6.QtGui import QFont, QFontMetricsF

from clipper.gui.theme.fonts import ReadingFace, reading_font
from clipper.model.value import value

MIN_SIZE_PT, MAX_SIZE_PT = 8, 40
"""Below, nobody reads; above, a line holds three words."""

_SAMPLE = "the quick report said that ministers from five countries would meet "
"""Ordinary prose of small letters and blanks: what an average character of a line is measured on."""


@value
class ReadingStyle:
    """The settings `article_…`."""

    face: ReadingFace = ReadingFace.SERIF
    size_pt: int = 13
    line_height: float = 1.5
    measure: int = 70
    """Characters a line, at most."""

    def font(self) -> QFont:
        return reading_font(self.face, self.size_pt)

    def column_width(self) -> int:
        """The width of the text in pixels."""
        metrics = QFontMetricsF(self.font())
        return round(metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE) * self.measure)

    def resized(self, by_pt: int) -> "ReadingStyle":
        """Larger or smaller by so many points, within what can be read."""
        return replace(self, size_pt=min(MAX_SIZE_PT, max(MIN_SIZE_PT, self.size_pt + by_pt)))
