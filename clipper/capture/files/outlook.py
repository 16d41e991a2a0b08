"""A message as Outlook saves it (`.msg`): properties in a compound file, as a mail like any other.

Sources: [MS-OXMSG] (the file), [MS-OXPROPS] (the properties' numbers), https://learn.microsoft.com/openspecs/exchange_server_protocols
"""

import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from clipper.capture.decode import codec_of, decode, decode_html
from clipper.capture.files.compound import CompoundFile, Entry
from clipper.capture.files.mime import IMAGES, MOST_PARTS, MimeFile, MimeText, read_headers
from clipper.capture.files.outlook_rtf import text_of_rtf
from clipper.capture.told import Told
from clipper.errors import InputError
from clipper.model.capture import Part

SUBJECT, HEADERS, HTML, RTF, PLAIN = 0x0037, 0x007D, 0x1013, 0x1009, 0x1000
SENDERS, ADDRESSES = (0x0042, 0x0C1A), (0x5D02, 0x5D01, 0x0065, 0x0C1F)
"""Who is named as its sender, and who sent it in his place."""
SENT, DELIVERED = 0x0039, 0x0E06
CODE_PAGES = (0x3FDE, 0x3FFD)
CONTENT, LONG_NAME, SHORT_NAME, MEDIA_TYPE, CONTENT_ID, LOCATION = 0x3701, 0x3707, 0x3704, 0x370E, 0x3712, 0x3713
DEEPEST = 4
"""Mails attached to mails."""
MOST_MAILS = 50
_PROPERTY = re.compile(r"__substg1\.0_([0-9A-Fa-f]{4})([0-9A-Fa-f]{4})")
_FIXED, _FIXED_ENTRY = "__properties_version1.0", struct.Struct("<HHIQ")
_HEADS = {0: 32, 1: 24}
"""Bytes before the fixed properties of a message and of one that is attached."""
_WIDE, _NARROW, _BINARY, _OBJECT, _NUMBER, _TIME = 0x001F, 0x001E, 0x0102, 0x000D, 0x0003, 0x0040
_ATTACHED = "__attach_version1.0_"
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_UTF_8 = 65001
_ISO_PAGES = {
    20127: "ascii",
    20866: "koi8-r",
    21866: "koi8-u",
    50220: "iso-2022-jp",
    50221: "iso-2022-jp",
    51932: "euc-jp",
    51949: "euc-kr",
}
_FIRST_ISO, _LAST_ISO = 28591, 28606
_ENDINGS = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp"}


