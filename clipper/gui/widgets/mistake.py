"""The line of a dialog that says what is wrong with what was typed, or why it could not be saved."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class Mistake(QLabel):
    """Takes no room while nothing is wrong, and never more width than the dialog has."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("mistake")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()

    def tell(self, sentence: str) -> None:
        """Show it; an empty one hides the line."""
        self.setText(sentence)
        self.setVisible(bool(sentence))
