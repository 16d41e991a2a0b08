"""Captures: stored whole, each part compressed where that makes it smaller, never changed."""

import sqlite3
import zlib
from datetime import datetime

from clipper.errors import LibraryError
from clipper.model.capture import Capture, Part
from clipper.model.date import parse_utc, utc_iso
from clipper.store.rows import Rows

COMPRESSION = 4
"""A quarter less time than zlib's own default of 6, for half a hundredth more space."""


def insert(rows: Rows, capture: Capture, added_at: datetime) -> int:
    """Store a capture with its parts; its key. The same bytes of the same time are stored once."""
    sha256, captured_at = capture.sha256, utc_iso(capture.captured_at)
    known = rows.connection.execute(
        "SELECT id FROM captures WHERE sha256 = :sha256 AND captured_at = :captured_at", {"sha256": sha256, "captured_at": captured_at}
    ).fetchone()
    if known:
        return int(known[0])
    key = rows.insert(
        "captures",
        {"sha256": sha256, "origin": capture.origin, "url": capture.url, "captured_at": captured_at, "added_at": utc_iso(added_at)},
    )
    for position, part in enumerate(capture.parts):
        small = zlib.compress(part.content, COMPRESSION)
        packed = len(small) < len(part.content)
        rows.insert(
            "capture_parts",
            {
                "capture_id": key,
                "position": position,
                "media_type": part.media_type,
                "name": part.name,
                "sha256": part.sha256,
                "packed": "zlib" if packed else "plain",
                "content": small if packed else part.content,
            },
        )
    return key


def read(connection: sqlite3.Connection, key: int) -> Capture:
    """A capture with all its parts."""
    row = connection.execute("SELECT origin, url, captured_at FROM captures WHERE id = :key", {"key": key}).fetchone()
    if row is None:
        raise LibraryError("The capture of this clipping is missing.", "Run `clipper check`.")
    parts = connection.execute(
        "SELECT media_type, name, packed, content FROM capture_parts WHERE capture_id = :key ORDER BY position", {"key": key}
    )
    return Capture(
        parts=tuple(Part(media_type=kind, name=name, content=_unpacked(packed, content)) for kind, name, packed, content in parts),
        origin=row[0],
        url=row[1],
        captured_at=parse_utc(row[2]),
    )


def part(connection: sqlite3.Connection, sha256: str) -> Part | None:
    """A part by its hash: the image that a span names as its asset."""
    row = connection.execute(
        "SELECT media_type, name, packed, content FROM capture_parts WHERE sha256 = :sha256 LIMIT 1", {"sha256": sha256}
    ).fetchone()
    return None if row is None else Part(media_type=row[0], name=row[1], content=_unpacked(row[2], row[3]))


def delete_unused(rows: Rows, keys: set[int]) -> None:
    """Delete those of these captures that no version refers to any more."""
    for key in sorted(keys):
        used = rows.connection.execute("SELECT 1 FROM versions WHERE capture_id = :key LIMIT 1", {"key": key}).fetchone()
        if not used:
            rows.delete("captures", (key,))


def _unpacked(packed: str, content: bytes) -> bytes:
    if packed != "zlib":
        return content
    try:
        return zlib.decompress(content)
    except zlib.error as error:
        raise LibraryError("A capture in the library is damaged.", "Run `clipper check`, or restore a backup.") from error
