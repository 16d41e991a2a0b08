"""Tags: the tree with its counts."""

import json
import sqlite3
from collections.abc import Iterable, Sequence

from clipper.model.changes import Cell
from clipper.model.tag import Tag, ancestors
from clipper.store.rows import Rows

_ALL = """
    WITH carried AS (SELECT tag_id, count(*) AS number FROM clipping_tags GROUP BY tag_id),
    trashed AS (
        SELECT clipping_tags.tag_id, count(*) AS number FROM clippings INDEXED BY clippings_trashed
        JOIN clipping_tags ON clipping_tags.clipping_id = clippings.id
        WHERE clippings.trashed_at IS NOT NULL GROUP BY clipping_tags.tag_id
    )
    SELECT tags.path, tags.color, tags.definition, tags.shortcut, coalesce(carried.number, 0) - coalesce(trashed.number, 0)
    FROM tags LEFT JOIN carried ON carried.tag_id = tags.id LEFT JOIN trashed ON trashed.tag_id = tags.id
    ORDER BY tags.path
"""

LOOKED_AT = 20
"""Clippings of a tag, the newest first, that tell when it was used last."""

_BELOW = """
    SELECT count(DISTINCT clipping_tags.clipping_id)
    FROM tags
    JOIN clipping_tags ON clipping_tags.tag_id = tags.id
    JOIN clippings ON clippings.id = clipping_tags.clipping_id
    WHERE clippings.trashed_at IS NULL AND (tags.path = :path OR (tags.path >= :low AND tags.path < :high))
"""


def all_tags(connection: sqlite3.Connection) -> list[Tag]:
    """Every tag, by path; a parent counts each clipping below it once."""
    rows = connection.execute(_ALL).fetchall()
    parents = {parent.casefold() for path, *_ in rows for parent in ancestors(path)}
    return [
        Tag(
            path=path,
            color=color,
            definition=definition,
            shortcut=shortcut,
            own_count=own,
            count=_count_with_children(connection, path) if path.casefold() in parents else own,
        )
        for path, color, definition, shortcut, own in rows
    ]


def _count_with_children(connection: sqlite3.Connection, path: str) -> int:
    # '/' is followed by '0' in ASCII: the paths below are the range between them.
    return int(connection.execute(_BELOW, {"path": path, "low": path + "/", "high": path + "0"}).fetchone()[0])


def carried_by(connection: sqlite3.Connection, clippings: Sequence[int]) -> dict[str, int]:
    """What these clippings carry: each tag by path, with how many of them it is on."""
    rows = connection.execute(
        """
        SELECT tags.path, count(*) FROM json_each(:clippings) AS chosen
        JOIN clipping_tags ON clipping_tags.clipping_id = chosen.value
        JOIN tags ON tags.id = clipping_tags.tag_id
        GROUP BY tags.id ORDER BY tags.path
        """,
        {"clippings": json.dumps(clippings)},
    )
    return dict(rows)


def key_of(connection: sqlite3.Connection, path: str) -> int | None:
    """The row of a tag, by its whole path."""
    row = connection.execute("SELECT id FROM tags WHERE path = :path", {"path": path}).fetchone()
    return None if row is None else int(row[0])


def paths_below(connection: sqlite3.Connection, path: str) -> list[tuple[int, str]]:
    """A tag and all below it: key and path, parents first."""
    chosen = connection.execute(
        "SELECT id, path FROM tags WHERE path = :path OR (path >= :low AND path < :high) ORDER BY path",
        {"path": path, "low": path + "/", "high": path + "0"},
    )
    return [(int(key), str(own)) for key, own in chosen]


def ensure(rows: Rows, path: str, now: str) -> int:
    """The key of a tag; it and the tags above it are made where they do not exist."""
    known = key_of(rows.connection, path)
    if known is not None:
        return known
    for parent in ancestors(path):
        if key_of(rows.connection, parent) is None:
            _insert(rows, parent, now)
    return _insert(rows, path, now)


def ensure_all(rows: Rows, paths: Iterable[str], now: str) -> list[int]:
    """The keys of tags, each once although two paths may differ in case only."""
    return list(dict.fromkeys(ensure(rows, path, now) for path in paths))


def _insert(rows: Rows, path: str, now: str) -> int:
    return rows.insert("tags", {"path": path, "color": None, "definition": "", "shortcut": None, "created_at": now})


