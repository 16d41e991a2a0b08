"""A library of very many clippings with short invented texts, written in bulk below the library's own API: for measures of the window.

A row differs from a saved one in nothing that a list shows. 1,000,000 take a minute and 1 GB.
"""

import hashlib
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from clipper.library.library import Library

SOURCES, TAGS, STORY_EVERY = 300, 200, 40
BEGUN = datetime(2020, 1, 1, tzinfo=UTC)
MOMENT = "2020-01-01T00:00:00Z"
WORDS = (
    "harbor", "salt", "ferry", "council", "tariff", "tunnel", "quota", "bridge", "levy",
    "court", "grain", "wind", "rail", "budget", "vote", "strike", "ruling", "repair",
)  # fmt: skip
BATCH = 20_000

_CLIPPING = """
    INSERT INTO clippings (id, public_id, title, source_id, authors, published, published_precision, keywords, origins, note, status,
        starred, captured_as_main, words, captured_at, added_at, version_id, text_sha256, story_id, language)
    VALUES (:id, :public, :title, :source, '[]', :published, 'day', '[]', '{}', '', :status, :starred, 1, :words, :added, :added, :id,
        :sha, :story, 'en')
"""
_VERSION = """
    INSERT INTO versions (id, clipping_id, number, text, spans, sha256, form, reason, metadata, capture_id, place, words, created_at)
    VALUES (:id, :id, 1, :text, :spans, :sha, 1, 'captured', '{}', 1, 0, :words, :added)
"""
_SEARCH = "INSERT INTO clipping_search (rowid, title, text, source, authors) VALUES (:id, :title, :text, :name, '')"
_TAGGED = "INSERT INTO clipping_tags (clipping_id, tag_id, added_at) VALUES (:id, :tag, :added)"


def build(path: Path, count: int) -> Path:
    """The library, made where it is not there."""
    if path.exists():
        return path
    Library.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("INSERT INTO captures (id, sha256, origin, captured_at, added_at) VALUES (1, '', 'bulk', ?, ?)", [MOMENT] * 2)
    connection.executemany("INSERT INTO sources (id, name, country) VALUES (?, ?, '')", [(n, f"Outlet {n}") for n in range(1, SOURCES + 1)])
    connection.executemany(
        "INSERT INTO tags (id, path, definition, created_at) VALUES (?, ?, '', ?)",
        [(n, f"theme {n % 20}/tag {n}", MOMENT) for n in range(1, TAGS + 1)],
    )
    connection.executemany(
        "INSERT INTO stories (id, public_id, title, created_at) VALUES (?, ?, 'A story', ?)",
        [(n, f"s{n:011}", MOMENT) for n in range(1, count // STORY_EVERY + 2)],
    )
    for first in range(1, count + 1, BATCH):
        rows = list(_rows(first, min(first + BATCH, count + 1)))
        for statement in (_CLIPPING, _VERSION, _SEARCH):
            connection.executemany(statement, rows)
        connection.executemany(_TAGGED, [row for row in rows if int(str(row["id"])) % 2])
        connection.commit()
    connection.execute("INSERT INTO clipping_search (clipping_search) VALUES ('optimize')")
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path


def _rows(first: int, end: int) -> Iterator[dict[str, object]]:
    for key in range(first, end):
        words = [WORDS[(key * step + step) % len(WORDS)] for step in (1, 3, 7, 11)]
        title = f"{' '.join(words[:3])} number {key}"
        text = f"{' '.join(words)} {key} report"
        added = (BEGUN + timedelta(minutes=key)).strftime("%Y-%m-%dT%H:%M:%SZ")
        yield {
            "id": key,
            "public": f"k{key:011}",
            "title": title,
            "text": text,
            "spans": f'[{{"kind":"paragraph","start":0,"end":{len(text)}}}]',
            "source": key % SOURCES + 1,
            "name": f"outlet {key % SOURCES + 1}",
            "published": added[:10],
            "status": "unread" if key % 3 == 0 else "read",
            "starred": int(key % 50 == 0),
            "words": len(words) + 2,
            "added": added,
            "sha": hashlib.sha256(text.encode()).hexdigest(),
            "story": key // STORY_EVERY + 1 if key % STORY_EVERY < 3 else None,
            "tag": key % TAGS + 1,
        }
