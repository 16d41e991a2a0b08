"""A brief of a search: its look follows the choices, and it goes to the composer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from clipper.gui.composer.query_dialog import QueryDialog
from clipper.gui.main_window import MainWindow
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.library.library import Library
from clipper.model.ids import ClippingKey
from clipper.settings import Settings
from tests.library.drafts import draft, saved


def _dialog(qtbot: QtBot, query: str, library: Library | None = None) -> tuple[QueryDialog, list[ClippingKey]]:
    library = library or Library.in_memory()
    keys = saved(library, draft("Ferry tariff", ["The tariff rises."], source="Post"), tags=["trade"])
    library.highlights.mark(keys[0], 4, 10, color="claim")
    dialog = QueryDialog(Session(library), Surroundings(settings=Settings()), query)
    qtbot.addWidget(dialog)
    return dialog, keys


def test_the_preview_shows_the_passages_and_follows_the_look(qtbot: QtBot) -> None:
    library = Library.in_memory()
    dialog, _ = _dialog(qtbot, "tag:trade", library)
    qtbot.waitUntil(lambda: "tariff" in dialog.preview.toPlainText())
    dialog.title.setText("Weekly digest")
    qtbot.waitUntil(lambda: "Weekly digest" in dialog.preview.toPlainText())
    for number in range(dialog.template.count()):
        dialog.template.setCurrentIndex(number)
        assert "tariff" in dialog.page_maker()(library).markdown()


def test_a_mistake_in_the_query_is_said(qtbot: QtBot) -> None:
    dialog, _ = _dialog(qtbot, "")
    dialog.query.setText("published:31-31")
    qtbot.waitUntil(lambda: bool(dialog.sentence.text()))
    dialog.query.setText("tariff")
    qtbot.waitUntil(lambda: not dialog.sentence.text())


def press(dialog: QueryDialog, name: str) -> None:
    next(button for button in dialog.findChildren(QPushButton) if button.text().replace("&", "") == name).click()


def test_the_clippings_go_to_the_composer(qtbot: QtBot) -> None:
    dialog, keys = _dialog(qtbot, "tag:trade")
    with qtbot.waitSignal(dialog.compose) as told:
        press(dialog, "Compose by Hand")
    assert told.args == [dialog.title.text(), keys]


def test_a_brief_of_some_chosen_clippings_holds_these_alone(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    table = window.list_pane.table
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    window.actions_by_id["export_brief"].trigger()
    (dialog,) = window.findChildren(QueryDialog)
    keys = library.listing.open("").keys(0, 2)
    assert sorted(library.listing.open(dialog.query.text()).keys(0, 9)) == sorted(keys)
    assert dialog.title.text() == "Brief"
    first, second, third = (str(clipping.metadata.title) for clipping in library.clippings.rows(library.listing.open("").keys(0, 3)))
    qtbot.waitUntil(lambda: first in dialog.preview.toPlainText() and second in dialog.preview.toPlainText())
    assert third not in dialog.preview.toPlainText()
    dialog.reject()


@pytest.mark.parametrize("chosen", [1, 4])
def test_a_brief_of_one_or_all_is_about_the_list(window: MainWindow, qtbot: QtBot, chosen: int) -> None:
    window.list_pane.search.set_query("is:unread")
    qtbot.waitUntil(lambda: window.list_pane.asked.query == "is:unread")
    if chosen > 1:
        window.list_pane.table.selectAll()
    window.actions_by_id["export_brief"].trigger()
    (dialog,) = window.findChildren(QueryDialog)
    assert dialog.query.text() == "is:unread"
    dialog.reject()
