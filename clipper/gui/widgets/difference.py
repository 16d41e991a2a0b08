"""Two texts side by side with what differs marked word by word; they scroll together."""

import html

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from clipper.gui.theme.measures import Space
from clipper.gui.widgets.shades import mixed
from clipper.text.diff import ChangeKind, diff
from clipper.text.offsets import Utf16Map

GONE, NEW = QColor("#e5484d"), QColor("#30a46c")
SHARE = 0.30
"""Of the signal color in the page: seen at once, and read without effort on light and dark."""


class Difference(QWidget):
    """Shows the old text on the left and the new one on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heads = (QLabel(self), QLabel(self))
        self.old, self.new = _side(self, "Left text"), _side(self, "Right text")
        self._summary = QLabel(self)
        self._summary.setProperty("quiet", "true")
        sides = QHBoxLayout()
        sides.setSpacing(12)
        for head, text in zip(self.heads, (self.old, self.new), strict=True):
            head.setWordWrap(True)
            column = QVBoxLayout()
            column.setSpacing(6)
            column.addWidget(head)
            column.addWidget(text, 1)
            sides.addLayout(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(sides, 1)
        whole.addWidget(self._summary)
        self._linked = True
        self.old.verticalScrollBar().valueChanged.connect(self._old_scrolled)
        self.new.verticalScrollBar().valueChanged.connect(self._new_scrolled)

    def compare(self, heads: tuple[str, str], old: str, new: str, *, marks_heads: bool = False) -> None:
        """Show two texts and mark what only one of them says; in their heads, too, where these are two states of one headline."""
        head_changes = _unequal(*heads) if marks_heads else []
        for label, words, side, color in zip(self.heads, heads, (0, 1), (GONE, NEW), strict=True):
            label.setTextFormat(Qt.TextFormat.RichText if head_changes else Qt.TextFormat.PlainText)
            ground = mixed(label.palette().color(label.backgroundRole()), color, SHARE).name()
            label.setText(_marked(words, [span[side] for span in head_changes], ground) if head_changes else words)
        changes = _unequal(old, new)
        _show(self.old, old, [before for before, _ in changes], GONE)
        _show(self.new, new, [after for _, after in changes], NEW)
        gone = sum(len(old[start:end].split()) for (start, end), _ in changes)
        added = sum(len(new[start:end].split()) for _, (start, end) in changes)
        same = "The texts are the same."
        words = f"{gone:,} word{'s' * (gone != 1)} only on the left, {added:,} only on the right."
        self._summary.setText(words if changes else same)

    @property
    def summary(self) -> str:
        return self._summary.text()

    def _old_scrolled(self, value: int) -> None:
        self._follow(self.old, self.new, value)

    def _new_scrolled(self, value: int) -> None:
        self._follow(self.new, self.old, value)

    def _follow(self, moved: QTextEdit, other: QTextEdit, value: int) -> None:
        """Scroll the other side to the same share of its length."""
        if not self._linked:
            return
        self._linked = False
        most = moved.verticalScrollBar().maximum()
        other.verticalScrollBar().setValue(round(value / most * other.verticalScrollBar().maximum()) if most else 0)
        self._linked = True


def _unequal(old: str, new: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """What only one of two texts says: where it stands in each."""
    changes = (change for change in diff(old, new) if change.kind is not ChangeKind.EQUAL)
    return [((change.old_start, change.old_end), (change.new_start, change.new_end)) for change in changes]


def _marked(words: str, ranges: list[tuple[int, int]], ground: str) -> str:
    """Words as rich text, some of them on a ground of their own."""
    pieces: list[str] = []
    at = 0
    for start, end in ranges:
        pieces += [html.escape(words[at:start]), f'<span style="background-color: {ground}">{html.escape(words[start:end])}</span>']
        at = end
    return "".join([*pieces, html.escape(words[at:])])


def _side(parent: QWidget, name: str) -> QTextEdit:
    text = QTextEdit(parent)
    text.setReadOnly(True)
    text.setAcceptRichText(False)
    text.document().setDocumentMargin(Space.MEDIUM)
    text.setAccessibleName(name)
    text.setObjectName("difference")
    return text


def _show(side: QTextEdit, text: str, ranges: list[tuple[int, int]], color: QColor) -> None:
    side.setPlainText(text)
    _part_paragraphs(side)
    units = Utf16Map(text)
    look = QTextCharFormat()
    look.setBackground(mixed(side.palette().color(side.backgroundRole()), color, SHARE))
    marks: list[QTextEdit.ExtraSelection] = []
    for start, end in ranges:
        if start == end:
            continue
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(side.document())
        mark.cursor.setPosition(units.to_utf16(start))
        mark.cursor.setPosition(units.to_utf16(end), QTextCursor.MoveMode.KeepAnchor)
        mark.format = look
        marks.append(mark)
    side.setExtraSelections(marks)


def _part_paragraphs(side: QTextEdit) -> None:
    """Some room between them: a text of many would else be one block."""
    apart = QTextBlockFormat()
    apart.setBottomMargin(Space.SMALL)
    whole = QTextCursor(side.document())
    whole.select(QTextCursor.SelectionType.Document)
    whole.mergeBlockFormat(apart)
