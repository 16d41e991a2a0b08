"""Opening a library as it can be opened: for reading only where its file, its folder or its disk takes nothing."""

import os
from pathlib import Path

from clipper.errors import DiskError
from clipper.library.library import Library
from clipper.library.place import is_there


def opened(path: Path) -> Library:
    """Open a library: for reading only where it or its folder cannot be written (a disc, somebody else's folder, a full disk)."""
    folder = Path(os.path.realpath(path)).parent  # where a link leads: SQLite's own files lie there
    if is_there(path) and not (os.access(path, os.W_OK) and os.access(folder, os.W_OK)):
        return Library.read_only(path)
    try:
        return Library.open(path)
    except DiskError as error:
        if not is_there(path):
            raise
        return Library.read_only(path, refusal=error)
