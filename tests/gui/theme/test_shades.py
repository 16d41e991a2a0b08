"""The colors that rows of a list are painted with, worked out from the theme: each text can be read on each of its grounds."""

import pytest
from PySide6.QtGui import QColor, QFont, QPalette

from clipper.gui.theme.contrast import READABLE, contrast
from clipper.gui.theme.palette import PALETTES, Palette
from clipper.gui.theme.theme import qt_palette
from clipper.gui.widgets.row_look import Looks, RowLook

pytestmark = pytest.mark.usefixtures("qapp")
EACH_THEME = pytest.mark.parametrize("palette", PALETTES.values(), ids=str)
DESKTOP_COLORS = ("#000000", "#ffffff", "#808080", "#ff0000", "#ffff00", "#0000ff", "#00ff00")


def look_of(palette: Palette) -> tuple[RowLook, QPalette]:
    made = qt_palette(palette)
    return Looks().of(QFont(), made), made


@EACH_THEME
def test_all_words_of_a_row_are_readable_on_its_ground_chosen_or_not(palette: Palette) -> None:
    look, made = look_of(palette)
    grounds = {
        "plain": made.color(QPalette.ColorRole.Base),
        "hover": look.hover,
        "chosen": look.selected,
        "chosen, keys elsewhere": look.selected_away,
    }
    for ground, paper in grounds.items():
        for ink in (look.text, look.pale, look.muted):
            assert contrast(ink.name(), paper.name()) >= READABLE, (ground, ink.name())


@EACH_THEME
@pytest.mark.parametrize("color", [None, *DESKTOP_COLORS])
def test_the_name_of_a_tag_is_readable_on_its_chip_whatever_its_color(palette: Palette, color: str | None) -> None:
    look, _ = look_of(palette)
    assert contrast(look.text.name(), QColor(look.chip(color)).name()) >= READABLE


@EACH_THEME
def test_the_chip_of_a_tag_without_a_color_is_seen_on_each_ground(palette: Palette) -> None:
    look, made = look_of(palette)
    for ground in (made.color(QPalette.ColorRole.Base), look.hover, look.selected, look.selected_away):
        assert contrast(QColor(look.chip(None)).name(), ground.name()) > 1.05, ground.name()
