"""The settings: how they are set on their page."""

from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QTabWidget
from pytestqt.qtbot import QtBot

from clipper.gui.dialogs.settings import SettingsDialog
from clipper.settings import Settings


def test_the_fields_of_a_page_end_on_one_line(qtbot: QtBot) -> None:
    dialog = SettingsDialog(Settings(), print)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    (tabs,) = dialog.findChildren(QTabWidget)
    page = tabs.widget(0)
    fields = [*page.findChildren(QComboBox), *page.findChildren(QAbstractSpinBox)]
    assert len(fields) == 6
    qtbot.waitUntil(lambda: len({field.geometry().left() for field in fields}) == 1)
    assert len({field.geometry().right() for field in fields}) == 1
