"""The last steps of a restore: files are renamed, in an order that can be taken up again wherever it was broken off.

The backup lies beside the library as `NAME.restoring`, whole and checked. From then on the restore is decided: who opens the library next
finishes it, one process at a time. Whoever opens the library waits for it, so that nobody begins an empty one in its place.
"""

import contextlib
import sqlite3
from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path

from clipper.errors import LibraryError

WAIT_S = 5.0
"""For another process that finishes it: renaming takes milliseconds."""


def prepared(library: Path) -> Path:
    """Where the backup lies that takes the library's place."""
    return library.with_name(f"{library.name}.restoring")


def finish(library: Path) -> Path | None:
    """Put a prepared backup in the library's place, if there is one; where the old library went, if there was one.

    Raises LibraryError where that cannot be done yet.
    """
    try:
        return _finish(library)
    except (OSError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        sentence = f"The restored library cannot be put in the place of {library} yet: {reason}."
        raise LibraryError(sentence, "Make its folder writable and open the library again: then the restore is finished.") from error


def _finish(library: Path) -> Path | None:
    """The renames.

    What SQLite keeps beside the old one goes with it, and goes first: left there, it would be applied to the restored one. The name that
    the old one gets comes from the backup's own time, so that it is the same one when this is taken up again.
    """
    fresh = prepared(library)
    if not fresh.exists():
        return None
    try:
        moment = datetime.fromtimestamp(fresh.stat().st_mtime, UTC)
    except FileNotFoundError:  # another process has finished it
        return None
    aside = library.with_name(f"{library.name}.replaced.{moment:%Y%m%dT%H%M%S.%f}")
    try:
        with _one_process(library):
            if fresh.exists():
                _rename_all(library, aside, fresh)
    except sqlite3.OperationalError:
        if fresh.exists():  # else the one that was waited for has finished it, and the lock is gone
            raise
    return aside if aside.exists() else None


def _rename_all(library: Path, aside: Path, fresh: Path) -> None:
    for ending in ("-wal", "-journal"):
        beside = library.with_name(library.name + ending)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + ending))
    library.with_name(f"{library.name}-shm").unlink(missing_ok=True)
    if library.exists():
        library.rename(aside)
    fresh.rename(library)


@contextlib.contextmanager
def _one_process(library: Path) -> Generator[None]:
    """A second one would move what the first has just put in place. The system lets go of the lock of a process that is killed."""
    lock = library.with_name(f"{library.name}.restoring-lock")
    lock.touch()
    with contextlib.closing(sqlite3.connect(lock, timeout=WAIT_S, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield
    lock.unlink(missing_ok=True)
