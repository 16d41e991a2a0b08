"""Writing rows so that every write can be undone: each row's values before and after are noted.

All writes of the library go through here. It also keeps the full-text indexes in step: before a row that is indexed changes, its old
words are taken out; when the transaction ends, the new ones are put in.
"""

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from clipper.model.changes import Cell, Changes, Inverse, Kind, RowChange
from clipper.model.clipping import Status
from clipper.model.ids import ClippingKey
from clipper.model.value import value
from clipper.store import fts

KIND_OF_TABLE: Mapping[str, Kind] = {
    "captures": Kind.CAPTURE,
    "capture_parts": Kind.CAPTURE,
    "sources": Kind.SOURCE,
    "source_aliases": Kind.SOURCE,
    "stories": Kind.STORY,
    "clippings": Kind.CLIPPING,
    "versions": Kind.CLIPPING,
    "related": Kind.CLIPPING,
    "tags": Kind.TAG,
    "clipping_tags": Kind.TAG,
    "tag_rules": Kind.TAG,
    "colors": Kind.COLOR,
    "highlights": Kind.HIGHLIGHT,
    "placements": Kind.HIGHLIGHT,
    "highlight_tags": Kind.HIGHLIGHT,
    "saved_searches": Kind.SEARCH,
    "briefs": Kind.BRIEF,
    "brief_nodes": Kind.BRIEF,
    "brief_left": Kind.BRIEF,
}
"""Which views a table's rows concern; a table that is not here (reading positions) concerns none."""


SHARED_TABLES = frozenset({"captures", "sources", "tags", "stories"})
"""Rows that a write makes by the way and that others come to use: an undo leaves those without a word."""

_SURROGATES = re.compile("[\ud800-\udfff]")

_NOUNS = {
    "captures": "a capture",
    "capture_parts": "a part of a capture",
    "clippings": "a clipping",
    "versions": "a version",
    "highlights": "a highlight",
    "placements": "the place of a highlight",
    "stories": "a story",
    "colors": "a color",
    "tags": "a tag",
    "tag_rules": "a tag rule",
    "clipping_tags": "a clipping's tag",
    "highlight_tags": "a highlight's tag",
    "sources": "a source",
    "source_aliases": "another name of a source",
    "related": "a link between clippings",
    "saved_searches": "a saved search",
    "briefs": "a brief",
    "brief_nodes": "a place in a brief",
    "brief_left": "a clipping that a brief left",
}


@value
class Child:
    """A table that refers to another, and the delete rule of its foreign key."""

    table: str
    column: str
    rule: str


