"""The sidebar: the fixed lists, saved searches, the tag tree and the sources, with counts. Clippings can be dropped on tags."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from clipper.gui.models.places import (
    ALL,
    FIXED,
    HEADINGS,
    MANY_TAGS,
    SEARCHES_HEADING,
    SOURCES_HEADING,
    TAGS_HEADING,
    Contents,
    Place,
    PlaceKind,
    place_of_search,
    place_of_source,
    place_of_tag,
    read_contents,
)
from clipper.gui.panes.pane import Pane
from clipper.gui.panes.place_tree import PlaceTree
from clipper.gui.session import Session
from clipper.gui.widgets.place_delegate import PLACE_ROLE, PlaceDelegate
from clipper.gui.widgets.place_rows import below, closed_below, place_row, stand_for
from clipper.model.changes import Changes, Kind

if TYPE_CHECKING:
    from clipper.gui.panes.tag_finder import TagFinder

REFRESH_MS = 120
"""Several writes in a row are counted once."""
SEEN = frozenset({Kind.CLIPPING, Kind.TAG, Kind.SOURCE, Kind.SEARCH})


class Sidebar(Pane):
    """Tells what is chosen, dropped and asked about; changes nothing itself."""

    chosen = Signal(object)
    """A Place."""
    dropped = Signal(object, object)
    """A Place, and the keys of the clippings dropped on it."""
    colored = Signal()
    """The colors of tags are known, or others."""
    menu_wanted = Signal(object, QPoint)
    """A Place and a global position."""
    renaming_wanted = Signal(object)
    """A Place."""
    deleting_wanted = Signal(object)
    """A Place."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("sidebar", parent)
        self.setAccessibleName("Sidebar")
        self._session = session
        self._contents: Contents | None = None
        self._tag_colors: dict[str, str | None] = {}
        self._search_counts: dict[str, int] = {}
        self._finder: TagFinder | None = None
        self.tree = PlaceTree(self)
        self._rows = PlaceDelegate(self.tree)
        self.tree.setItemDelegate(self._rows)
        self.column.addWidget(self.tree)
        self.setFocusProxy(self.tree)
        for place in FIXED:
            self.tree.addTopLevelItem(place_row(place))
        for heading in HEADINGS:
            item = place_row(heading)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.tree.addTopLevelItem(item)
            item.setExpanded(True)
            item.setHidden(True)
        self._choose_first()
        self.tree.currentItemChanged.connect(self._current_changed)
        self.tree.itemClicked.connect(self._clicked)
        self.tree.customContextMenuRequested.connect(self._ask_for_menu)
        self.tree.dropped.connect(self.dropped)
        self.tree.target_changed.connect(self._show_target)
        self.tree.find_wanted.connect(self.find_tag)
        self.tree.renaming_wanted.connect(self.renaming_wanted)
        self.tree.deleting_wanted.connect(self.deleting_wanted)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        session.changed.connect(self._changed)

    @property
    def place(self) -> Place:
        """What is chosen."""
        item = self.tree.currentItem()
        place = item.data(0, PLACE_ROLE) if item else None
        return place if isinstance(place, Place) else ALL

    @property
    def contents(self) -> Contents | None:
        """What was read last."""
        return self._contents

    def tag_color(self, path: str) -> str | None:
        """The color of a tag, or of the nearest one above it that has one."""
        while path:
            if color := self._tag_colors.get(path):
                return color
            path = path.rpartition("/")[0]
        return None

    def dress(self) -> None:
        """Draw the icons, when the window is painted, and in the color of another theme."""
        self._rows.has_icons = True
        self.tree.viewport().update()

    def refresh(self) -> None:
        """Read everything anew, off the GUI thread."""
        self._session.reader.ask("sidebar", read_contents, self._show)

    def choose(self, kind: PlaceKind, name: str) -> bool:
        """Go to a place; False if it is not there."""
        for item in self._items():
            place = item.data(0, PLACE_ROLE)
            if place.kind is kind and place.name == name:
                if item.isHidden():
                    self._show_all_tags()
                self.tree.setCurrentItem(item)
                return True
        return False

    @property
    def finder(self) -> "TagFinder":
        """The line that narrows the tags, made when it is first asked for."""
        if self._finder is None:
            from clipper.gui.panes.tag_finder import TagFinder

            self._finder = TagFinder(self._heading(TAGS_HEADING), self)
            self._finder.hide()
            self._finder.taken.connect(self._take_tag)
            self._finder.left.connect(self.tree.setFocus)
            self.column.addWidget(self._finder)
        return self._finder

    def find_tag(self) -> None:
        """Let the user type what the tags are to be narrowed to."""
        if self._contents is not None and self._contents.tags:
            self.finder.open()
        else:
            self._session.told.emit("There are no tags yet. Press T on a clipping to give it one.")

    def _take_tag(self, path: str) -> None:
        self.choose(PlaceKind.TAG, path)
        self.tree.setFocus()

    def _show_all_tags(self) -> None:
        if self._finder is not None:
            self._finder.show_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Escape in the tree shows all tags again."""
        if event.key() == Qt.Key.Key_Escape and self._finder is not None and self._finder.field.text():
            self._show_all_tags()
        else:
            super().keyPressEvent(event)

    def _changed(self, changes: Changes) -> None:
        if changes.kinds & SEEN:
            self._timer.start()

    def _show(self, contents: Contents) -> None:
        before, self._contents = self._contents, contents
        colors: dict[str, str | None] = {tag.path: tag.color for tag in contents.tags}
        if colors != self._tag_colors:
            self._tag_colors = colors
            self.colored.emit()
        for place in FIXED:
            self._set_count(place.kind, place.name, contents.counts.get(place.name))
        if before is None or [tag.path for tag in before.tags] != [tag.path for tag in contents.tags]:
            self._fill_tags(contents)
            if len(contents.tags) > MANY_TAGS or self._finder is not None:
                self.finder.fit(len(contents.tags))
        self._fill_flat(SEARCHES_HEADING, [place_of_search(search, self._known_count(search.id)) for search in contents.searches])
        self._fill_flat(SOURCES_HEADING, [place_of_source(source) for source in contents.sources if source.count])
        places = {tag.path: place_of_tag(tag) for tag in contents.tags}
        for item in self._items():
            place = item.data(0, PLACE_ROLE)
            if place.kind is PlaceKind.TAG and place.name in places:
                stand_for(item, places[place.name])
        for search in contents.searches:
            self._count_search(search.id, search.query)
        self.tree.viewport().update()

    def _count_search(self, name: str, query: str) -> None:
        def take(count: int) -> None:
            self._search_counts[name] = count
            self._set_count(PlaceKind.SEARCH, name, count)

        self._session.reader.ask(f"count {name}", lambda library: library.listing.open(query).total(), take)

    def _known_count(self, name: str) -> int | None:
        return self._search_counts.get(name)

    def _set_count(self, kind: PlaceKind, name: str, count: int | None) -> None:
        for item in self._items():
            place: Place = item.data(0, PLACE_ROLE)
            if place.kind is kind and place.name == name:
                stand_for(item, replace(place, count=count))
                return

    def _fill_tags(self, contents: Contents) -> None:
        heading = self._heading(TAGS_HEADING)
        chosen = self.place
        closed = self._finder.closed() if self._finder else closed_below(heading)
        self.tree.blockSignals(True)  # noqa: FBT003 (Qt's signature)
        heading.takeChildren()
        items: dict[str, QTreeWidgetItem] = {}
        for tag in contents.tags:
            parent = items.get(tag.path.rpartition("/")[0], heading)
            items[tag.path] = item = place_row(place_of_tag(tag))
            parent.addChild(item)
        heading.setHidden(not items)
        for path, item in items.items():
            item.setExpanded(path not in closed)
        self._choose_again(chosen)
        self.tree.blockSignals(False)  # noqa: FBT003 (as above)

    def _fill_flat(self, place: Place, children: list[Place]) -> None:
        heading = self._heading(place)
        heading.setHidden(not children)
        items = [item for item in below(heading) if item.parent() is heading]
        if [item.data(0, PLACE_ROLE).name for item in items] == [child.name for child in children]:
            for item, child in zip(items, children, strict=True):
                stand_for(item, child)
            return
        chosen = self.place
        self.tree.blockSignals(True)  # noqa: FBT003 (Qt's signature)
        heading.takeChildren()
        heading.addChildren([place_row(child) for child in children])
        self._choose_again(chosen)
        self.tree.blockSignals(False)  # noqa: FBT003 (as above)

    def _choose_again(self, chosen: Place) -> None:
        if self.place.key != chosen.key and not self.choose(chosen.kind, chosen.name):
            self._choose_first()

    def _choose_first(self) -> None:
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)

    def _heading(self, place: Place) -> QTreeWidgetItem:
        found = self.tree.topLevelItem(len(FIXED) + HEADINGS.index(place))
        assert found is not None  # noqa: S101 (the headings are always there)
        return found

    def _items(self) -> Iterable[QTreeWidgetItem]:
        for number in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(number)
            if item is not None:
                yield item
                yield from below(item)

    def _current_changed(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        place = item.data(0, PLACE_ROLE) if item else None
        if isinstance(place, Place) and place.kind is not PlaceKind.HEADING:
            self.chosen.emit(place)

    def _clicked(self, item: QTreeWidgetItem, _column: int) -> None:
        if item.data(0, PLACE_ROLE).kind is PlaceKind.HEADING:
            item.setExpanded(not item.isExpanded())

    def _show_target(self, target: QModelIndex | None) -> None:
        self._rows.target = target
        self.tree.viewport().update()

    def _ask_for_menu(self, position: QPoint) -> None:
        item = self.tree.itemAt(position)
        if item is not None:
            self._show_target(self.tree.indexAt(position))  # as long as the menu is open
            self.menu_wanted.emit(item.data(0, PLACE_ROLE), self.tree.viewport().mapToGlobal(position))
            self._show_target(None)
