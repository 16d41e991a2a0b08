"""What stands where nothing is: why, and what to do about it, with a button."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class EmptyState(QWidget):
    """A heading, a sentence and at most one button, in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = _label(self)
        font = QFont(self._heading.font())
        font.setPointSizeF(font.pointSizeF() + 4)
        font.setWeight(QFont.Weight.DemiBold)
        self._heading.setFont(font)
        self._sentence = _label(self)
        self._sentence.setEnabled(False)
        self.button = QPushButton(self)
        self.button.setAutoDefault(False)  # in a dialog, Enter is for the dialog's own; who gives it the keys may turn that on
        self.button.clicked.connect(self._run)
        self._act: Callable[[], object] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 28, 28, 28)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(self._heading)
        column.addWidget(self._sentence)
        column.addSpacing(6)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def explain(self, heading: str, sentence: str, button: str = "", act: Callable[[], object] | None = None) -> None:
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._act = act

    def _run(self) -> None:
        if self._act is not None:
            self._act()


def _label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
