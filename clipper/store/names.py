"""Names as they are read.

Libraries of older versions hold titles, sources and authors with the characters that turn what stands around them (`text/unturned.py`).
They are taken out here, at reading, and not by a migration: what was captured stays as it was, no library is copied and rewritten for a few
rows, and it holds for libraries that cannot be written, too.
"""

import sqlite3


def read_name(stored: str) -> str:
    """A name without what turns the words around it."""
    if stored.isprintable():  # nearly every one
        return stored
    from clipper.text.unturned import unturned

    return unturned(stored)


def read_known(stored: str | None) -> str | None:
    """The same of a name that may be unknown, as one is of which nothing is left."""
    return (read_name(stored) or None) if stored else stored


def key_of_turning_source(connection: sqlite3.Connection, name: str) -> int | None:
    """The source that is read under this name and stored with such characters in it."""
    asked = name.casefold()
    chosen = connection.execute("SELECT id, name FROM sources WHERE name GLOB '*[\u202a-\u202e\u2066-\u2069]*'")
    return next((int(key) for key, stored in chosen if read_name(stored).casefold() == asked), None)
