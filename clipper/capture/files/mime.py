"""A MIME message (RFC 2045 and its family) to its headers, texts and images: what mails and MHTML pages have in common.

Made for what mail programs really send: wrong charsets, raw bytes in headers, lines that were never meant to be so long.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.errors import CloseBoundaryNotFoundDefect, MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from itertools import islice

from clipper.capture.decode import codec_of, decode
from clipper.capture.told import Told
from clipper.model.capture import Part

HEADER_BYTES = 65_536
LONGEST_HEADER = 4_000
"""Of one header, characters: a subject or a name is never longer, and decoding takes quadratic time."""
MOST_PARTS = 2_000
"""A page saved with all its images has some hundred parts."""
IMAGES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"})
_WEB = re.compile(r"^https?://\S+$", re.IGNORECASE)
_URL_HEADERS = ("Snapshot-Content-Location", "Content-Location", "Archived-At")


@dataclass(frozen=True, slots=True, kw_only=True)
class MimeText:
    """One text of a message, decoded."""

    media_type: str
    text: str
    location: str
    """Its `Content-Location`: the address of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MimeFile:
    """A message, taken apart."""

    subject: str
    sender_name: str
    sender_address: str
    date: datetime | None
    url: str | None
    texts: tuple[MimeText, ...]
    images: tuple[Part, ...]
    """Named as the texts refer to them: `cid:…` or an address."""
    attachments: tuple[str, ...]
    """The names of other files in it, which are not read."""
    is_cut: bool
    """It ends before its last boundary: some of it is missing."""
    is_newsletter: bool
    """Sent to many by one sender, who lets them unsubscribe; not a letter, and not a discussion list."""

    def first(self, media_type: str) -> MimeText | None:
        """The first text of a type."""
        return next((text for text in self.texts if text.media_type == media_type), None)


def told_by_headers(content: bytes) -> Told:
    """The `Date` and the address of the page that the headers give."""
    head = re.split(rb"\r?\n\r?\n", content[:HEADER_BYTES].lstrip(), maxsplit=1)[0]
    message = BytesHeaderParser(policy=policy.compat32).parsebytes(head)
    return Told(moment=_date(message), url=_url(message))


@dataclass(frozen=True, slots=True, kw_only=True)
class Headers:
    """What the headers of a message tell."""

    subject: str
    sender_name: str
    sender_address: str
    date: datetime | None
    url: str | None
    is_newsletter: bool


def read_headers(text: str) -> Headers:
    """Headers that a program kept as a text; empty where there are none."""
    return _headers(BytesHeaderParser(policy=policy.compat32).parsebytes(text.lstrip()[:HEADER_BYTES].encode("utf-8", "surrogateescape")))


def read_mime(content: bytes) -> MimeFile:
    """Take a message apart; what is broken in it is left out."""
    message = BytesParser(policy=policy.compat32).parsebytes(content.lstrip())
    texts: list[MimeText] = []
    images: list[Part] = []
    attachments: list[str] = []
    enclosed: list[str] = []
    for number, part in enumerate(message.walk()):
        if number >= MOST_PARTS:
            break
        media_type = part.get_content_type()
        if media_type == "message/rfc822" and number and texts:
            enclosed.extend(_header(inner, "Subject") for inner in islice(part.walk(), 1, 2))
        if part.is_multipart() or media_type == "message/rfc822":
            continue
        if media_type in IMAGES:
            images.extend(Part(media_type=media_type, content=_bytes(part), name=name) for name in _names(part))
        elif media_type in ("text/html", "text/plain") and part.get_content_disposition() != "attachment":
            texts.append(MimeText(media_type=media_type, text=_text(part), location=_header(part, "Content-Location")))
        elif part.get_content_disposition() == "attachment":
            attachments.append(_words(part.get_filename() or media_type))
    headers = _headers(message)
    return MimeFile(
        subject=headers.subject,
        sender_name=headers.sender_name,
        sender_address=headers.sender_address,
        date=headers.date,
        url=headers.url,
        texts=tuple(texts),
        images=tuple(images),
        attachments=(*attachments, *(f"the mail “{subject}”" for subject in enclosed if subject)),
        is_cut=any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects),
        is_newsletter=headers.is_newsletter,
    )


def _headers(message: "Message[str, str]") -> Headers:
    name, address = parseaddr(_header(message, "From"))
    return Headers(
        subject=_header(message, "Subject"),
        sender_name=_words(name),
        sender_address=address.lower(),
        date=_date(message),
        url=_url(message),
        is_newsletter=message.get("List-Unsubscribe") is not None and message.get("List-Post") is None,
    )


def _bytes(part: "Message[str, str]") -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, MessageError, AssertionError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def _text(part: "Message[str, str]") -> str:
    try:
        charset = part.get_content_charset()
    except (ValueError, LookupError):
        charset = None
    content = _bytes(part)
    codec = codec_of(charset) if charset else None
    if codec:
        text = content.decode(codec, "replace")
        if "\ufffd" not in text:
            return text
    return decode(content, transport=charset).text


def _names(part: "Message[str, str]") -> list[str]:
    """How the texts refer to this part."""
    content_id = _header(part, "Content-ID").strip("<> ")
    location = _header(part, "Content-Location")
    return [name for name in (f"cid:{content_id}" if content_id else "", location) if name]


def _header(message: "Message[str, str]", name: str) -> str:
    """A header's words, decoded; empty where there is none."""
    value = message.get(name)
    return _words(str(value)) if value is not None else ""


def _words(raw: str) -> str:
    """Encoded words (RFC 2047) and raw bytes as text, on one line."""
    pieces: list[str] = []
    try:
        decoded = decode_header(raw[:LONGEST_HEADER])
    except (MessageError, ValueError):
        decoded = [(raw, None)]
    is_behind_encoded = False
    for piece, charset in decoded:
        text = piece
        if isinstance(piece, bytes):
            codec = codec_of(charset) if charset else None
            text = piece.decode(codec, "replace") if codec else decode(piece).text
        if is_behind_encoded and not charset and text[:1].isalnum():
            pieces.append(" ")  # the blank behind an encoded word, which is dropped with those between two of them
        is_behind_encoded = bool(charset)
        pieces.append(text)
    joined = "".join(pieces)
    if any("\udc80" <= character <= "\udcff" for character in joined):
        joined = decode(joined.encode("utf-8", "surrogateescape")).text
    return " ".join(joined.split())


def _date(message: "Message[str, str]") -> datetime | None:
    raw = message.get("Date")
    if raw is None:
        return None
    try:
        moment = parsedate_to_datetime(str(raw).strip())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # "-0000" means UTC without a word on the sender's zone; the parser leaves such a time naive.
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def _url(message: "Message[str, str]") -> str | None:
    for name in _URL_HEADERS:
        value = _header(message, name).strip("<> ")
        if _WEB.match(value):
            return value
    return None
