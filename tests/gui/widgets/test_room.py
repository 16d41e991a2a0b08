"""Dialogs on a small or magnified screen: all of them can be reached."""

import gc
from datetime import UTC

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLabel, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from clipper.gui.composer.query_dialog import QueryDialog
from clipper.gui.dialogs.details import DetailsDialog, HandDialog
from clipper.gui.dialogs.settings import SettingsDialog
from clipper.gui.main_window import FIRST_SIZE, MainWindow
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.gui.widgets.room import begin_with
from clipper.library.library import Library
from clipper.model.metadata import Metadata
from clipper.model.shared_details import SharedDetails
from clipper.settings import Settings

OPENING = ("shortcuts", "tag_manager", "tag_rules", "show_capture", "edit_details", "story", "export_brief", "settings")


def test_the_window_begins_within_the_screen(library: Library, qtbot: QtBot) -> None:
    window = MainWindow(Session(library), Surroundings(settings=Settings()))
    qtbot.addWidget(window)
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.width() < FIRST_SIZE[0], "the screen of these tests is a small one"
    assert window.width() <= room.width() and window.height() <= room.height()
    window.session.close()


@pytest.mark.parametrize("action", OPENING)
def test_a_dialog_begins_within_the_screen(window: MainWindow, qtbot: QtBot, action: str) -> None:
    sizes: list[tuple[int, int]] = []

    def look() -> None:
        shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
        if not shown:
            QTimer.singleShot(30, look)
            return
        sizes.append((shown[0].width(), shown[0].height()))
        shown[0].close()

    QTimer.singleShot(30, look)
    window.actions_by_id[action].trigger()
    qtbot.waitUntil(lambda: bool(sizes))
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert sizes[0][0] <= room.width()
    assert sizes[0][1] <= room.height()


def test_the_forms_fit_a_screen_of_500_pixels(window: MainWindow, qtbot: QtBot) -> None:
    """800 by 500: a small screen at twice its scale."""
    for dialog in (
        HandDialog(UTC, {}, (), window),
        DetailsDialog(SharedDetails(number=1, metadata=Metadata(), different={}), UTC, {}, window),
        SettingsDialog(Settings(), print, window),
    ):
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.resize(600, 440)
        assert dialog.height() <= 470, dialog.windowTitle()


def test_no_window_takes_the_screen_with_it(qapp: QApplication) -> None:
    """As garbage: the binding would take the screen for the windows' child, and delete it."""
    del qapp
    gone: list[str] = []
    QGuiApplication.primaryScreen().destroyed.connect(lambda: gone.append("screen"))
    first = QDialog()
    begin_with(first, 600, 400)
    second = QDialog()  # made after what the binding knows of the screen, which is then cleared before it
    begin_with(second, 600, 400)
    second.itself = second  # type: ignore[reportAttributeAccessIssue] (only garbage collection can free it)
    del first, second
    gc.collect()
    assert gone == []


def test_a_larger_window_is_for_what_is_read_in_it(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["export_brief"].trigger()
    (dialog,) = [each for each in window.findChildren(QDialog) if each.isVisible()]
    (splitter,) = dialog.findChildren(QSplitter)
    dialog.resize(1100, 640)
    qtbot.waitUntil(lambda: sum(splitter.sizes()) > 900)
    narrow = splitter.sizes()[0]
    dialog.resize(2400, 640)
    qtbot.waitUntil(lambda: sum(splitter.sizes()) > 2000)
    assert splitter.sizes()[0] == narrow
    dialog.reject()


def at_twice_the_size(widget: QWidget) -> None:
    font = widget.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    widget.setFont(font)


def test_the_export_dialog_can_be_as_low_as_a_screen_at_twice_the_size_of_the_text(window: MainWindow, qtbot: QtBot) -> None:
    lows: list[int] = []

    def look() -> None:
        shown = next((each for each in QApplication.topLevelWidgets() if isinstance(each, QueryDialog) and each.isVisible()), None)
        if shown is None:
            QTimer.singleShot(30, look)
            return
        for each in shown.findChildren(QWidget):
            at_twice_the_size(each)
        QApplication.processEvents()
        lows.append(shown.minimumSizeHint().height())
        shown.close()

    QTimer.singleShot(30, look)
    window.actions_by_id["export_brief"].trigger()
    qtbot.waitUntil(lambda: bool(lows))
    assert lows[0] <= 600


def test_no_word_of_the_settings_is_cut_at_twice_the_size_of_the_text(qtbot: QtBot) -> None:
    dialog = SettingsDialog(Settings(), lambda _name, _value: None)
    qtbot.addWidget(dialog)
    for each in dialog.findChildren(QWidget):
        at_twice_the_size(each)
    with qtbot.waitExposed(dialog):
        dialog.show()
    boxes = [box for box in dialog.findChildren(QCheckBox) if box.isVisible()]
    assert [box.text() for box in boxes if box.width() < box.sizeHint().width()] == []
    assert [box.text() for box in boxes if box.mapTo(dialog, box.rect().topRight()).x() > dialog.width()] == []
    sentences = [label for label in dialog.findChildren(QLabel) if len(label.text()) > 60]
    assert [label.text() for label in sentences if not label.wordWrap()] == [], "they would make it wider than the screen"
    assert sentences
