"""What was given, by its content and never by its name."""

import re
from enum import StrEnum

from clipper.capture.decode import decode, has_wide_characters
from clipper.capture.files.emlx import behind_count
from clipper.capture.files.warc import is_warc
from clipper.errors import InputError


class Form(StrEnum):
    """The forms that can be read; each has its own file in `files` or its own room (paste, page)."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"
    MHTML = "mhtml"
    MAIL = "mail"
    MBOX = "mbox"
    PDF = "pdf"
    LINK = "link"
    ARCHIVE = "archive"
    WARC = "warc"
    FEED = "feed"
    LIST = "list"
    WORD = "word"
    RTF = "rtf"
    NOTEBOOK = "notebook"
    NOTE = "note"
    WEBARCHIVE = "webarchive"
    EMLX = "emlx"
    PACKED = "packed"
    OUTLOOK = "outlook"
    ODT = "odt"
    EPUB = "epub"
    CHAPTER = "chapter"


MEDIA_TYPES = {
    Form.TEXT: "text/plain",
    Form.HTML: "text/html",
    Form.MARKDOWN: "text/markdown",
    Form.MHTML: "multipart/related",
    Form.MAIL: "message/rfc822",
    Form.MBOX: "application/mbox",
    Form.PDF: "application/pdf",
    Form.LINK: "text/x-url",
    Form.ARCHIVE: "application/zip",
    Form.WARC: "application/warc",
    Form.FEED: "application/rss+xml",
    Form.LIST: "text/x-reading-list",
    Form.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.RTF: "application/rtf",
    Form.NOTEBOOK: "application/enex+xml",
    Form.NOTE: "application/enex-note+xml",
    Form.WEBARCHIVE: "application/x-webarchive",
    Form.EMLX: "application/x-emlx",
    Form.PACKED: "application/gzip",
    Form.OUTLOOK: "application/vnd.ms-outlook",
    Form.ODT: "application/vnd.oasis.opendocument.text",
    Form.EPUB: "application/epub+zip",
    Form.CHAPTER: "application/xhtml+xml",
}
"""The type of the part that holds such a file."""

HEAD_BYTES = 65_536
"""As much of a file as is looked at: enough for the longest mail headers and page heads that occur."""

LONGEST_LINK = 4_096
"""A text that is one address; longer ones are no links that anyone copies."""

_COMPOUND, _OF_MESSAGE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "__properties_version1.0".encode("utf-16-le")
"""How old Office files begin, and the stream by which an Outlook message is told from the others."""
_SIGNATURES = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"BM", "a bitmap image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (_COMPOUND, "an old Office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
    (b"fLaC", "a sound file"),
    (b"\x1aE\xdf\xa3", "a video"),
)
"""How files begin that hold no text to clip. Two-letter ones count only where control bytes follow."""

_HEADER = re.compile(rb"^([A-Za-z][A-Za-z0-9\-]{1,60}):", re.MULTILINE)
_MACHINE_HEADERS = frozenset(
    {b"mime-version", b"received", b"message-id", b"content-type", b"return-path", b"delivered-to", b"content-transfer-encoding"}
)
_PERSON_HEADERS = frozenset({b"from", b"to", b"date", b"subject"})
_MBOX = re.compile(rb"\AFrom \S+.{0,120}\d{4}.{0,40}\r?\n>?[A-Za-z][A-Za-z0-9\-]*:")
_MHTML = re.compile(
    rb"^Snapshot-Content-Location:|^From:\s*\"?<?Saved by|^Content-Location:\s*https?:|^Content-Type:\s*multipart/related",
    re.IGNORECASE | re.MULTILINE,
)
_HTML_START = re.compile(
    rb"\A\s*(?:<!--.{0,20000}?-->\s*|<\?xml[^>]{0,400}>\s*)*<(?:!doctype|html|head|body|meta|title|link|script|style|base|div|article|main|section|"
    rb"header|nav|p|h[1-6]|span|a|table|ul|ol|dl|blockquote|figure|img|b|i|em|strong|font|center|br|\w+:\w+)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED_START = re.compile(rb"\A\s*(?:<!--.{0,20000}?-->\s*|<[?!][^>]{0,400}>\s*)*<(?:rss|feed|rdf:RDF)[\s>]", re.DOTALL)
_NOTEBOOK_START = re.compile(rb"\A\s*(?:<!--.{0,20000}?-->\s*|<[?!][^>]{0,400}>\s*)*<en-export\b", re.DOTALL)
_FLAT_DOCUMENT_START = re.compile(rb"\A\s*(?:<!--.{0,20000}?-->\s*|<[?!][^>]{0,400}>\s*)*<office:document\s", re.DOTALL)
_XML_STARTS = ((Form.FEED, _FEED_START), (Form.NOTEBOOK, _NOTEBOOK_START), (Form.ODT, _FLAT_DOCUMENT_START))
_CF_HTML = re.compile(rb"\AVersion:\d\.\d\s+StartHTML:", re.IGNORECASE)
_HTML_TAG = re.compile(rb"</(?:p|div|a|li|h[1-6]|span|td|article|section|html|body)\s*>", re.IGNORECASE)
_HTML_TAGS_ENOUGH, _HTML_LINES = 3, 0.1
"""So many closing tags make markup of a text that does not begin as a page, on this share of its lines at least: a page that was selected
whole may show the code that puts it elsewhere."""
_HTML_OPENING = re.compile(rb"<(?:p|div|a|span|h[1-6]|html|body|article)\b", re.IGNORECASE)
_PDF = re.compile(rb"[^<A-Za-z]{0,1000}%PDF-\d")
"""Readers allow some bytes of rubbish before it; a text or a page that speaks of PDFs is none."""
_URL_LINE = re.compile(rb"\A\s*<?(https?://[^\s<>\"]{4,4000})>?\s*\Z", re.IGNORECASE)
_SHORTCUT = re.compile(rb"^\s*\[(?:InternetShortcut|Desktop Entry)\]", re.IGNORECASE)
_BINARY_PLIST, _MAIN_RESOURCE, _PLIST_BEGINS = b"bplist00", b"WebMainResource", 1_024
_PLIST_URL = re.compile(rb"<plist\b.*?<key>URL</key>", re.DOTALL)
_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\r?\n(?:[^\n]*\n){0,200}?[\w\-]+[ \t]*:[^\n]*\n(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)"
)
_MARKDOWN_MARKS = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"\[[^\]\n]{1,300}\]\((?:https?://|/|#|mailto:)[^)\s]{0,2000}\)"),
    re.compile(r"^(?:```|~~~)", re.MULTILINE),
    re.compile(r"^> \S", re.MULTILINE),
    re.compile(r"^(?:[*+-]|\d{1,3}\.) \S.*\n(?:[*+-]|\d{1,3}\.) \S", re.MULTILINE),
    re.compile(r"(?<![*\w])\*\*[^\s*][^*\n]{0,200}\*\*(?![*\w])|(?<![_\w])__[^\s_][^_\n]{0,200}__(?![_\w])"),
    re.compile(r"^[ \t]*:::+[ \t]*(?:\{[#.]|[\w\-]+[ \t]*$)", re.MULTILINE),
)
_KINDS_OF_MARKS = 2
_MARKED_LINES = 0.04
"""Marks of Markdown for each line of a text that is written in it: a page that was selected whole may show some in its samples of code."""
_CONTROL = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.08
"""Text may hold a few control characters (a broken paste, NULs from a database); a binary file is full of them."""


def recognize(content: bytes) -> Form:
    """The form of a file's bytes. Raises InputError for what is empty or no text at all."""
    head = content[:HEAD_BYTES]
    bare = head.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    if not bare:
        raise InputError("There is nothing in it.", "Copy the text again, or choose another file.")
    begun = _form_by_its_beginning(content, head)
    if begun is not None:
        return begun
    if _is_link(content, bare):
        return Form.LINK
    refuse_binary(content)
    if _form_of_mail(behind_count(bare)):
        return Form.EMLX
    return _form_of_mail(bare) or _form_of_text(head)


