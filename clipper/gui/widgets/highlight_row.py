"""Paints a highlight in the list: its color, its words, its note and tags; and lets its note be written in place."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QAbstractItemModel, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from clipper.gui import icons
from clipper.gui.models.highlights import HIGHLIGHT_ROLE, HighlightsModel, Index
from clipper.gui.theme.fonts import quote_font
from clipper.gui.theme.marks import Mark
from clipper.gui.theme.measures import SMALL_TEXT, Space
from clipper.gui.theme.palette import LIGHT, Palette
from clipper.gui.widgets.lines import broken, write_lines
from clipper.gui.widgets.note_editor import NoteEditor
from clipper.model.highlight import Highlight, PlacementState

QUOTE_LINES, NOTE_LINES = 4, 3
BAR = 4
"""Pixels of the color's bar at the left."""

EDITOR_HEIGHT = 76
STATE_LINES = 3
"""A day and a time with their sentence, in a narrow pane."""
LEAST_WIDTH = 80
"""Pixels of a line of words in a pane that is hardly open."""

INDENT = Space.LARGE + BAR + Space.MEDIUM

STATE_WORDS = {
    PlacementState.MOVED: ("moved", "Moved: the words around it changed"),
    PlacementState.ORPHAN: ("orphan", "Not in this version of the text"),
}


@dataclass(frozen=True, slots=True)
class HighlightLines:
    """The lines of one row."""

    quote: tuple[str, ...]
    note: tuple[str, ...]
    state: tuple[str, ...]
    """What became of it, where it does not stand as it was marked."""


