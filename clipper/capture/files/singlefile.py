"""Pages in one HTML file, saved by a browser or from the clipboard: what they tell of themselves, and the images inside them.

Windows' clipboard puts a description before its HTML (https://learn.microsoft.com/windows/win32/dataxchg/html-clipboard-format).
SingleFile (https://github.com/gildas-lormeau/SingleFile) writes a comment with the address and the time; browsers that save a page
write `saved from url=(NNNN)ADDRESS`. Images stand in the markup as `data:` addresses.
"""

import base64
import binascii
import re
from datetime import UTC, datetime
from urllib.parse import unquote_to_bytes

from clipper.capture.told import Told
from clipper.model.capture import Part

_HEAD_BYTES = 16_384
"""The comment stands before or right after the opening tag."""
_COMMENT = re.compile(rb"<!--\s*Page saved with SingleFile(.{0,12000}?)-->", re.DOTALL)
_URL = re.compile(r"^\s*url:\s*(\S+)\s*$", re.MULTILINE)
_SAVED = re.compile(r"^\s*saved date:\s*(.+?)\s*$", re.MULTILINE)
_JAVASCRIPT_DATE = re.compile(r"\w{3} (\w{3}) (\d{1,2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT([+-]\d{4})")
_CLIPBOARD = re.compile(rb"Version:\d\.\d\s+(?:[A-Za-z]{1,40}:[^\r\n<]{0,4000}\r?\n)*?SourceURL:(\S{1,4000})", re.IGNORECASE)
_DESCRIPTION = re.compile(r"Version:\d\.\d\s+(?:[A-Za-z]{1,40}:[^\r\n<]{0,4000}\r?\n)+", re.IGNORECASE)
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d{1,6}\)(\S{1,4000}?)\s*-->", re.IGNORECASE)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_BODY = re.compile(r"<(?:body|frameset)\b", re.IGNORECASE)
_OF_HEAD = re.compile(
    r"(?:\s+|<!--.*?-->|<!doctype[^>]*>|</?(?:html|head)\b[^>]*>|<(?:meta|link|base)\b[^>]*>"
    r"|<(?P<name>title|style|script|noscript|template)\b.*?</(?P=name)\s*>)",
    re.IGNORECASE | re.DOTALL,
)
"""A thing that stands in a head."""

_DATA_IMAGE = re.compile(r"data:(image/(?:png|jpeg|jpg|gif|webp|avif))((?:;[\w.=\-]{1,60}){0,4}),([^\"'\s>)]{20,})", re.IGNORECASE)
EMBEDDED = "embedded:"
"""An image that was taken out of the markup is named by this and its number."""
_SHORTEST_IMAGE_BYTES = 200
"""Smaller ones are placeholders and tracking dots."""


def told_by_comment(content: bytes) -> Told:
    """The address and time that the saving program noted."""
    head = content[:_HEAD_BYTES]
    noted = _COMMENT.search(head)
    if noted:
        text = noted.group(1).decode("utf-8", "replace")
        url, saved = _URL.search(text), _SAVED.search(text)
        return Told(url=_web_address(url.group(1)) if url else None, moment=_javascript_time(saved.group(1)) if saved else None)
    described = _CLIPBOARD.match(head)
    if described:
        return Told(url=_web_address(described.group(1).decode("utf-8", "replace")))
    saved_from = _SAVED_FROM.search(head)
    return Told(url=_web_address(saved_from.group(1).decode("utf-8", "replace"))) if saved_from else Told()


def prepared(html: str) -> str:
    """The page as a parser needs it: without the clipboard's description, and with its `<body>` tag.

    SingleFile leaves that tag out, and libxml2 would take the article for a part of the head.
    """
    description = _DESCRIPTION.match(html)
    html = html[description.end() :] if description else html
    if _BODY.search(html):
        return html
    end = _end_of_head(html)
    return f"{html[:end]}<body>{html[end:]}"


def _end_of_head(html: str) -> int:
    """As browsers end it: at the first thing that does not stand in one.

    Thing by thing: a possessive group would do the same in one pattern, but Python before 3.11.5 takes the begin of the next thing along.
    """
    end = 0
    while thing := _OF_HEAD.match(html, end):
        end = thing.end()
    return end


def without_images(html: str) -> tuple[str, tuple[Part, ...]]:
    """The page with its embedded images named instead of written out, and the images.

    A page of many megabytes becomes one that can be parsed in a moment.
    """
    images: list[Part] = []
    numbers: dict[str, str] = {}

    def take_out(match: re.Match[str]) -> str:
        written = match.group(0)
        if written not in numbers:
            content = _image_bytes(match.group(2), match.group(3))
            numbers[written] = f"{EMBEDDED}{len(numbers) + 1}"
            if len(content) >= _SHORTEST_IMAGE_BYTES:
                media_type = match.group(1).lower().replace("image/jpg", "image/jpeg")
                images.append(Part(media_type=media_type, content=content, name=numbers[written]))
        return numbers[written]

    return _DATA_IMAGE.sub(take_out, html), tuple(images)


def _image_bytes(parameters: str, written: str) -> bytes:
    raw = unquote_to_bytes(written)
    if "base64" not in parameters.lower():
        return raw
    try:
        return base64.b64decode(raw + b"=" * (-len(raw) % 4))
    except (binascii.Error, ValueError):
        return b""


def _javascript_time(text: str) -> datetime | None:
    match = _JAVASCRIPT_DATE.match(text)
    try:
        if not match:
            return datetime.fromisoformat(text).astimezone(UTC)
        month, day, year, hour, minute, second, zone = match.groups()
        number = _MONTHS.index(month) + 1
        return datetime.fromisoformat(f"{year}-{number:02}-{int(day):02}T{hour}:{minute}:{second}{zone[:3]}:{zone[3:]}")
    except (ValueError, OverflowError):
        return None


def _web_address(text: str) -> str | None:
    return text if text.lower().startswith(("http://", "https://")) else None
