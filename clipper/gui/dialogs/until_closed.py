"""Dialogs that are waited for: shown, answered, and gone."""

from PySide6.QtWidgets import QDialog


def until_closed(dialog: QDialog) -> bool:
    """Show a dialog and wait; whether it was accepted. What it was told can be read until the event loop has its next turn.

    Its parent would keep it for as long as the window lives, with all that it listens to. Were it left to Python's collector, it could be
    deleted on the reader's thread: so it is deleted here, on the window's own.
    """
    try:
        return bool(dialog.exec())
    finally:
        dialog.deleteLater()