def recent_paths(connection: sqlite3.Connection, limit: int) -> list[str]:
    """Paths by how lately and how often they were used: what completion offers first.

    How lately is told by the newest clippings of each tag: to read the times of all uses would take 0.2 s in a library of 100,000.
    """
    chosen = connection.execute(
        """
        SELECT path FROM (
            SELECT path,
                (SELECT max(added_at) FROM (
                    SELECT added_at FROM clipping_tags WHERE tag_id = tags.id ORDER BY clipping_id DESC LIMIT :looked_at
                )) AS lately,
                (SELECT count(*) FROM clipping_tags WHERE tag_id = tags.id) AS often
            FROM tags
        ) ORDER BY lately DESC, often DESC, path LIMIT :limit
        """,
        {"limit": limit, "looked_at": LOOKED_AT},
    )
    return [str(row[0]) for row in chosen]


def free_shortcut(rows: Rows, shortcut: int) -> None:
    """Take a key from the tag that has it."""
    for (key,) in rows.connection.execute("SELECT id FROM tags WHERE shortcut = :shortcut", {"shortcut": shortcut}).fetchall():
        rows.update("tags", (key,), {"shortcut": None})


def move_uses(rows: Rows, tag: int, target: int) -> None:
    """Give every clipping and highlight that carries a tag, and every rule that gives it, another one in its place."""
    for clipping, added_at in rows.connection.execute(
        "SELECT clipping_id, added_at FROM clipping_tags WHERE tag_id = :tag", {"tag": tag}
    ).fetchall():
        _move_use(rows, ("clipping_tags", "clipping_id", clipping), tag, target, {"added_at": added_at}, keep=False)
    for (highlight,) in rows.connection.execute("SELECT highlight_id FROM highlight_tags WHERE tag_id = :tag", {"tag": tag}).fetchall():
        _move_use(rows, ("highlight_tags", "highlight_id", highlight), tag, target, {}, keep=False)
    for rule, query in rows.connection.execute("SELECT id, query FROM tag_rules WHERE tag_id = :tag", {"tag": tag}).fetchall():
        known = rows.connection.execute(
            "SELECT 1 FROM tag_rules WHERE tag_id = :target AND query = :query", {"target": target, "query": query}
        )
        if known.fetchone() is None:
            rows.update("tag_rules", (rule,), {"tag_id": target})


def _move_use(rows: Rows, use: tuple[str, str, int], tag: int, target: int, values: dict[str, Cell], *, keep: bool) -> None:
    table, column, carrier = use
    if rows.read(table, (carrier, target)) is None:
        rows.insert(table, {column: carrier, "tag_id": target, **values})
    if not keep:
        rows.delete(table, (carrier, tag))


def share_uses(rows: Rows, clipping: int, tag: int, targets: list[int]) -> None:
    """Give a clipping and its highlights other tags in the place of one that they carry."""
    own = rows.connection.execute(
        "SELECT added_at FROM clipping_tags WHERE clipping_id = :clipping AND tag_id = :tag", {"clipping": clipping, "tag": tag}
    ).fetchone()
    marks = rows.connection.execute(
        "SELECT highlight_id FROM highlight_tags JOIN highlights ON highlights.id = highlight_id"
        " WHERE highlights.clipping_id = :clipping AND tag_id = :tag",
        {"clipping": clipping, "tag": tag},
    ).fetchall()
    keep = tag in targets
    others = [target for target in dict.fromkeys(targets) if target != tag]
    for target in others:
        if own is not None:
            _move_use(rows, ("clipping_tags", "clipping_id", clipping), tag, target, {"added_at": own[0]}, keep=keep)
        for (mark,) in marks:
            _move_use(rows, ("highlight_tags", "highlight_id", mark), tag, target, {}, keep=keep)


def is_needed(connection: sqlite3.Connection, tag: int, path: str) -> bool:
    """Whether something carries a tag, a rule gives it, or another stands below it."""
    used = (
        "SELECT EXISTS (SELECT 1 FROM clipping_tags WHERE tag_id = :tag) OR EXISTS (SELECT 1 FROM highlight_tags WHERE tag_id = :tag)"
        " OR EXISTS (SELECT 1 FROM tag_rules WHERE tag_id = :tag)"
    )
    (is_used,) = connection.execute(used, {"tag": tag}).fetchone()
    return bool(is_used) or len(paths_below(connection, path)) > 1
