"""Correcting several clippings at once: what they have in common, what they differ in, and one step of undo."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from clipper.gui.dialogs.details import DetailsDialog
from clipper.gui.main_window import MainWindow
from clipper.gui.menus import context_menu
from clipper.library.library import Library
from clipper.model.metadata import Metadata
from tests.gui.conftest import SOURCES, TITLES, OpenWindow, add_article
from tests.gui.patience import when_modal

CONTROL = Qt.KeyboardModifier.ControlModifier


def in_all(window: MainWindow, act: Callable[[DetailsDialog], object]) -> None:
    """Choose all clippings, open the dialog by F2, and do something in it."""
    window.actions_by_id["select_all"].trigger()
    when_modal(DetailsDialog, act)
    window.actions_by_id["edit_details"].trigger()


def save(dialog: DetailsDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)


def known(library: Library) -> list[Metadata]:
    """Of all clippings, the oldest first."""
    return [clipping.metadata for clipping in library.clippings.rows(sorted(library.listing.open("").keys(0, 999)))]


def test_what_is_typed_all_of_them_get_and_one_undo_takes_it_back(window: MainWindow, library: Library) -> None:
    def write(dialog: DetailsDialog) -> None:
        QTest.keyClicks(dialog.form.field("language"), "sv")
        QTest.keyClicks(dialog.form.field("authors"), "Ada Berg; Nils Holm")
        save(dialog)

    in_all(window, write)
    assert {one.language for one in known(library)} == {"sv"}
    assert {one.authors for one in known(library)} == {("Ada Berg", "Nils Holm")}
    assert [one.source for one in known(library)] == list(SOURCES), "what was left alone stays"
    assert [one.title for one in known(library)] == list(TITLES)
    window.session.undo_stack.undo()
    assert {one.language for one in known(library)} == {None}
    assert {one.authors for one in known(library)} == {()}
    assert not window.session.undo_stack.canUndo()


def test_the_same_value_is_shown_and_different_ones_are_named_beside_an_empty_field(window: MainWindow) -> None:
    seen: list[str] = []

    def look(dialog: DetailsDialog) -> None:
        source = dialog.form.field("source")
        seen.extend([dialog.windowTitle(), dialog.form.field("published").text(), source.text(), source.placeholderText()])
        seen.extend(label.text() for label in dialog.form.findChildren(QLabel) if "Lund Courier" in label.text())
        dialog.reject()

    in_all(window, look)
    told = "Lund Courier (2), Radio Vestholm (1), Harbor Gazette (1)"
    assert seen[:4] == ["Edit Details of 4 Clippings", "2026-03-01", "", "Different values"]
    assert sorted(seen[4].split(", ")) == sorted(told.split(", "))


def test_a_title_and_an_address_are_each_ones_own(window: MainWindow) -> None:
    names: list[str] = []

    def look(dialog: DetailsDialog) -> None:
        names.extend(field.accessibleName() for field in dialog.findChildren(QLineEdit))
        dialog.reject()

    in_all(window, look)
    assert "Source" in names
    assert not {"Title", "Address"} & set(names)


def test_backspace_empties_a_field_in_which_they_differ_and_undoing_it_leaves_it(window: MainWindow, library: Library) -> None:
    def empty(dialog: DetailsDialog) -> None:
        QTest.keyClick(dialog.form.field("source"), Qt.Key.Key_Backspace)
        assert dialog.form.field("source").placeholderText() == "Empty in all of them"
        save(dialog)

    in_all(window, empty)
    assert {one.source for one in known(library)} == {None}
    window.session.undo_stack.undo()
    assert [one.source for one in known(library)] == list(SOURCES)

    def think_again(dialog: DetailsDialog) -> None:
        source = dialog.form.field("source")
        QTest.keyClick(source, Qt.Key.Key_Backspace)
        (button,) = source.actions()
        button.trigger()
        assert source.placeholderText() == "Different values"
        save(dialog)

    in_all(window, think_again)
    assert [one.source for one in known(library)] == list(SOURCES)


def test_typing_and_deleting_it_again_leaves_the_different_values(window: MainWindow, library: Library) -> None:
    def write(dialog: DetailsDialog) -> None:
        QTest.keyClicks(dialog.form.field("source"), "Ra")
        for _ in range(2):
            QTest.keyClick(dialog.form.field("source"), Qt.Key.Key_Backspace)
        save(dialog)

    in_all(window, write)
    assert [one.source for one in known(library)] == list(SOURCES)


def test_what_was_typed_and_emptied_is_not_lost_by_escape(window: MainWindow, library: Library) -> None:
    def leave(dialog: DetailsDialog) -> None:
        QTest.keyClicks(dialog.form.field("page"), "A4")
        QTest.keyClick(dialog.form.field("source"), Qt.Key.Key_Backspace)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    in_all(window, leave)
    assert window.messages.sentence == "The details were not saved."
    when_modal(DetailsDialog, save)
    window.messages.press()
    assert {(one.page, one.source) for one in known(library)} == {("A4", None)}


def test_hundreds_are_changed_in_one_step_of_undo(library: Library, open_window: OpenWindow, qtbot: QtBot) -> None:
    for number in range(230):
        add_article(library, f"Article {number}", f"Outlet {number % 9}")
    window = open_window(library)

    def write(dialog: DetailsDialog) -> None:
        QTest.keyClicks(dialog.form.field("source"), "One Outlet")
        save(dialog)

    in_all(window, write)
    qtbot.waitUntil(lambda: {one.source for one in known(library)} == {"One Outlet"})
    qtbot.waitUntil(window.session.undo_stack.canUndo)
    window.session.undo_stack.undo()
    assert len({one.source for one in known(library)}) == 12
    assert not window.session.undo_stack.canUndo()


def test_the_pencil_over_the_article_is_for_this_article_alone(window: MainWindow, library: Library) -> None:
    window.actions_by_id["select_all"].trigger()

    def write(dialog: DetailsDialog) -> None:
        assert dialog.windowTitle() == "Edit Details"
        QTest.keyClicks(dialog.form.field("page"), "B2")
        save(dialog)

    when_modal(DetailsDialog, write)
    window.article.wishes.edit_details.emit()
    assert sorted(one.page or "" for one in known(library)) == ["", "", "", "B2"]


def test_the_menu_says_how_many_are_edited(window: MainWindow) -> None:
    window.actions_by_id["select_all"].trigger()
    menu = context_menu(window, window.actions_by_id, window.acts.clippings.names)
    menu.aboutToShow.emit()
    assert window.actions_by_id["edit_details"].text() == "&Edit Details of 4 Clippings…"
    menu.aboutToHide.emit()
    menu.deleteLater()


def test_what_is_no_address_and_no_language_is_told_at_its_field(window: MainWindow, library: Library) -> None:
    told: list[str] = []

    def write(dialog: DetailsDialog) -> None:
        QTest.keyClicks(dialog.form.field("language"), "Swedish!")
        QTest.keyClicks(dialog.form.field("url"), "somewhere")
        told.extend(label.text() for label in dialog.form.findChildren(QLabel) if label.objectName() == "mistake")
        save(dialog)
        assert dialog.isVisible(), "it is not saved"
        dialog.form.field("url").clear()
        dialog.form.field("language").clear()
        QTest.keyClicks(dialog.form.field("language"), "sv")
        save(dialog)

    when_modal(DetailsDialog, write)
    window.actions_by_id["edit_details"].trigger()
    assert len(told) == 2 and "“somewhere” is no web address." in told[0] + told[1]
    assert "sv" in {one.language for one in known(library)}
