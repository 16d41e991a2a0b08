"""A file that is read as a whole: its lines put together, up to a size that no collection reaches."""

from collections.abc import Iterable

from clipper.errors import InputError

LARGEST = 100_000_000
"""Bytes: some hundred thousand references with their abstracts."""


def whole(lines: Iterable[bytes]) -> bytes:
    """The bytes of a file. Raises InputError for one that is too large."""
    pieces: list[bytes] = []
    size = 0
    for line in lines:
        pieces.append(line)
        size += len(line)
        if size > LARGEST:
            raise InputError("This file is too large to be read as a whole.", "Export fewer of its records at a time.")
    return b"".join(pieces)
