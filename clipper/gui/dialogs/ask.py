"""A short question that is answered in one or two lines; what cannot be is told while it is typed."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from clipper.errors import ClipperError
from clipper.gui.dialogs.until_closed import until_closed
from clipper.gui.widgets.mistake import Mistake

SAVE = "Save"
WIDE = 520
"""An address, a query and a headline fit into it."""

Check = Callable[[Sequence[str]], object]
"""Raises a ClipperError for answers that will not do."""


class Question(QDialog):
    """Fields by their labels, with what stands in them at first."""

    def __init__(
        self, title: str, fields: Mapping[str, str], check: Check | None = None, parent: QWidget | None = None, *, verb: str = SAVE
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDE)
        self._check = check
        self._lines: list[QLineEdit] = []
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows if len(fields) == 1 else QFormLayout.RowWrapPolicy.DontWrapRows)
        for label, text in fields.items():
            line = QLineEdit(text, self)
            line.setAccessibleName(label.rstrip(":"))
            line.textChanged.connect(self._look)
            line.selectAll()  # what is typed or pasted takes the place of what stands there
            form.addRow(label, line)
            self._lines.append(line)
        self._mistake = Mistake(self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(verb)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(self._mistake)
        column.addWidget(self.buttons)
        self._look()

    @property
    def answers(self) -> list[str]:
        """What is typed, without blanks around it."""
        return [line.text().strip() for line in self._lines]

    @property
    def mistake(self) -> str:
        """Why the answers will not do; empty where they will, and while a field is empty."""
        return self._mistake.text()

    def _look(self) -> None:
        told = ""
        if all(self.answers) and self._check is not None:
            try:
                self._check(self.answers)
            except ClipperError as error:
                told = error.sentence
        self._mistake.tell(told)
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(all(self.answers) and not told)


def ask(
    title: str, fields: Mapping[str, str], check: Check | None = None, parent: QWidget | None = None, *, verb: str = SAVE
) -> list[str] | None:
    """The answers in the order of the fields; None where the user thought better of it. `verb` is what the button says."""
    question = Question(title, fields, check, parent, verb=verb)
    return question.answers if until_closed(question) else None


def ask_line(
    title: str, label: str, text: str = "", check: Check | None = None, parent: QWidget | None = None, *, verb: str = SAVE
) -> str | None:
    """One answer, or None."""
    answers = ask(title, {label: text}, check, parent, verb=verb)
    return answers[0] if answers else None
