"""What another program, an older version or a fault of the disk does to a library file behind our back."""

import contextlib
import sqlite3
from pathlib import Path


def written_by_hand(path: Path, statement: str) -> None:
    """Change a library that is not open, with SQLite alone."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)
