"""The outline of a brief as a tree: places are moved, nested and dropped in; the tree only says what is wanted."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from clipper.gui.composer.place_names import PlaceName
from clipper.gui.models.clippings import CLIPPINGS_MIME
from clipper.gui.models.highlights import HIGHLIGHTS_MIME
from clipper.gui.widgets.pictures import picture
from clipper.model.brief import BriefNode, NodeKind
from clipper.model.ids import ClippingKey, HighlightId

NODE_ROLE = Qt.ItemDataRole.UserRole
KIND_ICONS: Mapping[NodeKind, str] = {NodeKind.SECTION: "folder", NodeKind.CLIPPING: "file", NodeKind.PROSE: "note"}
KIND_WORDS: Mapping[NodeKind, str] = {
    NodeKind.SECTION: "Section",
    NodeKind.CLIPPING: "Clipping",
    NodeKind.QUOTATION: "Quotation",
    NodeKind.PROSE: "Paragraph",
}
SWATCH = 12


class OutlineTree(QTreeWidget):
    """Shows places; `rearranged` gives the outline that a drag or a key asks for."""

    rearranged = Signal(str, object)
    """(the name of the act, the new nodes)"""
    clippings_dropped = Signal(object, int)
    """(keys, the position in the outline)"""
    highlights_dropped = Signal(object, int)
    current_changed = Signal(object)
    """The BriefNode chosen, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setAccessibleName("Outline of the brief")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setUniformRowHeights(True)
        self.setIconSize(QSize(SWATCH + 4, SWATCH + 4))
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setIndentation(18)
        self.setRootIsDecorated(True)
        self.currentItemChanged.connect(self._tell_current)

    # What is shown

    def show_nodes(self, nodes: Sequence[BriefNode], names: Mapping[str, PlaceName]) -> None:
        """Show an outline; the place that was current stays so."""
        current = self.current_node()
        scrolled = self.verticalScrollBar().value()
        self.blockSignals(True)  # noqa: FBT003 (Qt's signature)
        self.clear()
        parents: list[QTreeWidgetItem] = []
        chosen: QTreeWidgetItem | None = None
        for node in nodes:
            item = _item(node, names[node.id])
            del parents[node.depth :]
            if parents:
                parents[-1].addChild(item)
            else:
                self.addTopLevelItem(item)
            parents.append(item)
            if current and node.id == current.id:
                chosen = item
        self.expandAll()
        self.blockSignals(False)  # noqa: FBT003 (as above)
        if chosen is not None:
            self.setCurrentItem(chosen)
        self.current_changed.emit(_node(chosen) if chosen else None)
        self.verticalScrollBar().setValue(scrolled)

    def nodes(self) -> list[BriefNode]:
        """The outline as the tree has it, depths by nesting."""
        found: list[BriefNode] = []

        def walk(item: QTreeWidgetItem | None, depth: int) -> None:
            if item is None:
                return
            found.append(replace(_node(item), depth=depth))
            for number in range(item.childCount()):
                walk(item.child(number), depth + 1)

        for number in range(self.topLevelItemCount()):
            walk(self.topLevelItem(number), 0)
        return found

    def _tell_current(self) -> None:
        self.current_changed.emit(self.current_node())

    def current_node(self) -> BriefNode | None:
        item = self.currentItem()
        return _node(item) if item else None

    def chosen_ids(self) -> set[str]:
        """The places chosen, with all that stands under them."""
        chosen = {_node(item).id for item in self.selectedItems()}
        gone: set[str] = set()
        depth_of_gone: int | None = None
        for node in self.nodes():
            if depth_of_gone is not None and node.depth > depth_of_gone:
                gone.add(node.id)
                continue
            depth_of_gone = node.depth if node.id in chosen else None
            if node.id in chosen:
                gone.add(node.id)
        return gone

    def choose(self, identifier: str) -> None:
        """Make a place current."""
        for item in self.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive):
            if _node(item).id == identifier:
                self.setCurrentItem(item)
                return

    def position_after_current(self) -> int:
        """Where something new goes: behind the current place and what stands under it; else at the end."""
        current, nodes = self.current_node(), self.nodes()
        if current is None:
            return len(nodes)
        at = next(number for number, node in enumerate(nodes) if node.id == current.id)
        depth = nodes[at].depth
        after = at + 1
        while after < len(nodes) and nodes[after].depth > depth:
            after += 1
        return after

    # Moving by keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        control = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.selectedItems():
            self.remove_chosen()
        elif control and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_current(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif control and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.nest_current(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    def remove_chosen(self) -> None:
        """Take the chosen places out of the brief, with what stands under them."""
        gone = self.chosen_ids()
        if gone:
            name = "Remove from Brief" if len(gone) == 1 else f"Remove {len(gone)} Places from Brief"
            self.rearranged.emit(name, [node for node in self.nodes() if node.id not in gone])

    def move_current(self, step: int) -> None:
        """Move the current place, with what stands under it, before or behind its neighbor."""
        item = self.currentItem()
        if item is None:
            return
        parent = item.parent() or self.invisibleRootItem()
        at = parent.indexOfChild(item)
        if 0 <= at + step < parent.childCount():
            parent.takeChild(at)
            parent.insertChild(at + step, item)
            self._tell("Move in Brief", item)

    def nest_current(self, step: int) -> None:
        """Put the current place under the one before it, or out of the one above it."""
        item = self.currentItem()
        if item is None:
            return
        root = self.invisibleRootItem()
        parent = item.parent() or root
        at = parent.indexOfChild(item)
        if step > 0 and at > 0:
            parent.takeChild(at)
            above = parent.child(at - 1)
            if above is not None:
                above.addChild(item)
        elif step < 0 and parent is not root:
            outer = parent.parent() or root
            parent.takeChild(at)
            outer.insertChild(outer.indexOfChild(parent) + 1, item)
        else:
            return
        self._tell("Nest in Brief", item)

    def _tell(self, name: str, item: QTreeWidgetItem) -> None:
        self.expandAll()
        self.setCurrentItem(item)
        self.rearranged.emit(name, self.nodes())

    # Dropping

    def mimeTypes(self) -> list[str]:  # noqa: N802 (Qt's name)
        return [*super().mimeTypes(), CLIPPINGS_MIME, HIGHLIGHTS_MIME]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        if _is_foreign(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 (Qt's name)
        super().dragMoveEvent(event)
        if _is_foreign(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        mime = event.mimeData()
        if not _is_foreign(mime):
            super().dropEvent(event)
            self.rearranged.emit("Move in Brief", self.nodes())
            return
        position = self._position_at(event.position().toPoint())
        if mime.hasFormat(CLIPPINGS_MIME):
            keys = [ClippingKey(int(key)) for key in _words(mime, CLIPPINGS_MIME)]
            self.clippings_dropped.emit(keys, position)
        else:
            self.highlights_dropped.emit([HighlightId(one) for one in _words(mime, HIGHLIGHTS_MIME)], position)
        event.acceptProposedAction()

    def _position_at(self, point: QPoint) -> int:
        item, nodes = self.itemAt(point), self.nodes()
        if item is None:
            return len(nodes)
        at = next(number for number, node in enumerate(nodes) if node.id == _node(item).id)
        below = point.y() > self.visualItemRect(item).center().y()
        return at + int(below)


def _is_foreign(mime: QMimeData) -> bool:
    return mime.hasFormat(CLIPPINGS_MIME) or mime.hasFormat(HIGHLIGHTS_MIME)


def _words(mime: QMimeData, name: str) -> list[str]:
    return [word for word in bytes(mime.data(name).data()).decode().split(",") if word]


def _node(item: QTreeWidgetItem) -> BriefNode:
    return item.data(0, NODE_ROLE)


def _item(node: BriefNode, name: PlaceName) -> QTreeWidgetItem:
    item = QTreeWidgetItem([name.words])
    item.setData(0, NODE_ROLE, node)
    item.setToolTip(0, f"<p style='white-space:pre-wrap'>{_escaped(name.tip)}</p>" if name.tip else "")
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{KIND_WORDS[node.kind]}: {name.words}")
    item.setIcon(0, _swatch(name.color) if name.color else picture(KIND_ICONS.get(node.kind, "")))
    font = item.font(0)
    font.setBold(node.kind is NodeKind.SECTION)
    font.setItalic(node.kind is NodeKind.PROSE and not node.text.strip())
    item.setFont(0, font)
    if node.kind is NodeKind.QUOTATION:
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
    return item


def _escaped(text: str) -> str:
    from html import escape

    return escape(text)


def _swatch(shade: str) -> QIcon:
    pixmap = QPixmap(SWATCH * 2, SWATCH * 2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(shade))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(pixmap.rect().adjusted(2, 2, -2, -2), 5, 5)
    painter.end()
    return QIcon(pixmap)
