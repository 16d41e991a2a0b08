"""The colors of highlights."""

import sqlite3

from clipper.model.color import HighlightColor


def all_colors(connection: sqlite3.Connection) -> tuple[HighlightColor, ...]:
    """In the user's order."""
    chosen = connection.execute("SELECT key, name, meaning, position, shade FROM colors ORDER BY position, id")
    return tuple(HighlightColor(key=row[0], name=row[1], meaning=row[2], position=row[3], shade=row[4]) for row in chosen)


def key_of(connection: sqlite3.Connection, name: str) -> int | None:
    """The row of a color by its fixed key, else by the user's name for it."""
    row = connection.execute(
        "SELECT id FROM colors WHERE key = :name OR name = :name COLLATE NOCASE ORDER BY key = :name DESC", {"name": name}
    ).fetchone()
    return None if row is None else int(row[0])
