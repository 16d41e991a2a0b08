"""The last steps of a restore: files are renamed, in an order that can be taken up again wherever it was broken off.

The backup lies beside the library as `NAME.restoring`, whole and checked. From then on the restore is decided: who opens the library next
finishes it. At no moment is there no library, so that nobody would begin an empty one in its place.
"""

import contextlib
from datetime import UTC, datetime
from pathlib import Path


def prepared(library: Path) -> Path:
    """Where the backup lies that takes the library's place."""
    return library.with_name(f"{library.name}.restoring")


def finish(library: Path) -> Path | None:
    """Put a prepared backup in the library's place, if there is one; where the old library went, if there was one.

    What SQLite keeps beside the old one goes with it, and goes first: left there, it would be applied to the restored one. The name that
    the old one gets comes from the backup's own time, so that it is the same one when this is taken up again.
    """
    fresh = prepared(library)
    if not fresh.exists():
        return None
    moment = datetime.fromtimestamp(fresh.stat().st_mtime, UTC)
    aside = library.with_name(f"{library.name}.replaced.{moment:%Y%m%dT%H%M%S.%f}")
    with contextlib.suppress(FileNotFoundError):  # another process finishes it at the same time
        for ending in ("-wal", "-journal"):
            beside = library.with_name(library.name + ending)
            if beside.exists():
                beside.rename(aside.with_name(aside.name + ending))
        library.with_name(f"{library.name}-shm").unlink(missing_ok=True)
        if library.exists():
            library.rename(aside)
        fresh.rename(library)
    return aside if aside.exists() else None
