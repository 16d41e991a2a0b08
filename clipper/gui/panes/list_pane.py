"""The list: what a place and a search find, sorted, in two densities, with the search box on top."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clipper.errors import ClipperError
from clipper.gui.models.clippings import ClippingsModel
from clipper.gui.models.columns import Calendar
from clipper.gui.models.listed import PAGE, Asked, Opened, open_listing
from clipper.gui.models.places import ALL, Place
from clipper.gui.models.typed_query import as_typed, combined
from clipper.gui.panes.list_body import ListBody
from clipper.gui.panes.list_voice import ListVoice
from clipper.gui.panes.pane import Pane
from clipper.gui.panes.sidebar import Sidebar
from clipper.gui.session import Session
from clipper.gui.widgets.list_head import ASCENDING, ListHead
from clipper.gui.widgets.row_delegate import RowDelegate
from clipper.gui.widgets.search_box import SearchBox
from clipper.model.changes import Changes, Kind
from clipper.model.clipping import Clipping
from clipper.model.ids import ClippingKey
from clipper.model.listing import Sort, SortKey

if TYPE_CHECKING:
    from clipper.gui.widgets.passage_list import FoundPassages
    from clipper.query.fields import Completion

RELIST_MS = 60
ARTICLE_AFTER_MS = 15
"""After the results of a search: one frame, and while one types quickly, no article in between."""
SEEN = frozenset({Kind.CLIPPING, Kind.TAG, Kind.HIGHLIGHT, Kind.SOURCE})


class ListPane(Pane):
    """Shows one list at a time; what is chosen in it is told, and nothing is changed here."""

    current_changed = Signal(object)
    """The current Clipping, or None."""
    opened = Signal()
    """Enter: the keys go to the article."""
    key_pressed = Signal(str)
    menu_wanted = Signal(QPoint)
    sort_changed = Signal(str, object)
    """The key of a place and its Sort, to be remembered."""
    first_shown = Signal()
    to_brief = Signal(object)
    """The ids of passages found that were chosen for a brief."""
    link_wanted = Signal(str)
    """A passage was opened."""
    hits_wanted = Signal(str)
    """Another query, and the same clipping is still the current one."""

    def __init__(self, session: Session, calendar: Calendar, tag_color: Callable[[str], str | None], parent: QWidget | None = None) -> None:
        super().__init__("listPane", parent)
        self.setAccessibleName("List pane")
        self._session = session
        self._calendar = calendar
        self._place = ALL
        self._asked = Asked()
        self._opened_once = False
        self._folded = False
        self._sorts: dict[str, Sort] = {}
        self._empty_for: Callable[[Place, str], tuple[str, str, str, Callable[[], object] | None]] | None = None
        self.model = ClippingsModel(session.reader, calendar, self)
        self._rows = RowDelegate(calendar, tag_color, self)
        self.body = ListBody(self.model, self._rows, self)
        self.table = self.body.table
        self.search = SearchBox(self._ask_names, self)
        self.head = ListHead(self)
        self.voice = ListVoice(self)
        above = QVBoxLayout()
        above.setContentsMargins(14, 10, 10, 10)
        above.setSpacing(8)
        above.addWidget(self.head)
        above.addWidget(self.search)
        self.column.addLayout(above)
        self.column.addLayout(self.body, 1)
        self.setFocusProxy(self.table)
        self._relist_timer = QTimer(self)
        self._relist_timer.setSingleShot(True)
        self._relist_timer.setInterval(RELIST_MS)
        self._relist_timer.timeout.connect(self.relist)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(ARTICLE_AFTER_MS)
        self._later.timeout.connect(self._after_results)
        self._current: ClippingKey | None = None
        self._shown: Clipping | None = None
        """The current clipping with the values that were told last."""
        self._marked = ""
        """The query whose places are marked in the article."""
        self._goal: ClippingKey | None = None
        self._last_row = 0
        self._connect()

    def _connect(self) -> None:
        self.search.searched.connect(self._searched)
        self.search.left.connect(self.body.take_keys)
        self.table.chosen.connect(self._chosen)
        self.body.opened.connect(self.opened)
        self.body.key_pressed.connect(self.key_pressed)
        self.body.link_wanted.connect(self.link_wanted)
        self.body.to_brief.connect(self.to_brief)
        self.table.fold_wanted.connect(self._fold)
        self.table.customContextMenuRequested.connect(self._ask_for_menu)
        self.table.order_wanted.connect(self._sort_by)
        self.model.arrived.connect(self._page_arrived)
        self.model.counted.connect(self.head.show_count)
        self.model.counted.connect(self.voice.show_count)
        self.voice.said.connect(self._session.spoken)
        self.head.level.toggled.connect(self.relist)
        self.head.sort_wanted.connect(self.set_sort)
        self._session.changed.connect(self._changed)

    # What is shown

    @property
    def place(self) -> Place:
        return self._place

    @property
    def asked(self) -> Asked:
        """The whole query (place and search) and the order of what is shown."""
        return self._asked

    def current(self) -> Clipping | None:
        """The clipping that the article pane shows."""
        row = self.model.row(self.table.current_row()) if self.table.current_row() >= 0 else None
        return row.clipping if row else None

    def set_sorts(self, sorts: dict[str, Sort]) -> None:
        """The remembered order of each list."""
        self._sorts = dict(sorts)

    def dress(self) -> None:
        """Draw the icons in the color of the theme."""
        self.head.dress()
        self.search.dress()

    def set_empty(self, explain: Callable[[Place, str], tuple[str, str, str, Callable[[], object] | None]]) -> None:
        """What an empty list says: heading, sentence, button and its act, for a place and a search."""
        self._empty_for = explain

    def set_calendar(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._rows.set_calendar(calendar)
        self.model.set_calendar(calendar)

    def show_place(self, place: Place, *, here: bool = False) -> None:
        """Another list, from its top, without the last search. `here`: before this returns, without the reader."""
        self._place = place
        self._current = None
        self.search.clear()
        self._open(here=here)

    def go_to_clipping(self, key: ClippingKey, sidebar: Sidebar) -> None:
        """Make a clipping the current one: in this list if it is there, else in the list of all."""

        self._goal = key

        def found(opened: Opened) -> None:
            if opened.position is not None:
                self._show(opened)
            elif self._place.key != ALL.key or self.search.query:
                self.search.clear()
                self._place = ALL
                sidebar.choose(ALL.kind, ALL.name)
                self._asked = Asked(query="", sort=self.sort(), zone=self._calendar.zone, folded=self._folded)
                self._session.reader.ask("listing", open_listing(self._asked, key), self._show, self._failed)

        self._session.reader.ask("listing", open_listing(self._asked, key), found, self._failed)

    def relist(self) -> None:
        """The same list as it is now; the current clipping stays where it is seen, and what is chosen stays chosen."""
        chosen = self.table.chosen_several() if self._goal is None else ()
        self._open(keep=self._goal or self._current, chosen=chosen, opened=self.model.opened)

    def focus_search(self) -> None:
        self.search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.field.selectAll()

    def sort(self) -> Sort:
        """The order of this list."""
        return self._sorts.get(self._place.key, Sort())

    def set_sort(self, sort: Sort) -> None:
        self._sorts[self._place.key] = sort
        self.sort_changed.emit(self._place.key, sort)
        self.relist()

    def set_density(self, *, compact: bool, columns: Sequence[str] | None = None) -> None:
        self.table.set_density(compact=compact, columns=columns)

    def set_folded(self, *, folded: bool) -> None:
        """Whether the reports of one story are a single row that opens."""
        if folded != self._folded:
            self._folded = folded
            if self._opened_once:
                self.relist()

    def _fold(self, row: int, is_open: bool) -> None:  # noqa: FBT001 (a slot)
        if is_open:
            self.model.open_story(self._session.library, row)
            return
        if self.model.leader_row(self.table.current_row()) == row:
            self.table.go_to(row)  # what is folded away cannot be the current one
        self.model.close_story(row)

    # How it is read

    def _open(
        self,
        keep: ClippingKey | None = None,
        opened: frozenset[int] = frozenset(),
        *,
        chosen: Sequence[ClippingKey] = (),
        here: bool = False,
    ) -> None:
        typed = as_typed(self.search.query)
        self._asked = Asked(
            query=combined(self._place.query, typed),
            sort=self.sort(),
            snippets=bool(typed),
            zone=self._calendar.zone,
            folded=self._folded,
            opened=opened,
        )
        over = ("total", "page", "hits")
        read = open_listing(self._asked, keep, chosen=chosen, seen=self.table.rows_in_view() if here and self.isVisible() else PAGE)
        self._session.reader.ask("listing", read, self._show, self._failed, over=over, here=here, first=True)

    def _show(self, opened: Opened) -> None:
        scrolled = self.table.verticalScrollBar().value() if opened.position is not None else 0
        three = opened.asked.snippets and not self.table.compact
        self._rows.set_three_lines(three)
        self.table.fit_rows()
        had = self._current
        if opened.position is not None:
            self._goal = None
        self.table.blockSignals(True)  # noqa: FBT003 (Qt's signature)
        self.model.show(opened)
        self._show_head(opened)
        if opened.count.number:
            self.table.verticalScrollBar().setValue(scrolled)
            if opened.position is not None or had is None:
                self.table.go_to(opened.position or 0)
            elif opened.chosen:
                self.table.go_to(opened.chosen[0].start)
            else:
                self.table.go_to(min(max(self._last_row, 0), self.model.rowCount() - 1))
            if opened.chosen:
                self.table.choose(opened.chosen)
        self.table.blockSignals(False)  # noqa: FBT003 (as above)
        if not opened.asked.snippets:
            self._chosen()
        self._later.start()  # results are painted before the article of the first one is set, and before all are counted
        if not self._opened_once:
            self._opened_once = True
            self.first_shown.emit()

    def _show_head(self, opened: Opened) -> None:
        number, sort = opened.count.number, opened.listing.sort
        self.head.show_list(self._place.title, opened.count, sort)
        self.table.show_sort(sort)
        self.voice.show_list(opened.asked, opened.count)
        if self.head.level.isChecked():
            self._ask_passages(opened.asked.query)
        elif number or self._empty_for is None:
            self.body.show_clippings()
        else:
            told = self._empty_for(self._place, self.search.query)
            self.body.show_nothing(*told)
            self.voice.show_nothing(*told[:2])

    def _ask_passages(self, query: str) -> None:
        from clipper.gui.widgets.passage_list import find_passages

        self._session.reader.ask("passages", lambda library: find_passages(library, query), self._show_passages, self._failed)

    def _show_passages(self, found: "FoundPassages") -> None:
        if not self.head.level.isChecked():
            return
        self.head.show_passages(len(found.passages))
        if found.passages:
            self.body.show_passages(found)
            self.voice.show_passages(len(found.passages))
            return
        sentence = "No highlight or note matches the search." if self.search.query else "Nothing in these clippings is marked yet."
        self.voice.show_nothing("No passages", sentence)
        self.body.show_nothing("No passages", sentence, "Show Clippings", lambda: self.head.level.setChecked(False))

    def _failed(self, error: ClipperError) -> None:
        self._session.failed.emit(error)

    def _page_arrived(self, _first: int) -> None:
        if self._current is None and self.table.current_row() >= 0:
            self._chosen()

    def _changed(self, changes: Changes) -> None:
        if not changes.kinds & SEEN:
            return
        if not changes.clippings or not self.model.renew(self._session.library, changes.clippings):
            self._relist_timer.start()
        else:
            self._chosen()

    def _chosen(self) -> None:
        if not self._session.is_open:
            return
        self.head.show_chosen(self.table.chosen_number())
        clipping = self.current()
        key = clipping.key if clipping else None
        if self.table.current_row() >= 0:
            self._last_row = self.table.current_row()
        if key != self._current or key is None or clipping != self._shown:
            self._current, self._shown = key, clipping
            self.current_changed.emit(clipping)

    def _after_results(self) -> None:
        """The results are painted: now the article of the first one, its marks, and how many there are."""
        if not self._session.is_open:
            return
        before, query = self._current, self.search.query
        self._chosen()
        if self._current == before and query != self._marked:
            self.hits_wanted.emit(query)
        self._marked = query
        self.model.read_on()

    def _searched(self, _query: str) -> None:
        self._last_row = 0
        self._open(keep=None)

    def _ask_names(self, kind: "Completion", answer: Callable[[Sequence[str]], None]) -> None:
        """The library's names that complete a search."""
        self._session.reader.ask("names", lambda library: library.completion.names(kind), answer)

    # Order

    def _sort_by(self, key: SortKey) -> None:
        """By what a column shows; once more, the other way round."""
        now = self.sort()
        descending = not now.descending if key is now.key else key not in ASCENDING
        self.set_sort(Sort(key=key, descending=descending))

    def _ask_for_menu(self, at: QPoint) -> None:
        self.menu_wanted.emit(self.table.viewport().mapToGlobal(at))
