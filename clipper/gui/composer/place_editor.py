"""Editing the current place: the heading of a section, a paragraph as Markdown. It is saved as it is typed."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from clipper.model.brief import BriefNode, NodeKind

PAUSE_MS = 400
"""How long nothing is typed before it is saved."""
SECTION_HEIGHT, PROSE_HEIGHT = 38, 110
"""One line, or five, in pixels: the outline above needs the room."""
EDITED = (NodeKind.SECTION, NodeKind.PROSE)


class PlaceEditor(QWidget):
    """Hidden unless a section or a paragraph is chosen."""

    edited = Signal(object, str)
    """(the BriefNode, its new text)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = QLabel(self)
        self._caption.setTextFormat(Qt.TextFormat.PlainText)
        self._caption.setProperty("role", "caption")
        self.text = QPlainTextEdit(self)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Text of this place")
        self.text.textChanged.connect(self._typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        column.addWidget(self._caption)
        column.addWidget(self.text)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.save)
        self._node: BriefNode | None = None
        self.hide()

    def show_node(self, node: BriefNode | None) -> None:
        """Edit another place; what was typed before is saved first."""
        same = node is not None and self._node is not None and node.id == self._node.id
        if not same:
            self.save()
        self._node = node if node is not None and node.kind in EDITED else None
        self.setVisible(self._node is not None)
        if self._node is None or (same and self.text.hasFocus()):
            return
        is_section = self._node.kind is NodeKind.SECTION
        self._caption.setText("Heading of the section" if is_section else "Paragraph (Markdown)")
        self.text.setFixedHeight(SECTION_HEIGHT if is_section else PROSE_HEIGHT)
        if self.text.toPlainText() != self._node.text:
            self.text.blockSignals(True)  # noqa: FBT003 (Qt's signature)
            self.text.setPlainText(self._node.text)
            self.text.blockSignals(False)  # noqa: FBT003 (as above)

    def save(self) -> None:
        """Save what was typed and is not saved yet."""
        self._pause.stop()
        text = self.text.toPlainText()
        if self._node is not None and text != self._node.text:
            self.edited.emit(self._node, text if self._node.kind is NodeKind.PROSE else " ".join(text.split()))

    def _typed(self) -> None:
        if self._node is not None:
            self._pause.start()
