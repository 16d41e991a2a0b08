"""Briefs: outlines in their order, and the text last written to each file."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from clipper.model.brief import Brief, BriefNode, GroupBy, NodeKind
from clipper.model.ids import BriefId, ClippingId, ClippingKey, HighlightId

if TYPE_CHECKING:
    from clipper.store.rows import Rows

_BRIEFS = """
    SELECT id, public_id, title, template, group_by, cite, query, created_at, updated_at, archived
    FROM briefs WHERE :id IS NULL OR public_id = :id ORDER BY archived, updated_at DESC, id DESC
"""
_NODES = """
    SELECT brief_nodes.public_id, kind, depth, text, clippings.public_id, highlights.public_id
    FROM brief_nodes
        LEFT JOIN clippings ON clippings.id = brief_nodes.clipping_id
        LEFT JOIN highlights ON highlights.id = brief_nodes.highlight_id
    WHERE brief_id = :brief ORDER BY position, brief_nodes.id
"""
_LEFT = """
    SELECT clippings.public_id FROM brief_left JOIN clippings ON clippings.id = brief_left.clipping_id
    WHERE brief_id = :brief ORDER BY clippings.id
"""


def all_briefs(connection: sqlite3.Connection) -> list[Brief]:
    """Those worked on last come first, archived ones at the end."""
    return [_brief(connection, row) for row in connection.execute(_BRIEFS, {"id": None}).fetchall()]


def one(connection: sqlite3.Connection, public_id: str) -> Brief | None:
    """A brief with its outline and what was left, or None."""
    row = connection.execute(_BRIEFS, {"id": public_id}).fetchone()
    return _brief(connection, row) if row else None


def key_of(connection: sqlite3.Connection, public_id: str) -> int | None:
    """The row of a brief, by its public id."""
    row = connection.execute("SELECT id FROM briefs WHERE public_id = :id", {"id": public_id}).fetchone()
    return None if row is None else int(row[0])


def ids_with_prefix(connection: sqlite3.Connection, prefix: str) -> list[str]:
    """The public ids that begin so, at most two; the one that is the prefix itself comes first."""
    chosen = connection.execute(
        "SELECT public_id FROM briefs WHERE substr(public_id, 1, :length) = :prefix ORDER BY public_id LIMIT 2",
        {"prefix": prefix, "length": len(prefix)},
    )
    return [row[0] for row in chosen]


def node_keys(connection: sqlite3.Connection, brief: int) -> dict[str, int]:
    """The row of each place in the outline, by its public id."""
    chosen = connection.execute("SELECT public_id, id FROM brief_nodes WHERE brief_id = :brief", {"brief": brief})
    return dict(chosen.fetchall())


def quote_instead(rows: "Rows", gone: Sequence[int], highlight: int) -> None:
    """Let each brief quote a highlight where it quoted the first of others, by their keys; the places of the rest go with those."""
    quoted: set[int] = set()
    for key, brief, quotation in rows.connection.execute(
        "SELECT id, brief_id, highlight_id FROM brief_nodes WHERE highlight_id IS NOT NULL ORDER BY brief_id, position, id"
    ).fetchall():
        if quotation in gone and brief not in quoted:
            quoted.add(brief)
            rows.update("brief_nodes", (key,), {"highlight_id": highlight})


def name_instead(rows: "Rows", gone: ClippingKey, kept: ClippingKey, highlights: Mapping[int, int]) -> None:
    """Let each brief name a clipping in the place of another, and quote its highlights in the place of the other's, by their keys."""
    for key, highlight in rows.connection.execute(
        "SELECT id, highlight_id FROM brief_nodes WHERE clipping_id = :gone", {"gone": gone}
    ).fetchall():
        if highlight is None:
            rows.update("brief_nodes", (key,), {"clipping_id": kept})
        elif highlight in highlights:
            rows.update("brief_nodes", (key,), {"clipping_id": kept, "highlight_id": highlights[highlight]})


def text_written(connection: sqlite3.Connection, path: str) -> str | None:
    """What was last written to a file."""
    row = connection.execute("SELECT text FROM written_briefs WHERE path = :path", {"path": path}).fetchone()
    return None if row is None else str(row[0])


def texts_written(connection: sqlite3.Connection) -> Iterator[str]:
    """What was last written to each file, the newest first; one at a time, since each may be long."""
    for (text,) in connection.execute("SELECT text FROM written_briefs ORDER BY written_at DESC, id DESC"):
        yield str(text)


def written_key(connection: sqlite3.Connection, path: str) -> int | None:
    """The row of what was last written to a file."""
    row = connection.execute("SELECT id FROM written_briefs WHERE path = :path", {"path": path}).fetchone()
    return None if row is None else int(row[0])


def _brief(connection: sqlite3.Connection, row: tuple[object, ...]) -> Brief:
    key, public_id, title, template, group_by, cite, query, created_at, updated_at, archived = row
    left = connection.execute(_LEFT, {"brief": key})
    return Brief(
        id=BriefId(str(public_id)),
        title=str(title),
        template=str(template),
        group_by=GroupBy(str(group_by)),
        cite=str(cite),
        query=str(query),
        nodes=_nodes(connection, key),
        left=tuple(ClippingId(each[0]) for each in left),
        created_at=str(created_at),
        updated_at=str(updated_at),
        archived=bool(archived),
    )


def _nodes(connection: sqlite3.Connection, brief: object) -> tuple[BriefNode, ...]:
    return tuple(
        BriefNode(
            id=public_id,
            kind=NodeKind(kind),
            depth=depth,
            text=text,
            clipping=ClippingId(clipping) if clipping else None,
            highlight=HighlightId(highlight) if highlight else None,
        )
        for public_id, kind, depth, text, clipping, highlight in connection.execute(_NODES, {"brief": brief})
    )
