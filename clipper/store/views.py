"""What the window remembers in the library itself: reading positions, and clips not saved yet."""

import sqlite3

from clipper.model.ids import ClippingKey


def reading_position(connection: sqlite3.Connection, clipping: ClippingKey) -> int:
    """The code point at the top of the article when it was left; 0 for none."""
    row = connection.execute("SELECT position FROM reading_positions WHERE clipping_id = :key", {"key": clipping}).fetchone()
    return int(row[0]) if row else 0


def unsaved_clips(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    """The content of clip dialogs that were not closed, oldest first."""
    return [(int(key), str(content)) for key, content in connection.execute("SELECT id, content FROM unsaved_clips ORDER BY id")]
