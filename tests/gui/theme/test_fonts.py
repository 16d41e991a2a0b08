"""The reading font."""

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from clipper.gui.theme.fonts import ReadingFace, reading_font

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("face", ReadingFace)
def test_the_reading_font_names_installed_families_only_and_the_first_is_taken(face: ReadingFace) -> None:
    font = reading_font(face, 13)
    assert set(font.families()) <= set(QFontDatabase.families())
    if font.families():
        assert QFontInfo(font).family() == font.families()[0]
    assert font.styleHint() is {ReadingFace.SERIF: QFont.StyleHint.Serif, ReadingFace.SANS: QFont.StyleHint.SansSerif}[face]
