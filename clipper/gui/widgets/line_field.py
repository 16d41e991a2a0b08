"""A line for typing in a window that clips what is dropped on it."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QLineEdit


def holds_files(mime: QMimeData) -> bool:
    """Whether files or folders are dragged: their addresses are not what anybody types."""
    return any(url.isLocalFile() for url in mime.urls())


class LineField(QLineEdit):
    """Leaves files to what it stands in; text and links it takes. No event filter does it: that would make the class of every event."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        if holds_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)
