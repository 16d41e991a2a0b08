"""Clippings: rows of current values."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from clipper.model.clipping import Clipping, Status
from clipper.model.ids import ClippingId, ClippingKey, StoryId
from clipper.model.role import Role
from clipper.model.value import value
from clipper.store.metadata_columns import metadata_from_row
from clipper.store.names import read_known, read_name

_SELECT = """
    SELECT clippings.*, sources.name AS source, versions.number AS version, stories.public_id AS story, stories.title AS story_title,
        (SELECT count(*) FROM highlights WHERE highlights.clipping_id = clippings.id) AS highlights,
        (SELECT group_concat(tags.path, char(10)) FROM clipping_tags JOIN tags ON tags.id = clipping_tags.tag_id
            WHERE clipping_tags.clipping_id = clippings.id) AS tags
    FROM clippings
    LEFT JOIN sources ON sources.id = clippings.source_id
    LEFT JOIN versions ON versions.id = clippings.version_id
    LEFT JOIN stories ON stories.id = clippings.story_id
    WHERE clippings.id IN ({places})
"""

_RELATED = """
    SELECT related.main_id AS own, other.public_id, 0 AS linked_to
    FROM related JOIN clippings AS other ON other.id = related.related_id
    WHERE related.main_id IN ({places}) AND other.trashed_at IS NULL
    UNION ALL
    SELECT related.related_id AS own, other.public_id, other.trashed_at IS NULL AS linked_to
    FROM related JOIN clippings AS other ON other.id = related.main_id
    WHERE related.related_id IN ({places}) AND other.trashed_at IS NULL
"""

BATCH = 500
"""Keys in one statement: far below SQLite's limit on parameters."""


def rows(connection: sqlite3.Connection, keys: Sequence[ClippingKey]) -> list[Clipping]:
    """The clippings with these keys, in their order; keys that are gone are left out."""
    found: dict[ClippingKey, Clipping] = {}
    for first in range(0, len(keys), BATCH):
        for clipping in _batch(connection, keys[first : first + BATCH]):
            found[clipping.key] = clipping
    return [found[key] for key in keys if key in found]


def _batch(connection: sqlite3.Connection, keys: Sequence[ClippingKey]) -> Iterable[Clipping]:
    places = ", ".join("?" * len(keys))
    links: dict[int, list[str]] = defaultdict(list)
    linked_to: set[int] = set()
    has_main: set[int] = set()
    for own, other, is_linked_to in connection.execute(_RELATED.format(places=places), (*keys, *keys)):
        links[own].append(other)
        (linked_to if is_linked_to else has_main).add(own)
    cursor = connection.execute(_SELECT.format(places=places), keys)
    names = [column[0] for column in cursor.description]
    for cells in cursor.fetchall():
        row = dict(zip(names, cells, strict=True))
        key = row["id"]
        yield _clipping(row, links[key], is_main=bool(row["captured_as_main"]) or key not in linked_to)


def _clipping(row: Mapping[str, Any], related: Sequence[str], *, is_main: bool) -> Clipping:
    return Clipping(
        key=ClippingKey(row["id"]),
        id=ClippingId(row["public_id"]),
        metadata=metadata_from_row(row),
        note=row["note"],
        status=Status(row["status"]),
        starred=bool(row["starred"]),
        role=Role.MAIN if is_main else Role.RELATED,
        related=tuple(ClippingId(other) for other in dict.fromkeys(related)),
        tags=tuple(sorted(row["tags"].split("\n"), key=str.casefold)) if row["tags"] else (),
        highlights=row["highlights"],
        words=row["words"],
        captured_at=row["captured_at"],
        added_at=row["added_at"],
        trashed_at=row["trashed_at"],
        version=row["version"] or 0,
        story=StoryId(row["story"]) if row["story"] else None,
        story_title=read_name(row["story_title"] or ""),
        doubts=tuple((row.get("doubts") or "").splitlines()),  # a library that may only be read can be of the time before there were any
    )


def key_of(connection: sqlite3.Connection, public_id: str) -> ClippingKey | None:
    """The key of the clipping with this public id, also of one in the trash."""
    row = connection.execute("SELECT id FROM clippings WHERE public_id = :id", {"id": public_id}).fetchone()
    return ClippingKey(row[0]) if row else None


def keys_of(connection: sqlite3.Connection, public_ids: Iterable[str]) -> list[ClippingKey]:
    """The keys of those that exist, in order."""
    found = (key_of(connection, public_id) for public_id in public_ids)
    return [key for key in found if key is not None]


