"""Saved searches, in the user's order."""

import sqlite3

from clipper.model.ids import SearchId
from clipper.model.saved_search import SavedSearch


def all_searches(connection: sqlite3.Connection) -> list[SavedSearch]:
    """In the order of the sidebar."""
    chosen = connection.execute("SELECT public_id, name, query, position FROM saved_searches ORDER BY position, id")
    return [SavedSearch(id=SearchId(row[0]), name=row[1], query=row[2], position=row[3]) for row in chosen]


def next_position(connection: sqlite3.Connection) -> int:
    """Behind the last one; deleting leaves gaps, so that their number does not tell."""
    (position,) = connection.execute("SELECT coalesce(max(position), -1) + 1 FROM saved_searches").fetchone()
    return int(position)


def key_of(connection: sqlite3.Connection, public_id: str) -> int | None:
    """The row of a saved search, by its public id."""
    row = connection.execute("SELECT id FROM saved_searches WHERE public_id = :id", {"id": public_id}).fetchone()
    return None if row is None else int(row[0])