def _form_by_its_beginning(content: bytes, head: bytes) -> Form | None:
    """Of what says in its first bytes what it is."""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Form.ARCHIVE
    if is_warc(head):
        return Form.WARC
    if _PDF.match(head):
        return Form.PDF
    if content.startswith(_COMPOUND) and _OF_MESSAGE in content:
        return Form.OUTLOOK
    return Form.WEBARCHIVE if is_webarchive(content) else None


def is_webarchive(content: bytes) -> bool:
    """Whether a property list is what Safari saved of a page, and no link."""
    if content.startswith(_BINARY_PLIST):
        return _MAIN_RESOURCE in content
    return b"<plist" in content[:_PLIST_BEGINS] and b"<key>%b</key>" % _MAIN_RESOURCE in content[:HEAD_BYTES]


def _is_link(content: bytes, bare: bytes) -> bool:
    """A shortcut file of any system, or a text that is one address."""
    if content.startswith(_BINARY_PLIST) or _SHORTCUT.match(bare) or _PLIST_URL.search(bare):
        return True
    if len(content) <= LONGEST_LINK and has_wide_characters(content):
        return bool(_SHORTCUT.match(decode(content).text.lstrip("\ufeff").encode("utf-8", "replace")))
    return len(content) <= LONGEST_LINK and bool(_URL_LINE.match(bare))


