"""Paints a place of the outline, and lets its words be written in the row: a heading, a paragraph, the note on a clipping or a passage."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QKeyEvent, QPainter, QTextCursor
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from clipper.gui.composer.place_names import PlaceName
from clipper.gui.theme.measures import SMALL_TEXT, Size, Space
from clipper.gui.widgets.lines import broken, write_lines
from clipper.gui.widgets.note_editor import NoteEditor
from clipper.gui.widgets.shades import muted
from clipper.model.brief import BriefNode, NodeKind

PLACE_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
LINES = {NodeKind.SECTION: 1, NodeKind.CLIPPING: 1, NodeKind.QUOTATION: 2, NodeKind.PROSE: 3}
"""Of the words of a place; all of them stand in its tool tip and in the preview."""
NOTE_LINES = 2
EDITED_LINES = {NodeKind.SECTION: (1, 1), NodeKind.PROSE: (3, 14), NodeKind.CLIPPING: (2, 8), NodeKind.QUOTATION: (2, 8)}
"""The least and the most lines of the field: it grows as one types."""
HINTS = {
    NodeKind.SECTION: "Heading of the section",
    NodeKind.PROSE: "Your own words, in Markdown. Esc when you are done.",
    NodeKind.CLIPPING: "Your note on this article",
    NodeKind.QUOTATION: "Your note on this passage",
}
LEAST_WIDTH = 60
MOST_HEIGHTS = 5_000
FRAME = 2 * Space.SMALL
"""Of a field: its edge and what it keeps free around the words."""
OWN_WORDS = (NodeKind.SECTION, NodeKind.PROSE)
"""Places that consist of the user's words; at others the user writes a note."""


@dataclass(frozen=True, slots=True)
class OutlinePlace:
    """What a row holds; one value, so that a field never sees half of a change."""

    node: BriefNode
    name: PlaceName


