"""What the brief's source query finds and the brief does not hold: to take or to leave, never taken by itself."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from clipper.errors import ClipperError
from clipper.library.library import Library
from clipper.model.brief import Brief
from clipper.model.clipping import Clipping

ROWS = 4
"""Suggestions in view; the rest is scrolled to."""
MOST = 200
"""Suggestions shown: who has more narrows the query."""


def suggestions_for(library: Library, brief: Brief) -> list[Clipping]:
    """Clippings that the brief's query finds, without those it holds and those that were left."""
    if not brief.query:
        return []
    known = {node.clipping for node in brief.nodes} | set(brief.left)
    keys = library.listing.open(brief.query).keys(0, MOST + len(known))
    return [clipping for clipping in library.clippings.rows(keys) if clipping.id not in known][:MOST]


class Suggestions(QWidget):
    """The list with its two buttons; hidden while there is nothing to suggest."""

    taken = Signal(object)
    left = Signal(object)
    """Both give the chosen clippings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QLabel(self)
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._heading.setProperty("role", "caption")
        self.list = QListWidget(self)
        self.list.setAccessibleName("Suggestions from the brief's query")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemActivated.connect(self._take)
        self._take_button, self._leave_button = take, leave = QPushButton(self), QPushButton(self)
        take.setToolTip("Add to the end of the brief (Enter)")
        leave.setToolTip("Do not suggest again for this brief")
        take.clicked.connect(self._take)
        leave.clicked.connect(self._leave)
        self.list.itemSelectionChanged.connect(self._name_buttons)
        row = QHBoxLayout()
        row.addWidget(self._heading, 1)
        row.addWidget(leave)
        row.addWidget(take)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addLayout(row)
        column.addWidget(self.list)
        self._clippings: list[Clipping] = []
        self._name_buttons()
        self.hide()

    def _name_buttons(self) -> None:
        """Without a choice they are about all."""
        which = "" if self.list.selectedItems() else " All"
        self._take_button.setText(f"&Take{which}")
        self._leave_button.setText(f"&Leave{which}")

    def refresh(self, library: Library, brief: Brief) -> str:
        """Ask the library again; a sentence where the query has a mistake, else empty."""
        try:
            self._clippings = suggestions_for(library, brief)
        except ClipperError as error:
            self._clippings = []
            self.hide()
            return error.sentence
        self.list.clear()
        for clipping in self._clippings:
            source = f" · {clipping.metadata.source}" if clipping.metadata.source else ""
            self.list.addItem(QListWidgetItem(f"{clipping.metadata.shown_title}{source}"))
        self._name_buttons()
        count = len(self._clippings)
        self._heading.setText(f"{count} new {'match' if count == 1 else 'matches'}")
        self._heading.setToolTip(f"What “{brief.query}” finds, and the brief does not hold")
        row = self.list.sizeHintForRow(0) if count else 0
        self.list.setFixedHeight(min(count, ROWS) * row + 4)
        self.setVisible(bool(count))
        return ""

    def _take(self) -> None:
        self.taken.emit(self.chosen())

    def _leave(self) -> None:
        self.left.emit(self.chosen())

    def chosen(self) -> Sequence[Clipping]:
        """The chosen ones, or all where none is chosen."""
        rows = sorted(self.list.row(item) for item in self.list.selectedItems())
        return [self._clippings[row] for row in rows] if rows else list(self._clippings)
