"""The command palette: what it says where nothing fits, and that it goes on from there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from clipper.gui.dialogs.palette import Choice, CommandPalette


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
