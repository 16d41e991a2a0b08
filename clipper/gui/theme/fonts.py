"""The fonts: the system's for the window, a reading face for articles."""

from enum import StrEnum
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase


class ReadingFace(StrEnum):
    """The setting `article_font`."""

    SERIF = "serif"
    SANS = "sans"


_FAMILIES = {
    ReadingFace.SERIF: ("Charter", "Source Serif 4", "Iowan Old Style", "Noto Serif", "Georgia", "Cambria", "DejaVu Serif"),
    ReadingFace.SANS: ("Inter", "Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans"),
}
"""In order of preference; the first that is installed is taken."""

_HINTS = {ReadingFace.SERIF: QFont.StyleHint.Serif, ReadingFace.SANS: QFont.StyleHint.SansSerif}

CODE_FAMILIES = ("JetBrains Mono", "SF Mono", "Cascadia Mono", "Noto Sans Mono", "Noto Mono", "DejaVu Sans Mono")


@lru_cache(maxsize=len(_FAMILIES))
def _installed(families: tuple[str, ...]) -> list[str]:
    """Those that are installed: for a font that begins with another one, Qt sorts all fonts by how near they come to that."""
    there = frozenset(QFontDatabase.families())
    return [family for family in families if family in there]


def reading_font(face: ReadingFace, size_pt: float) -> QFont:
    """The font of an article's text."""
    font = QFont()
    font.setFamilies(_installed(_FAMILIES[face]))
    font.setStyleHint(_HINTS[face])
    font.setPointSizeF(size_pt)
    return font


def quote_font(font: QFont) -> QFont:
    """The font of a quotation in a list, beside words in the window's own."""
    return reading_font(ReadingFace.SERIF, font.pointSizeF() + 1)
