"""The line of a dialog that says what is wrong with what was typed, or why it could not be saved."""

from PySide6.QtWidgets import QWidget

from clipper.gui.widgets.told_line import ToldLine


class Mistake(ToldLine):
    """Takes no room while nothing is wrong, and never more width than the dialog has."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("mistake")
        self.hide()

    def tell(self, words: str) -> None:
        """Show them; none hide the line."""
        self.setVisible(bool(words))
        super().tell(words)