@dataclass(frozen=True, slots=True)
class _Message:
    """A message, an attachment: its entries and its numbers."""

    file: CompoundFile
    entries: Mapping[str, Entry]
    properties: Mapping[int, tuple[int, Entry]]
    """By number, with the type."""
    fixed: Mapping[int, int]

    @classmethod
    def at(cls, file: CompoundFile, storage: Entry | None, head: int) -> "_Message":
        entries = file.inside(storage)
        properties: dict[int, tuple[int, Entry]] = {}
        for name, entry in entries.items():
            match = _PROPERTY.fullmatch(name)
            if match:
                properties[int(match[1], 16)] = (int(match[2], 16), entry)
        fixed = dict[int, int]()
        if _FIXED in entries:
            content = file.read(entries[_FIXED])
            for place in range(head, len(content) - _FIXED_ENTRY.size + 1, _FIXED_ENTRY.size):
                sort, number, _, worth = _FIXED_ENTRY.unpack_from(content, place)
                if sort in (_NUMBER, _TIME):
                    fixed[number] = worth & 0xFFFFFFFF if sort == _NUMBER else worth
        return cls(file, entries, properties, fixed)

    def content(self, number: int) -> bytes:
        sort, entry = self.properties.get(number, (0, None))
        return self.file.read(entry) if entry is not None and sort in (_WIDE, _NARROW, _BINARY) else b""

    def words(self, number: int) -> str:
        """A text, decoded."""
        sort, _ = self.properties.get(number, (0, None))
        content = self.content(number)
        if sort == _WIDE:
            return content.decode("utf-16-le", "replace").rstrip("\0")
        return decode(content.rstrip(b"\0"), transport=self.charset).text

    def first(self, numbers: tuple[int, ...]) -> str:
        return next((words for number in numbers if (words := " ".join(self.words(number).split()))), "")

    @property
    def charset(self) -> str | None:
        return next((_label(self.fixed[number]) for number in CODE_PAGES if number in self.fixed), None)

    @property
    def moment(self) -> datetime | None:
        for number in (SENT, DELIVERED):
            ticks = self.fixed.get(number, 0)
            try:
                if ticks:
                    return _EPOCH + timedelta(microseconds=ticks // 10)
            except OverflowError:
                continue
        return None


def told_by_message(content: bytes) -> Told:
    """When it was sent."""
    try:
        message = _Message.at(CompoundFile(content), None, _HEADS[0])
        headers = read_headers(message.words(HEADERS))
        return Told(moment=headers.date or message.moment, url=headers.url)
    except InputError:  # whoever reads it says so
        return Told()


def read_message(content: bytes) -> MimeFile:
    """The message as a mail: of one that only encloses others, with the texts of these. Raises InputError for a damaged one."""
    file = CompoundFile(content)
    message = _Message.at(file, None, _HEADS[0])
    headers = read_headers(message.words(HEADERS))
    images, attachments, enclosed = list[Part](), list[str](), list[_Message]()
    for attachment in _attached(message):
        _sort(attachment, images, attachments, enclosed)
    texts = [*_texts(message)]
    if texts:
        attachments += [f"the mail “{subject}”" for each in enclosed if (subject := each.first((SUBJECT,)))]
    for each in () if texts else list(_all_enclosed(enclosed)):
        texts += _texts(each)
    return MimeFile(
        subject=" ".join(message.words(SUBJECT).split()) or headers.subject,
        sender_name=_name(message) or headers.sender_name,
        sender_address=headers.sender_address or message.first(ADDRESSES).lower(),
        date=headers.date or message.moment,
        url=headers.url,
        texts=tuple(texts),
        images=tuple(images),
        attachments=tuple(attachments),
        is_cut=False,
        is_newsletter=headers.is_newsletter,
    )


def _name(message: _Message) -> str:
    """The sender's name; where the program knew none, it repeats the address."""
    name = message.first(SENDERS)
    return "" if "@" in name or name.startswith("/O=") else name


def _attached(message: _Message) -> Iterator[_Message]:
    number = 0
    for name, entry in sorted(message.entries.items()):
        if name.startswith(_ATTACHED) and number < MOST_PARTS:
            number += 1
            yield _Message.at(message.file, entry, 8)


def _sort(attachment: _Message, images: list[Part], attachments: list[str], enclosed: list[_Message]) -> None:
    """An attachment to the pictures that the text shows, the mails, or the names of what is not read."""
    sort, entry = attachment.properties.get(CONTENT, (0, None))
    if sort == _OBJECT and entry is not None:
        enclosed.append(_Message.at(attachment.file, entry, _HEADS[1]))
        return
    name = attachment.first((LONG_NAME, SHORT_NAME))
    shown = [given for given in (_shown_as(attachment), attachment.first((LOCATION,))) if given]
    media_type = attachment.first((MEDIA_TYPE,)).lower() or _ENDINGS.get(name.rpartition(".")[2].lower(), "")
    if media_type in IMAGES and shown:
        content = attachment.content(CONTENT)
        images.extend(Part(media_type=media_type, content=content, name=each) for each in shown)
    else:
        attachments.append(name or media_type or "a file")


def _shown_as(attachment: _Message) -> str:
    content_id = attachment.first((CONTENT_ID,)).strip("<> ")
    return f"cid:{content_id}" if content_id else ""


def _all_enclosed(mails: list[_Message]) -> Iterator[_Message]:
    """The mails that came with it, and those that came with these."""
    waiting = [(mail, 1) for mail in reversed(mails)]
    number = 0
    while waiting and number < MOST_MAILS:
        mail, depth = waiting.pop()
        number += 1
        yield mail
        inner = list[_Message]()
        if depth < DEEPEST:
            for attachment in _attached(mail):
                sort, entry = attachment.properties.get(CONTENT, (0, None))
                if sort == _OBJECT and entry is not None:
                    inner.append(_Message.at(mail.file, entry, _HEADS[1]))
        waiting += [(each, depth + 1) for each in reversed(inner)]


def _texts(message: _Message) -> Iterator[MimeText]:
    """What it says, as markup and as plain text; where the program kept only its own form, what is in that."""
    html = _html(message)
    plain = message.words(PLAIN).replace("\r\n", "\n")
    rtf = message.content(RTF) if not html.strip() else b""
    if rtf:
        from_rtf = text_of_rtf(rtf)
        html = from_rtf.html
        plain = plain if plain.strip() else from_rtf.plain
    if html.strip():
        yield MimeText(media_type="text/html", text=html, location="")
    if plain.strip():
        yield MimeText(media_type="text/plain", text=plain, location="")


def _html(message: _Message) -> str:
    sort, _ = message.properties.get(HTML, (0, None))
    if sort == _BINARY:
        return decode_html(message.content(HTML).rstrip(b"\0"), transport=message.charset).text
    return message.words(HTML)


def _label(page: int) -> str | None:
    """The label of a code page of Windows, if Python knows it."""
    if page == _UTF_8:
        return "utf-8"
    if _FIRST_ISO <= page < _LAST_ISO:
        return codec_of(f"iso-8859-{page - _FIRST_ISO + 1}")
    return codec_of(_ISO_PAGES.get(page, f"cp{page}"))
