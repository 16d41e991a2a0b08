"""Names of the library complete the fields of details, each of several authors, too."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from clipper.gui.dialogs.details import DetailsDialog
from clipper.gui.main_window import MainWindow
from clipper.gui.widgets.name_completer import NameCompleter
from clipper.library.library import Library
from tests.gui.patience import when_modal

NAMES = ("Ada Berg", "Nils Holm", "Edda Lorn")


@pytest.mark.parametrize(
    ("typed", "several", "found", "taken"),
    [
        ("berg", False, ["Ada Berg"], "Ada Berg"),
        ("Nils Holm; ed", True, ["Edda Lorn"], "Nils Holm; Edda Lorn"),
        ("lo", True, ["Edda Lorn"], "Edda Lorn"),
        ("Ada Berg; Nils Holm;lor", True, ["Edda Lorn"], "Ada Berg; Nils Holm; Edda Lorn"),
        ("Nils Holm; ed", False, [], None),
    ],
)
def test_the_last_name_is_completed(qtbot: QtBot, typed: str, several: bool, found: list[str], taken: str | None) -> None:  # noqa: FBT001 (a case)
    field = QLineEdit()
    qtbot.addWidget(field)
    completer = NameCompleter(NAMES, field, several=several)
    field.setText(typed)
    completer.setCompletionPrefix(typed)
    model = completer.completionModel()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == found
    if taken is not None:
        assert completer.pathFromIndex(model.index(0, 0)) == taken


def test_authors_of_the_library_are_offered(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    keys = library.listing.open("").keys(0, 9)
    library.clippings.edit(keys[1:2], {"authors": ("Ada Berg",), "language": "sv"})

    def write(dialog: DetailsDialog) -> None:
        authors = dialog.form.field("authors")
        dialog.activateWindow()
        authors.setFocus()
        qtbot.waitUntil(authors.hasFocus)  # only then it listens to its completer
        QTest.keyClicks(authors, "Nils Holm; ber")
        popup = authors.completer().popup()
        qtbot.waitUntil(popup.isVisible)
        first = popup.visualRect(popup.model().index(0, 0)).center()
        QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=first)
        assert authors.text() == "Nils Holm; Ada Berg"
        assert dialog.form.field("language").completer() is not None
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    when_modal(DetailsDialog, write)
    window.actions_by_id["edit_details"].trigger()
    assert library.clippings.get(keys[0]).metadata.authors == ("Nils Holm", "Ada Berg")
