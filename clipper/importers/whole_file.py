"""A file that is read as a whole: its pieces put together, up to a size that no collection reaches, with a pause now and then."""

from collections.abc import Generator, Iterable

from clipper.errors import InputError
from clipper.model.imported import StillReading

LARGEST = 100_000_000
"""Bytes: some hundred thousand references with their abstracts."""
PIECE = 1_000_000
"""Bytes between two pauses: a few milliseconds."""


def whole(lines: Iterable[bytes]) -> Generator[StillReading, None, bytes]:
    """The bytes of a file. Raises InputError for one that is too large."""
    pieces: list[bytes] = []
    size = paused = 0
    for line in lines:
        pieces.append(line)
        size += len(line)
        if size > LARGEST:
            raise InputError("This file is too large to be read as a whole.", "Export fewer of its records at a time.")
        if size - paused >= PIECE:
            paused = size
            yield StillReading()
    content = b"".join(pieces)
    if size >= PIECE:
        yield StillReading()
    return content
