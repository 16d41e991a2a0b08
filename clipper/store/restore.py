"""A backup put in the place of a library: checked and copied beside it, from where it replaces the library."""

import contextlib
from pathlib import Path

from clipper.errors import LibraryError
from clipper.store import replacing
from clipper.store.connection import open_reader
from clipper.store.copying import copy_to, quick_check
from clipper.store.course import Course
from clipper.store.file_errors import translated
from clipper.store.outside import check_file, is_there
from clipper.store.parts import part_beside

_CHECKED = 0.2
"""Share of the course that goes to the check of the backup; the rest to its copy."""


def put_back(backup: Path, target: Path, course: Course | None = None) -> Path | None:
    """Put a backup in a library's place; the old one and its journal are moved aside first and named in the answer.

    Raises CancelledError where the course says so: then nothing is changed.
    """
    whole = course or Course()
    check_file(backup)
    is_there(target)
    with translated(backup), contextlib.closing(open_reader(backup)) as source:
        if quick_check(source, whole.part(0, _CHECKED)) != "ok":
            raise LibraryError(f"The backup {backup} is damaged.", "Choose an older one.")
    with translated(target), contextlib.closing(open_reader(backup)) as source:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = part_beside(replacing.prepared(target))
        part.unlink(missing_ok=True)
        copy_to(source, part, named=target, course=whole.part(_CHECKED, 1))
        try:
            part.replace(replacing.prepared(target))
        except OSError:
            part.unlink(missing_ok=True)
            raise
    return replacing.finish(target)
