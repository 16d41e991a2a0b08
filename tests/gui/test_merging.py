"""Duplicates chosen in the list are made one: asked before, told afterwards, and taken back in one step."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from clipper.gui.main_window import MainWindow
from clipper.library.library import Library
from tests.gui.patience import when_modal
from tests.gui.test_list_keys import titles


def test_the_open_one_of_those_chosen_is_kept(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    before = titles(window)
    keys = library.listing.open("").keys(0, 9)
    for key in keys[:3]:
        library.tags.change([key], add=[f"tag {key}"])
    table = window.list_pane.table
    for _ in range(2):
        QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    asked: list[str] = []

    def merge(box: QMessageBox) -> None:
        asked.append(box.text())
        next(button for button in box.buttons() if button.text() == "Join").click()

    when_modal(QMessageBox, merge)
    window.actions_by_id["merge"].trigger()
    assert f"“{before[2]}”" in asked[0] and "the 2 others" in asked[0]
    qtbot.waitUntil(lambda: titles(window) == before[2:])
    assert library.clippings.get(keys[2]).tags == tuple(sorted(f"tag {key}" for key in keys[:3]))
    assert window.messages.sentence == "2 duplicates are joined."
    window.messages.press()
    qtbot.waitUntil(lambda: titles(window) == before)


def test_escape_merges_nothing(window: MainWindow, library: Library) -> None:
    window.list_pane.table.selectAll()
    when_modal(QMessageBox, lambda box: QTest.keyClick(box, Qt.Key.Key_Escape))
    window.actions_by_id["merge"].trigger()
    assert library.trash.keys() == []


def test_one_alone_is_no_duplicate(window: MainWindow) -> None:
    window.actions_by_id["merge"].trigger()
    assert window.messages.sentence == "Choose the other copies, too: hold Ctrl and click them."
