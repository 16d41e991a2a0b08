"""The full-text indexes, kept in step with the rows.

Both are contentless (the text stands once, in its version): words are taken out by giving the index the values that went in, which are
known because stored text never changes. Trashed clippings are in no index.
"""

import json
import sqlite3

from clipper.model.changes import Cell
from clipper.text.searchable import searchable

_CLIPPING = """
    SELECT clippings.title, versions.text, sources.name, clippings.authors
    FROM clippings
    JOIN versions ON versions.id = clippings.version_id
    LEFT JOIN sources ON sources.id = clippings.source_id
    WHERE clippings.id = :key AND clippings.trashed_at IS NULL
"""

_HIGHLIGHT = "SELECT exact, note FROM highlights WHERE id = :key"


class Index:
    """What one transaction does to the indexes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._clippings: set[int] = set()
        self._highlights: set[int] = set()

    def before(self, table: str, key: tuple[Cell, ...], before: tuple[Cell, ...], after: tuple[Cell, ...] | None) -> None:
        """Called before a row is changed or deleted: take its words out."""
        del before, after
        if table == "clippings":
            self._take_out_clipping(_integer(key[0]))
        elif table == "highlights":
            self._take_out_highlight(_integer(key[0]))
        elif table == "sources":
            for (clipping,) in self._connection.execute("SELECT id FROM clippings WHERE source_id = ?", key).fetchall():
                self._take_out_clipping(clipping)

    def after(self, table: str, key: tuple[Cell, ...], before: tuple[Cell, ...] | None, after: tuple[Cell, ...] | None) -> None:
        """Called after a row was written: one that is new will be put in."""
        if before is None and after is not None:
            if table == "clippings":
                self._clippings.add(_integer(key[0]))
            elif table == "highlights":
                self._highlights.add(_integer(key[0]))

    def add_all(self) -> None:
        """Mark everything as to be put in: after the indexes were emptied."""
        self._clippings.update(key for (key,) in self._connection.execute("SELECT id FROM clippings"))
        self._highlights.update(key for (key,) in self._connection.execute("SELECT id FROM highlights"))

    def finish(self) -> None:
        """Put in what was added or changed, as it stands now."""
        for key in sorted(self._clippings):
            row = self._clipping(key)
            if row:
                self._connection.execute(
                    "INSERT INTO clipping_search (rowid, title, text, source, authors) VALUES (?, ?, ?, ?, ?)", (key, *row)
                )
        for key in sorted(self._highlights):
            row = self._highlight(key)
            if row:
                self._connection.execute("INSERT INTO highlight_search (rowid, quotation, note) VALUES (?, ?, ?)", (key, *row))

    def _take_out_clipping(self, key: int) -> None:
        if key in self._clippings:
            return
        self._clippings.add(key)
        row = self._clipping(key)
        if row:
            self._connection.execute(
                "INSERT INTO clipping_search (clipping_search, rowid, title, text, source, authors) VALUES ('delete', ?, ?, ?, ?, ?)",
                (key, *row),
            )

    def _take_out_highlight(self, key: int) -> None:
        if key in self._highlights:
            return
        self._highlights.add(key)
        row = self._highlight(key)
        if row:
            self._connection.execute(
                "INSERT INTO highlight_search (highlight_search, rowid, quotation, note) VALUES ('delete', ?, ?, ?)", (key, *row)
            )

    def _clipping(self, key: int) -> tuple[str, ...] | None:
        row = self._connection.execute(_CLIPPING, {"key": key}).fetchone()
        if row is None:
            return None
        title, text, source, authors = row
        return searchable(title or ""), searchable(text), searchable(source or ""), searchable(" ; ".join(json.loads(authors)))

    def _highlight(self, key: int) -> tuple[str, ...] | None:
        row = self._connection.execute(_HIGHLIGHT, {"key": key}).fetchone()
        return None if row is None else (searchable(row[0]), searchable(row[1]))


def _integer(cell: Cell) -> int:
    if not isinstance(cell, int):
        raise TypeError(f"a key is an integer, not {cell!r}")
    return cell


def rebuild(connection: sqlite3.Connection) -> None:
    """Empty both indexes and build them from the texts, within the caller's transaction."""
    connection.execute("INSERT INTO clipping_search (clipping_search) VALUES ('delete-all')")
    connection.execute("INSERT INTO highlight_search (highlight_search) VALUES ('delete-all')")
    index = Index(connection)
    index.add_all()
    index.finish()
