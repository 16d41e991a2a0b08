"""The list of clippings as Qt sees it: a row for each key of a listing, its values read page by page when they are painted."""

from collections import OrderedDict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, cast

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from clipper.gui.models.columns import COLUMNS, TITLE, Calendar
from clipper.gui.models.listed import PAGE, Asked, Foldable, Listed, Opened, Row, rows_between, rows_of
from clipper.gui.models.tips import plain_tip
from clipper.gui.reader import Reader
from clipper.library.library import Library
from clipper.model.clipping import Status
from clipper.model.ids import ClippingKey
from clipper.model.listing import Fold

KEPT_ROWS = 40 * PAGE
"""Rows kept; beyond them the one seen longest ago is read again when it is scrolled to."""
CLIPPINGS_MIME = "application/x-clipper-clippings"

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
"""The `Row`, or None while it is being read."""


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
        self._rows: OrderedDict[int, Row] = OrderedDict()
        self._wanted: set[int] = set()

    @property
    def listing(self) -> Listed | None:
        return self._listing

    @property
    def is_folded(self) -> bool:
        """Whether a row can stand for several clippings."""
        return self._asked.folded

    def show(self, opened: Opened) -> None:
        """Show another listing."""
        self.beginResetModel()
        self._reader.drop("page")
        self._listing, self._asked = opened.listing, opened.asked
        self._count = opened.listing.row_count()
        self._rows.clear()
        self._keep(opened.first_page * PAGE, opened.rows)
        self._wanted.clear()
        self.endResetModel()
        self._reader.drop("total")

    def read_on(self) -> None:
        """When the first rows are painted: the others of their page, and all keys where only the first are known."""
        listing = self._listing
        if listing is None:
            return
        if len(self._rows) < min(PAGE, self._count):
            self.row(len(self._rows))
        if not listing.settled or not listing.count().exact:
            self._reader.ask("total", lambda _: listing.loaded(), lambda loaded: self._take_loaded(listing, loaded))

    def set_calendar(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self.layoutChanged.emit()

    def row(self, number: int) -> Row | None:
        """A row that has been read; otherwise it is asked for."""
        row = self._rows.get(number)
        if row is None:
            self._want(number // PAGE)
            return None
        self._rows.move_to_end(number)
        return row

    def fold(self, number: int) -> Fold | None:
        """How a row that has been read stands among the reports of its story."""
        row = self._rows.get(number)
        return row.fold if row else None

    def renew(self, library: Library, changed: Collection[ClippingKey]) -> bool:
        """Read changed clippings again where they stand; False if the listing itself may be another one now."""
        found = {row.clipping.key: number for number, row in self._rows.items()}
        known = [key for key in changed if key in found]
        fresh = {clipping.key: clipping for clipping in library.clippings.rows(known)}
        same = len(known) == len(changed)
        for key in known:
            number = found[key]
            before, now = self._rows[number], fresh.get(key)
            if now is None or now.trashed_at != before.clipping.trashed_at:
                same = False
                continue
            same = same and not (self._asked.folded and now.story != before.clipping.story)
            self._rows[number] = replace(before, clipping=now)
            self.dataChanged.emit(self.index(number, 0), self.index(number, len(COLUMNS) - 1))
        return same

    # Stories that open and close

    @property
    def opened(self) -> frozenset[int]:
        """The stories that are open."""
        return self._foldable.opened if self._asked.folded and self._listing is not None else frozenset()

    def leader_row(self, number: int) -> int | None:
        """The row of the report that leads the story of a row."""
        fold = self.fold(number)
        return self._listing.position(fold.leader) if fold and self._listing else None

    def open_story(self, library: Library, number: int) -> None:
        """Show the other reports below the row that leads them."""
        fold = self.fold(number)
        if fold is None or fold.is_inner or fold.is_open:
            return
        listing = self._foldable
        after = listing.with_opened(listing.opened | {fold.story})
        self._insert(after, number + 1, after.row_count() - listing.row_count())
        shown = rows_between(library, after, self._asked, number, min(number + PAGE, number + fold.reports))
        self._keep(number, shown)
        self.dataChanged.emit(self.index(number, 0), self.index(number + len(shown) - 1, len(COLUMNS) - 1))

    def close_story(self, number: int) -> None:
        """Put the other reports away again."""
        fold = self.fold(number)
        if fold is None or fold.is_inner or not fold.is_open:
            return
        listing = self._foldable
        after = listing.with_opened(listing.opened - {fold.story})
        gone = listing.row_count() - after.row_count()
        self._drop_pages()
        self.beginRemoveRows(QModelIndex(), number + 1, number + gone)
        self._listing = after
        self._count = after.row_count()
        self._rows = OrderedDict(
            (at - gone if at > number else at, row) for at, row in self._rows.items() if not number < at <= number + gone
        )
        self._rows[number] = replace(self._rows[number], fold=after.fold(fold.leader))
        self.endRemoveRows()
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(COLUMNS) - 1))

    @property
    def _foldable(self) -> Foldable:
        listing = self._listing
        assert self._asked.folded and listing is not None  # noqa: S101 (only then has a row a fold)
        return cast("Foldable", listing)

    def _insert(self, listing: Listed, first: int, number: int) -> None:
        """Make room for rows of the listing that is shown from now on."""
        self._drop_pages()
        if not number:
            self._listing = listing
            return
        self.beginInsertRows(QModelIndex(), first, first + number - 1)
        self._listing = listing
        self._count += number
        self._rows = OrderedDict((at + number if at >= first else at, row) for at, row in self._rows.items())
        self.endInsertRows()

    def _drop_pages(self) -> None:
        """What is being read belongs to rows that stand elsewhere now."""
        self._reader.drop("page")
        self._wanted.clear()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's own signature)
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's own signature)
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == ROW_ROLE:
            return self.row(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() != TITLE:
            role = Qt.ItemDataRole.DisplayRole  # the first cell tells of the whole row
        if role == Qt.ItemDataRole.DisplayRole:
            row, column = self.row(index.row()), index.column()
            if column == TITLE:
                return row.title if row else "…"
            return COLUMNS[column].text(row.clipping, self._calendar) if row else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if COLUMNS[index.column()].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            row, is_tip = self.row(index.row()), role == Qt.ItemDataRole.ToolTipRole
            return "" if row is None else plain_tip(self._told(row)) if is_tip else self._spoken(row)
        return None

    def _told(self, row: Row) -> str:
        """All that a row may have had no room for."""
        from clipper.text.date_words import date_words

        known = row.clipping.metadata
        when = date_words(known.published, self._calendar.zone) if known.published else ""
        tags = "   ".join(f"# {tag}" for tag in row.clipping.tags)
        return "\n".join(line for line in (row.title, " · ".join(filter(None, (known.source, when))), tags) if line)

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
        """Also of rows that have not been read, and of reports that are folded under a row: as every other act on them."""
        listing, rows, keys = self._listing, sorted({index.row() for index in indexes}), list[ClippingKey]()
        for _, run in groupby(enumerate(rows), lambda place: place[1] - place[0]):  # rows one below the other
            ends = [row for _, row in run]
            keys += listing.chosen(ends[0], ends[-1] + 1) if listing else []
        mime = QMimeData()
        mime.setData(CLIPPINGS_MIME, ",".join(map(str, dict.fromkeys(keys))).encode())
        return mime

    def _spoken(self, row: Row) -> str:
        clipping, fold = row.clipping, row.fold
        parts = [row.title, *(COLUMNS[column].text(clipping, self._calendar) for column in (1, 2))]
        parts += [_spoken_fold(fold)] if fold else []
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
        self._keep(page * PAGE, rows)
        last = min((page + 1) * PAGE, self._count) - 1
        self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, len(COLUMNS) - 1))
        self.arrived.emit(page * PAGE)

    def _keep(self, first: int, rows: Sequence[Row]) -> None:
        self._rows.update(enumerate(rows, first))
        while len(self._rows) > KEPT_ROWS:
            self._rows.popitem(last=False)

    def _take_loaded(self, asked: Listed, loaded: Listed) -> None:
        """All keys are known: more rows at the end, and where stories are folded, more reports of those that are shown."""
        if self._listing is None or (self._listing is not asked and not self._asked.folded):
            return
        if self._asked.folded:
            self._take_folded(cast("Foldable", loaded))
        elif loaded.row_count() > self._count:
            self._insert(loaded, self._count, loaded.row_count() - self._count)
        self.counted.emit(loaded.count())

    def _take_folded(self, loaded: Foldable) -> None:
        after = loaded.with_opened(self.opened)
        grown = [(row, fold, after.fold(fold.leader)) for row, fold in self._leaders() if fold.is_open]
        for number, before, now in sorted(grown, key=lambda one: -one[0]):
            if now is not None and now.reports > before.reports:
                self._insert(after, number + before.reports, now.reports - before.reports)
        self._insert(after, self._count, after.row_count() - self._count)
        for number, row in self._rows.items():
            self._rows[number] = replace(row, fold=after.fold(row.clipping.key))
        if self._rows:
            self.dataChanged.emit(self.index(min(self._rows), 0), self.index(max(self._rows), len(COLUMNS) - 1))

    def _leaders(self) -> list[tuple[int, Fold]]:
        return [(number, row.fold) for number, row in self._rows.items() if row.fold and not row.fold.is_inner]


def _spoken_fold(fold: Fold) -> str:
    """For a screen reader."""
    if fold.is_inner:
        return "another report of the story above"
    return f"{fold.reports} reports, {'open' if fold.is_open else 'closed'}"


def calendar_for(zone: Any) -> Calendar:
    """Today, in a zone."""
    return Calendar(zone=zone, today=datetime.now(UTC).astimezone(zone).date())
