"""Sources: outlets, found by name or alias."""

import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING

from clipper.model.source import Source
from clipper.store.names import key_of_turning_source, read_name

if TYPE_CHECKING:
    from clipper.store.rows import Rows

_ALL = """
    WITH used AS (SELECT source_id, count(*) AS number FROM clippings GROUP BY source_id),
    trashed AS (
        SELECT source_id, count(*) AS number FROM clippings INDEXED BY clippings_trashed WHERE trashed_at IS NOT NULL GROUP BY source_id
    )
    SELECT sources.id, sources.name, sources.country, coalesce(used.number, 0) - coalesce(trashed.number, 0) AS clippings
    FROM sources LEFT JOIN used ON used.source_id = sources.id LEFT JOIN trashed ON trashed.source_id = sources.id
    ORDER BY clippings DESC, sources.name LIMIT :limit
"""


def key_of(connection: sqlite3.Connection, name: str) -> int | None:
    """By name, else by alias; case does not matter."""
    row = connection.execute("SELECT id FROM sources WHERE name = :name", {"name": name}).fetchone()
    if row is None:
        row = connection.execute("SELECT source_id FROM source_aliases WHERE alias = :name", {"name": name}).fetchone()
    return key_of_turning_source(connection, name) if row is None else int(row[0])


def ensure(rows: "Rows", name: str | None) -> int | None:
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
        Source(name=read_name(name), aliases=tuple(map(read_name, aliases.get(key, ()))), country=country, count=count)
        for key, name, country, count in connection.execute(_ALL, {"limit": limit})
    ]


def set_aliases(rows: "Rows", key: int, aliases: Iterable[str]) -> None:
    """Replace a source's other names; one that another source goes by is left to it."""
    for alias in _aliases(rows.connection, key).values():
        rows.delete("source_aliases", (alias,))
    for alias in dict.fromkeys(aliases):
        if key_of(rows.connection, alias) is None:
            rows.insert("source_aliases", {"source_id": key, "alias": alias})


def merge(rows: "Rows", gone: int, into: int) -> None:
    """Move the clippings of a source to another, and its names as aliases; it is deleted."""
    for (clipping,) in rows.connection.execute("SELECT id FROM clippings WHERE source_id = :key", {"key": gone}).fetchall():
        rows.update("clippings", (clipping,), {"source_id": into})
    (name,) = rows.connection.execute("SELECT name FROM sources WHERE id = :key", {"key": gone}).fetchone()
    names = [name, *_aliases(rows.connection, gone)]
    rows.delete("sources", (gone,))
    for alias in names:
        rows.insert("source_aliases", {"source_id": into, "alias": alias})


def _aliases(connection: sqlite3.Connection, key: int) -> dict[str, int]:
    chosen = connection.execute("SELECT alias, id FROM source_aliases WHERE source_id = :key ORDER BY alias", {"key": key})
    return {str(alias): int(own) for alias, own in chosen}
