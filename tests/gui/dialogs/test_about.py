"""Dialogs of words: nothing of them is cut off, in any size of the letters."""

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from clipper.gui.dialogs.about import AboutDialog


@pytest.mark.parametrize("size", [9, 18])
def test_all_of_what_this_is_can_be_read(qapp: QApplication, qtbot: QtBot, size: int) -> None:
    usual = QFont(qapp.font())
    larger = QFont(usual)
    larger.setPointSize(size)
    qapp.setFont(larger)
    try:
        dialog = AboutDialog()
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        for label in dialog.findChildren(QLabel):
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    finally:
        qapp.setFont(usual)
