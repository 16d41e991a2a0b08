"""Highlights with their placements and tags."""

import sqlite3
from typing import Any

from clipper.model.highlight import Anchor, Highlight, Placement, PlacementState
from clipper.model.ids import ClippingId, ClippingKey, HighlightId

_SELECT = """
    SELECT highlights.public_id, clippings.public_id, colors.key, highlights.note,
        (SELECT group_concat(tags.path, char(10)) FROM highlight_tags JOIN tags ON tags.id = highlight_tags.tag_id
            WHERE highlight_tags.highlight_id = highlights.id),
        highlights.start_point, highlights.end_point, highlights.exact, highlights.prefix, highlights.suffix,
        made_on.number, shown.number, placements.start_point, placements.end_point, placements.state, placements.by_user,
        highlights.created_at, highlights.updated_at
    FROM highlights
    JOIN clippings ON clippings.id = highlights.clipping_id
    JOIN colors ON colors.id = highlights.color_id
    JOIN versions AS made_on ON made_on.id = highlights.version_id
    JOIN versions AS shown ON shown.id = coalesce(:version, clippings.version_id)
    LEFT JOIN placements ON placements.highlight_id = highlights.id AND placements.version_id = shown.id
"""
_ORDER = " ORDER BY placements.start_point IS NULL, placements.start_point, placements.end_point, highlights.id"


def of_clipping(connection: sqlite3.Connection, clipping: ClippingKey, version_key: int | None = None) -> list[Highlight]:
    """The highlights of a clipping as they stand in a version (the current one by default), by position, orphans last."""
    chosen = connection.execute(
        _SELECT + " WHERE highlights.clipping_id = :clipping" + _ORDER, {"clipping": clipping, "version": version_key}
    )
    return [_highlight(row) for row in chosen]


def one(connection: sqlite3.Connection, public_id: str) -> Highlight | None:
    """A highlight as it stands in its clipping's current version."""
    row = connection.execute(_SELECT + " WHERE highlights.public_id = :id", {"id": public_id, "version": None}).fetchone()
    return None if row is None else _highlight(row)


def key_of(connection: sqlite3.Connection, public_id: str) -> tuple[int, ClippingKey] | None:
    """The keys of a highlight and its clipping."""
    row = connection.execute("SELECT id, clipping_id FROM highlights WHERE public_id = :id", {"id": public_id}).fetchone()
    return None if row is None else (row[0], ClippingKey(row[1]))


def _highlight(row: tuple[Any, ...]) -> Highlight:
    state = PlacementState(row[14]) if row[14] else PlacementState.ORPHAN
    return Highlight(
        id=HighlightId(row[0]),
        clipping=ClippingId(row[1]),
        color=row[2],
        note=row[3],
        tags=tuple(sorted(row[4].split("\n"), key=str.casefold)) if row[4] else (),
        anchor=Anchor(start=row[5], end=row[6], exact=row[7], prefix=row[8], suffix=row[9]),
        version=row[10],
        placement=Placement(version=row[11], start=row[12], end=row[13], state=state, by_user=bool(row[15])),
        created_at=row[16],
        updated_at=row[17],
    )


def anchor_of(connection: sqlite3.Connection, key: int) -> Anchor:
    """The original anchor of a highlight by its key."""
    row = connection.execute(
        "SELECT start_point, end_point, exact, prefix, suffix FROM highlights WHERE id = :key", {"key": key}
    ).fetchone()
    return Anchor(start=row[0], end=row[1], exact=row[2], prefix=row[3], suffix=row[4])
