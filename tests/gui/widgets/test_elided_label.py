"""A title that has no room."""

from pytestqt.qtbot import QtBot

from clipper.gui.main_window import MainWindow
from clipper.gui.models.places import PlaceKind
from clipper.gui.widgets.elided_label import ElidedLabel
from clipper.library.library import Library

LONG = "A tag with a name that no narrow list has room for"


def test_what_has_no_room_ends_in_dots_and_is_told_in_the_tip(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText(LONG)
    label.show()
    label.resize(label.sizeHint())
    assert (label.shown, label.toolTip()) == (LONG, "")
    label.resize(120, 24)
    assert (label.text(), label.toolTip()) == (LONG, LONG)
    assert label.shown.endswith("…") and LONG.startswith(label.shown.removesuffix("…"))
    assert label.sizeHint().width() > 120, "it wants to be whole again"


def test_the_name_of_a_list_is_cut_before_its_number_and_order(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    library.tags.change(window.chosen.keys(), add=[LONG])
    window.resize(900, 640)
    window.sidebar.refresh()
    qtbot.waitUntil(lambda: window.sidebar.choose(PlaceKind.TAG, LONG))
    head = window.list_pane.head
    qtbot.waitUntil(lambda: head.title.text() == LONG and head.title.toolTip() == LONG)
    assert head.count.text() == "1"
    assert head.count.width() >= head.count.minimumSizeHint().width()
    assert head.width() <= window.list_pane.width()
