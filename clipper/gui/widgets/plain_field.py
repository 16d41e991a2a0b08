"""A field for some lines of plain text."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from clipper.gui.pasted import PLAIN, size_of
from clipper.gui.widgets.line_field import holds_files

MOST_PASTED_BYTES = 1_000_000
"""A note of so much is a book; 100 MB would hold up the window for 10 seconds, and be written into the library."""


class PlainField(QPlainTextEdit):
    """Takes a paste or a drop that it can show without standing still; of a larger one it says so."""

    def __init__(self, parent: QWidget | None = None, *, most_pasted_bytes: int = MOST_PASTED_BYTES) -> None:
        super().__init__(parent)
        self._most_pasted_bytes = most_pasted_bytes

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        """Files are for the window around it."""
        if holds_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 (Qt's name)
        """What `paste` and a drop come to."""
        size = size_of(source, PLAIN)
        if size <= self._most_pasted_bytes:
            super().insertFromMimeData(source)
            return
        from PySide6.QtWidgets import QToolTip

        sentence = f"That is too much for this field ({size // 1_000_000} MB; at most {self._most_pasted_bytes // 1_000_000} MB)."
        QToolTip.showText(self.mapToGlobal(self.cursorRect().bottomLeft()), sentence, self)