class Table:
    """What is known of a table: its columns in order and which of them are its key. Not slotted: its statements are made once."""

    def __init__(
        self, name: str, columns: tuple[str, ...], key: tuple[str, ...], children: tuple[Child, ...], parents: Mapping[str, str]
    ) -> None:
        self.name, self.columns, self.key, self.children = name, columns, key, children
        self.parents = parents
        """The columns that refer to the `id` of another table, and which."""

    @cached_property
    def select(self) -> str:
        return f"SELECT {', '.join(self.columns)} FROM {self.name} WHERE {self.where}"  # noqa: S608 (names come from the schema)

    @cached_property
    def where(self) -> str:
        return " AND ".join(f"{column} = ?" for column in self.key)

    @cached_property
    def insert(self) -> str:
        places = ", ".join("?" * len(self.columns))
        return f"INSERT INTO {self.name} ({', '.join(self.columns)}) VALUES ({places})"  # noqa: S608 (names come from the schema)

    @cached_property
    def kind(self) -> Kind | None:
        return KIND_OF_TABLE.get(self.name)

    @cached_property
    def has_id(self) -> bool:
        """Whether the key is a number that SQLite gives."""
        return self.key == ("id",)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each column stands in a row."""
        return {column: place for place, column in enumerate(self.columns)}

    def key_of(self, row: Sequence[Cell]) -> tuple[Cell, ...]:
        return tuple([row[self.places[column]] for column in self.key])


def read_tables(connection: sqlite3.Connection) -> dict[str, Table]:
    """The tables of the schema, as the file has them."""
    names = [row[1] for row in connection.execute("PRAGMA table_list") if row[2] == "table" and not row[1].startswith(("sqlite_", "_"))]
    children: dict[str, list[Child]] = {}
    parents: dict[str, dict[str, str]] = {}
    for name in names:
        for row in connection.execute(f"PRAGMA foreign_key_list({name})"):
            children.setdefault(row[2], []).append(Child(table=name, column=row[3], rule=row[6]))
            parents.setdefault(name, {})[row[3]] = row[2]
    tables: dict[str, Table] = {}
    for name in names:
        info = connection.execute(f"PRAGMA table_info({name})").fetchall()
        key = [row[1] for row in sorted(info, key=lambda row: row[5]) if row[5]]
        tables[name] = Table(name, tuple(row[1] for row in info), tuple(key), tuple(children.get(name, ())), parents.get(name, {}))
    return tables


class Rows:
    """The rows written in one transaction."""

    def __init__(self, connection: sqlite3.Connection, tables: Mapping[str, Table], *, recorded: bool = True) -> None:
        self.connection = connection
        self._tables = tables
        self._recorded = recorded
        self._noted: list[RowChange] = []
        self._kinds: set[Kind] = set()
        self._clippings: set[ClippingKey] = set()
        self._highlights: set[int] = set()
        """Highlights whose placement or tags changed: their clippings are looked up once, at the end."""
        self._not_restored: set[tuple[str, Cell]] = set()
        """Rows that an undo could not put back because another one has their number now: nothing of theirs goes to that one."""
        self._there: set[tuple[str, Cell]] = set()
        """Rows that others refer to again, and that are there: asked for once."""
        self._index = fts.Index(connection, lambda table: tables[table].columns)

    def read(self, table: str, key: tuple[Cell, ...]) -> tuple[Cell, ...] | None:
        """A row as it stands, in the order of the table's columns."""
        return self.connection.execute(self._tables[table].select, key).fetchone()

    def insert(self, table: str, values: Mapping[str, Cell]) -> int:
        """Add a row; columns that are not named are NULL. Gives its rowid (0 for a table without)."""
        known = self._tables[table]
        cells = list(map(values.get, known.columns))
        try:
            cursor = self.connection.execute(known.insert, cells)
        except UnicodeEncodeError:
            cells = [_storable(cell) for cell in cells]
            cursor = self.connection.execute(known.insert, cells)
        rowid = cursor.lastrowid or 0
        if known.has_id and values.get("id") is None:
            cells[known.places["id"]] = rowid
        self._note(known, known.key_of(cells), None, tuple(cells))
        return rowid

    def update(self, table: str, key: tuple[Cell, ...], values: Mapping[str, Cell]) -> bool:
        """Change columns of a row; False if there is no such row or nothing would change."""
        known = self._tables[table]
        before = self.read(table, key)
        if before is None:
            return False
        cells = list(before)
        for column, cell in values.items():
            cells[known.places[column]] = _storable(cell)
        after = tuple(cells)
        if after == before:
            return False
        self._write(known, key, before, after)
        return True

    def delete(self, table: str, key: tuple[Cell, ...]) -> bool:
        """Delete a row and the rows that go with it, each noted; False if there is no such row."""
        known = self._tables[table]
        before = self.read(table, key)
        if before is None:
            return False
        self._index.before(table, key, before, None)
        for child in known.children:
            self._release(child, key[0])
        self._write(known, key, self.read(table, key) or before, None)
        return True

    def _release(self, child: Child, parent: Cell) -> None:
        """Do what the foreign key would do by itself, so that it is noted."""
        for key in self._children(child, parent):
            if child.rule == "CASCADE":
                self.delete(child.table, key)
            elif child.rule == "SET NULL":
                self.update(child.table, key, {child.column: None})

    def _children(self, child: Child, parent: Cell) -> list[tuple[Cell, ...]]:
        key = ", ".join(self._tables[child.table].key)
        return self.connection.execute(
            f"SELECT {key} FROM {child.table} WHERE {child.column} = ?",  # noqa: S608 (names come from the schema)
            (parent,),
        ).fetchall()

    def _in_use(self, table: str, key: tuple[Cell, ...]) -> bool:
        """Whether rows that were made since refer to this one."""
        return any(self._children(child, key[0]) for child in self._tables[table].children if child.table in KIND_OF_TABLE)

    def restore(self, change: RowChange) -> str | None:
        """Put back what a change did to a row; None if done, else in words why it was left.

        Of a changed row only the changed columns count: a star is taken back although the clipping was marked as read since.
        """
        known = self._tables[change.table]
        noun = _NOUNS.get(change.table, change.table)
        current, wanted = self.read(change.table, change.key), change.before
        if current != change.after and not self._was_only_read(change, current):
            wanted = _without(change, current)
            if wanted is None:
                if change.after is None:
                    self._not_restored.add((change.table, change.key[0]))
                return f"{noun} has changed since"
        elif wanted is None and self._in_use(change.table, change.key):
            return None if change.table in SHARED_TABLES else f"{noun} is in use since"
        if wanted is not None and self._lacks_parent(known, current, wanted):
            return f"{noun} belongs to what is gone"
        self._write(known, change.key, current, wanted)
        return None

    def _lacks_parent(self, known: Table, current: tuple[Cell, ...] | None, wanted: tuple[Cell, ...]) -> bool:
        """Whether what a row would refer to again is not there, or is another row that took its number."""
        for column, table in known.parents.items():
            at = known.places[column]
            parent = wanted[at]
            if parent is None or (current is not None and current[at] == parent):
                continue
            if (table, parent) in self._not_restored or not self._is_there(table, parent):
                return True
        return False

    def _is_there(self, table: str, key: Cell) -> bool:
        if (table, key) not in self._there:
            if self.connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (key,)).fetchone() is None:  # noqa: S608 (names come from the schema)
                return False
            self._there.add((table, key))
        return True

    def _was_only_read(self, change: RowChange, current: tuple[Cell, ...] | None) -> bool:
        """Whether a clipping that this made was only marked as read since: that happens by itself, and is no act of the user."""
        if change.table != "clippings" or change.before is not None or change.after is None or current is None:
            return False
        status = self._tables[change.table].places["status"]
        return current == (*change.after[:status], Status.READ.value, *change.after[status + 1 :])

    def touch(self, kind: Kind, clippings: Iterable[ClippingKey] = ()) -> None:
        """Name what a view has to read again although none of its own rows changed."""
        self._kinds.add(kind)
        self._clippings.update(clippings)

    def finish(self, left: tuple[str, ...] = ()) -> Changes:
        """Bring the indexes up to date and give the changes; called before the commit."""
        self._index.finish()
        self._resolve_highlights()
        return Changes(
            kinds=frozenset(self._kinds),
            clippings=frozenset(self._clippings),
            inverse=Inverse(rows=tuple(self._noted)),
            left=left,
        )

    def _write(self, known: Table, key: tuple[Cell, ...], before: tuple[Cell, ...] | None, after: tuple[Cell, ...] | None) -> None:
        if before is None:
            if after is not None:
                self.connection.execute(known.insert, after)
        elif after is None:
            self._index.before(known.name, key, before, after)
            self._there.discard((known.name, key[0]))
            self.connection.execute(f"DELETE FROM {known.name} WHERE {known.where}", key)  # noqa: S608 (names come from the schema)
        else:
            self._index.before(known.name, key, before, after)
            changed = [column for column, old, new in zip(known.columns, before, after, strict=True) if old != new]
            assignments = ", ".join(f"{column} = ?" for column in changed)
            cells = [after[known.places[column]] for column in changed]
            self.connection.execute(f"UPDATE {known.name} SET {assignments} WHERE {known.where}", (*cells, *key))  # noqa: S608 (as above)
        self._note(known, key, before, after)

    def _note(self, known: Table, key: tuple[Cell, ...], before: tuple[Cell, ...] | None, after: tuple[Cell, ...] | None) -> None:
        self._index.after(known.name, key, before, after)
        kind = known.kind
        if kind is None:
            return
        if self._recorded:
            self._noted.append(RowChange(table=known.name, key=key, before=before, after=after))
        self._kinds.add(kind)
        row = after if after is not None else before
        if row is not None:
            self._touch_clippings(known, key, row)

    def _touch_clippings(self, known: Table, key: tuple[Cell, ...], row: tuple[Cell, ...]) -> None:
        if known.name == "clippings":
            self._clippings.add(ClippingKey(_integer(key[0])))
        elif known.name == "related":
            self._clippings.update(ClippingKey(_integer(cell)) for cell in key)
        elif "clipping_id" in known.places:
            cell = row[known.places["clipping_id"]]
            if cell is not None:
                self._clippings.add(ClippingKey(_integer(cell)))
        elif known.name in ("placements", "highlight_tags"):
            self._highlights.add(_integer(key[0]))

    def _resolve_highlights(self) -> None:
        for key in self._highlights:
            row = self.connection.execute("SELECT clipping_id FROM highlights WHERE id = ?", (key,)).fetchone()
            if row:
                self._clippings.add(ClippingKey(row[0]))


def _without(change: RowChange, current: tuple[Cell, ...] | None) -> tuple[Cell, ...] | None:
    """A row as it stands but for a change; None where the change made or deleted the row, or one of its columns was changed again."""
    if change.before is None or change.after is None or current is None:
        return None
    cells: list[Cell] = []
    for before, after, now in zip(change.before, change.after, current, strict=True):
        if after not in (before, now):
            return None
        cells.append(before if before != after else now)
    return tuple(cells)


def _integer(cell: Cell) -> int:
    if not isinstance(cell, int):
        raise TypeError(f"a key is an integer, not {cell!r}")
    return cell


def _storable(cell: Cell) -> Cell:
    """The cell as a file of UTF-8 can hold it: half a surrogate pair, typed or pasted, becomes U+FFFD, character for character."""
    if not isinstance(cell, str) or cell.isascii():
        return cell
    try:
        cell.encode()
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", cell)
    return cell
