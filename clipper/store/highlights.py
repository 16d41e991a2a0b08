"""Highlights with their placements and tags."""

import sqlite3
from typing import TYPE_CHECKING, Any

from clipper.model.highlight import Anchor, Highlight, Placement, PlacementState
from clipper.model.ids import ClippingId, ClippingKey, HighlightId, new_public_id
from clipper.model.value import value
from clipper.store import colors

if TYPE_CHECKING:
    from clipper.store.rows import Rows  # loaded with the first write

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


@value
class NewHighlight:
    """A mark that is not stored yet, with its place in the version that it is made on."""

    clipping: ClippingKey
    version_key: int
    color: str
    """The key of one of the library's colors."""
    note: str
    anchor: Anchor
    place: tuple[int, int] | None
    """Half-open code points; None for an orphan."""
    state: PlacementState = PlacementState.EXACT
    """How it was found at its place."""
    by_user: bool = False
    created_at: str
    updated_at: str


def insert(rows: "Rows", new: NewHighlight) -> tuple[int, HighlightId]:
    """Store a mark with its placement; its key and its id."""
    public_id = HighlightId(new_public_id())
    key = rows.insert(
        "highlights",
        {
            "public_id": public_id,
            "clipping_id": new.clipping,
            "version_id": new.version_key,
            "color_id": colors.key_of(rows.connection, new.color),
            "note": new.note,
            "start_point": new.anchor.start,
            "end_point": new.anchor.end,
            "exact": new.anchor.exact,
            "prefix": new.anchor.prefix,
            "suffix": new.anchor.suffix,
            "created_at": new.created_at,
            "updated_at": new.updated_at,
        },
    )
    start, end = new.place or (None, None)
    rows.insert(
        "placements",
        {
            "highlight_id": key,
            "version_id": new.version_key,
            "start_point": start,
            "end_point": end,
            "state": (PlacementState.ORPHAN if new.place is None else new.state).value,
            "by_user": int(new.by_user),
        },
    )
    return key, public_id


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
