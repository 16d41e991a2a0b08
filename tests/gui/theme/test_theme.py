import re

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QStyle, QStyleOptionButton
from pytestqt.qtbot import QtBot

from clipper import resources
from clipper.gui import icons
from clipper.gui.main_window import MainWindow
from clipper.gui.models.places import PlaceKind
from clipper.gui.theme.contrast import contrast
from clipper.gui.theme.follow import ThemeFollower
from clipper.gui.theme.palette import DARK, LIGHT, PALETTES, SEPIA, Palette
from clipper.gui.theme.theme import apply, choose, qt_palette, style_sheet
from clipper.library.library import Library
from tests.gui.tree_rows import current_row


def test_the_system_is_followed_unless_a_theme_is_chosen() -> None:
    assert choose("system", Qt.ColorScheme.Dark) is DARK
    assert choose("system", Qt.ColorScheme.Light) is LIGHT
    assert choose("system", Qt.ColorScheme.Unknown) is LIGHT
    assert choose("sepia", Qt.ColorScheme.Dark) is SEPIA
    assert choose("nonsense", Qt.ColorScheme.Light) is LIGHT


def test_a_chosen_theme_is_told_once() -> None:
    follower = ThemeFollower("light")
    told: list[object] = []
    follower.changed.connect(told.append)
    follower.choose("dark")
    follower.choose("dark")
    assert told == [DARK]
    assert follower.palette is DARK


@pytest.mark.parametrize("palette", PALETTES.values(), ids=str)
def test_every_name_in_the_style_sheet_is_known(palette: object) -> None:
    assert re.findall("@[a-z_]+", style_sheet(palette)) == []  # type: ignore[arg-type]  # a Palette
    made = qt_palette(palette)  # type: ignore[arg-type]  # a Palette
    assert made.color(QPalette.ColorRole.Text).name() == palette.ink  # type: ignore[attr-defined]  # a Palette


pytestmark = pytest.mark.usefixtures("qapp")

LEAST_OF_CONTROLS = 3.0
"""The contrast that WCAG 2.2 (1.4.11) asks of what one operates."""
TINTED = sorted(file.stem for file in resources.path("icons").glob("*.svg") if "currentColor" in file.read_text("utf-8"))
"""The others are drawn by the style sheet in a color of their own."""


@pytest.mark.parametrize("name", TINTED)
def test_each_icon_is_drawn_in_the_color_that_was_asked_for(name: str) -> None:
    image = icons.icon(name, "#ff0000").pixmap(40, 40).toImage()
    colors = {image.pixelColor(x, y).name() for x in range(40) for y in range(40) if image.pixelColor(x, y).alpha() > 250}
    assert colors == {"#ff0000"}


def drawn(button: QPushButton, *states: QStyle.StateFlag) -> QImage:
    """The middle of a button in a state, without its edge."""
    option = QStyleOptionButton()
    option.initFrom(button)
    option.rect, option.text = button.rect(), button.text()
    if button.isDefault():
        option.features |= QStyleOptionButton.ButtonFeature.DefaultButton
    for state in states:
        option.state |= state
    image = QImage(button.size(), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    button.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, button)
    painter.end()
    return image.copy(button.rect().adjusted(4, 4, -4, -4))


@pytest.mark.parametrize("palette", PALETTES.values(), ids=str)
def test_the_words_of_a_button_stand_free_when_it_has_the_keys_and_keep_their_room_as_default(
    palette: Palette, qapp: QApplication, qtbot: QtBot
) -> None:
    before = qapp.palette(), qapp.styleSheet()
    apply(qapp, palette)
    try:
        button = QPushButton("Keep Rule")
        qtbot.addWidget(button)
        usual = button.sizeHint()
        button.setDefault(True)
        assert button.sizeHint() == usual
        button.resize(button.sizeHint())
        focus = QStyle.StateFlag.State_HasFocus, QStyle.StateFlag.State_KeyboardFocusChange
        assert drawn(button, *focus) == drawn(button)
    finally:
        qapp.setPalette(before[0])
        qapp.setStyleSheet(before[1])


@pytest.mark.parametrize("palette", PALETTES.values(), ids=str)
def test_an_unchecked_box_is_seen(palette: Palette, qapp: QApplication, qtbot: QtBot) -> None:
    before = qapp.palette(), qapp.styleSheet()
    apply(qapp, palette)
    try:
        box = QCheckBox()
        qtbot.addWidget(box)
        box.resize(40, 24)
        image = box.grab().toImage()
        shades = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        assert max(contrast(shade, palette.panel) for shade in shades) >= LEAST_OF_CONTROLS
    finally:
        qapp.setPalette(before[0])
        qapp.setStyleSheet(before[1])


@pytest.mark.parametrize("palette", PALETTES.values(), ids=str)
def test_a_chosen_tag_has_one_ground_and_nothing_beside_it(
    palette: Palette, qapp: QApplication, window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    """Qt paints the indentation of a row by itself, in the color of the style sheet."""
    before = qapp.palette(), qapp.styleSheet()
    apply(qapp, palette)
    try:
        library.tags.create("trade")
        window.sidebar.refresh()
        qtbot.waitUntil(lambda: window.sidebar.choose(PlaceKind.TAG, "trade"))
        tree = window.sidebar.tree
        row = tree.visualItemRect(current_row(tree))
        beside = tree.viewport().grab(QRect(0, row.top(), 5, row.height())).toImage()
        colors = {beside.pixelColor(x, y).name() for x in range(beside.width()) for y in range(beside.height())}
        assert colors == {palette.panel}
    finally:
        qapp.setPalette(before[0])
        qapp.setStyleSheet(before[1])
