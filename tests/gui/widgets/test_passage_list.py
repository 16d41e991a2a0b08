"""Search results as passages, in the window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clipper.gui.composer.dropped import dropped_highlights
from clipper.gui.main_window import MainWindow
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.gui.widgets.passage_list import LINK_ROLE, PassageList, find_passages
from clipper.library.library import Library
from clipper.model.brief import NodeKind
from clipper.settings import Settings
from tests.library.drafts import draft, saved


def test_the_list_switches_to_passages_and_goes_to_one(qtbot: QtBot) -> None:
    library = Library.in_memory()
    key, other = saved(library, draft("Ferry tariff", ["The tariff rises again."]), draft("Night train", ["It runs at night."]))
    marked, _ = library.highlights.mark(key, 4, 10, color="claim", note="why now?")
    window = MainWindow(Session(library), Surroundings(settings=Settings()))
    qtbot.addWidget(window)
    window.show()
    window.open_first()
    window.chosen.go_to(other)
    qtbot.waitUntil(lambda: window.article.clipping is not None and window.article.clipping.key == other)
    window.list_pane.head.level.click()
    qtbot.waitUntil(lambda: window.list_pane.body.passages.count() == 1)
    words = window.list_pane.body.passages.item(0).text()
    assert "“tariff”" in words
    assert "why now?" in words
    assert "Ferry tariff" in words
    window.list_pane.body.passages.setCurrentRow(0)
    qtbot.waitUntil(lambda: window.article.clipping is not None and window.article.clipping.key == key)
    assert marked
    assert window.list_pane.body.passages.isVisible()
    window.close()


def test_passages_found_go_into_a_brief_by_key_by_menu_and_by_dragging(qtbot: QtBot) -> None:
    library = Library.in_memory()
    key, other = saved(library, draft("Ferry tariff", ["The tariff rises again."]), draft("Tariff of the train", ["The tariff falls."]))
    marked = {library.highlights.mark(each, 4, 10, color="claim")[0] for each in (key, other)}
    window = MainWindow(Session(library), Surroundings(settings=Settings()))
    qtbot.addWidget(window)
    window.show()
    window.open_first()
    window.actions_by_id["show_brief"].trigger()
    window.list_pane.head.level.click()
    passages = window.list_pane.body.passages
    qtbot.waitUntil(lambda: passages.count() == 2)
    passages.selectAll()
    qtbot.keyClick(passages, Qt.Key.Key_B)
    window.actions_by_id["add_to_brief"].trigger()
    (brief,) = library.briefs.all()
    assert [node.kind for node in brief.nodes] == [NodeKind.QUOTATION] * 4
    assert {node.highlight for node in brief.nodes} == marked
    dragged = passages.mimeData(passages.selectedItems())
    assert set(dropped_highlights(dragged)) == marked
    window.close()


def said(window: MainWindow) -> list[str]:
    return [label.text() for label in window.list_pane.findChildren(QLabel) if label.isVisible()]


def test_where_no_passage_is_found_that_is_said_with_a_way_back(window: MainWindow, qtbot: QtBot) -> None:
    window.list_pane.head.level.click()
    qtbot.waitUntil(lambda: "Nothing in these clippings is marked yet." in said(window))
    window.list_pane.search.set_query("salt")
    qtbot.waitUntil(lambda: "No highlight or note matches the search." in said(window))
    button = next(each for each in window.list_pane.findChildren(QPushButton) if each.isVisible())
    button.click()
    qtbot.waitUntil(window.list_pane.table.isVisible)
    assert not window.list_pane.head.level.isChecked()


def test_keys_act_on_the_passages_and_not_on_the_list_behind_them(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    keys = library.listing.open("").keys(0, 3)
    for key in keys:
        library.highlights.mark(key, 4, 9, color="claim")
    window.list_pane.head.level.click()
    passages = window.list_pane.body.passages
    qtbot.waitUntil(lambda: passages.isVisible() and passages.count() == 3)
    window.actions_by_id["focus_list"].trigger()
    assert window.focusWidget() is passages
    window.actions_by_id["select_all"].trigger()
    assert len(window.list_pane.body.chosen_passages()) == 3
    assert "3 passages" in said(window)
    assert passages.currentRow() == 0
    for row in (1, 2):
        qtbot.keyClicks(passages, "j")
        link = str(passages.item(row).data(LINK_ROLE))
        qtbot.waitUntil(lambda link=link: window.article.clipping is not None and window.article.clipping.id in link)
        with qtbot.waitSignal(window.list_pane.model.modelReset):
            window.list_pane.relist()
        assert passages.currentRow() == row
    assert window.focusWidget() is passages
    qtbot.keyClicks(passages, "s#")
    assert library.trash.keys() == []
    assert library.clippings.counts()["starred"] == 0
    qtbot.keyClicks(passages, "/")
    assert window.focusWidget() is window.list_pane.search.field


def test_a_passage_from_the_right_keeps_its_signs_at_its_own_ends(qapp: QApplication) -> None:
    """In a row that begins at the left its quotation marks would else stand both at the right."""
    del qapp
    with Library.in_memory() as library:
        hebrew, latin = saved(library, draft("אגרות הנמל", ["האגרות יעלו."]), draft("Night train", ["It runs at night."]))
        library.highlights.mark(hebrew, 0, 12, color="claim")
        library.highlights.mark(latin, 0, 5, color="claim")
        passages = PassageList()
        passages.show_found(find_passages(library, ""))
        assert sorted(passages.item(row).text().split("\n")[0] for row in range(2)) == ["“It ru”", "\u2067“האגרות יעלו.”\u2069"]


def test_a_row_shows_its_source_however_long_its_words_are(qapp: QApplication) -> None:
    """What stands where is the first that one asks of a quotation."""
    del qapp
    shown: list[QImage] = []
    for source in ("Harbor Courier", "Northern Ledger"):
        with Library.in_memory() as library:
            title = "Operators ask for a second reading of the tariff law in both houses"
            (key,) = saved(library, draft(title, ["An agreement before the summer timetable is within reach."], source=source))
            library.highlights.mark(key, 0, 50, color="claim", note="The strongest wording so far; compare with the council of the coast.")
            passages = PassageList()
            passages.resize(260, 400)
            passages.show_found(find_passages(library, ""))
            shown.append(passages.grab().toImage())
    one, other = shown
    assert one != other
