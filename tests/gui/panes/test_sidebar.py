import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from clipper.gui.main_window import MainWindow
from clipper.gui.models.places import ALL, MANY_TAGS, PlaceKind
from clipper.gui.panes.sidebar import Sidebar
from clipper.library.library import Library
from tests.gui.conftest import OpenWindow, add_article
from tests.gui.patience import when_modal

TAGS = ("baltic/ferry", "baltic/salt", "norland-estmark/ferry/fares", "war")


def rows(sidebar: Sidebar, above: QTreeWidgetItem | None = None) -> list[str]:
    """What the tree shows, as the user sees it: hidden and closed rows are not there."""
    above = above or sidebar.tree.invisibleRootItem()
    seen: list[str] = []
    for number in range(above.childCount()):
        row = above.child(number)
        if not row.isHidden():
            seen.append(row.text(0))
            seen += rows(sidebar, row) if row.isExpanded() else []
    return seen


def tags_shown(sidebar: Sidebar) -> list[str]:
    shown = rows(sidebar)
    return shown[shown.index("Tags") + 1 : shown.index("Sources")]


@pytest.fixture
def tagged(open_window: OpenWindow, library: Library, qtbot: QtBot) -> MainWindow:
    """A window on a library with a few tags, which its sidebar shows."""
    add_article(library, "Fares rise", tags=TAGS)
    return with_tags(open_window(library), qtbot)


