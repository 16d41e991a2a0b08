"""The full-text indexes, kept in step with the rows.

Both are contentless (the text stands once, in its version): words are taken out by giving the index the values that went in, which are
known because stored text never changes. Clippings in the trash stay in the index, so that throwing away many is quick; a search leaves
them out. `highlight_search` holds each highlight under its key, and each article note under its clipping's key with a minus.
"""

import json
import sqlite3
from collections.abc import Callable
from types import MappingProxyType
from typing import TYPE_CHECKING

from clipper.model.changes import Cell

if TYPE_CHECKING:
    from clipper.store.course import Course

INDEXED = MappingProxyType(
    {
        "clippings": ("title", "source_id", "authors", "version_id"),
        "highlights": ("exact", "note"),
        "sources": ("name",),
    }
)
"""The columns whose words are in an index; a change of others leaves it alone."""

_CLIPPING = """
    SELECT clippings.title, versions.text, sources.name, clippings.authors
    FROM clippings
    JOIN versions ON versions.id = clippings.version_id
    LEFT JOIN sources ON sources.id = clippings.source_id
    WHERE clippings.id = :key
"""
_HIGHLIGHT = "SELECT exact, note FROM highlights WHERE id = :key"
_NOTE = "SELECT '', note FROM clippings WHERE id = :key AND note <> ''"

_PUT_CLIPPING = "INSERT INTO clipping_search (rowid, title, text, source, authors) VALUES (?, ?, ?, ?, ?)"
_TAKE_CLIPPING = "INSERT INTO clipping_search (clipping_search, rowid, title, text, source, authors) VALUES ('delete', ?, ?, ?, ?, ?)"
_PUT_MARK = "INSERT INTO highlight_search (rowid, quotation, note) VALUES (?, ?, ?)"
_TAKE_MARK = "INSERT INTO highlight_search (highlight_search, rowid, quotation, note) VALUES ('delete', ?, ?, ?)"


class Index:
    """What one transaction does to the indexes."""

    def __init__(self, connection: sqlite3.Connection, columns_of: Callable[[str], tuple[str, ...]]) -> None:
        self._connection = connection
        self._columns_of = columns_of
        """The columns of a table in order, as rows are given here."""
        self._clippings: set[int] = set()
        self._marks: set[int] = set()
        """Keys of highlights, and of clippings with a minus."""
        self._columns: dict[str, tuple[int, ...]] = {}

    def before(self, table: str, key: tuple[Cell, ...], before: tuple[Cell, ...], after: tuple[Cell, ...] | None) -> None:
        """Called before a row is changed or deleted: take its words out."""
        if table not in INDEXED:
            return
        touched = after is None or any(before[at] != after[at] for at in self._indexed(table))
        own = _integer(key[0])
        if table == "clippings":
            if touched:
                self._take_out_clipping(own)
            if after is None or self._has_other_note(before, after):
                self._take_out_mark(-own)
        elif table == "highlights" and touched:
            self._take_out_mark(own)
        elif table == "sources" and touched:
            for (clipping,) in self._connection.execute("SELECT id FROM clippings WHERE source_id = ?", key).fetchall():
                self._take_out_clipping(clipping)

    def after(self, table: str, key: tuple[Cell, ...], before: tuple[Cell, ...] | None, after: tuple[Cell, ...] | None) -> None:
        """Called after a row was written: one that is new will be put in."""
        if before is None and after is not None:
            if table == "clippings":
                self._clippings.add(_integer(key[0]))
                if after[self._note_place()]:
                    self._marks.add(-_integer(key[0]))
            elif table == "highlights":
                self._marks.add(_integer(key[0]))

    def add_all(self) -> None:
        """Mark everything as to be put in: after the indexes were emptied."""
        self._clippings.update(key for (key,) in self._connection.execute("SELECT id FROM clippings"))
        self._marks.update(key for (key,) in self._connection.execute("SELECT id FROM highlights"))
        self._marks.update(-key for (key,) in self._connection.execute("SELECT id FROM clippings WHERE note <> ''"))

    def finish(self, course: "Course | None" = None) -> None:
        """Put in what was added or changed, as it stands now."""
        for done, key in enumerate(sorted(self._clippings)):
            if course and done % TOLD_EACH == 0:
                course.reach(done / len(self._clippings))
            row = self._clipping(key)
            if row:
                self._connection.execute(_PUT_CLIPPING, (key, *row))
        for key in sorted(self._marks):
            row = self._mark(key)
            if row:
                self._connection.execute(_PUT_MARK, (key, *row))

    def _take_out_clipping(self, key: int) -> None:
        if key in self._clippings:
            return
        self._clippings.add(key)
        row = self._clipping(key)
        if row:
            self._connection.execute(_TAKE_CLIPPING, (key, *row))

    def _take_out_mark(self, key: int) -> None:
        if key in self._marks:
            return
        self._marks.add(key)
        row = self._mark(key)
        if row:
            self._connection.execute(_TAKE_MARK, (key, *row))

    def _clipping(self, key: int) -> tuple[str, ...] | None:
        from clipper.text.searchable import searchable

        row = self._connection.execute(_CLIPPING, {"key": key}).fetchone()
        if row is None:
            return None
        title, text, source, authors = row
        return searchable(title or ""), searchable(text), searchable(source or ""), names_in(authors)

    def _mark(self, key: int) -> tuple[str, ...] | None:
        from clipper.text.searchable import searchable

        row = self._connection.execute(_NOTE if key < 0 else _HIGHLIGHT, {"key": abs(key)}).fetchone()
        return None if row is None else (searchable(row[0]), searchable(row[1]))

    def _has_other_note(self, before: tuple[Cell, ...], after: tuple[Cell, ...]) -> bool:
        at = self._note_place()
        return before[at] != after[at]

    def _note_place(self) -> int:
        if "note" not in self._columns:
            self._columns["note"] = self._positions("clippings", ("note",))
        return self._columns["note"][0]

    def _indexed(self, table: str) -> tuple[int, ...]:
        if table not in self._columns:
            self._columns[table] = self._positions(table, INDEXED[table])
        return self._columns[table]

    def _positions(self, table: str, columns: tuple[str, ...]) -> tuple[int, ...]:
        names = self._columns_of(table)
        return tuple(names.index(column) for column in columns)


