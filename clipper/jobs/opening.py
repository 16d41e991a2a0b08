"""Opening a library as it can be opened: for reading only where its file, its folder or its disk takes nothing."""

import os
from pathlib import Path

from clipper.errors import DiskError
from clipper.library.library import Library


def opened(path: Path) -> Library:
    """Open a library: for reading only where it or its folder cannot be written (a disc, somebody else's folder, a full disk)."""
    folder = Path(os.path.realpath(path)).parent  # where a link leads: SQLite's own files lie there
    if not (os.access(path, os.W_OK) and os.access(folder, os.W_OK)) and _is_there(path):
        return Library.read_only(path)
    try:
        return Library.open(path)
    except DiskError as error:
        if not _is_there(path):
            raise
        return Library.read_only(path, refusal=error)


def _is_there(path: Path) -> bool:
    from clipper.library.place import is_there  # a start that finds everything in order has no use for it

    return is_there(path)
