"""A line of a dialog that tells what has come of what was typed or pressed: seen, and read aloud, since it never has the keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from clipper.gui.article.announce import announce


class ToldLine(QLabel):
    """What it says when its dialog opens is read with the dialog; what it says later, when it says it."""

    said = Signal(str)
    """Every sentence as a screen reader is given it, whether there is one or not."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def tell(self, words: str) -> None:
        """Show them; the same ones again are not repeated."""
        if words == self.text():
            return
        self.setText(words)
        if words and self.window().isVisible():
            self.said.emit(words)
            announce(self, words)
