"""The cards that float at a highlight: one to write its note, one to set its tags."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLabel, QVBoxLayout, QWidget

from clipper.errors import InputError
from clipper.gui.article.mark_bar import placed
from clipper.gui.theme.measures import Space
from clipper.gui.widgets.buttons import chip
from clipper.gui.widgets.flow import FlowLayout
from clipper.gui.widgets.line_field import LineField
from clipper.gui.widgets.note_editor import NoteEditor
from clipper.model.tag import clean_tag

CARD_WIDTH, NOTE_HEIGHT = 340, 96


class Card(QFrame):
    """A floating frame that Escape closes."""

    closed = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(name)
        self.setFixedWidth(CARD_WIDTH)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        self.column.setSpacing(Space.SMALL)
        self.hide()

    def stand_at(self, at: QRect) -> None:
        """Appear by a passage, in the parent's coordinates."""
        self.adjustSize()
        self.move(placed(self, at, below=True))
        self.show()
        self.raise_()

    def close_card(self) -> None:
        """Go, and say so."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        # Every other key ends here: none may reach the article while a card is open.


class NoteCard(Card):
    """Writes the note of one highlight."""

    changed = Signal(str, str)
    """Id, text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Note on the highlight", parent)
        self._id = ""
        self.editor = NoteEditor(self)
        self.editor.setAccessibleName("Note")
        self.editor.setFixedHeight(NOTE_HEIGHT)
        self.editor.changed.connect(self._tell)
        self.column.addWidget(self.editor)

    def open_for(self, highlight: str, note: str, at: QRect) -> None:
        self.editor.begin(note)
        self._id = highlight
        self.stand_at(at)
        self.editor.setFocus()
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)

    def _tell(self, text: str) -> None:
        self.changed.emit(self._id, text)

    def close_card(self) -> None:
        self.editor.flush()
        super().close_card()


class TagCard(Card):
    """Sets the tags of one highlight or several."""

    added = Signal(object, str)
    """Ids, path."""
    removed = Signal(object, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Tags of the highlight", parent)
        self._ids: tuple[str, ...] = ()
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips)
        self._paths = QStringListModel(self)
        self.field = LineField(self)
        self.field.setPlaceholderText("Add a tag, such as trade/tariffs")
        self.field.setAccessibleName("Add a tag")
        completer = QCompleter(self._paths, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        self.field.returnPressed.connect(self._add)
        self._complaint = QLabel(self)
        self._complaint.setTextFormat(Qt.TextFormat.PlainText)
        self._complaint.hide()
        for widget in (self._chips, self.field, self._complaint):
            self.column.addWidget(widget)

    def set_known(self, paths: Iterable[str]) -> None:
        """The library's tags, for completion."""
        self._paths.setStringList(list(paths))

    def open_for(self, ids: tuple[str, ...], tags: Iterable[str], at: QRect) -> None:
        self._ids = ids
        self.field.clear()
        self._complaint.hide()
        self.show_tags(tags)
        self.stand_at(at)
        self.field.setFocus()

    def show_tags(self, tags: Iterable[str]) -> None:
        """The tags that are set now."""
        self._flow.clear()
        for tag in tags:
            made = chip(f"{tag}  ×", f"Remove tag {tag}", lambda path=tag: self.removed.emit(self._ids, path), self._chips)
            self._flow.addWidget(made)
            made.show()
        self._chips.setVisible(self._flow.count() > 0)
        self._chips.setFixedHeight(self._flow.heightForWidth(CARD_WIDTH - 2 * Space.MEDIUM))
        self.adjustSize()

    def _add(self) -> None:
        try:
            path = clean_tag(self.field.text())
        except InputError as error:
            self._complaint.setText(error.sentence)
            self._complaint.show()
            self.adjustSize()
            return
        self._complaint.hide()
        self.field.clear()
        self.added.emit(self._ids, path)