def refuse_binary(content: bytes) -> None:
    """Raise InputError for bytes that are no text."""
    head = content[:HEAD_BYTES]
    controls = len(_CONTROL.findall(head))
    for signature, name in _SIGNATURES:
        if head.startswith(signature) and controls:
            raise InputError(f"This is {name}, not a text or a page.", "Give a page, a text, a mail or a PDF.")
    if controls > len(head) * _CONTROL_SHARE and not has_wide_characters(head):
        raise InputError("This is binary data, not a text or a page.", "Give a page, a text, a mail or a PDF.")


def _form_of_mail(head: bytes) -> Form | None:
    if _MBOX.match(head):
        return Form.MBOX
    if not _HEADER.match(head):
        return None
    block = re.split(rb"\r?\n[ \t]*\r?\n", head, maxsplit=1)[0]
    lines = [line for line in block.splitlines() if line and line[0] not in b" \t"]
    names = [match.group(1).lower() for line in lines if (match := _HEADER.match(line))]
    if len(names) < len(lines):
        return None
    known = set(names)
    if not (known & _MACHINE_HEADERS and len(known) > 1) and not known >= _PERSON_HEADERS:
        return None
    return Form.MHTML if _MHTML.search(block) and not known & {b"received", b"to", b"delivered-to"} else Form.MAIL


def _form_of_text(head: bytes) -> Form:
    text = decode(head).text
    start = text[:20_000].encode("utf-8", "replace").lstrip()
    begun = next((form for form, begins in _XML_STARTS if begins.match(start)), None)
    if begun is not None:
        return begun
    if start.startswith(b"<!--") or _HTML_START.match(start) or _CF_HTML.match(start):
        return Form.HTML
    if is_markdown(text):
        return Form.MARKDOWN
    if _is_markup(head):
        return Form.HTML
    return Form.TEXT


def _is_markup(head: bytes) -> bool:
    """Whether a text that does not begin as a page is one all the same."""
    if len(_HTML_TAG.findall(head)) < _HTML_TAGS_ENOUGH or not _HTML_OPENING.search(head):
        return False
    lines = [line for line in head.splitlines() if line.strip()]
    return sum(_HTML_TAG.search(line) is not None for line in lines) >= len(lines) * _HTML_LINES


def is_markdown(text: str) -> bool:
    """Whether a text is written in Markdown: front matter, or marks of at least two kinds of which one is a heading or a link."""
    if _FRONT_MATTER.match(text):
        return True
    found = [mark.search(text) is not None for mark in _MARKDOWN_MARKS]
    if sum(found) < _KINDS_OF_MARKS or not (found[0] or found[1]):
        return False
    lines = sum(not line.isspace() for line in text.split("\n") if line)
    return sum(len(mark.findall(text)) for mark in _MARKDOWN_MARKS) >= lines * _MARKED_LINES