def ids_with_prefix(connection: sqlite3.Connection, prefix: str, limit: int = 2) -> list[ClippingId]:
    """Public ids that begin so, at most `limit` of them."""
    chosen = connection.execute(
        "SELECT public_id FROM clippings WHERE public_id >= :low AND public_id < :high ORDER BY public_id LIMIT :limit",
        {"low": prefix, "high": prefix + "\uffff", "limit": limit},
    )
    return [ClippingId(row[0]) for row in chosen]


def trashed(connection: sqlite3.Connection) -> list[ClippingKey]:
    """The trash, last thrown away first."""
    chosen = connection.execute("SELECT id FROM clippings WHERE trashed_at IS NOT NULL ORDER BY trashed_at DESC, id DESC")
    return [ClippingKey(row[0]) for row in chosen]


def are_trashed(connection: sqlite3.Connection, keys: Sequence[ClippingKey]) -> list[ClippingKey]:
    """Those of these clippings that are in the trash, in their order."""
    found: set[int] = set()
    for first in range(0, len(keys), BATCH):
        batch = keys[first : first + BATCH]
        places = ", ".join("?" * len(batch))
        statement = f"SELECT id FROM clippings WHERE id IN ({places}) AND trashed_at IS NOT NULL"  # noqa: S608 (places alone)
        found.update(row[0] for row in connection.execute(statement, batch))
    return [key for key in keys if key in found]


@value
class Gist:
    """What saving has to know of a clipping that is there."""

    id: ClippingId
    title: str | None
    text_sha256: str
    trashed_at: str | None


def gist(connection: sqlite3.Connection, key: ClippingKey) -> Gist:
    """What is compared when an article is captured again."""
    row = connection.execute("SELECT public_id, title, text_sha256, trashed_at FROM clippings WHERE id = :key", {"key": key}).fetchone()
    return Gist(id=ClippingId(row[0]), title=read_known(row[1]), text_sha256=row[2], trashed_at=row[3])


SAME_URL = 8
"""Clippings of one address that are looked at: a page has one or a few, a mailbox any number."""


def same_url(connection: sqlite3.Connection, url: str, sha256: str, title: str | None) -> list[ClippingKey]:
    """The clippings of this canonical address: those out of the trash first, then the one with this very text, this title, the newest."""
    rows = connection.execute(
        """
        SELECT id FROM clippings WHERE url = :url
        ORDER BY trashed_at IS NOT NULL, text_sha256 <> :sha256, title IS NOT :title, id DESC LIMIT :limit
        """,
        {"url": url, "sha256": sha256, "title": title, "limit": SAME_URL},
    )
    return [ClippingKey(row[0]) for row in rows]


def same_text(connection: sqlite3.Connection, sha256: str, title: str | None) -> ClippingKey | None:
    """A clipping of this very text and title, one out of the trash first.

    The title is part of it, because a text may be empty or a standing formula.
    """
    row = connection.execute(
        "SELECT id FROM clippings WHERE text_sha256 = :sha256 AND title IS :title ORDER BY trashed_at IS NOT NULL, id DESC LIMIT 1",
        {"sha256": sha256, "title": title},
    ).fetchone()
    return ClippingKey(row[0]) if row else None


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many are unread, starred, in the trash, and in all (the trash apart)."""
    questions = {
        "all": "SELECT (SELECT count(*) FROM clippings) - (SELECT count(*) FROM clippings WHERE trashed_at IS NOT NULL)",
        "unread": "SELECT count(*) FROM clippings WHERE status = 'unread' AND trashed_at IS NULL",
        "starred": "SELECT count(*) FROM clippings WHERE starred = 1 AND trashed_at IS NULL",
        "archived": "SELECT count(*) FROM clippings WHERE status = 'archived' AND trashed_at IS NULL",
        "trash": "SELECT count(*) FROM clippings WHERE trashed_at IS NOT NULL",
    }
    return {name: int(connection.execute(sql).fetchone()[0]) for name, sql in questions.items()}


def counts_among(connection: sqlite3.Connection, keys: Sequence[ClippingKey]) -> dict[str, int]:
    """How many of these are there, unread, starred and archived."""
    rows = connection.execute(
        """
        SELECT count(*), total(status = 'unread'), total(starred), total(status = 'archived')
        FROM json_each(:keys) AS chosen JOIN clippings ON clippings.id = chosen.value
        """,
        {"keys": json.dumps(keys)},
    )
    return dict(zip(("all", "unread", "starred", "archived"), map(int, rows.fetchone()), strict=True))