def names_in(authors: str) -> str:
    """The words of a clipping's authors; none where the file is damaged there, which `health` tells."""
    from clipper.text.searchable import searchable

    if authors == "[]":
        return ""
    try:
        return searchable(" ; ".join(json.loads(authors)))
    except (ValueError, TypeError):
        return ""


def _integer(cell: Cell) -> int:
    if not isinstance(cell, int):
        raise TypeError(f"a key is an integer, not {cell!r}")
    return cell


SHADOWS = ("data", "idx", "docsize", "config")
"""The tables in which FTS5 keeps an index (sqlite.org/fts5.html, 9)."""


TOLD_EACH = 50
"""Articles that are put in between two questions whether it goes on."""


def rebuild(connection: sqlite3.Connection, course: "Course") -> None:
    """Empty both indexes and build them from the texts, within the caller's transaction. Raises CancelledError where the course says so."""
    for name in ("clipping_search", "highlight_search"):
        try:
            connection.execute(f"INSERT INTO {name} ({name}) VALUES ('delete-all')")  # noqa: S608 (a name of ours)
        except sqlite3.DatabaseError:  # too damaged for FTS5 to empty it
            _begin_anew(connection, name)
    index = Index(connection, lambda _: ())
    index.add_all()
    index.finish(course)


def definition(connection: sqlite3.Connection, name: str, other: str) -> str:
    """The statement that makes an index like this one, under another name."""
    (made,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = :name", {"name": name}).fetchone()
    return made.replace(f"VIRTUAL TABLE {name} ", f"VIRTUAL TABLE {other} ", 1)


def _begin_anew(connection: sqlite3.Connection, name: str) -> None:
    """What FTS5 keeps of an index, as it is in one that was just made."""
    connection.execute(definition(connection, name, "temp.fresh"))
    for shadow in SHADOWS:
        if shadow != "config":  # in it are settings, which stay
            connection.execute(f"DELETE FROM main.{name}_{shadow}")  # noqa: S608 (a name of ours)
        connection.execute(f"REPLACE INTO main.{name}_{shadow} SELECT * FROM temp.fresh_{shadow}")  # noqa: S608 (as above)
    connection.execute("DROP TABLE temp.fresh")
