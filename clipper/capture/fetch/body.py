"""The body of an answer, unpacked as it comes and never beyond its limit: a gzip bomb ends with the bytes that were allowed."""

import zlib
from collections.abc import Callable, Iterator

import httpx

from clipper.errors import FetchError

CHUNK_BYTES = 65_536
ACCEPTED_ENCODINGS = "gzip, deflate"
_HINT = "Open the page in a browser, select what you need, copy and paste it."
_GZIP_OR_ZLIB = 47
"""zlib's window bits for either format, seen by their heads."""
_RAW_DEFLATE = -15


def read_body(answer: httpx.Response, limit_bytes: int, progress: Callable[[int, int | None], None]) -> bytes:
    """The decoded body. `progress` gets the bytes so far and the announced length. Raises FetchError beyond the limit."""
    announced = _announced(answer)
    if announced is not None and announced > limit_bytes:
        raise _too_large(limit_bytes)
    content = bytearray()
    received = 0
    for piece, raw in _unpacked(answer, limit_bytes):
        content += piece
        received += raw
        if len(content) > limit_bytes:
            raise _too_large(limit_bytes)
        progress(received, announced)
    return bytes(content)


def _unpacked(answer: httpx.Response, limit_bytes: int) -> Iterator[tuple[bytes, int]]:
    """Pieces of the body with the bytes on the wire that they came from."""
    encoding = answer.headers.get("content-encoding", "").strip().lower()
    if encoding in ("", "identity"):
        yield from ((piece, len(piece)) for piece in answer.iter_raw(CHUNK_BYTES))
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(f"The site packs its pages in a way that cannot be read ({encoding[:30]}).", _HINT)
    unpacker, first = zlib.decompressobj(_GZIP_OR_ZLIB), True
    for piece in answer.iter_raw(CHUNK_BYTES):
        try:
            opened = unpacker.decompress(piece, limit_bytes + 1)
        except zlib.error as error:
            if not first or encoding != "deflate":
                raise FetchError("The page arrived damaged.", "Try again.") from error
            unpacker = zlib.decompressobj(_RAW_DEFLATE)  # some servers send deflate without its head
            opened = _opened(unpacker.decompress, piece, limit_bytes)
        first = False
        if unpacker.unconsumed_tail:
            raise _too_large(limit_bytes)
        yield opened, len(piece)


def _opened(decompress: Callable[[bytes, int], bytes], piece: bytes, limit_bytes: int) -> bytes:
    try:
        return decompress(piece, limit_bytes + 1)
    except zlib.error as error:
        raise FetchError("The page arrived damaged.", "Try again.") from error


def _announced(answer: httpx.Response) -> int | None:
    length = answer.headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 20 else None  # noqa: PLR2004 (digits of 64 bits)


def _too_large(limit_bytes: int) -> FetchError:
    return FetchError(f"The page is larger than {limit_bytes // 1_000_000} MB and was not fetched.", _HINT)
