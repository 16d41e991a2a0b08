"""The list of clippings as Qt sees it: a row for each key of a listing, its values read page by page when they are painted."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from clipper.gui.background import Reader
from clipper.gui.models.columns import COLUMNS, TITLE, Calendar
from clipper.library.library import Library
from clipper.model.clipping import Clipping, Status
from clipper.model.ids import ClippingKey
from clipper.model.listing import Count, Sort

if TYPE_CHECKING:
    from clipper.text.hits import Snippet

PAGE = 50
"""Rows read at once: a tall window shows fewer."""
KEPT_PAGES = 40
"""Pages kept; beyond them the oldest is read again when it is scrolled to."""
CLIPPINGS_MIME = "application/x-clipper-clippings"

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
"""The `Row`, or None while it is being read."""


class Listed(Protocol):
    """What the model needs of a listing."""

    def count(self) -> Count: ...
    def load(self) -> Count: ...
    def keys(self, start: int, stop: int) -> list[ClippingKey]: ...
    def position(self, key: ClippingKey) -> int | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one row shows."""

    clipping: Clipping
    snippet: "Snippet | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a list shows: a query in the search language, in an order."""

    query: str = ""
    sort: Sort = field(default_factory=Sort)
    snippets: bool = False
    zone: tzinfo | None = None
    """In which days begin and end; None: the system's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A listing with its first pages, as the reader gives it."""

    asked: Asked
    listing: Listed
    count: Count
    first_page: int
    rows: tuple[Row, ...]
    position: int | None
    """The row of the clipping that was current before."""


def open_listing(asked: Asked, keep: ClippingKey | None = None) -> Callable[[Library], Opened]:
    """For the reader: open a listing and read the page that will be seen first."""

    def read(library: Library) -> Opened:
        listing = library.listing.open(asked.query, asked.sort, zone=asked.zone)
        position = listing.position(keep) if keep is not None else None
        page = (position or 0) // PAGE
        rows = rows_of(library, listing, asked, page)
        return Opened(asked=asked, listing=listing, count=listing.count(), first_page=page, rows=tuple(rows), position=position)

    return read


def rows_of(library: Library, listing: Listed, asked: Asked, page: int) -> list[Row]:
    """The rows of one page."""
    keys = listing.keys(page * PAGE, (page + 1) * PAGE)
    snippets = library.listing.marked_snippets(asked.query, keys) if asked.snippets else {}
    return [Row(clipping=clipping, snippet=snippets.get(clipping.key)) for clipping in library.clippings.rows(keys)]


class ClippingsModel(QAbstractTableModel):
    """Pages over a listing. Rows never move by themselves: a new listing is shown only when the pane asks for one."""

    arrived = Signal(int)
    """The first row of a page that has been read."""
    counted = Signal(object)
    """The exact Count, where only an estimate came first."""

    def __init__(self, reader: Reader, calendar: Calendar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._calendar = calendar
        self._listing: Listed | None = None
        self._asked = Asked()
        self._count = 0
        self._pages: OrderedDict[int, list[Row]] = OrderedDict()
        self._wanted: set[int] = set()

    @property
    def listing(self) -> Listed | None:
        return self._listing

    def show(self, opened: Opened) -> None:
        """Show another listing."""
        self.beginResetModel()
        self._reader.drop("page")
        self._listing, self._asked = opened.listing, opened.asked
        self._count = opened.count.number
        self._pages = OrderedDict({opened.first_page: list(opened.rows)})
        self._wanted.clear()
        self.endResetModel()
        self._reader.drop("total")
        if not opened.count.exact:
            listing = opened.listing
            self._reader.ask("total", lambda _: listing.load(), lambda count: self._take_count(listing, count))

    def set_calendar(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self.layoutChanged.emit()

    def row(self, number: int) -> Row | None:
        """A row that has been read; otherwise it is asked for."""
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self._want(page)
            return None
        self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def clippings(self, rows: Iterable[int]) -> list[Clipping]:
        """Those of these rows that have been read; none is asked for."""
        found: list[Clipping] = []
        for number in rows:
            page, place = divmod(number, PAGE)
            read = self._pages.get(page, ())
            if place < len(read):
                found.append(read[place].clipping)
        return found

    def renew(self, library: Library, changed: Collection[ClippingKey]) -> bool:
        """Read changed clippings again where they stand; False if the listing itself may be another one now."""
        found = {row.clipping.key: (page, place) for page, rows in self._pages.items() for place, row in enumerate(rows)}
        known = [key for key in changed if key in found]
        fresh = {clipping.key: clipping for clipping in library.clippings.rows(known)}
        same = len(known) == len(changed)
        for key in known:
            page, place = found[key]
            before = self._pages[page][place]
            now = fresh.get(key)
            if now is None or now.trashed_at != before.clipping.trashed_at:
                same = False
                continue
            self._pages[page][place] = Row(clipping=now, snippet=before.snippet)
            number = page * PAGE + place
            self.dataChanged.emit(self.index(number, 0), self.index(number, len(COLUMNS) - 1))
        return same

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's own signature)
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's own signature)
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == ROW_ROLE:
            return self.row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            row = self.row(index.row())
            return COLUMNS[index.column()].text(row.clipping, self._calendar) if row else "…" if index.column() == TITLE else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if COLUMNS[index.column()].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self.row(index.row())
            return self._spoken(row.clipping) if row else ""
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802 (Qt's name)
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if COLUMNS[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:  # noqa: N802 (Qt's name)
        return [CLIPPINGS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 (Qt's name)
        clippings = self.clippings(sorted({index.row() for index in indexes}))
        mime = QMimeData()
        mime.setData(CLIPPINGS_MIME, ",".join(str(clipping.key) for clipping in clippings).encode())
        return mime

    def _spoken(self, clipping: Clipping) -> str:
        parts = [COLUMNS[column].text(clipping, self._calendar) for column in range(3)]
        parts += ["unread"] * (clipping.status is Status.UNREAD) + ["starred"] * clipping.starred
        return ", ".join(part for part in parts if part)

    def _want(self, page: int) -> None:
        listing, asked = self._listing, self._asked
        if listing is None or page in self._wanted or page * PAGE >= self._count:
            return
        self._wanted.add(page)

        def read(library: Library) -> list[Row]:
            return rows_of(library, listing, asked, page)

        def take(rows: list[Row]) -> None:
            self._take(listing, page, rows)

        self._reader.ask("page", read, take, supersede=False)

    def _take(self, listing: Listed, page: int, rows: list[Row]) -> None:
        if listing is not self._listing:
            return
        self._wanted.discard(page)
        self._pages[page] = rows
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        last = min((page + 1) * PAGE, self._count) - 1
        self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, len(COLUMNS) - 1))
        self.arrived.emit(page * PAGE)

    def _take_count(self, listing: Listed, count: Count) -> None:
        if listing is not self._listing:
            return
        if count.number > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count.number - 1)
            self._count = count.number
            self.endInsertRows()
        self.counted.emit(count)


def calendar_for(zone: Any) -> Calendar:
    """Today, in a zone."""
    return Calendar(zone=zone, today=datetime.now(UTC).astimezone(zone).date())
