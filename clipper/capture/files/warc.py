"""A web archive (WARC, ISO 28500) to the pages in it, as crawlers and archiving browsers write it, packed with gzip or not."""

import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from clipper.capture.files.packed import BEGINS, members
from clipper.errors import InputError

MOST_BYTES = 200_000_000
"""Unpacked: a recording session of some hours."""
MOST_PAGES = 1_000
MOST_DIGITS = 15
"""Of a record's length."""
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_RECORD = re.compile(rb"\s*WARC/1\.\d\r?\n")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})(?:;[^\r\n]{0,1000})?\r\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})")
_PAGE_TYPES = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")
_GZIP, _EITHER = 31, 47
_OK = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedPage:
    """A page as it was recorded."""

    content: bytes
    url: str | None
    moment: datetime | None
    charset: str | None


@dataclass(frozen=True, slots=True)
class _Record:
    fields: Mapping[str, str]
    block: bytes

    @property
    def kind(self) -> str:
        return self.fields.get("warc-type", "")

    @property
    def url(self) -> str:
        return self.fields.get("warc-target-uri", "").strip("<> ")


def pages_of(content: bytes) -> Iterator[ArchivedPage]:
    """The pages that were recorded whole; where the archive lists its pages, those only. Raises InputError where there is none."""
    records = list(_records(unpacked(content)))
    listed = {url for record in records if record.kind == "warcinfo" for url in _listed(record.block)}
    pages = [page for record in records if (not listed or record.url in listed) and (page := _page(record))]
    if not pages:
        raise InputError("The web archive holds no page.", "Record the page again, or save it from the browser.")
    yield from islice(pages, MOST_PAGES)


def is_warc(head: bytes) -> bool:
    """Whether a file begins as a web archive does."""
    if _RECORD.match(head):
        return True
    if not head.startswith(b"\x1f\x8b"):
        return False
    try:
        return bool(_RECORD.match(zlib.decompressobj(_GZIP).decompress(head, 64)))
    except zlib.error:
        return False


def unpacked(content: bytes) -> bytes:
    """The records without gzip, each of which may be a member of its own. Raises InputError for a damaged or explosive one."""
    if not content.startswith(BEGINS):
        return content
    try:
        inside, _ = members(content, MOST_BYTES)
    except zlib.error as error:
        raise InputError("The web archive is damaged.", "Try to get it once more.") from error
    if len(inside) > MOST_BYTES:
        raise InputError(f"The web archive is larger than {MOST_BYTES // 1_000_000} MB.", "Record the page alone.")
    return inside


def _records(content: bytes) -> Iterator[_Record]:
    """Each record; an archive that was cut off gives those before the cut."""
    position = 0
    while version := _RECORD.match(content, position):
        end = _HEAD_END.search(content, version.end())
        if not end:
            return
        fields = _fields(content[version.end() : end.start()])
        length = fields.get("content-length", "")
        if not (length.isascii() and length.isdigit() and len(length) <= MOST_DIGITS):
            return
        position = end.end() + int(length)
        yield _Record(fields, content[end.end() : position])


def _fields(head: bytes) -> dict[str, str]:
    lines = head.decode("utf-8", "replace").splitlines()
    pairs = (line.partition(":") for line in lines)
    return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}


def _listed(block: bytes) -> Iterator[str]:
    """The pages that the recording program noted."""
    note = _fields(block).get("json-metadata", "")
    try:
        value: Any = json.loads(note) if note else {}
        yield from (str(page["url"]) for page in value.get("pages", ()))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return  # a note that cannot be read lists nothing


def _page(record: _Record) -> ArchivedPage | None:
    """The page in a record, None for a request, a picture or an error."""
    if record.kind == "resource":
        body, fields = record.block, record.fields
    elif record.kind == "response":
        status, end = _STATUS.match(record.block), _HEAD_END.search(record.block)
        if not status or int(status.group(1)) != _OK or not end:
            return None
        fields = _fields(record.block[: end.start()])
        body = _body(record.block[end.end() :], fields)
    else:
        return None
    media_type, _, parameters = fields.get("content-type", "").partition(";")
    if not body or media_type.strip().lower() not in _PAGE_TYPES:
        return None
    return ArchivedPage(content=body, url=record.url or None, moment=_moment(record.fields), charset=_charset(parameters))


def _body(block: bytes, fields: Mapping[str, str]) -> bytes:
    """The body of an HTTP answer as it was meant; empty where it cannot be unpacked."""
    if "chunked" in fields.get("transfer-encoding", "").lower():
        block = _unchunked(block)
    encoding = fields.get("content-encoding", "").lower()
    if encoding in ("", "identity"):
        return block
    try:
        return zlib.decompressobj(_EITHER).decompress(block, MOST_BYTES)
    except zlib.error:
        return b""


def _unchunked(block: bytes) -> bytes:
    """Chunks put together; recording programs sometimes leave the header and unpack the chunks."""
    pieces: list[bytes] = []
    position = 0
    while size := _CHUNK.match(block, position):
        length = int(size.group(1), 16)
        if not length:
            return b"".join(pieces)
        pieces.append(block[size.end() : size.end() + length])
        position = size.end() + length + 2
    return b"".join(pieces) if pieces and position >= len(block) else block


def _charset(parameters: str) -> str | None:
    match = re.search(r"charset\s*=\s*[\"']?([\w.:\-]{2,40})", parameters, re.IGNORECASE)
    return match.group(1) if match else None


def _moment(fields: Mapping[str, str]) -> datetime | None:
    try:
        moment = datetime.fromisoformat(fields.get("warc-date", ""))
    except ValueError:
        return None
    return moment if moment.tzinfo else None
