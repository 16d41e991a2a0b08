"""Notes exported from Evernote: an XML file in which each note is a page, with title, address, tags and time beside it.

After Evernote's DTDs (xml.evernote.com/pub: evernote-export4, enml2). What the user kept is read whole where its reading as a page would
leave out some of it. Pictures come with it; highlights and other attachments do not.
"""

import base64
import binascii
import hashlib
import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import MappingProxyType

from clipper.capture.decode import decode
from clipper.capture.files.kept_whole import read_kept
from clipper.capture.links import canonical_url
from clipper.capture.told import Told
from clipper.errors import InputError
from clipper.model.capture import Capture, Part
from clipper.model.draft import Draft, Extraction
from clipper.text.canonical import clean_line

ORIGIN = "note"
MOST_NOTES = 10_000
"""As for archives and mailboxes."""

_NOTE = (b"<note>", b"</note>")
_MEDIA = re.compile(r"<en-media\b([^>]{0,2000}?)/?>(?:\s{0,20}</en-media>)?")
_HASH = re.compile(r'\bhash="([0-9a-fA-F]{32})"')
_MIME = re.compile(r"image/(?:png|jpeg|gif|webp)")
_CHECKBOX = re.compile(r"<en-todo\b([^>]{0,200}?)/?>(?:\s{0,20}</en-todo>)?")
_PROLOG = re.compile(r"<\?xml[^>]{0,400}>|<!DOCTYPE[^>]{0,400}>", re.IGNORECASE)
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_DATA_BEGINS = re.compile(r"<data\b[^>]{0,200}>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note, its text as a page."""

    title: str
    page: str
    url: str | None
    tags: tuple[str, ...]


def notes_of(content: bytes) -> Iterator[bytes]:
    """The bytes of each note. Looked for word by word, so that a file without ends costs no more than its length."""
    begin, number = content.find(_NOTE[0]), 0
    while begin >= 0 and number < MOST_NOTES:
        end = content.find(_NOTE[1], begin)
        if end < 0:
            return
        yield content[begin : end + len(_NOTE[1])]
        begin, number = content.find(_NOTE[0], end), number + 1


def told_by_note(content: bytes) -> Told:
    """When it was made, and where from."""
    _, beside, _ = _parted(decode(content).text)
    return Told(moment=_moment(_field(beside, "created")), url=canonical_url(_field(beside, "source-url")))


def read_note(capture: Capture, part: Part) -> Extraction:
    """The article of a note. Raises InputError for one without a text."""
    note = _read(part.content)
    url = capture.url or note.url
    found = read_kept(note.page, capture, url)
    if not any(draft.body.text for draft in found.drafts):
        raise InputError("This note holds no text.", "Give the page or the file that it is about.")
    drafts = (_completed(found.drafts[0], note),) if len(found.drafts) == 1 else found.drafts
    return replace(found, drafts=drafts)


def _completed(draft: Draft, note: Note) -> Draft:
    """What stands beside the note is what the user and the program kept of it, and goes before what is read from its text."""
    metadata = draft.metadata
    told = {"title": note.title or None, "url": note.url, "keywords": note.tags}
    known = {name: value for name, value in told.items() if value}
    origins = MappingProxyType({**metadata.origins, **dict.fromkeys(known, ORIGIN)})
    return replace(
        draft,
        metadata=replace(
            metadata,
            title=note.title or metadata.title,
            url=note.url or metadata.url,
            keywords=note.tags or metadata.keywords,
            origins=origins,
        ),
    )


def _read(content: bytes) -> Note:
    inside, beside, resources = _parted(decode(content).text)
    page = _CDATA.sub("", inside) if "<![CDATA[" in inside else html.unescape(inside)
    images = dict(map(_image, _pieces(resources, "resource")))
    page = _MEDIA.sub(lambda match: _shown(match.group(1), images), _PROLOG.sub("", page))
    page = _CHECKBOX.sub(lambda match: "☑ " if 'checked="true"' in match.group(1) else "☐ ", page)
    return Note(
        title=_field(beside, "title"),
        page=f"<html><body>{page}</body></html>",
        url=canonical_url(_field(beside, "source-url")),
        tags=tuple(tag for tag in map(_words, _pieces(beside, "tag")) if tag),
    )


def _parted(note: str) -> tuple[str, str, str]:
    """What stands in its content, beside it, and in its attachments, which come last."""
    begin, end = note.find("<content>"), note.rfind("</content>")
    inside, beside = (note[begin + len("<content>") : end], note[:begin] + note[end:]) if 0 <= begin < end else ("", note)
    beside, mark, resources = beside.partition("<resource>")
    return inside.strip(), beside, mark + resources


def _pieces(text: str, name: str) -> Iterator[str]:
    """What stands in each element of this name, which has no attributes."""
    begin, end = f"<{name}>", f"</{name}>"
    for piece in text.split(begin)[1:]:
        yield piece.partition(end)[0]


def _field(text: str, name: str) -> str:
    return _words(next(_pieces(text, name), ""))


def _words(written: str) -> str:
    return clean_line(html.unescape(_CDATA.sub("", written)))


def _moment(text: str) -> datetime | None:
    """`20250601T080000Z`; None for what is none."""
    try:
        return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None


def _image(resource: str) -> tuple[str, str]:
    """What a note's place for it names it by, and the picture as an address that holds it; two empty texts for what is no picture."""
    mime, begin = _MIME.fullmatch(_field(resource, "mime")), _DATA_BEGINS.search(resource)
    if mime is None or begin is None:
        return "", ""
    try:
        content = base64.b64decode("".join(resource[begin.end() :].partition("</data>")[0].split()), validate=True)
    except (binascii.Error, ValueError):
        return "", ""
    name = hashlib.md5(content, usedforsecurity=False).hexdigest()
    return name, f"data:{mime.group()};base64,{base64.b64encode(content).decode()}"


def _shown(attributes: str, images: Mapping[str, str]) -> str:
    """A place for a picture or an attachment, as a page has it."""
    named = _HASH.search(attributes)
    address = images.get(named.group(1).lower()) if named else None
    return f'<img src="{address}" alt="">' if address else ""
