"""Importing a file of another program: in batches, each one transaction, so that it can be stopped at any moment and run again.

What was saved before the stop is found to be there already, by its address or by its text under its title; nothing is doubled.
"""

import contextlib
import itertools
import stat
import time
from collections.abc import Generator, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from clipper.errors import InputError
from clipper.importers.registry import LineFormat, format_of
from clipper.jobs.annotate import attach
from clipper.jobs.import_progress import ImportProgress
from clipper.library.library import Library
from clipper.library.saving import Outcome
from clipper.model.changes import Changes
from clipper.model.imported import ImportedAnnotation, ImportedArticle, ImportProblem, StillReading

WINDOW_BATCH_MS = 30
"""A transaction between two turns of the window's event loop: it stays fluent."""
COMMAND_BATCH_MS = 1000
"""A transaction of the command line: longer ones are not faster, and another process waits for less than its timeout."""

PIECE = 1_000_000
"""Bytes that are read at once of a file without lines."""

COUNTED_AT_ONCE = 1_000
"""Records: some milliseconds."""


Record = ImportedArticle | ImportedAnnotation | ImportProblem | StillReading
"""What an importer finds."""


def import_file(
    library: Library, path: Path, now: datetime, *, format_name: str | None = None, batch_ms: int = COMMAND_BATCH_MS
) -> Generator[tuple[ImportProgress, Changes]]:
    """Import a file; after each transaction, the progress (one object that grows) and what the transaction changed.

    Whoever drives it may stop at any time (`close`). Raises InputError for a file that cannot be read.
    """
    chosen = format_of(path, format_name)
    progress = ImportProgress()
    records = _records(path, chosen, now, progress)
    for first in records:
        if isinstance(first, StillReading):
            yield progress, Changes()
            continue
        with library.transaction(recorded=False) as writing:
            before = len(progress.added)
            _save_some(library, itertools.chain((first,), records), progress, batch_ms)
            if len(progress.added) > before:
                library.upkeep.keep_pace(len(progress.added) - before)
        yield progress, writing.changes


def count_records(path: Path) -> Generator[int]:
    """How many records a file holds, so far: from time to time, and at its end. None of one that cannot be read: its import says why."""
    number = 0
    with contextlib.suppress(OSError, InputError):
        start = format_of(path).record_start
        for line in _lines_to_count(path) if start is not None else ():
            number += line.startswith(start or b"") and not line.isspace()
            if not number % COUNTED_AT_ONCE:
                yield number
    yield number


def _lines_to_count(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        yield from stream


def look_at_file(path: Path, now: datetime, *, format_name: str | None = None) -> ImportProgress:
    """What an import would read, without a library: the articles are counted as added."""
    progress = ImportProgress()
    for record in _records(path, format_of(path, format_name), now, progress):
        if isinstance(record, ImportProblem):
            progress.problems.append(record)
        elif isinstance(record, ImportedAnnotation):
            progress.annotations += 1
        elif isinstance(record, ImportedArticle):
            progress.outcomes[Outcome.ADDED] += 1
            progress.count(record.highlights)
    return progress


def _records(path: Path, chosen: LineFormat, now: datetime, progress: ImportProgress) -> Iterator[Record]:
    try:
        about = path.stat()
        if stat.S_ISCHR(about.st_mode) or stat.S_ISBLK(about.st_mode):
            raise InputError(f"{path} is a device, not a file.", "Give a file.")
        progress.bytes_in_all = about.st_size
        with path.open("rb") as stream:
            yield from chosen.read(_lines(stream, chosen.longest_line, progress), now)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.", "Check the path and its permissions.") from error


def _lines(stream: BinaryIO, longest: int, progress: ImportProgress) -> Iterator[bytes]:
    """The lines of a file with their ends; of one that is too long the beginning, which is longer than the longest allowed.

    Pieces of it where no line is allowed.
    """
    if not longest:
        while piece := stream.read(PIECE):
            progress.bytes_read += len(piece)
            yield piece
        return
    most = longest + len(b"\r\n")
    while line := stream.readline(most + 1):
        progress.bytes_read += len(line)
        yield line
        while len(line) > most and not line.endswith(b"\n"):
            line = stream.readline(most + 1)
            progress.bytes_read += len(line)


def _save_some(library: Library, records: Iterator[Record], progress: ImportProgress, batch_ms: int) -> None:
    """Save until the batch's time is over or nothing is left."""
    until = time.monotonic() + batch_ms / 1000
    for record in records:
        if isinstance(record, ImportProblem):
            progress.problems.append(record)
        elif isinstance(record, ImportedAnnotation):
            attach(library, record, progress)
        elif isinstance(record, ImportedArticle):
            _save(library, record, progress)
        if time.monotonic() > until:
            return


def _save(library: Library, article: ImportedArticle, progress: ImportProgress) -> None:
    url = article.draft.metadata.url
    if article.is_reference and url and library.clippings.of_address(url):
        progress.outcomes[Outcome.ALREADY_THERE] += 1  # an abstract must not take the place of the article
        return
    result = library.saving.save(article.capture, [article.draft], tag_paths=article.tags, status=article.status)
    (saved,) = result.saved
    progress.outcomes[saved.outcome] += 1
    if article.highlights and saved.outcome is not Outcome.IN_TRASH:
        taken, _ = library.highlights.take_over(saved.key, article.highlights)
        progress.marked += taken if saved.outcome is not Outcome.ADDED else ()
        progress.count(taken.values())
    if saved.outcome is not Outcome.ADDED:
        return
    progress.added.append(saved.key)
    if article.note:
        library.clippings.set_note(saved.key, article.note)
    if article.starred:
        library.clippings.set_starred([saved.key], starred=True)
