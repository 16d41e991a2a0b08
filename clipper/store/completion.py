"""The names that a library knows, the most used first, for completion."""

import json
import sqlite3
from collections import Counter

from clipper.query.fields import Completion
from clipper.store.names import read_name

MOST = 5000
"""Names of one kind that are looked through."""
NEWEST = 3000
"""Clippings whose authors, sources and languages come first: counting all of 100,000 would be felt at each key."""

_QUESTIONS = {
    Completion.TAGS: """
        SELECT tags.path FROM tags LEFT JOIN clipping_tags ON clipping_tags.tag_id = tags.id
        GROUP BY tags.id ORDER BY count(clipping_tags.clipping_id) DESC, tags.path LIMIT :limit
    """,
    Completion.SOURCES: """
        SELECT sources.name FROM sources LEFT JOIN (
            SELECT source_id, count(*) AS used FROM (SELECT source_id FROM clippings ORDER BY id DESC LIMIT :newest) GROUP BY source_id
        ) ON source_id = sources.id
        ORDER BY used DESC, sources.name LIMIT :limit
    """,
    Completion.LANGUAGES: """
        SELECT language FROM (SELECT language FROM clippings ORDER BY id DESC LIMIT :newest)
        WHERE language IS NOT NULL GROUP BY language ORDER BY count(*) DESC LIMIT :limit
    """,
    Completion.COLORS: "SELECT key FROM colors ORDER BY position LIMIT :limit",
}


def values(connection: sqlite3.Connection, kind: Completion) -> list[str]:
    """The names of a kind, the most used first."""
    if kind is Completion.AUTHORS:
        return _authors(connection)
    question = _QUESTIONS.get(kind)
    found = connection.execute(question, {"limit": MOST, "newest": NEWEST}) if question else ()
    return list(dict.fromkeys(read_name(name) for (name,) in found))


def _authors(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("SELECT authors FROM clippings WHERE authors <> '[]' ORDER BY id DESC LIMIT :limit", {"limit": NEWEST})
    counted = Counter(name for (packed,) in rows for name in map(read_name, json.loads(packed)))
    return [name for name, _ in counted.most_common(MOST)]