def with_tags(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.sidebar.refresh()
    qtbot.waitUntil(lambda: bool(window.sidebar.contents and window.sidebar.contents.tags))
    window.activateWindow()
    return window


def narrow(window: MainWindow, typed: str) -> None:
    window.actions_by_id["find_tag"].trigger()
    assert window.sidebar.finder.field.hasFocus()
    QTest.keyClicks(window.sidebar.finder.field, typed)


def test_typing_narrows_the_tags_and_escape_shows_them_as_they_were(tagged: MainWindow) -> None:
    sidebar = tagged.sidebar
    heading = next(item for item in (sidebar.tree.topLevelItem(n) for n in range(9)) if item is not None and item.text(0) == "Tags")
    heading.child(1).setExpanded(False)
    before = tags_shown(sidebar)
    assert before == ["baltic", "ferry", "salt", "norland-estmark", "war"]
    narrow(tagged, "FER")
    assert tags_shown(sidebar) == ["baltic", "ferry", "norland-estmark", "ferry", "fares"]
    assert "All Clippings" in rows(sidebar), "only tags are narrowed"
    QTest.keyClick(sidebar.finder.field, Qt.Key.Key_Escape)
    assert tags_shown(sidebar) == before
    QTest.keyClick(sidebar.finder.field, Qt.Key.Key_Escape)
    assert sidebar.tree.hasFocus()
    assert not sidebar.finder.isVisible()


def test_enter_goes_to_the_nearest_tag_and_lists_its_clippings(tagged: MainWindow) -> None:
    narrow(tagged, "salt")
    QTest.keyClick(tagged.sidebar.finder.field, Qt.Key.Key_Return)
    assert (tagged.sidebar.place.name, tagged.list_pane.place.name) == ("baltic/salt", "baltic/salt")
    assert tagged.sidebar.tree.hasFocus()
    QTest.keyClick(tagged.sidebar.tree, Qt.Key.Key_Escape)
    assert len(tags_shown(tagged.sidebar)) == 7
    assert tagged.sidebar.place.name == "baltic/salt"


def test_where_no_tag_matches_the_line_says_so(tagged: MainWindow) -> None:
    narrow(tagged, "zebra")
    assert tags_shown(tagged.sidebar) == []
    assert tagged.sidebar.finder.told.isVisible()
    assert "zebra" in tagged.sidebar.finder.told.text()
    QTest.keyClick(tagged.sidebar.finder.field, Qt.Key.Key_Return)
    assert tagged.sidebar.place.key == ALL.key
    tagged.sidebar.finder.field.setText("war")
    assert not tagged.sidebar.finder.told.isVisible()
    assert tags_shown(tagged.sidebar) == ["war"]


def test_a_new_tag_is_narrowed_like_the_others(tagged: MainWindow, qtbot: QtBot) -> None:
    narrow(tagged, "ferry")
    keys = tagged.chosen.keys()
    tagged.acts.clippings.change_tags(keys, add=["north/ferry", "steel"])
    qtbot.waitUntil(lambda: "north" in rows(tagged.sidebar))
    assert tags_shown(tagged.sidebar) == ["baltic", "ferry", "norland-estmark", "ferry", "fares", "north", "ferry"]


def test_going_to_a_tag_that_is_narrowed_away_shows_all_again(tagged: MainWindow) -> None:
    narrow(tagged, "ferry")
    assert tagged.sidebar.choose(PlaceKind.TAG, "war")
    assert "war" in tags_shown(tagged.sidebar)
    assert tagged.sidebar.finder.field.text() == ""


def test_slash_in_the_sidebar_asks_for_a_tag_also_where_it_was_hidden(tagged: MainWindow) -> None:
    tagged.sidebar.tree.setFocus()
    QTest.keyClicks(tagged.sidebar.tree, "/")
    assert tagged.sidebar.finder.field.hasFocus()
    tagged.actions_by_id["show_sidebar"].trigger()
    assert not tagged.sidebar.isVisible()
    narrow(tagged, "war")
    assert tags_shown(tagged.sidebar) == ["war"]


def test_with_many_tags_the_line_is_there_by_itself(open_window: OpenWindow, library: Library, qtbot: QtBot) -> None:
    add_article(library, "Fares rise", tags=tuple(f"matter {number}" for number in range(MANY_TAGS + 1)))
    window = with_tags(open_window(library), qtbot)
    qtbot.waitUntil(window.sidebar.finder.isVisible)
    assert not window.sidebar.finder.field.hasFocus()


def test_without_tags_it_is_told_how_one_is_made(window: MainWindow, qtbot: QtBot) -> None:
    window.sidebar.refresh()
    qtbot.waitUntil(lambda: window.sidebar.contents is not None)
    with qtbot.waitSignal(window.session.told) as told:
        window.actions_by_id["find_tag"].trigger()
    assert told.args is not None and "no tags" in str(told.args[0])


def when_asked_for_a_line(words: str) -> None:
    """Type into the dialog that comes, and accept it."""

    def answer(dialog: QDialog) -> None:
        (line,) = dialog.findChildren(QLineEdit)
        line.setText(words)
        dialog.accept()

    when_modal(QDialog, answer)


def test_f2_in_the_sidebar_renames_the_tag_and_not_the_clipping(tagged: MainWindow, library: Library) -> None:
    tagged.sidebar.choose(PlaceKind.TAG, "war")
    tagged.sidebar.setFocus()
    when_asked_for_a_line("peace")
    QTest.keyClick(tagged.sidebar.tree, Qt.Key.Key_F2)
    assert "peace" in [tag.path for tag in library.tags.all()]


def test_delete_in_the_sidebar_deletes_the_tag_says_so_and_is_taken_back(tagged: MainWindow, library: Library) -> None:
    tagged.sidebar.choose(PlaceKind.TAG, "war")
    tagged.sidebar.setFocus()
    QTest.keyClick(tagged.sidebar.tree, Qt.Key.Key_Delete)
    assert "war" not in [tag.path for tag in library.tags.all()]
    assert tagged.messages.sentence == "The tag “war” is deleted."
    tagged.messages.press()
    assert "war" in [tag.path for tag in library.tags.all()]


def test_neither_key_does_anything_to_the_lists_of_the_program_or_to_an_outlet_that_is_named(tagged: MainWindow, library: Library) -> None:
    before = [source.name for source in library.sources.all()]
    tagged.sidebar.choose(PlaceKind.FIXED, "trash")
    tagged.sidebar.setFocus()
    QTest.keyClick(tagged.sidebar.tree, Qt.Key.Key_Delete)
    tagged.sidebar.choose(PlaceKind.SOURCE, before[0])
    QTest.keyClick(tagged.sidebar.tree, Qt.Key.Key_Delete)
    assert [source.name for source in library.sources.all()] == before
    assert library.trash.keys() == []


def test_the_right_mouse_button_asks_for_a_menu_and_leaves_the_list(tagged: MainWindow) -> None:
    tree = tagged.sidebar.tree
    (war,) = tree.findItems("war", Qt.MatchFlag.MatchRecursive)
    row = tree.visualItemRect(war)
    before = tree.viewport().grab(row).toImage()
    lit: list[bool] = []
    offered: list[str] = []

    def look(menu: QMenu) -> None:
        lit.append(tree.viewport().grab(row).toImage() != before)
        offered.extend(action.text() for action in menu.actions())
        menu.close()

    QTest.mousePress(tree.viewport(), Qt.MouseButton.RightButton, pos=row.center())
    assert tagged.sidebar.place.key == ALL.key
    when_modal(QMenu, look)
    tree.customContextMenuRequested.emit(row.center())
    assert offered[:2] == ["Rename Tag…", "Delete Tag"]
    assert lit == [True], "the row that it is about is seen"
    assert tree.viewport().grab(row).toImage() == before
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert tagged.sidebar.place.name == "war"
