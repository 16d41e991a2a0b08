"""Sources: outlets, found by name or alias."""

import sqlite3

from clipper.model.source import Source
from clipper.store.rows import Rows

_ALL = """
    SELECT sources.id, sources.name, sources.country,
        (SELECT count(*) FROM clippings WHERE clippings.source_id = sources.id AND clippings.trashed_at IS NULL) AS clippings
    FROM sources ORDER BY clippings DESC, sources.name LIMIT :limit
"""


def key_of(connection: sqlite3.Connection, name: str) -> int | None:
    """By name, else by alias; case does not matter."""
    row = connection.execute("SELECT id FROM sources WHERE name = :name", {"name": name}).fetchone()
    if row is None:
        row = connection.execute("SELECT source_id FROM source_aliases WHERE alias = :name", {"name": name}).fetchone()
    return None if row is None else int(row[0])


def ensure(rows: Rows, name: str | None) -> int | None:
    """The key of a source, made where it does not exist; None for no name."""
    if not name:
        return None
    known = key_of(rows.connection, name)
    return known if known is not None else rows.insert("sources", {"name": name, "country": ""})


def all_sources(connection: sqlite3.Connection, limit: int = 10_000) -> list[Source]:
    """Those with clippings first, most first."""
    aliases: dict[int, list[str]] = {}
    for key, alias in connection.execute("SELECT source_id, alias FROM source_aliases ORDER BY alias"):
        aliases.setdefault(key, []).append(alias)
    return [
        Source(name=name, aliases=tuple(aliases.get(key, ())), country=country, count=count)
        for key, name, country, count in connection.execute(_ALL, {"limit": limit})
    ]
