"""A question in one or two lines."""

from PySide6.QtWidgets import QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from clipper.gui.dialogs.ask import Question
from clipper.query.parse import parse


def test_answers_that_will_not_do_are_told_and_cannot_be_given(qtbot: QtBot) -> None:
    question = Question("Edit Search", {"Name": "Ports", "Search for": "tag:ports"}, lambda typed: parse(typed[1]))
    qtbot.addWidget(question)
    name, query = question.findChildren(QLineEdit)
    ok = question.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert (question.answers, question.mistake, ok.isEnabled()) == (["Ports", "tag:ports"], "", True)
    query.setText("published:31-31")
    assert question.mistake and not ok.isEnabled()
    query.setText("  published:2025-06 ")
    assert (question.answers[1], question.mistake, ok.isEnabled()) == ("published:2025-06", "", True)
    name.setText(" ")
    assert not ok.isEnabled()
