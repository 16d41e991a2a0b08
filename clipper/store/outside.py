"""What can be seen of a library's file from outside, without opening it.

It must not be opened here: a process that closes any handle on a file loses all its POSIX locks on it, those of its connections as well
(sqlite.org/howtocorrupt.html, 2.2). The next process that closed the library would then take itself for the last one and delete the journal
that this one goes on writing to.
"""

import os
import stat
from pathlib import Path

from clipper.errors import LibraryError


def is_there(path: Path) -> bool:
    """Whether there is a file of this name. Raises LibraryError for what can never be a library's, and where it cannot be told."""
    about = _look(path)
    return about is not None


def check_file(path: Path) -> None:
    """Refuse what can be seen from outside; SQLite itself refuses what is no database, before anything is written."""
    about = _look(path)
    if about is None:
        raise LibraryError(f"There is no library at {path}.", "Check the path.")
    if not about.st_size:
        raise LibraryError(f"The library {path} is an empty file.", "Restore a backup, or delete the file and start anew.")
    if not os.access(path, os.R_OK):
        raise LibraryError(f"The library {path} cannot be read.", "Check its permissions.")


def _look(path: Path) -> os.stat_result | None:
    try:
        about = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise LibraryError(f"The library {path} cannot be read: {reason}.", "Check its name and permissions.") from error
    if stat.S_ISDIR(about.st_mode):
        raise LibraryError(f"{path} is a folder, not a library file.", "Name a file in it.")
    if not stat.S_ISREG(about.st_mode):
        raise LibraryError(f"{path} is a device or a pipe, not a library file.", "Choose another file.")
    return about
