"""Trimming a clipping: its blocks and what was left out of it, each put in or taken out by one click. A new version is made."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from clipper.gui.dialogs.clip_text import ClipText
from clipper.gui.models.clip_edit import Piece, body_of, turned
from clipper.gui.widgets.room import begin_with
from clipper.model.span import ArticleText

SENTENCE = "Click a line to take it out or back in. The capture stays as it was, and so does the version you are reading."


class TrimDialog(QDialog):
    """`body` is the text as it was left when the dialog was accepted."""

    def __init__(self, title: str, pieces: Sequence[Piece], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Trim “{title[:60]}”")
        begin_with(self, 760, 640)
        self._pieces = tuple(pieces)
        self.text = ClipText(self)
        self.text.turned.connect(self._turn)
        told = QLabel(SENTENCE, self)
        told.setWordWrap(True)
        told.setProperty("quiet", "true")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(told)
        column.addWidget(self.text, 1)
        column.addWidget(self.buttons)
        self.text.show_pieces(self._pieces)
        self._show_state()

    @property
    def body(self) -> ArticleText:
        return body_of(self._pieces)

    def _turn(self, number: int) -> None:
        self._pieces = turned(self._pieces, number)
        self.text.show_pieces(self._pieces, afresh=False)
        self._show_state()

    def _show_state(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(any(piece.kept for piece in self._pieces))
