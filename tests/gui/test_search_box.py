"""Searching as one types: results, mistakes, chips, completion."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clipper.gui.main_window import MainWindow
from clipper.gui.models.clippings import ROW_ROLE
from clipper.gui.models.listed import Row
from tests.gui.test_list_keys import titles


def type_query(window: MainWindow, text: str) -> None:
    window.list_pane.focus_search()
    QTest.keyClicks(window.list_pane.search.field, text)


def test_results_follow_the_typing_with_what_matched(window: MainWindow, qtbot: QtBot) -> None:
    type_query(window, "tariff")
    qtbot.waitUntil(lambda: titles(window) == ["Salt tariff falls to four percent"])
    row: Row = window.list_pane.table.model().index(0, 0).data(ROW_ROLE)
    assert row.snippet is not None
    assert [row.snippet.text[start:end] for start, end in row.snippet.marks] == ["tariff"]


def test_a_mistake_is_told_with_its_place_and_the_list_stays(window: MainWindow, qtbot: QtBot) -> None:
    type_query(window, "tariff (")
    qtbot.waitUntil(lambda: bool(window.list_pane.search.mistake), timeout=3000)
    assert "parenthesis" in window.list_pane.search.mistake
    assert titles(window)


def test_what_was_understood_stands_in_chips_and_a_click_takes_one_out(window: MainWindow, qtbot: QtBot) -> None:
    type_query(window, "salt is:unread")
    qtbot.waitUntil(lambda: len(window.list_pane.search.chips()) == 2)
    window.list_pane.search.without(0)
    qtbot.waitUntil(lambda: len(titles(window)) == 4)
    assert window.list_pane.search.query == "is:unread"


def test_escape_empties_the_box_and_then_gives_the_keys_back(window: MainWindow, qtbot: QtBot) -> None:
    type_query(window, "salt")
    qtbot.waitUntil(lambda: len(titles(window)) == 1)
    field = window.list_pane.search.field
    QTest.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(titles(window)) == 4)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.list_pane.table


def test_a_field_is_completed_with_the_librarys_sources(window: MainWindow) -> None:
    type_query(window, "source:Har")
    assert window.list_pane.search.offered() == ["Harbor Gazette"]
    window.list_pane.search.complete("Harbor Gazette")
    assert window.list_pane.search.field.text().startswith('source:"Harbor Gazette"')


def test_a_search_inside_a_list_keeps_to_the_list(window: MainWindow, qtbot: QtBot) -> None:
    from clipper.gui.models.places import PlaceKind

    window.sidebar.choose(PlaceKind.FIXED, "starred")
    type_query(window, "salt OR ferry")
    qtbot.waitUntil(lambda: window.list_pane.search.query != "")
    assert titles(window) == []
    assert window.list_pane.asked.query == "is:starred (salt OR ferry*)"
