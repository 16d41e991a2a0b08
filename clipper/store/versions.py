"""Versions: immutable texts with their spans."""

import json
import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from clipper.errors import LibraryError
from clipper.model.ids import ClippingKey
from clipper.model.metadata import Metadata
from clipper.model.span import ArticleText
from clipper.model.value import value
from clipper.model.version import Version, VersionReason
from clipper.store.metadata_columns import metadata_from_json, metadata_json
from clipper.text.span_json import spans_from_json, spans_text

if TYPE_CHECKING:
    from clipper.store.rows import Rows  # loaded with the first write

_SELECT = """
    SELECT versions.id, versions.number, versions.sha256, versions.form, versions.reason, captures.captured_at, versions.created_at,
        versions.words, versions.metadata, captures.sha256, versions.place, versions.capture_id
    FROM versions JOIN captures ON captures.id = versions.capture_id
    WHERE versions.clipping_id = :clipping
    ORDER BY versions.number
"""
_SELECT_TEXTS = """
    SELECT versions.id, versions.number, versions.sha256, versions.form, versions.reason, captures.captured_at, versions.created_at,
        versions.words, versions.metadata, captures.sha256, versions.place, versions.capture_id, versions.text, versions.spans
    FROM versions JOIN captures ON captures.id = versions.capture_id
    WHERE versions.clipping_id BETWEEN :first AND :last
"""


@value
class VersionRow:
    """A version with the keys of its row and its capture."""

    key: int
    capture_key: int
    version: Version


@value
class NewVersion:
    """A text that becomes a version of a clipping, with what was read of it."""

    body: ArticleText
    sha256: str
    """Of the body; it and the words are counted once, for the version and for its clipping."""
    words: int
    metadata: Metadata
    reason: VersionReason
    capture_key: int
    place: int
    """Which of the drafts of its capture it was."""
    created_at: str


def insert(rows: "Rows", clipping: ClippingKey, number: int, new: NewVersion) -> int:
    """Store a version; its key."""
    from clipper.text.canonical import FORM  # needed by nobody who only reads

    return rows.insert(
        "versions",
        {
            "clipping_id": clipping,
            "number": number,
            "text": new.body.text,
            "spans": spans_text(new.body.spans),
            "sha256": new.sha256,
            "form": FORM,
            "reason": new.reason.value,
            "metadata": metadata_json(new.metadata),
            "capture_id": new.capture_key,
            "place": new.place,
            "words": new.words,
            "created_at": new.created_at,
        },
    )


def of_clipping(connection: sqlite3.Connection, clipping: ClippingKey) -> list[VersionRow]:
    """All versions, oldest first."""
    return [_version(row) for row in connection.execute(_SELECT, {"clipping": clipping})]


def _version(row: tuple[Any, ...]) -> VersionRow:
    return VersionRow(
        key=row[0],
        capture_key=row[11],
        version=Version(
            number=row[1],
            sha256=row[2],
            form=row[3],
            reason=VersionReason(row[4]),
            captured_at=row[5],
            created_at=row[6],
            words=row[7],
            metadata=metadata_from_json(row[8]),
            capture_sha256=row[9],
            place=row[10],
        ),
    )


def text(connection: sqlite3.Connection, key: int) -> ArticleText:
    """The text of a version by its key. Raises LibraryError where its spans are damaged."""
    text, spans = connection.execute("SELECT text, spans FROM versions WHERE id = :key", {"key": key}).fetchone()
    return _article(text, spans)


def texts_between(connection: sqlite3.Connection, first: ClippingKey, last: ClippingKey) -> Iterator[tuple[Version, ArticleText]]:
    """All versions of the clippings with keys from `first` to `last`, with their texts: for who looks at every one of them."""
    for row in connection.execute(_SELECT_TEXTS, {"first": first, "last": last}):
        yield _version(row).version, _article(row[-2], row[-1])


def _article(text: str, spans: str) -> ArticleText:
    try:
        return ArticleText(text=text, spans=spans_from_json(json.loads(spans)))
    except (ValueError, KeyError, TypeError) as error:
        raise LibraryError("This article is damaged in the library file.", "Run `clipper check`, or restore a backup.") from error


def current_key(connection: sqlite3.Connection, clipping: ClippingKey) -> int | None:
    """The row of the text that a clipping has now."""
    row = connection.execute("SELECT version_id FROM clippings WHERE id = :clipping", {"clipping": clipping}).fetchone()
    return None if row is None else row[0]


def key_of_number(connection: sqlite3.Connection, clipping: ClippingKey, number: int) -> int | None:
    """The row of one of its texts, by the number that users see."""
    row = connection.execute(
        "SELECT id FROM versions WHERE clipping_id = :clipping AND number = :number", {"clipping": clipping, "number": number}
    ).fetchone()
    return None if row is None else row[0]
