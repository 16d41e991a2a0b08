"""What a dialog tells a screen reader of what has no keys: the line that is chosen, what is wrong, what would happen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clipper.gui.dialogs.ask import Question
from clipper.gui.dialogs.palette import Choice, CommandPalette
from clipper.gui.dialogs.trim import NOTHING_LEFT, TrimDialog
from clipper.gui.models.clip_edit import Piece
from clipper.gui.widgets.mistake import Mistake
from clipper.gui.widgets.told_line import ToldLine
from clipper.model.span import Span, SpanKind
from clipper.query.parse import parse

SHIFT = Qt.KeyboardModifier.ShiftModifier


def piece(text: str, *, reason: str = "") -> Piece:
    return Piece(text=text, spans=(Span(kind=SpanKind.PARAGRAPH, start=0, end=len(text)),), line=None, kept=not reason, reason=reason)


def trim_dialog(qtbot: QtBot, *pieces: Piece) -> tuple[TrimDialog, list[str]]:
    """A dialog that is shown, and what is heard of its lines from now on."""
    dialog, heard = TrimDialog("Salt", pieces), list[str]()
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.text.setFocus()
    dialog.text.said.connect(heard.append)
    return dialog, heard


def test_each_line_is_told_with_whether_it_is_in(qtbot: QtBot) -> None:
    dialog, heard = trim_dialog(qtbot, piece("Salt is dear."), piece("Subscribe now", reason="asks for something"), piece("Ships wait."))
    QTest.keyClick(dialog.text, Qt.Key.Key_Down)
    QTest.keyClick(dialog.text, Qt.Key.Key_Space)
    QTest.keyClick(dialog.text, Qt.Key.Key_Down)
    QTest.keyClick(dialog.text, Qt.Key.Key_Up, SHIFT)
    QTest.keyClick(dialog.text, Qt.Key.Key_Space)
    assert heard == [
        "Left out, asks for something: Subscribe now",
        "In: Subscribe now",
        "In: Ships wait.",
        "In: Subscribe now",
        "Left out, asks for something: Subscribe now",
    ]


def test_a_long_line_is_told_in_part(qtbot: QtBot) -> None:
    dialog, heard = trim_dialog(qtbot, piece("Ships wait."), piece("salt and pepper " * 200))
    QTest.keyClick(dialog.text, Qt.Key.Key_Down)
    assert heard[0].startswith("In: salt and pepper salt")
    assert heard[0].endswith(" …")
    assert len(heard[0]) < 420


def test_the_caret_of_the_reader_stays_on_a_line_that_is_turned(qtbot: QtBot) -> None:
    dialog, _ = trim_dialog(qtbot, piece("Salt is dear."), piece("Ships wait."))
    QTest.keyClick(dialog.text, Qt.Key.Key_Down)
    QTest.keyClick(dialog.text, Qt.Key.Key_Space)
    assert dialog.text.textCursor().block().text().startswith("Ships wait.")


def test_that_nothing_is_left_is_told_when_it_is_so(qtbot: QtBot) -> None:
    dialog, _ = trim_dialog(qtbot, piece("Salt is dear."))
    told: list[str] = []
    dialog.told.said.connect(told.append)
    QTest.keyClick(dialog.text, Qt.Key.Key_Space)
    assert told == [NOTHING_LEFT]


def test_a_mistake_is_told_once_when_it_is_made(qtbot: QtBot) -> None:
    question = Question("Edit Search", {"Name": "Ports", "Search for": "tag:ports"}, lambda typed: parse(typed[1]))
    qtbot.addWidget(question)
    with qtbot.waitExposed(question):
        question.show()
    told: list[str] = []
    question.findChildren(Mistake)[0].said.connect(told.append)
    name, query = question.findChildren(QLineEdit)
    query.setText("published:31-31")
    name.setText("Other ports")
    assert told == [question.mistake]
    query.setText("published:2025")
    query.setText("published:31-31")
    assert told == [question.mistake] * 2


def test_what_a_line_says_before_its_dialog_is_shown_is_read_with_the_dialog(qtbot: QtBot) -> None:
    dialog, told = QWidget(), list[str]()
    qtbot.addWidget(dialog)
    line = ToldLine(dialog)
    line.said.connect(told.append)
    line.tell("Looking …")
    assert (told, line.text()) == ([], "Looking …")


def test_the_palette_tells_what_is_chosen(qtbot: QtBot) -> None:
    window, heard = QWidget(), list[str]()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    choices = [
        Choice(title="Star", hint="Ctrl+D", act=lambda: None),
        Choice(title="Start Over", hint="Choose a clipping first", act=lambda: None, enabled=False),
    ]
    palette = CommandPalette(choices, window)
    palette.said.connect(heard.append)
    palette.show()
    field = palette.findChildren(QLineEdit)[0]
    QTest.keyClicks(field, "st")
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClicks(field, "xx")
    assert palette.windowTitle() == "Command Palette"
    assert heard[1:3] == ["Star, Ctrl+D, 1 of 2", "Start Over, Choose a clipping first, not possible now, 2 of 2"]
    assert heard[-1] == "No command, list or tag has “stxx” in its name."
    palette.reject()
