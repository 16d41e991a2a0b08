"""Trimming a clipping: its blocks and what was left out of it, each put in or taken out by one click. A new version is made."""

from collections.abc import Sequence
from textwrap import shorten

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from clipper.gui.dialogs.clip_text import ClipText
from clipper.gui.models.clip_edit import Piece, body_of, spread, turned
from clipper.gui.widgets.room import begin_with
from clipper.gui.widgets.told_line import ToldLine
from clipper.model.span import ArticleText

LONGEST_TITLE = 60
STAYS = "The capture stays as it was, and so does the version you are reading."
SENTENCE = f"Click a line, or choose it with Up and Down and press Space, to take it out or back in, with Shift all lines up to it. {STAYS}"
NOTHING_LEFT = f"Nothing is left. Take at least one line back in, by a click or with Space. {STAYS}"


class TrimDialog(QDialog):
    """`body` is the text as it was left when the dialog was accepted."""

    def __init__(self, title: str, pieces: Sequence[Piece], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Trim “{shorten(title, LONGEST_TITLE, placeholder=' …')}”")
        begin_with(self, 760, 640)
        self._pieces = tuple(pieces)
        self.text = ClipText(self)
        self.text.turned.connect(self._turn)
        self.text.spread.connect(self._spread)
        self.told = ToldLine(self)
        self.told.tell(SENTENCE)
        self.told.setProperty("quiet", "true")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        self._save.setToolTip("Make a version of the lines that are in (Ctrl+Return)")
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self._save.click)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.told)
        column.addWidget(self.text, 1)
        column.addWidget(self.buttons)
        self.text.show_pieces(self._pieces)
        self._show_state()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """As they are turned now."""
        return self._pieces

    @property
    def body(self) -> ArticleText:
        return body_of(self._pieces)

    def _turn(self, number: int) -> None:
        self._show(turned(self._pieces, number))

    def _spread(self, first: int, last: int) -> None:
        self._show(spread(self._pieces, first, last))

    def _show(self, pieces: Sequence[Piece]) -> None:
        self._pieces = tuple(pieces)
        self.text.show_pieces(self._pieces, afresh=False)
        self._show_state()

    def _show_state(self) -> None:
        is_something = any(piece.kept for piece in self._pieces)
        self._save.setEnabled(is_something)
        self.told.tell(SENTENCE if is_something else NOTHING_LEFT)
