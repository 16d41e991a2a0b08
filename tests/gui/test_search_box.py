"""Searching as one types: results, mistakes, chips, completion."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from clipper.gui.main_window import MainWindow
from clipper.gui.models.clippings import ROW_ROLE
from clipper.gui.models.listed import Row
from clipper.gui.window_memory import WindowMemory
from clipper.library.library import Library
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
    qtbot.waitUntil(lambda: bool(window.list_pane.search.mistake))
    assert "parenthesis" in window.list_pane.search.mistake
    assert titles(window)


def chips(window: MainWindow) -> list[str]:
    return [button.text() for button in window.list_pane.search.findChildren(QToolButton) if button.property("chip")]


def test_what_was_understood_stands_in_chips_and_a_click_takes_one_out(window: MainWindow, qtbot: QtBot) -> None:
    type_query(window, "salt is:unread")
    qtbot.waitUntil(lambda: len(chips(window)) == 2)
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


def test_authors_and_languages_are_completed_too_whatever_the_accents(window: MainWindow, library: Library) -> None:
    key = library.listing.open().keys(0, 1)
    library.clippings.edit(key, {"authors": ("Élise Morå",), "language": "nb"})
    type_query(window, "author:mora")
    assert window.list_pane.search.offered() == ["Élise Morå"]
    window.list_pane.search.complete("Élise Morå")
    assert window.list_pane.search.field.text() == 'author:"Élise Morå" '
    window.list_pane.search.clear()
    type_query(window, "lang:n")
    assert window.list_pane.search.offered() == ["nb"]


def test_the_languages_own_words_are_offered_with_what_they_mean(window: MainWindow) -> None:
    type_query(window, "publ")
    assert window.list_pane.search.offered() == ["published:"]


def test_the_sort_that_a_query_asks_for_is_the_one_that_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    type_query(window, "the sort:title")
    qtbot.waitUntil(lambda: titles(window)[1:2] == ["Ferry line to Sellen reopens"])
    button = window.list_pane.head.findChild(QToolButton, "sortButton")
    assert button is not None and button.text() == "Title ↓"


def test_the_same_article_is_marked_anew_when_the_search_changes(window: MainWindow, qtbot: QtBot) -> None:
    type_query(window, "salt")
    qtbot.waitUntil(
        lambda: window.article.clipping is not None and window.article.clipping.metadata.title == "Salt tariff falls to four percent"
    )

    def marked() -> list[str]:
        text = window.article.pane.view.page.article.text
        return [text[start:end] for start, end in window.article.pane.hits.ranges]

    qtbot.waitUntil(lambda: set(marked()) == {"Salt"})
    type_query(window, "tariff")
    qtbot.waitUntil(lambda: set(marked()) == {"tariff"})
    window.list_pane.search.set_query("")
    qtbot.waitUntil(lambda: not marked())


def test_return_on_a_completion_puts_it_in_and_the_keys_stay_in_the_box(window: MainWindow, qtbot: QtBot) -> None:
    """Whoever goes on typing would else star, archive and tag with the next letters."""
    type_query(window, "source:Har")
    field = window.list_pane.search.field
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(window.list_pane.search.left):
        QTest.keyClick(popup, Qt.Key.Key_Return)
    assert field.text() == 'source:"Harbor Gazette" '
    qtbot.waitUntil(lambda: len(titles(window)) == 1)
    assert window.focusWidget() is field
    with qtbot.waitSignal(window.list_pane.search.left):
        QTest.keyClick(field, Qt.Key.Key_Return)


def test_escape_closes_the_completions_and_keeps_what_was_typed(window: MainWindow) -> None:
    type_query(window, "salt source:Har")
    field, popup = window.list_pane.search.field, QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert field.text() == "salt source:Har"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_completions_are_gone_when_the_keys_go_elsewhere(window: MainWindow) -> None:
    type_query(window, "source:Har")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert not popup.isVisible()
    assert window.list_pane.search.field.text() == "source:Har"


def test_a_search_for_a_tag_that_there_is_not_offers_the_one_that_was_meant(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    library.tags.change(library.listing.open("salt").keys(0, 1), add=["trade/salt tariffs"])
    window.list_pane.search.set_query("tag:tariffs")
    qtbot.waitUntil(lambda: not titles(window))
    button = next(each for each in window.list_pane.findChildren(QPushButton) if each.isVisible())
    assert button.text() == "Search for That Tag"
    button.click()
    qtbot.waitUntil(lambda: titles(window) == ["Salt tariff falls to four percent"])
    assert window.list_pane.search.query == 'tag:"trade/salt tariffs"'


def test_the_searches_before_are_gone_through_by_keys_and_kept_for_the_next_start(window: MainWindow, qtbot: QtBot) -> None:
    field = window.list_pane.search.field
    for query in ("salt", "ferry"):
        type_query(window, query)
        QTest.keyClick(field, Qt.Key.Key_Return)
        window.list_pane.focus_search()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "ferry"
    QTest.keyClick(field, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: titles(window) == ["Salt tariff falls to four percent"])
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.text() == ""
    with qtbot.waitSignal(window.list_pane.search.left):
        QTest.keyClick(field, Qt.Key.Key_Down)
    window.keep_memory()
    assert WindowMemory(window.surroundings.memory_file).lines("searches") == ["salt", "ferry"]