class OutlineRow(QStyledItemDelegate):
    """Rows as high as their words."""

    edited = Signal(object, str)
    """(the BriefNode, its words or the note on it): as it is typed."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        self._editor: NoteEditor | None = None
        self._edited = ""
        self._heights: dict[tuple[object, ...], int] = {}
        """Of rows that nobody writes in, by what they show: a tree asks for all of them several times for each place that is moved."""

    # What is shown

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 (Qt's name)
        room, place = self._room(index), index.data(PLACE_ROLE)
        if place.node.id == self._edited:
            return QSize(room, self._height(option, index, room))
        key = (place.node.kind, place.name.words, place.name.note, room, option.font.key())
        if key not in self._heights:
            if len(self._heights) > MOST_HEIGHTS:
                self._heights.clear()
            self._heights[key] = self._height(option, index, room)
        return QSize(room, self._heights[key])

    def _height(self, option: QStyleOptionViewItem, index: Index, room: int) -> int:
        height = self._words_height(option.font, index, room)
        if _node(index).id == self._edited:
            height += self._field_height(option.font, index)
        else:
            small = QFontMetrics(_small(option.font))
            height += small.lineSpacing() * len(self._note(index, option.font, room))
        return height + 2 * Space.TIGHT

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node, room = _node(index), option.rect.width() - self._indent() - Space.SMALL
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        icon = QIcon(ground.icon)
        ground.text, ground.icon = "", QIcon()
        ground.features &= ~QStyleOptionViewItem.ViewItemFeature.HasDecoration
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, option.widget)
        painter.save()
        font = _font(option.font, node)
        at = option.rect.topLeft() + QPoint(Space.TIGHT, Space.TIGHT)
        lift = max(0, (QFontMetrics(font).lineSpacing() - Size.ICON) // 2)
        icon.paint(painter, QRect(at + QPoint(0, lift), QSize(Size.ICON, Size.ICON)))
        at += QPoint(self._indent() - Space.TIGHT, 0)
        if node.kind not in OWN_WORDS or node.id != self._edited:
            quiet = node.kind in OWN_WORDS and not node.text.strip()
            color = muted(option.palette) if quiet else option.palette.text().color()
            at.setY(write_lines(painter, self._words(index, option.font, room), font, color, at, width=room))
        if node.id != self._edited:
            note = self._note(index, option.font, room)
            write_lines(painter, note, _small(option.font), muted(option.palette), at, width=room)
        painter.restore()

    def _words(self, index: Index, font: QFont, room: int) -> tuple[str, ...]:
        node = _node(index)
        return broken(_name(index).words, _font(font, node), room, LINES[node.kind])

    def _note(self, index: Index, font: QFont, room: int) -> tuple[str, ...]:
        note = _name(index).note_words
        return broken(note, _small(font), room, NOTE_LINES) if note else ()

    def _words_height(self, font: QFont, index: Index, room: int) -> int:
        node = _node(index)
        if node.id == self._edited and node.kind in OWN_WORDS:
            return 0
        return QFontMetrics(_font(font, node)).lineSpacing() * len(self._words(index, font, room))

    def _field_height(self, font: QFont, index: Index) -> int:
        least, most = EDITED_LINES[_node(index).kind]
        lines = int(self._editor.document().size().height()) if self._editor else least
        return QFontMetrics(_font(font, _node(index))).lineSpacing() * max(least, min(lines, most)) + FRAME

    def _indent(self) -> int:
        return Space.TIGHT + Size.ICON + Space.SMALL

    def _room(self, index: Index) -> int:
        """Pixels for words in a row so deep."""
        levels, above = 1, index.parent()
        while above.isValid():
            levels, above = levels + 1, above.parent()
        return max(LEAST_WIDTH, self._view.viewport().width() - levels * self._view.indentation() - self._indent() - Space.SMALL)

    # Writing in the row

    @property
    def is_editing(self) -> bool:
        return self._editor is not None

    def finish(self) -> None:
        """Tell what was typed, and close the field."""
        editor = self._editor
        if editor is not None:
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def flush(self) -> None:
        """Tell what was typed; the field stays."""
        if self._editor is not None:
            self._editor.flush()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802 (Qt's name)
        node = _node(index)
        editor = NoteEditor(parent)
        editor.setFont(_font(option.font, node))
        editor.setPlaceholderText(HINTS[node.kind])
        editor.setAccessibleName(HINTS[node.kind])
        if EDITED_LINES[node.kind][1] == 1:
            editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        editor.begin(_editable(index))
        if node.kind is NodeKind.SECTION:
            editor.selectAll()
        else:
            editor.moveCursor(QTextCursor.MoveOperation.End)
        editor.changed.connect(partial(self.edited.emit, node))
        editor.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._editor, self._edited = editor, node.id
        self.sizeHintChanged.emit(index)
        return editor

    def _grow(self) -> None:
        """As high as what is written in it."""
        self.sizeHintChanged.emit(self._view.currentIndex())

    def destroyEditor(self, editor: QWidget, index: Index) -> None:  # noqa: N802 (Qt's name)
        if isinstance(editor, NoteEditor):
            editor.flush()
        self._editor, self._edited = None, ""
        super().destroyEditor(editor, index)
        self.sizeHintChanged.emit(index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 (Qt's name)
        if isinstance(editor, NoteEditor):
            editor.show_note(_editable(index))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: ARG002, N802 (Qt's signature)
        if isinstance(editor, NoteEditor):
            editor.flush()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 (Qt's name)
        room = option.rect.width() - self._indent() - Space.SMALL
        top = option.rect.top() + Space.TIGHT + self._words_height(option.font, index, room)
        left, height = option.rect.left() + self._indent() - Space.TIGHT, self._field_height(option.font, index)
        editor.setGeometry(left, top, room + Space.TIGHT, height)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Esc, Tab and Ctrl+Enter end the writing, Enter that of a heading; what was typed stays in any case."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(editor, NoteEditor):
            if self._ends(event):
                self.finish()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                return False
        return super().eventFilter(editor, event)

    def _ends(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return True
        one_line = self._editor is not None and self._editor.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (control or one_line)


def _place(index: Index) -> OutlinePlace:
    return index.data(PLACE_ROLE)


def _node(index: Index) -> BriefNode:
    return _place(index).node


def _name(index: Index) -> PlaceName:
    return _place(index).name


def _editable(index: Index) -> str:
    """What is written in the row of this place."""
    node = _node(index)
    return node.text if node.kind in OWN_WORDS else _name(index).note


def _font(font: QFont, node: BriefNode) -> QFont:
    own = QFont(font)
    own.setBold(node.kind is NodeKind.SECTION)
    return own


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * SMALL_TEXT)
    return small
