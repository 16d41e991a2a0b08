"""The outline of a brief as a tree: places are moved, nested, dropped in, and written in their rows; the tree only says what is wanted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeWidget, QTreeWidgetItem, QWidget

from clipper.gui.composer import outline_moves
from clipper.gui.composer.dropped import dropped_clippings, dropped_highlights, is_for_a_brief
from clipper.gui.composer.outline_item import depth_of, fill, node_of
from clipper.gui.composer.outline_row import OWN_WORDS, PLACE_ROLE, OutlinePlace, OutlineRow
from clipper.gui.composer.place_names import EMPTY_WORDS, PlaceName
from clipper.gui.models.clippings import CLIPPINGS_MIME
from clipper.gui.models.highlights import HIGHLIGHTS_MIME
from clipper.gui.widgets.shades import muted
from clipper.model.brief import BriefNode, NodeKind

NOTHING_YET = "Drag clippings and passages here, add a section or a paragraph above, or press B in the list of clippings."


class OutlineTree(QTreeWidget):
    """Shows places; `rearranged` gives the outline that a drag or a key asks for."""

    rearranged = Signal(str, object)
    """(the name of the act, the new nodes)"""
    clippings_dropped = Signal(object, int)
    """(keys, the position in the outline)"""
    highlights_dropped = Signal(object, int)
    current_changed = Signal(object)
    """The BriefNode chosen, or None."""
    edited = Signal(object, str)
    """(the BriefNode, its words or the note on it), as they are typed."""
    opened = Signal(object)
    """The BriefNode of a clipping or passage that shall be shown."""
    sentences_wanted = Signal(object)
    """The BriefNode of a clipping whose key sentences shall be suggested."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setAccessibleName("Outline of the brief")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self._row = OutlineRow(self)
        self._row.edited.connect(self.edited)
        self.setItemDelegate(self._row)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setIndentation(18)
        self.setRootIsDecorated(True)
        self.doubleClicked.connect(self.open_current)
        self.currentItemChanged.connect(lambda: self.current_changed.emit(self.current_node()))

    # What is shown

    def show_nodes(self, nodes: Sequence[BriefNode], names: Mapping[str, PlaceName]) -> None:
        """Show an outline; the place that was current stays so, and one that is being written in stays open if it stands where it stood."""
        items = list(self._items())
        if [(node.id, node.depth) for node in self.nodes()] == [(node.id, node.depth) for node in nodes]:
            for item, node in zip(items, nodes, strict=True):
                place = OutlinePlace(node, names[node.id])
                if item.data(0, PLACE_ROLE) != place:
                    fill(item, place)
            return
        self.finish_editing()
        current, scrolled = self.current_node(), self.verticalScrollBar().value()
        selected = {node_of(item).id for item in self.selectedItems()}
        self.clear()
        parents: list[QTreeWidgetItem] = []
        chosen: QTreeWidgetItem | None = None
        for node in nodes:
            item = QTreeWidgetItem()
            fill(item, OutlinePlace(node, names[node.id]))
            del parents[node.depth :]
            if parents:
                parents[-1].addChild(item)
            else:
                self.addTopLevelItem(item)
            parents.append(item)
            if current and node.id == current.id:
                chosen = item
        self.expandAll()
        self.verticalScrollBar().setValue(scrolled)
        if chosen is not None:
            self.setCurrentItem(chosen)
        for item in self._items() if len(selected) > 1 else ():
            if node_of(item).id in selected:
                item.setSelected(True)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        """From the top to the bottom."""

        def walk(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
            for number in range(item.childCount()):
                if (child := item.child(number)) is not None:
                    yield child
                    yield from walk(child)

        yield from walk(self.invisibleRootItem())

    def nodes(self) -> list[BriefNode]:
        """The outline as the tree has it, depths by nesting."""
        return [replace(node_of(item), depth=depth_of(item)) for item in self._items()]

    def current_node(self) -> BriefNode | None:
        item = self.currentItem()
        return node_of(item) if item else None

    def words_of(self, node: BriefNode) -> str:
        """All words of a place, as its tool tip has them."""
        places = (item.data(0, PLACE_ROLE) for item in self._items())
        return next((place.name.tip for place in places if place.node.id == node.id), "")

    def chosen_ids(self) -> set[str]:
        """The places chosen, with all that stands under them."""
        chosen = {node_of(item).id for item in self.selectedItems()}
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
        for item in self._items():
            if node_of(item).id == identifier:
                self.setCurrentItem(item)
                return

    # Writing in the rows

    def edit_current(self) -> None:
        """Write in the row: the words of a section or a paragraph, the note on anything else."""
        item = self.currentItem()
        if item is not None and not self._row.is_editing:
            self.scrollToItem(item)
            self.editItem(item)

    def open_current(self) -> None:
        """Write in it, or for a clipping or passage show it."""
        node = self.current_node()
        if node is not None and node.kind in OWN_WORDS:
            self.edit_current()
        elif node is not None:
            self.opened.emit(node)

    def save_typed(self) -> None:
        """Tell what was typed and not told yet."""
        self._row.flush()

    def finish_editing(self) -> None:
        """The same, and close the field."""
        self._row.finish()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 (Qt's name)
        item = self.itemAt(event.pos()) or self.currentItem()
        if item is None:
            return
        kept = QItemSelectionModel.SelectionFlag.NoUpdate if item.isSelected() else QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.setCurrentItem(item, 0, kept)
        node = node_of(item)
        menu = QMenu(self)
        if node.kind in OWN_WORDS:
            menu.addAction("&Edit\tF2", self.edit_current)
        else:
            menu.addAction("&Open\tEnter", self.open_current)
            menu.addAction("&Edit Note\tF2", self.edit_current)
        if node.kind is NodeKind.CLIPPING:
            menu.addAction("&Suggest Key Sentences", lambda: self.sentences_wanted.emit(node))
        menu.addSeparator()
        for words, act in (
            ("Move &Up\tAlt+Up", lambda: self.move_current(-1)),
            ("Move &Down\tAlt+Down", lambda: self.move_current(1)),
            ("&Nest\tAlt+Right", lambda: self.nest_current(1)),
            ("Un&nest\tAlt+Left", lambda: self.nest_current(-1)),
        ):
            menu.addAction(words, act)
        menu.addMenu(self._places_menu(menu))
        menu.addSeparator()
        menu.addAction("&Remove from Brief\tDelete", self.remove_chosen)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def _places_menu(self, menu: QMenu) -> QMenu:
        """Where the chosen places can be moved far."""
        places = QMenu("Move &To", menu)
        for words, act in (
            ("The &Top of Its Section\tAlt+Home", lambda: self.move_to_edge(last=False)),
            ("The &Bottom of Its Section\tAlt+End", lambda: self.move_to_edge(last=True)),
            ("The &Previous Section\tAlt+Page Up", lambda: self.move_to_section(-1)),
            ("The &Next Section\tAlt+Page Down", lambda: self.move_to_section(1)),
        ):
            places.addAction(words, act)
        places.addSeparator()
        chosen = self.chosen_ids()
        for node in self.nodes():
            if node.kind is NodeKind.SECTION and node.id not in chosen:
                name = self.words_of(node).replace("&", "&&") or EMPTY_WORDS[node.kind]
                places.addAction(name, partial(self._move_into, node.id))
        return places

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        super().paintEvent(event)
        if self.topLevelItemCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(muted(self.palette()))
            area = self.viewport().rect().adjusted(24, 32, -24, -24)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap), NOTHING_YET)
            painter.end()

    # Where things go

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
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.selectedItems():
            self.remove_chosen()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        elif control and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_current(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif alt and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.move_to_edge(last=event.key() == Qt.Key.Key_End)
        elif alt and event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.move_to_section(-1 if event.key() == Qt.Key.Key_PageUp else 1)
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

    def move_to_edge(self, *, last: bool) -> None:
        """Move the chosen places before or behind all that stands beside them."""
        chosen = self.chosen_ids()
        if chosen:
            self._ask("Move in Brief", outline_moves.put_at_edge(self.nodes(), chosen, last=last))

    def move_to_section(self, step: int) -> None:
        """Move the chosen places into the section before or behind; a section itself before or behind its neighbor."""
        chosen, current = self.chosen_ids(), self.current_node()
        if current is not None and current.kind is NodeKind.SECTION:
            self.move_current(step)
        elif chosen:
            self._ask("Move to Section", outline_moves.put_into_neighbor(self.nodes(), chosen, step))

    def _move_into(self, section: str) -> None:
        self._ask("Move to Section", outline_moves.put_into(self.nodes(), self.chosen_ids(), section, at_end=True))

    def _ask(self, name: str, nodes: list[BriefNode]) -> None:
        if nodes != self.nodes():
            self.rearranged.emit(name, nodes)

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
        if is_for_a_brief(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 (Qt's name)
        super().dragMoveEvent(event)
        if is_for_a_brief(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        mime = event.mimeData()
        if not is_for_a_brief(mime):
            if event.source() is not self:
                event.ignore()
                return
            dragged = self.current_node()
            super().dropEvent(event)
            if dragged is not None:
                self.choose(dragged.id)
            self.rearranged.emit("Move in Brief", self.nodes())
            return
        position = self._position_at(event.position().toPoint())
        if keys := dropped_clippings(mime):
            self.clippings_dropped.emit(keys, position)
        if highlights := dropped_highlights(mime):
            self.highlights_dropped.emit(highlights, position)
        event.acceptProposedAction()

    def _position_at(self, point: QPoint) -> int:
        item, nodes = self.itemAt(point), self.nodes()
        if item is None:
            return len(nodes)
        at = next(number for number, node in enumerate(nodes) if node.id == node_of(item).id)
        below = point.y() > self.visualItemRect(item).center().y()
        return at + int(below)
