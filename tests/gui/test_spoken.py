"""What the window tells a screen reader that eyes see at its place."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clipper.gui.main_window import MainWindow
from clipper.gui.models.places import PlaceKind
from clipper.library.library import Library
from tests.gui.conftest import add_article

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def heard(window: MainWindow) -> list[str]:
    """What is said."""
    words: list[str] = []
    window.session.spoken.connect(words.append)
    return words


def names_in(widget: QWidget) -> list[str]:
    """The names of all that lies in it, as a screen reader gets them."""
    found = QAccessible.queryAccessibleInterface(widget)
    children = (found.child(number) for number in range(found.childCount()))
    return [child.text(QAccessible.Text.Name) for child in children if child]


@pytest.mark.parametrize(
    ("key", "done", "name"),
    [
        (Qt.Key.Key_S, "Starred", "Star Clipping"),
        (Qt.Key.Key_U, "Marked as read", "Mark Clipping as Read"),
        (Qt.Key.Key_E, "Archived", "Archive Clipping"),
    ],
)
def test_what_a_key_did_and_what_undo_did(window: MainWindow, qtbot: QtBot, key: Qt.Key, done: str, name: str) -> None:
    heard: list[str] = []
    window.session.spoken.connect(heard.append)
    qtbot.keyClick(window.list_pane.table, key)
    qtbot.waitUntil(lambda: heard == [done])
    window.session.undo_stack.undo()
    window.session.undo_stack.redo()
    assert heard == [done, f"Undone: {name}", f"Done again: {name}"]


def test_how_many_a_search_finds_is_said_once(qtbot: QtBot, window: MainWindow, heard: list[str]) -> None:
    window.list_pane.focus_search()
    qtbot.keyClicks(window.list_pane.search.field, "salt")
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["1 clipping found"]
    window.list_pane.relist()
    add_article(window.session.library, "Salt is dear")
    window.session.tell_elsewhere()
    qtbot.waitUntil(lambda: len(heard) > 1)
    assert heard == ["1 clipping found", "2 clippings found"]


def test_why_nothing_is_found_is_said(qtbot: QtBot, window: MainWindow, heard: list[str]) -> None:
    window.list_pane.focus_search()
    qtbot.keyClicks(window.list_pane.search.field, "pepper")
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].startswith("Nothing found. ")


def test_an_empty_place_is_said_and_a_full_one_is_not(qtbot: QtBot, window: MainWindow, heard: list[str]) -> None:
    window.sidebar.choose(PlaceKind.FIXED, "unread")
    qtbot.waitUntil(lambda: window.list_pane.head.title.text() == "Unread")
    window.sidebar.choose(PlaceKind.FIXED, "starred")
    qtbot.waitUntil(lambda: bool(heard))
    assert len(heard) == 1
    assert heard[0].split(".")[0] == "No stars yet"


def test_the_sidebar_tells_how_many_each_place_holds(qtbot: QtBot, window: MainWindow, library: Library) -> None:
    add_article(library, "A tagged one", tags=("trade/tariffs",))
    window.session.tell_elsewhere()
    qtbot.waitUntil(lambda: "tariffs, 1" in names_in(window.sidebar.tree))
    names = names_in(window.sidebar.tree)
    assert "All Clippings, 5" in names
    assert "Starred" in names
    assert "Lund Courier, 3" in names


def test_a_row_is_told_by_its_first_cell_and_each_column_by_its_own(window: MainWindow) -> None:
    window.list_pane.set_density(compact=True)
    names = names_in(window.list_pane.table)
    row = "Council delays the survey, Lund Courier, 1 Mar, unread"
    assert names[names.index(row) :][:3] == [row, "Lund Courier", "1 Mar"]


def test_color_and_tag_of_a_highlight(qtbot: QtBot, window: MainWindow, heard: list[str]) -> None:
    pane = window.article.pane
    qtbot.waitUntil(lambda: pane.clipping is not None and bool(pane.view.page.article.text))
    pane.view.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_1):
        qtbot.keyClick(pane.view, key)
    qtbot.waitUntil(lambda: bool(pane.marking.chosen))
    qtbot.keyClick(pane.view, Qt.Key.Key_2)
    assert heard == ["Evidence"]
    window.article.wishes.add_tag.emit((pane.marking.chosen,), "trade")
    window.article.wishes.remove_tag.emit((pane.marking.chosen,), "trade")
    assert heard[1:] == ["Tagged “trade”", "No longer tagged “trade”"]


def heard_after(act: Callable[[], object], heard: list[str]) -> list[str]:
    heard.clear()
    act()
    return list(heard)


def test_a_moved_end_is_told_by_the_words_that_are_marked_now(qtbot: QtBot, window: MainWindow, heard: list[str]) -> None:
    pane = window.article.pane
    qtbot.waitUntil(lambda: pane.clipping is not None and bool(pane.view.page.article.text))
    pane.view.select(4, 9)
    window.article.wishes.mark.emit(4, 9, "claim")
    qtbot.waitUntil(lambda: bool(pane.marking.chosen))
    key = pane.marking.chosen
    assert heard_after(lambda: window.article.wishes.move.emit(key, 4, 19), heard) == [f"Highlighted: {pane.view.page.article.text[4:19]}"]


def test_what_is_turned_on_and_off_is_said(window: MainWindow, heard: list[str]) -> None:
    for name in ("show_sidebar", "show_sidebar", "show_highlights", "fold_stories", "compact"):
        window.actions_by_id[name].trigger()
    turned = window.actions_by_id["show_highlights"].isChecked()
    assert heard[:2] == ["Sidebar: off", "Sidebar: on"]
    assert heard[2:] == [f"Highlights: {'on' if turned else 'off'}", "Stories as One Row: on", "Compact List: on"]
