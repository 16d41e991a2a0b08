"""The direction of the blocks of a page that Qt has read: it goes on in that of a quotation or list behind its end."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument

from clipper.text.direction import reads_rtl


def put_directions_right(document: QTextDocument) -> None:
    """Let what reads from the left do so."""
    from_left = QTextBlockFormat()
    from_left.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    block = document.begin()
    while block.isValid():
        text = block.text()
        is_rtl = block.blockFormat().layoutDirection() is Qt.LayoutDirection.RightToLeft
        if is_rtl and any(map(str.isalpha, text)) and not reads_rtl(text):
            QTextCursor(block).mergeBlockFormat(from_left)
        block = block.next()
