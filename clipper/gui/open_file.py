"""A file of the user's in the program that the desktop has for it."""

from pathlib import Path


def open_file(path: Path) -> None:
    """Open it, as a double click in a file manager does."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.absolute())))
