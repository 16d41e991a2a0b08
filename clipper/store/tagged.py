"""What the user has tagged: the examples from which tags are suggested, and the rules that tag by a query."""

import sqlite3

from clipper.model.tag_rule import TagRule

_EXAMPLES = """
    SELECT clippings.title, substr(versions.text, 1, :length),
        (SELECT group_concat(tags.path, char(10)) FROM clipping_tags JOIN tags ON tags.id = clipping_tags.tag_id
            WHERE clipping_tags.clipping_id = clippings.id)
    FROM clippings JOIN versions ON versions.id = clippings.version_id
    WHERE clippings.trashed_at IS NULL AND clippings.id IN (SELECT clipping_id FROM clipping_tags)
    ORDER BY clippings.id DESC LIMIT :limit
"""


def examples(connection: sqlite3.Connection, limit: int, length: int) -> list[tuple[str, tuple[str, ...]]]:
    """Title and beginning of the newest clippings that carry tags, each with its tags."""
    rows = connection.execute(_EXAMPLES, {"limit": limit, "length": length})
    return [(f"{title or ''}\n{text}", tuple((paths or "").split("\n"))) for title, text, paths in rows]


def state(connection: sqlite3.Connection) -> tuple[int, int]:
    """Two numbers that change when taggings do: how many there are, and the last one's clipping."""
    number, newest = connection.execute("SELECT count(*), coalesce(max(clipping_id), 0) FROM clipping_tags").fetchone()
    return int(number), int(newest)


def rules(connection: sqlite3.Connection) -> list[TagRule]:
    """All rules in the order in which they were made."""
    rows = connection.execute(
        "SELECT tag_rules.id, tag_rules.query, tags.path FROM tag_rules JOIN tags ON tags.id = tag_rules.tag_id ORDER BY tag_rules.id"
    )
    return [TagRule(key=key, query=query, tag=path) for key, query, path in rows]


def carriers(connection: sqlite3.Connection, path: str) -> set[int]:
    """The clippings that carry this very tag."""
    rows = connection.execute(
        "SELECT clipping_id FROM clipping_tags JOIN tags ON tags.id = clipping_tags.tag_id WHERE tags.path = :path", {"path": path}
    )
    return {int(row[0]) for row in rows}


def marked(connection: sqlite3.Connection, tag: int) -> set[int]:
    """The clippings with a highlight that carries a tag."""
    rows = connection.execute(
        "SELECT clipping_id FROM highlight_tags JOIN highlights ON highlights.id = highlight_id WHERE tag_id = :tag", {"tag": tag}
    )
    return {int(row[0]) for row in rows}