class HighlightDelegate(QStyledItemDelegate):
    """Rows as high as their words; the lines are broken once for a width."""

    note_changed = Signal(str, str)
    """Id, text: as it is typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._palette: Palette = LIGHT
        self._marks: Mapping[str, Mark] = {}
        self._lines: dict[tuple[str, str, str, int], HighlightLines] = {}
        self._edited = ""
        self.remarks: Mapping[str, str] = {}
        """By id: what is said beside a highlight, such as "changed in the version of 17:40"."""

    def set_look(self, palette: Palette, marks: Mapping[str, Mark]) -> None:
        self._palette, self._marks = palette, marks
        self._lines.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 (Qt's name)
        highlight: Highlight = index.data(HIGHLIGHT_ROLE)
        width = self._width(option)
        lines = self._broken(highlight, option.font, width)
        quote, small = QFontMetrics(quote_font(option.font)), QFontMetrics(_small_font(option.font))
        height = 2 * Space.MEDIUM + quote.lineSpacing() * len(lines.quote)
        if highlight.id == self._edited:
            height += EDITOR_HEIGHT + Space.TIGHT
        elif lines.note:
            height += Space.TIGHT + QFontMetrics(option.font).lineSpacing() * len(lines.note)
        height += small.lineSpacing() * (1 + len(lines.state)) + Space.TIGHT * (2 if lines.state else 1)
        return QSize(width + INDENT + Space.LARGE, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        highlight: Highlight = index.data(HIGHLIGHT_ROLE)
        palette, area = self._palette, option.rect
        lines = self._broken(highlight, option.font, area.width() - INDENT - Space.LARGE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            has_focus = bool(option.state & QStyle.StateFlag.State_Active) and option.widget.hasFocus()
            painter.fillRect(area, QColor(palette.chosen if has_focus else palette.chosen_idle))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(palette.panel))
        painter.fillRect(QRect(area.left() + Space.LARGE, area.bottom(), area.width() - Space.LARGE, 1), QColor(palette.line))
        self._paint_bar(painter, highlight, area)
        left, top = area.left() + INDENT, area.top() + Space.MEDIUM
        is_orphan = highlight.placement.state is PlacementState.ORPHAN
        width = area.width() - INDENT - Space.LARGE
        color = palette.muted if is_orphan else palette.ink
        top = write_lines(painter, lines.quote, quote_font(option.font), color, QPoint(left, top), width=width)
        if highlight.id == self._edited:
            top += EDITOR_HEIGHT + Space.TIGHT
        elif lines.note:
            top = write_lines(painter, lines.note, option.font, palette.muted, QPoint(left, top + Space.TIGHT), width=width)
        small = _small_font(option.font)
        name = self._name(index, highlight)
        tags_at = left + QFontMetrics(small).horizontalAdvance(name) + Space.SMALL
        room = area.right() - Space.LARGE - tags_at
        tags = QFontMetrics(small).elidedText("   ".join(f"# {tag}" for tag in highlight.tags), Qt.TextElideMode.ElideRight, room)
        write_lines(painter, (tags,), small, palette.accent, QPoint(tags_at, top + Space.TIGHT))
        top = write_lines(painter, (name,), small, palette.muted, QPoint(left, top + Space.TIGHT))
        self._paint_state(painter, highlight, lines.state, QPoint(left, top + Space.TIGHT), small)
        painter.restore()

    def _name(self, index: Index, highlight: Highlight) -> str:
        """What its color means to the user."""
        model = model_of(index)
        color = model.color(highlight.color) if model else None
        return color.name if color else highlight.color

    def _paint_bar(self, painter: QPainter, highlight: Highlight, area: QRect) -> None:
        look = self._marks.get(highlight.color)
        if look is None:
            return
        bar = QRectF(area.left() + Space.LARGE, area.top() + Space.MEDIUM, BAR, area.height() - 2 * Space.MEDIUM)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.edge))
        painter.drawRoundedRect(bar, BAR / 2, BAR / 2)

    def _paint_state(self, painter: QPainter, highlight: Highlight, words: tuple[str, ...], at: QPoint, font: QFont) -> None:
        if not words:
            return
        state = STATE_WORDS.get(highlight.placement.state)
        color = self._palette.danger if highlight.placement.state is PlacementState.ORPHAN else self._palette.muted
        side = QFontMetrics(font).height()
        if state is not None:
            icons.icon(state[0], color).paint(painter, QRect(at.x(), at.y(), side, side))
            at += QPoint(side + Space.TIGHT, 0)
        write_lines(painter, words, font, color, at)

    def _state(self, highlight: Highlight) -> str:
        remark = self.remarks.get(highlight.id, "")
        state = STATE_WORDS.get(highlight.placement.state)
        return remark or (state[1] if state else "")

    def _width(self, option: QStyleOptionViewItem) -> int:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        return max(LEAST_WIDTH, width - INDENT - Space.LARGE)

    def _broken(self, highlight: Highlight, font: QFont, width: int) -> HighlightLines:
        state = self._state(highlight)
        key = (highlight.id, highlight.note, state, width)
        found = self._lines.get(key)
        if found is None:
            quote = broken(highlight.anchor.exact, quote_font(font), width, QUOTE_LINES)
            note = broken(_read(highlight.note), font, width, NOTE_LINES) if highlight.note else ()
            small = _small_font(font)
            beside = width - QFontMetrics(small).height() - Space.TIGHT  # its icon stands before it
            found = self._lines[key] = HighlightLines(quote, note, broken(state, small, beside, STATE_LINES) if state else ())
        return found

    # Writing the note in place

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002, N802 (Qt's signature)
        highlight: Highlight = index.data(HIGHLIGHT_ROLE)
        editor = NoteEditor(parent)
        editor.setAccessibleName("Note")
        editor.begin(highlight.note)
        editor.changed.connect(partial(self.note_changed.emit, highlight.id))
        self._edited = highlight.id
        self.sizeHintChanged.emit(index)
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:  # noqa: N802 (Qt's name)
        if isinstance(editor, NoteEditor):
            editor.flush()
        self._edited = ""
        super().destroyEditor(editor, index)
        self.sizeHintChanged.emit(index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 (Qt's name)
        if isinstance(editor, NoteEditor):
            highlight: Highlight = index.data(HIGHLIGHT_ROLE)
            editor.show_note(highlight.note)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: ARG002, N802 (Qt's signature)
        if isinstance(editor, NoteEditor):
            editor.flush()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 (Qt's name)
        highlight: Highlight = index.data(HIGHLIGHT_ROLE)
        lines = self._broken(highlight, option.font, option.rect.width() - INDENT - Space.LARGE)
        top = option.rect.top() + Space.MEDIUM + QFontMetrics(quote_font(option.font)).lineSpacing() * len(lines.quote) + Space.TIGHT
        editor.setGeometry(option.rect.left() + INDENT, top, option.rect.width() - INDENT - Space.LARGE, EDITOR_HEIGHT)


def _read(note: str) -> str:
    """A note without the signs of Markdown."""
    from clipper.export.unmarkdown import plain_words  # its patterns cost a start without notes nothing

    return plain_words(note)


def _small_font(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * SMALL_TEXT)
    return small


def model_of(index: Index) -> HighlightsModel | None:
    """The model behind a row."""
    model = index.model()
    return model if isinstance(model, HighlightsModel) else None
