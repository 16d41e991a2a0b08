"""A compound file (OLE) to its storages and streams: a small file system in one file, as Outlook keeps a message.

No more is read than a stream's size and the file's own length allow, so that chains that run in circles end.
Source: [MS-CFB] 3.1, https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb
"""

import struct
import sys
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clipper.errors import InputError

BEGINS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_ENTRIES = 500_000
"""Storages and streams: a message to ten thousand people has some three hundred thousand."""
MOST_READ = 4
"""Times the file's own size: streams lie beside each other, and only a made one says that they are the same bytes."""
_HEADER = struct.Struct("<HHHHH6xIII4xIIIII")
_HEADER_AT, _HEADER_BYTES, _FIRST_FAT_AT = 24, 512, 76
_ENTRY = struct.Struct("<64sHBBIII36xIQ")
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_LITTLE_ENDIAN = 0xFFFE
_SHIFTS, _LEAST_SHIFT = range(7, 17), 3
"""Sizes of sectors as powers of two; small ones have at least eight bytes, or tables would be longer than the file."""
_WITH_SHORT_SIZES = 3
"""The version in which the upper half of a stream's size may be anything."""
_LAST_REGULAR = 0xFFFFFFFA
"""Greater numbers are signs: the end of a chain, a free sector."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A storage or a stream by its place in the directory."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class CompoundFile:
    """An opened file. Raises InputError, as its methods do, for one that is damaged."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._left_to_read = max(len(content), _HEADER_BYTES) * MOST_READ
        if len(content) < _HEADER_BYTES or not content.startswith(BEGINS):
            raise damaged()
        header = _HEADER.unpack_from(content, _HEADER_AT)
        _, self._version, order, shift, small_shift, _, _, first_entry, self._small_below, first_small, _, first_more, more = header
        if order != _LITTLE_ENDIAN or shift not in _SHIFTS or not _LEAST_SHIFT <= small_shift < shift:
            raise damaged()
        self._sector: int = 1 << shift
        self._small: int = 1 << small_shift
        self._next = self._table(self._sectors_of_table(first_more, more))
        self._next_small = self._table(self._chain(first_small, self._next))
        self._entries = list(self._read_entries(first_entry))
        if not self._entries or self._entries[0].kind != _ROOT:
            raise damaged()
        self._small_sectors = list(self._chain(self._entries[0].start, self._next))

    def inside(self, storage: Entry | None = None) -> Mapping[str, Entry]:
        """What lies in a storage, by name; in the file's root without one."""
        found: dict[str, Entry] = {}
        waiting, seen = [(storage or self._entries[0]).child], set[int]()
        while waiting:
            number = waiting.pop()
            if number in seen or number >= len(self._entries):
                continue
            seen.add(number)
            entry = self._entries[number]
            if entry.kind in (_STORAGE, _STREAM):
                found[entry.name] = entry
            waiting += (entry.left, entry.right)
        return found

    def read(self, stream: Entry) -> bytes:
        """A stream's bytes; of one whose chain is broken, those before the break."""
        size = stream.size if stream.kind == _STREAM else 0
        if stream.size < self._small_below:
            return self._joined(self._chain(stream.start, self._next_small), self._small, size, is_small=True)
        return self._joined(self._chain(stream.start, self._next), self._sector, size, is_small=False)

    def _joined(self, chain: Iterator[int], unit: int, size: int, *, is_small: bool) -> bytes:
        pieces: list[bytes] = []
        left = size
        for number in chain:
            if left <= 0:
                break
            piece = self._small_at(number) if is_small else self._at(number, unit)
            pieces.append(piece[:left])
            left -= unit
            self._left_to_read -= unit
            if self._left_to_read < 0:
                raise damaged()
        return b"".join(pieces)

    def _at(self, number: int, unit: int) -> bytes:
        begin = (number + 1) * unit
        return self._content[begin : begin + unit]

    def _small_at(self, number: int) -> bytes:
        """A small sector: a piece of the root's own stream."""
        whole, rest = divmod(number * self._small, self._sector)
        if whole >= len(self._small_sectors):
            return b""
        begin = (self._small_sectors[whole] + 1) * self._sector + rest
        return self._content[begin : begin + self._small]

    def _chain(self, start: int, follow: "array[int]") -> Iterator[int]:
        """The sectors of a chain; one that runs in a circle ends where all would have been met."""
        number = start
        for _ in range(len(follow)):
            if number > _LAST_REGULAR or number >= len(follow):
                return
            yield number
            number = follow[number]

    def _sectors_of_table(self, more: int, count: int) -> Iterator[int]:
        """The sectors that tell which sector follows which: the first in the header, further ones in a chain of their own."""
        yield from _numbers(self._content[_FIRST_FAT_AT:_HEADER_BYTES])
        for _ in range(min(count, len(self._content) // self._sector)):
            if more > _LAST_REGULAR:
                return
            numbers = _numbers(self._at(more, self._sector))
            if not numbers:
                return
            yield from numbers[:-1]
            more = numbers[-1]

    def _table(self, sectors: Iterator[int]) -> "array[int]":
        most = len(self._content) // self._small + 1
        table = array("I")
        for number in sectors:
            if number <= _LAST_REGULAR:
                table.extend(_numbers(self._at(number, self._sector)))
            if len(table) > most:
                break
        return table

    def _read_entries(self, first: int) -> Iterator[Entry]:
        content = b"".join(self._at(number, self._sector) for number in self._chain(first, self._next))
        for place in range(0, min(len(content), MOST_ENTRIES * _ENTRY.size) - _ENTRY.size + 1, _ENTRY.size):
            name, length, kind, _, left, right, child, start, size = _ENTRY.unpack_from(content, place)
            if self._version == _WITH_SHORT_SIZES:
                size &= 0xFFFFFFFF
            words = name[: max(0, min(length, len(name)) - 2)].decode("utf-16-le", "replace")
            yield Entry(words, kind, left, right, child, start, size)


def _numbers(content: bytes) -> "array[int]":
    """Unsigned numbers of four bytes, the lowest first."""
    numbers = array("I", content[: len(content) // 4 * 4])
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def damaged() -> InputError:
    """What is said of a file that cannot be followed."""
    return InputError("The Outlook message is damaged.", "Save it once more, or copy what you see and paste that.")
