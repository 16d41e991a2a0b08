"""Clippings by hand, and details that are corrected: keys, mistakes, and what was closed too soon."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from clipper.gui.dialogs.details import DetailsDialog, HandDialog
from clipper.gui.main_window import MainWindow
from clipper.library.library import Library
from tests.gui.patience import when_modal

CONTROL = Qt.KeyboardModifier.ControlModifier


def fields(dialog: HandDialog | DetailsDialog) -> dict[str, QLineEdit]:
    return {field.accessibleName(): field for field in dialog.findChildren(QLineEdit)}


def test_a_clipping_is_written_and_saved_by_keys_alone(window: MainWindow, library: Library) -> None:
    def write(dialog: HandDialog) -> None:
        QTest.keyClicks(fields(dialog)["Title"], "Radio news at seven")
        QTest.keyClicks(dialog.text, "The first item told of the harbor dues.")
        QTest.keyClick(dialog.text, Qt.Key.Key_Return, CONTROL)

    when_modal(HandDialog, write)
    window.actions_by_id["new_clipping"].trigger()
    (key,) = library.listing.open("title:radio").keys(0, 2)
    assert library.versions.text(key).text == "The first item told of the harbor dues."
    assert window.messages.sentence == "1 clipping added."
    window.messages.press()
    assert library.listing.open("title:radio").keys(0, 2) == []


def test_details_are_saved_by_keys_alone(window: MainWindow, library: Library) -> None:
    (key,) = window.chosen.keys()

    def write(dialog: DetailsDialog) -> None:
        QTest.keyClicks(fields(dialog)["Page"], "A4")
        QTest.keyClick(fields(dialog)["Page"], Qt.Key.Key_S, CONTROL)

    when_modal(DetailsDialog, write)
    window.actions_by_id["edit_details"].trigger()
    assert library.clippings.get(key).metadata.page == "A4"


def test_a_date_that_is_none_is_shown_as_a_mistake_and_nothing_says_who_typed(window: MainWindow, qtbot: QtBot) -> None:
    told: list[tuple[str, str]] = []

    def write(dialog: HandDialog) -> None:
        QTest.keyClicks(fields(dialog)["Title"], "Radio news")
        QTest.keyClicks(fields(dialog)["Published"], "2026-11-31")
        told.extend((label.objectName(), label.text()) for label in dialog.form.findChildren(QLabel) if label.isVisible())
        fields(dialog)["Published"].clear()
        QTest.keyClicks(fields(dialog)["Published"], "2026-11-30")
        told.extend((label.objectName(), label.text()) for label in dialog.form.findChildren(QLabel) if label.objectName())
        dialog.reject()

    when_modal(HandDialog, write)
    window.actions_by_id["new_clipping"].trigger()
    mistakes = [text for name, text in told if name == "mistake"]
    assert len(mistakes) == 1 and "2026-11-31" in mistakes[0]
    assert "typed by you" not in [text for _, text in told]
    del qtbot


def test_what_was_written_is_not_lost_by_escape(window: MainWindow, library: Library) -> None:
    def leave(dialog: HandDialog) -> None:
        QTest.keyClicks(fields(dialog)["Source"], "Radio Lund")
        QTest.keyClicks(dialog.text, "The first item.")
        dialog.tag_field.add("harbor")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    when_modal(HandDialog, leave)
    window.actions_by_id["new_clipping"].trigger()
    assert window.messages.sentence == "The clipping was not saved."
    when_modal(HandDialog, lambda dialog: QTest.keyClick(dialog.text, Qt.Key.Key_Return, CONTROL))
    window.messages.press()
    (key,) = library.listing.open('source:"Radio Lund"').keys(0, 2)
    assert library.versions.text(key).text == "The first item."
    assert library.clippings.get(key).tags == ("harbor",)


def test_leaving_an_empty_dialog_says_nothing(window: MainWindow) -> None:
    when_modal(HandDialog, lambda dialog: dialog.reject())
    window.actions_by_id["new_clipping"].trigger()
    assert window.messages.sentence == ""


def test_details_that_were_typed_are_not_lost_by_escape(window: MainWindow, library: Library) -> None:
    def leave(dialog: DetailsDialog) -> None:
        dialog.form.field("title").setFocus()
        dialog.form.field("title").selectAll()
        QTest.keyClicks(dialog.form.field("title"), "A better title")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    when_modal(DetailsDialog, leave)
    window.actions_by_id["edit_details"].trigger()
    assert window.messages.sentence == "The details were not saved."
    when_modal(DetailsDialog, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL))
    window.messages.press()
    assert "A better title" in [clipping.metadata.title for clipping in library.clippings.rows(library.listing.open("").keys(0, 9))]


def test_details_that_were_only_looked_at_are_closed_without_a_word(window: MainWindow) -> None:
    when_modal(DetailsDialog, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    window.actions_by_id["edit_details"].trigger()
    assert window.messages.sentence == ""


def test_where_a_detail_came_from_is_told_at_its_field(window: MainWindow) -> None:
    told: dict[str, str] = {}

    def look(dialog: DetailsDialog) -> None:
        for name, field in fields(dialog).items():
            told[name] = QAccessible.queryAccessibleInterface(field).text(QAccessible.Text.Description)
        QTest.keyClicks(fields(dialog)["Title"], "!")
        told["Title, typed"] = QAccessible.queryAccessibleInterface(fields(dialog)["Title"]).text(QAccessible.Text.Description)
        dialog.reject()

    when_modal(DetailsDialog, look)
    window.actions_by_id["edit_details"].trigger()
    assert (told["Title"], told["Title, typed"], told["Language"]) == ("from line 1", "typed by you", "en, de, ja …")
