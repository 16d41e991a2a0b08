"""Search results as passages: each highlight and note that the search finds, with where it stands."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from clipper.gui.models.highlights import HIGHLIGHTS_MIME
from clipper.gui.widgets.passage_row import ROW_ROLE, PassageDelegate, PassageRow
from clipper.library.library import Library
from clipper.model.clipping import Clipping
from clipper.model.ids import ClippingKey, HighlightId
from clipper.model.links import clip_link
from clipper.model.passage import Passage
from clipper.model.value import value
from clipper.text.direction import reads_rtl

LONGEST = 220
"""Code points of a quotation in the list; the article shows the rest."""
MOVES = {"j": 1, "k": -1}
EVERYWHERE = ("/", "?")
PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
RTL_ISOLATE, END_OF_ISOLATE = "\u2067", "\u2069"
LINK_ROLE = Qt.ItemDataRole.UserRole
HIGHLIGHT_ROLE = Qt.ItemDataRole.UserRole + 1
"""The public id of a highlight; empty for the note on an article."""


@value
class FoundPassages:
    """Passages with the clippings that they stand in and the shades of their colors."""

    passages: tuple[Passage, ...]
    clippings: Mapping[ClippingKey, Clipping]
    shades: Mapping[str, str]


def find_passages(library: Library, query: str) -> FoundPassages:
    """What a query finds, for the reader thread. Raises QueryError."""
    passages = tuple(library.listing.passages(query))
    keys = list(dict.fromkeys(passage.clipping for passage in passages))
    return FoundPassages(
        passages=passages,
        clippings={clipping.key: clipping for clipping in library.clippings.rows(keys)},
        shades={color.key: color.shade for color in library.colors.all()},
    )


class PassageList(QListWidget):
    """One entry a passage; going to one is told as a `clipper://` link."""

    link_wanted = Signal(str)
    to_brief = Signal(object)
    """The ids of the highlights that are chosen, for the brief that is open."""
    opened = Signal()
    """Enter: the keys go to the article."""
    key_pressed = Signal(str)
    """A single key that means the same wherever a list has the keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Passages found")
        self.setItemDelegate(PassageDelegate(self))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QListWidget.DragDropMode.DragOnly)
        self.currentItemChanged.connect(self._go)
        self.itemDoubleClicked.connect(self.opened)

    def show_found(self, found: FoundPassages) -> None:
        """Show what was found; what was chosen before stays so where it is found again."""
        current = self.currentItem().data(LINK_ROLE) if self.currentRow() >= 0 else None
        chosen = {item.data(LINK_ROLE) for item in self.selectedItems()}
        self.blockSignals(True)  # noqa: FBT003 (Qt's signature)
        self.clear()
        for passage in found.passages:
            clipping = found.clippings.get(passage.clipping)
            if clipping is not None:
                self.addItem(_item(passage, clipping, found.shades))
        for item in map(self.item, range(self.count())):
            if item.data(LINK_ROLE) == current:
                self.setCurrentItem(item, QItemSelectionModel.SelectionFlag.NoUpdate)
            item.setSelected(item.data(LINK_ROLE) in chosen)
        self.blockSignals(False)  # noqa: FBT003 (as above)

    def chosen_highlights(self) -> list[HighlightId]:
        """In their order in the list."""
        items = sorted(self.selectedItems(), key=self.row)
        return [HighlightId(identifier) for item in items if (identifier := str(item.data(HIGHLIGHT_ROLE)))]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """J and K walk, as in the list; B puts the chosen passages into the brief, as it does with clippings."""
        key, plain = event.text(), not event.modifiers() & ~PLAIN
        if plain and key in MOVES:
            self.setCurrentRow(min(max(self.currentRow() + MOVES[key], 0), self.count() - 1))
        elif plain and key == "b":
            self.to_brief.emit(self.chosen_highlights())
        elif plain and key in EVERYWHERE:
            self.key_pressed.emit(key)
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 (Qt's name)
        """No type-ahead: single keys are commands."""

    def mimeTypes(self) -> list[str]:  # noqa: N802 (Qt's name)
        return [HIGHLIGHTS_MIME]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:  # noqa: ARG002, N802 (Qt's signature)
        """The ids of the chosen highlights, for a brief."""
        mime = QMimeData()
        mime.setData(HIGHLIGHTS_MIME, ",".join(self.chosen_highlights()).encode())
        return mime

    def _go(self) -> None:
        item = self.currentItem()
        if self.currentRow() >= 0:
            self.link_wanted.emit(str(item.data(LINK_ROLE)))


def _item(passage: Passage, clipping: Clipping, shades: Mapping[str, str]) -> QListWidgetItem:
    known = clipping.metadata
    where = " · ".join(filter(None, (known.shown_title, known.source)))
    quoted = f"“{_short(passage.quotation)}”" if passage.quotation else ""
    noted = _short(passage.note)
    item = QListWidgetItem("\n".join(_isolated(line) for line in (quoted, noted and f"Note: {noted}", where) if line))
    row = PassageRow(
        quotation=quoted,
        note=_without_signs(noted) if noted else "",
        title=known.shown_title,
        source=known.source or "",
        shade=shades.get(passage.color or "", ""),
    )
    item.setData(ROW_ROLE, row)
    item.setData(LINK_ROLE, clip_link(clipping.id, passage.highlight))
    item.setData(HIGHLIGHT_ROLE, passage.highlight or "")
    item.setToolTip("")
    return item


def _isolated(line: str) -> str:
    """A line that is read from the right has its signs at its own ends, not at those of the row (Unicode's bidirectional isolates)."""
    return f"{RTL_ISOLATE}{line}{END_OF_ISOLATE}" if reads_rtl(line) else line


def _without_signs(note: str) -> str:
    """A note without the signs of Markdown."""
    from clipper.export.unmarkdown import plain_words

    return plain_words(note)


def _short(text: str) -> str:
    words: Sequence[str] = text.split()
    joined = " ".join(words)
    return joined if len(joined) <= LONGEST else joined[: LONGEST - 1] + "…"
