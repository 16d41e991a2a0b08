"""A question before what cannot be taken back: Enter and Escape leave everything as it is."""

from PySide6.QtWidgets import QMessageBox, QWidget

from clipper.gui.dialogs.until_closed import until_closed


def confirmed(title: str, question: str, act: str, parent: QWidget) -> bool:
    """Whether the user pressed the button that does it; `act` is the word on it."""
    box = QMessageBox(QMessageBox.Icon.Warning, title, question, QMessageBox.StandardButton.Cancel, parent)
    button = box.addButton(act, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    until_closed(box)
    return box.clickedButton() is button
