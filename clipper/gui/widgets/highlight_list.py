"""The list of highlights as a view: several can be chosen, single keys act while it has the focus."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from clipper.gui.article.keys import COLOR_KEYS, color_place
from clipper.gui.models.highlights import HighlightsModel, Index
from clipper.gui.widgets.highlight_row import HighlightDelegate

BATCH = 60
"""Rows that are measured at once; the rest follow when there is time."""


class HighlightList(QListView):
    """Rows of a HighlightsModel."""

    color_wanted = Signal(int)
    """A place in the order of colors, from 0."""
    tag_wanted = Signal()
    delete_wanted = Signal()
    copy_wanted = Signal(bool)
    """With citation or without."""
    back_wanted = Signal()
    """To the text."""

    def __init__(self, model: HighlightsModel, delegate: HighlightDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("highlight_list")
        self.setAccessibleName("Highlights")
        self.setModel(model)
        self.setItemDelegate(delegate)
        self._rows = model
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def chosen(self) -> tuple[str, ...]:
        """The ids that are chosen, from above."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self._rows.rows[row].id for row in rows)

    def choose(self, highlight: str) -> None:
        """Choose one row and show it; nothing where it is not shown."""
        row = self._rows.row_of(highlight)
        if row < 0:
            self.selectionModel().clearSelection()
            return
        index = self._rows.index(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = Qt.KeyboardModifier.ControlModifier
        if modifiers == Qt.KeyboardModifier.NoModifier and key in COLOR_KEYS:
            self.color_wanted.emit(color_place(key))
        elif modifiers == Qt.KeyboardModifier.NoModifier and key is Qt.Key.Key_T:
            self.tag_wanted.emit()
        elif modifiers == Qt.KeyboardModifier.NoModifier and key is Qt.Key.Key_N and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit()
        elif key is Qt.Key.Key_C and modifiers & control:
            self.copy_wanted.emit(bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.back_wanted.emit()
        elif event.text() and event.text().isprintable() and not modifiers & control:
            event.accept()  # no type-ahead: letters are acts here
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 (Qt's name)
        super().currentChanged(current, previous)
        if current.isValid():
            self.scrollTo(current)
