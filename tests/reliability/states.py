"""What an act of `acts` leaves: the rows of the library and the files beside it, without what is drawn by lot or told by the clock."""

import contextlib
import sqlite3
from pathlib import Path

from clipper.library.library import Library

FILES = ("brief.md", "new.md", "new.html", "settings.toml")
IN_PARTS = frozenset({"import", "undo", "write a brief again", "write a new brief", "empty the trash"})
"""Acts of several transactions or files: each of these is whole or not there."""
AGAIN = ("import", "write a brief again", "write a new brief", "restore", "migrate", "set", "begin a library")
"""Acts that can be done again whatever has become of them."""
_ASKED = {
    "clippings": "SELECT title, note, status, words, trashed_at IS NULL, text_sha256 FROM clippings ORDER BY id",
    "versions": "SELECT clipping_id, number, sha256 FROM versions ORDER BY id",
    "captures": "SELECT sha256 FROM captures ORDER BY id",
    "tags": "SELECT path FROM tags ORDER BY path",
    "clipping_tags": "SELECT clipping_id, path FROM clipping_tags JOIN tags ON tags.id = tag_id ORDER BY clipping_id, path",
    "highlights": "SELECT exact, note, version_id FROM highlights ORDER BY id",
    "placements": "SELECT * FROM placements ORDER BY 1, 2",
    "highlight_tags": "SELECT highlight_id, path FROM highlight_tags JOIN tags ON tags.id = tag_id ORDER BY 1, 2",
}


def rows_of(library: Path) -> dict[str, list[tuple[object, ...]]]:
    """What stands in a library that is not open."""
    with contextlib.closing(sqlite3.connect(library)) as connection:
        return {name: connection.execute(statement).fetchall() for name, statement in _ASKED.items()}


def files_of(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES if (folder / name).exists()}


def copies_in(folder: Path) -> list[Path]:
    """Backups and new libraries under names that a user takes for whole ones."""
    found = (*folder.glob("copy.clipper"), *folder.glob("backups/*"), *folder.glob("fresh.clipper"), *folder.glob("*.backup"))
    return [path for path in found if not path.name.startswith(".") and not path.name.endswith((".part", "-journal", "-wal", "-shm"))]


def assert_sound(library: Path) -> None:
    with Library.open(library) as opened:
        assert list(opened.health.findings()) == []
