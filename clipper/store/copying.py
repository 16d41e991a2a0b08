"""Copies of a library: made with SQLite's backup API, stopped where the course says so, and checked."""

import contextlib
import sqlite3
from pathlib import Path

from clipper.errors import LibraryError
from clipper.store.course import Course
from clipper.store.file_errors import DAMAGE_HINT

COPIED_AT_ONCE = 2000
"""Pages (8 MB): some 15 milliseconds."""
_COPIED = 0.8
"""Share of the course; the rest goes to the check."""
_NO_COPY = "The library cannot be copied: it is damaged."
_NO_COPY_BECAUSE = (
    ("full", "the disk is full", "Free some space, or choose another folder."),
    ("disk I/O", "the disk gave an error", "Check the disk, or choose another folder."),
    ("readonly", "its folder is read-only", "Choose another folder."),
    ("unable to open", "its folder is missing or read-only", "Choose another folder."),
    ("locked", "the library is in use by another program", "Wait a moment and try again."),
)


def copy_to(connection: sqlite3.Connection, target: Path, *, named: Path | None = None, course: Course | None = None) -> None:
    """Copy the whole library with SQLite's backup API (a copied WAL file would lose what is not checkpointed), and check the copy.

    The target must be a new file; where it cannot be written whole, none is left. `named` is what the user calls it, where it gets
    that name when it is whole. Raises CancelledError where the course says so.
    """
    whole = course or Course()
    try:
        with contextlib.closing(sqlite3.connect(target)) as copy:
            _copy_pages(connection, copy, whole.part(0, _COPIED))
            copy.execute("PRAGMA journal_mode = DELETE")
            answer = quick_check(copy, whole.part(_COPIED, 1))
        if answer != "ok":
            raise LibraryError(_NO_COPY, DAMAGE_HINT)
    except BaseException as error:
        for ending in ("", "-journal", "-wal", "-shm"):
            with contextlib.suppress(OSError):  # a disk that takes nothing: what is told is why the copy failed
                target.with_name(target.name + ending).unlink(missing_ok=True)
        if isinstance(error, sqlite3.DatabaseError | UnicodeDecodeError):
            raise _copy_error(error, named or target) from error
        raise


def _copy_pages(connection: sqlite3.Connection, copy: sqlite3.Connection, course: Course) -> None:
    """Step by step, so that it can be stopped (in one step no signal would be seen), from the one state that a transaction sees."""
    began = not connection.in_transaction
    if began:
        connection.execute("BEGIN")
    try:
        connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
        connection.backup(copy, pages=COPIED_AT_ONCE, progress=lambda _, left, pages: course.reach(1 - left / max(pages, 1)))
    finally:
        if began and connection.in_transaction:
            connection.execute("ROLLBACK")


def quick_check(connection: sqlite3.Connection, course: Course) -> str:
    """What SQLite finds wrong first in a library, or "ok". Raises CancelledError where the course says so."""
    course.reach(0)
    with course.within(connection):
        (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    return str(answer)


def _copy_error(error: Exception, copy: Path) -> LibraryError:
    """Why there is no copy: of the disk it may be the one of the library or the one of the copy, of the rest it is known which."""
    for needle, reason, hint in _NO_COPY_BECAUSE:
        if needle in str(error):
            return LibraryError(f"The copy {copy} cannot be made: {reason}.", hint)
    return LibraryError(_NO_COPY, DAMAGE_HINT)
