"""The tree of places in the sidebar: its keys, its arrows, and what may be dropped on it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDragLeaveEvent, QDragMoveEvent, QDropEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeWidget, QWidget

from clipper.gui.models.clippings import CLIPPINGS_MIME
from clipper.gui.models.places import Place, PlaceKind
from clipper.gui.widgets.key_claim import KeyClaim
from clipper.gui.widgets.place_delegate import PLACE_ROLE
from clipper.gui.widgets.viewport import viewport_of
from clipper.model.ids import ClippingKey

ARROW_REACH = 16
"""Pixels on both sides of where a row begins that belong to its arrow."""
EXPAND_MS = 600
"""What is carried stays over a closed tag so long before it opens."""
RENAME_KEYS = (Qt.Key.Key_F2,)
DELETE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
KEYPAD = Qt.KeyboardModifier.KeypadModifier
OWN_NAMES = frozenset({PlaceKind.SEARCH, PlaceKind.TAG, PlaceKind.SOURCE})
"""Places that the user has named."""


class PlaceTree(QTreeWidget):
    """Takes clippings that are dropped on a tag, on Starred, Archived or Trash."""

    dropped = Signal(object, object)
    target_changed = Signal(object)
    """The QModelIndex that clippings would be dropped on now, or None."""
    find_wanted = Signal()
    """The key for narrowing the tags."""
    renaming_wanted = Signal(object)
    """The key for it, on a Place that has a name of its own."""
    deleting_wanted = Signal(object)
    """The same for deleting."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._told: QModelIndex | None = None
        self._claim: KeyClaim | None = None
        self._port = viewport_of(self)
        self.setObjectName("places")
        self.setAccessibleName("Lists, tags and sources")
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setAutoExpandDelay(EXPAND_MS)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """F2 renames what is chosen here; elsewhere in the window it is for the clipping."""
        if self._claim is None:
            self._claim = KeyClaim(self, lambda key: self._named(key, RENAME_KEYS) is not None)
        super().focusInEvent(event)

    def _named(self, event: QKeyEvent, keys: Sequence[Qt.Key]) -> Place | None:
        """The place that a key is meant for, where it is one of these and the place can be renamed."""
        item = self.currentItem()
        place = item.data(0, PLACE_ROLE) if item else None
        is_meant = event.key() in keys and event.modifiers() & ~KEYPAD == Qt.KeyboardModifier.NoModifier
        return place if is_meant and isinstance(place, Place) and place.kind in OWN_NAMES else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        if event.text() in ("j", "k") and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            index = self.indexBelow(self.currentIndex()) if event.text() == "j" else self.indexAbove(self.currentIndex())
            if index.isValid():
                self.setCurrentIndex(index)
        elif event.text() == "/":
            self.find_wanted.emit()
        elif place := self._named(event, RENAME_KEYS):
            self.renaming_wanted.emit(place)
        elif place := self._named(event, DELETE_KEYS):
            self.deleting_wanted.emit(place)
        else:
            super().keyPressEvent(event)

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:  # noqa: N802 (Qt's signature)
        """None: the delegate paints its own arrow beside the tag. What the style has painted there for a chosen row is painted over."""
        if rect.width() > 0 and self.currentIndex() == index:
            painter.fillRect(rect, self.palette().color(QPalette.ColorRole.Window))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """A press on the arrow opens or closes the branch. The right button asks for a row's menu, and the list that is shown stays."""
        if event.button() is Qt.MouseButton.RightButton:
            return
        index = self.indexAt(event.position().toPoint())
        if self.model().hasChildren(index) and index.parent().isValid():
            left = self.visualRect(index).left()
            if left - ARROW_REACH <= event.position().x() <= left + ARROW_REACH:
                self.setExpanded(index, not self.isExpanded(index))
                return
        super().mousePressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 (Qt's name)
        """No type-ahead: single keys are commands."""

    def dragEnterEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 (Qt's name)
        if event.mimeData().hasFormat(CLIPPINGS_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 (Qt's name)
        target = self._target(event.position().toPoint())
        if target is not None and event.mimeData().hasFormat(CLIPPINGS_MIME):
            super().dragMoveEvent(event)
            self._tell_target(self.indexAt(event.position().toPoint()))
            event.acceptProposedAction()
        else:
            self._tell_target(None)
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 (Qt's name)
        super().dragLeaveEvent(event)
        self._tell_target(None)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        self._tell_target(None)
        target = self._target(event.position().toPoint())
        if target is None:
            return
        keys = bytes(event.mimeData().data(CLIPPINGS_MIME).data()).decode().split(",")
        self.dropped.emit(target, [ClippingKey(int(key)) for key in keys if key])
        event.acceptProposedAction()

    def _tell_target(self, index: QModelIndex | None) -> None:
        if index != self._told:
            self._told = index
            self.target_changed.emit(index)

    def _target(self, position: QPoint) -> Place | None:
        item = self.itemAt(position)
        place = item.data(0, PLACE_ROLE) if item else None
        takes = isinstance(place, Place) and (place.kind is PlaceKind.TAG or place.name in ("starred", "archived", "trash"))
        return place if takes else None
