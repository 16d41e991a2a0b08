"""Search: the clippings that a query finds, page by page."""

import re
import sqlite3

from clipper.model.ids import ClippingKey
from clipper.model.listing import Sort, SortKey
from clipper.text.searchable import searchable

_TERM = re.compile(r'(?:(is|tag|source):)?(?:"([^"]*)"|(\S+))')
_ORDERS = {
    SortKey.ADDED: "clippings.id",
    SortKey.PUBLISHED: "clippings.published",
    SortKey.CAPTURED: "clippings.captured_at",
    SortKey.RELEVANCE: "clippings.id",
    SortKey.TITLE: "clippings.title COLLATE NOCASE",
    SortKey.SOURCE: "(SELECT name FROM sources WHERE sources.id = clippings.source_id) COLLATE NOCASE",
    SortKey.WORDS: "clippings.words",
}


def keys(connection: sqlite3.Connection, query: str, sort: Sort) -> list[ClippingKey]:
    """All keys in order."""
    conditions, values, words = ["clippings.trashed_at IS NULL"], list[str](), list[str]()
    for match in _TERM.finditer(query):
        field, value = match[1], match[2] or match[3] or ""
        if field == "is" and value == "starred":
            conditions.append("clippings.starred = 1")
        elif field == "is":
            conditions.append("clippings.status = ?")
            values.append(value)
        elif field == "tag":
            conditions.append(
                "clippings.id IN (SELECT clipping_id FROM clipping_tags JOIN tags ON tags.id = tag_id WHERE path = ? OR path LIKE ? || '/%')"
            )
            values.extend((value, value))
        elif field == "source":
            conditions.append("clippings.source_id = (SELECT id FROM sources WHERE name = ?)")
            values.append(value)
        else:
            words.append('"' + searchable(value).replace('"', " ").replace("\0", " ") + '"')
    if words:
        conditions.append("clippings.id IN (SELECT rowid FROM clipping_search WHERE clipping_search MATCH ?)")
        values.append(" ".join(words))
    direction = "DESC" if sort.descending else "ASC"
    sql = f"SELECT clippings.id FROM clippings WHERE {' AND '.join(conditions)} ORDER BY {_ORDERS[sort.key]} {direction}, clippings.id {direction}"  # noqa: S608 (literals above)
    return [ClippingKey(row[0]) for row in connection.execute(sql, values)]
