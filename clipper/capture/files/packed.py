"""What was packed with gzip (RFC 1952), as programs keep pages, mailboxes and web archives: unpacked, within limits."""

import zlib

from clipper.errors import InputError

MOST_BYTES = 200_000_000
"""As much as is read of a file that is not packed."""
HIGHEST_RATIO = 200
"""Text packs 3 to 20 times; beyond this the file was made to blow up."""
RATIO_FREE_BYTES = 1_000_000
"""So small a file may pack as well as it likes."""
MOST_MEMBERS = 100_000
"""A web archive packs each record by itself."""
BEGINS = b"\x1f\x8b"
_GZIP = 31
_AT_ONCE = 32_768
"""Bytes handed over at once: what lies behind a member is copied for each."""


def unpacked(content: bytes) -> bytes:
    """What is in a packed file. Raises InputError for a damaged or explosive one."""
    most = min(MOST_BYTES, max(RATIO_FREE_BYTES, len(content) * HIGHEST_RATIO))
    try:
        inside, is_whole = members(content, most)
    except zlib.error as error:
        raise InputError("The gzip file is damaged.", "Try to get it once more.") from error
    if len(inside) > most:
        raise InputError("The gzip file is packed so tightly that it was made to fill the memory.", "Unpack it yourself.")
    if not is_whole:
        raise InputError("The gzip file ends too early: some of it is missing.", "Try to get it once more.")
    return inside


def members(content: bytes, most: int) -> tuple[bytes, bool]:
    """All that was packed one behind the other, at most a byte more than `most`, and whether the last one ends. Raises zlib.error."""
    view, position, size, number = memoryview(content), 0, 0, 0
    pieces: list[bytes] = []
    is_whole = True
    while content.startswith(BEGINS, position) and size <= most and number < MOST_MEMBERS:
        member = zlib.decompressobj(_GZIP)
        while position < len(content) and size <= most and not member.eof:
            given = view[position : position + _AT_ONCE]
            piece = member.decompress(given, most - size + 1)
            pieces.append(piece)
            size += len(piece)
            position += len(given) - len(member.unused_data) - len(member.unconsumed_tail)
        is_whole, number = member.eof, number + 1
    return b"".join(pieces), is_whole
