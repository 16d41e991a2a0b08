"""The command palette: what it says where nothing fits, and that it goes on from there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from clipper.gui.dialogs.palette import Choice, CommandPalette
from clipper.gui.main_window import MainWindow
from clipper.library.library import Library


def test_where_nothing_fits_a_sentence_says_so_and_enter_does_nothing(qtbot: QtBot) -> None:
    window, done = QWidget(), list[str]()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    palette = CommandPalette([Choice(title="Star", hint="Ctrl+D", act=lambda: done.append("star"))], window)
    palette.show()
    field, table = palette.findChildren(QLineEdit)[0], palette.findChildren(QTableWidget)[0]
    QTest.keyClicks(field, "zebra")
    said = [label.text() for label in palette.findChildren(QLabel) if label.isVisible()]
    assert said == ["No command, list or tag has “zebra” in its name."]
    assert not table.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert palette.isVisible() and done == []
    field.setText("sta")
    assert table.isVisible() and not [label for label in palette.findChildren(QLabel) if label.isVisible()]
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert done == ["star"]


def test_what_cannot_be_done_now_is_found_with_the_reason_and_not_taken(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    library.trash.throw_away(library.listing.open("").keys(0, 9))
    window.session.tell_elsewhere()
    qtbot.waitUntil(lambda: window.article.clipping is None)
    window.actions_by_id["palette"].trigger()
    (palette,) = window.findChildren(CommandPalette)
    field, table = palette.findChildren(QLineEdit)[0], palette.findChildren(QTableWidget)[0]
    QTest.keyClicks(field, "check")
    rows = [(table.item(row, 0).text(), table.item(row, 1).text()) for row in range(table.rowCount())]
    assert rows[:2] == [("Check Library", ""), ("Check for Changes", "Choose a clipping first")]
    table.setCurrentCell(1, 0)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.reject()


def test_the_last_row_that_is_seen_is_whole(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["palette"].trigger()
    (palette,) = window.findChildren(CommandPalette)
    table = palette.findChildren(QTableWidget)[0]
    qtbot.waitUntil(lambda: table.viewport().height() > 0 and table.isVisible())
    assert table.rowCount() > 12
    qtbot.waitUntil(lambda: table.viewport().height() % table.rowHeight(0) == 0)
    palette.reject()
