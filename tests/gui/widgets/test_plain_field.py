"""What is pasted into a field for plain text."""

import pytest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from clipper.gui.widgets.note_editor import NoteEditor
from clipper.gui.widgets.plain_field import PlainField
from tests.gui.test_pasted import LINE, copied, lines


@pytest.fixture
def field(qtbot: QtBot) -> PlainField:
    made = NoteEditor()
    qtbot.addWidget(made)
    made.setPlainText("Mine. ")
    made.moveCursor(made.textCursor().MoveOperation.End)
    made.show()
    return made


def test_a_text_is_pasted(field: PlainField) -> None:
    QApplication.clipboard().setMimeData(copied(LINE))
    field.paste()
    assert field.toPlainText() == "Mine. " + LINE


def test_a_huge_text_is_not_and_the_field_says_so(field: PlainField) -> None:
    QApplication.clipboard().setMimeData(copied(lines(100)))
    field.paste()
    QApplication.clipboard().clear()
    assert field.toPlainText() == "Mine. "
    assert QToolTip.text() == "That is too much for this field (100 MB; at most 1 MB)."
    QToolTip.hideText()
