"""A file that this library wrote: it may be replaced as long as it is as it was written. Any other one is left alone."""

import hashlib
import os
from pathlib import Path

from clipper.errors import DiskError, OutputError
from clipper.jobs import files
from clipper.library.library import Library

DIGEST = "sha256:"
"""What is remembered of a file that cannot be merged begins so; of a Markdown brief the whole text is."""


def may_replace(library: Library, path: Path) -> bool:
    """Whether there is a file that this library wrote. Raises OutputError for any other: it cannot be merged."""
    try:
        if not path.exists():
            return False
        now = _digest(path.read_bytes()) if path.is_file() else ""
    except OSError as error:
        raise OutputError(f"{path} cannot be read: {error.strerror or error}.", "Choose another name.") from error
    known = library.briefs.text_written(name_of(path))
    if known is None:
        raise OutputError(f"{path} exists already, and this library did not write it.", "Choose another name, or move that file away.")
    if not known.startswith(DIGEST):
        raise OutputError(f"{path} was written as a Markdown brief.", "Choose another name, or move that file away.")
    if known != now:
        raise OutputError(f"{path} has been changed since it was written.", "Choose another name: only Markdown briefs can be merged.")
    return True


def write_own(library: Library, path: Path, content: bytes) -> bool:
    """Write a file that cannot be merged: a new one, or one that is still as this library wrote it. Whether it is noted."""
    replaced = may_replace(library, path)
    if not replaced:
        note(library, path, _digest(content))  # first: a file without its note would be taken for somebody else's
    files.write_bytes(path, content, replace=replaced)
    return note(library, path, _digest(content))


def note(library: Library, path: Path, text: str) -> bool:
    """Remember what is written to a file. A read-only library, or one on another, full disk cannot, and it is written all the same."""
    if not library.writable:
        return False
    try:
        library.briefs.set_text_written(name_of(path), text)
    except DiskError:
        if library.path is None or library.path.stat().st_dev == path.parent.stat().st_dev:
            raise  # on the library's own disk, a file is written with its note or not at all
        return False
    return True


def name_of(path: Path) -> str:
    """The path as text, as the library remembers it: a name in another encoding has bytes in it that are none."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _digest(content: bytes) -> str:
    return DIGEST + hashlib.sha256(content).hexdigest()
