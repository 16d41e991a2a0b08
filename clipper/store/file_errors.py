"""What SQLite and the system say of a library's file or its disk, as sentences that the user may read."""

import contextlib
import sqlite3
from collections.abc import Generator
from pathlib import Path

from clipper.errors import ClipperError, DiskError, LibraryError

NO_ROOM_BYTES = 64 * 1024
"""Less is no room: an open library needs twice 32 KB beside it."""
DAMAGE_HINT = "Run `clipper check`, or restore a backup."
_OLDER = "The library {path} is of an older version of Clipper, and cannot be brought up to date where it is."
"""One that can only be read: what it has is read, and this is told of the rest."""
_SENTENCES = (
    ("not a database", "{path} is not a Clipper library: it is not a SQLite file.", "Choose another file."),
    ("malformed", "The library {path} is damaged.", DAMAGE_HINT),
    ("decode to UTF-8", "The library {path} is damaged.", DAMAGE_HINT),
    ("locked", "The library {path} is in use by another program.", "Wait a moment, or close the other program."),
    ("readonly", "The library {path} cannot be written: it or its folder is read-only.", "Copy it to a folder of yours and open the copy."),
    ("unable to open", "The library {path} cannot be opened there: its folder is missing or read-only.", "Copy it to a folder of yours."),
    ("full", "The disk is full; nothing was changed in {path}.", "Free some space and try again."),
    ("disk I/O", "The disk gave an error; nothing was changed in {path}.", "Check the disk, then try again."),
    ("no such table", _OLDER, "Copy it to a folder of yours and open the copy."),
    ("no such column", _OLDER, "Copy it to a folder of yours and open the copy."),
)
_OF_THE_DISK = ("full", "disk I/O")


@contextlib.contextmanager
def translated(path: Path) -> Generator[None]:
    """SQLite's and the system's errors as sentences."""
    try:
        yield
    except ClipperError:
        raise
    except sqlite3.DatabaseError as error:
        raise library_error(error, path) from error
    except UnicodeDecodeError as error:  # of SQLite's own sentence, which names a damaged table
        raise LibraryError(f"The library {path} is damaged.", DAMAGE_HINT) from error
    except OSError as error:
        raise LibraryError(f"The library {path} cannot be written: {error.strerror}.", "Choose another folder.") from error


def library_error(error: sqlite3.Error, path: Path | str) -> LibraryError:
    """A sentence for what SQLite says."""
    return known_error(error, path) or LibraryError(f"The library {path} cannot be used: {error}.", DAMAGE_HINT)


def known_error(error: BaseException, path: Path | str) -> LibraryError | None:
    """A sentence for what is wrong with the file or its disk; None for anything else, which is a mistake of ours."""
    if not isinstance(error, sqlite3.DatabaseError):
        return None
    message = "full" if "disk I/O" in str(error) and _has_no_room(path) else str(error)
    for needle, sentence, hint in _SENTENCES:
        if needle in message:
            kind = DiskError if needle in _OF_THE_DISK else LibraryError
            return kind(sentence.format(path=path), hint)
    if type(error) is sqlite3.DatabaseError:  # not one of its kinds, which tell of a wrong statement, too
        return LibraryError(f"The library {path} is damaged.", DAMAGE_HINT)
    return None


def _has_no_room(path: Path | str) -> bool:
    """Whether the disk is full: where SQLite cannot make the file of its shared memory, it speaks of a broken disk."""
    import shutil

    try:
        return isinstance(path, Path) and shutil.disk_usage(path.parent).free < NO_ROOM_BYTES
    except OSError:
        return False
