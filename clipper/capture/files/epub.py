"""An e-book (EPUB) to its chapters, or to the articles of an issue: each page of its reading order that holds a text.

Programs that fetch news (Calibre) and papers that sell their issues write an article on each page.
Source: EPUB 3.3, https://www.w3.org/TR/epub-33/
"""

import html
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import unquote

from clipper.capture.files.archive import Archive
from clipper.errors import InputError
from clipper.text.words import count_words

CONTAINER, ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
MOST_PAGES = 2_000
FEWEST_WORDS = 25
"""Outside of links: a cover, a title page, a table of contents has fewer."""
FIRST_YEAR = 2007
"""No e-book of this form was made before."""
LOOKED_AT = 1_000_000
"""Bytes of the files that list the pages and what is protected: ten thousand pages."""
COUNTED_IN = 100_000
"""Bytes of a page in which its first words are looked for."""
_ROOT = re.compile(r"<(?:\w+:)?rootfile\b([^>]{0,2000})")
_ITEM = re.compile(r"<(?:\w+:)?(item|itemref)\b([^>]{0,4000})")
_ATTRIBUTE = re.compile(r"""(?<![\w:-])([\w:-]{1,60})\s{0,9}=\s{0,9}(?:"([^"]{0,2000})"|'([^']{0,2000})')""")
_MADE = re.compile(r"dcterms:modified[\"'][^>]{0,200}>\s{0,20}([^<]{10,40})|<dc:date\b[^>]{0,400}>\s{0,20}([^<]{10,40})")
_PAGE_TYPES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_LOCKED_PAGE = re.compile(r"""URI\s{0,9}=\s{0,9}["'][^"']{1,2000}\.x?html?["']""", re.IGNORECASE)
_PIECE = re.compile(rb"<(/?)(\w{0,20})([^<>]*)>|([^<>]+)")
_BODY = re.compile(rb"<body\b", re.IGNORECASE)
_NOT_READ = frozenset({b"a", b"script", b"style", b"title"})
_FETCHED, _AROUND = b"calibre-downloaded-from", 2_500
_LINK = re.compile(rb"<a\s[^<>]*?href\s{0,9}=\s{0,9}[\"'](https?://[^\"'\s<>]{4,2000})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class BookPage:
    """A page of the reading order, and where a program had fetched it."""

    path: str
    content: bytes
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """An e-book: its list of pages as it is, when it was made, and the archive that it is."""

    package: bytes
    folder: str
    """Where the list lies, with a slash behind it; its names count from there."""
    made_at: datetime | None
    archive: Archive

    def pages(self) -> Iterator[BookPage]:
        """Those that hold a text. Raises InputError where there is none."""
        found = False
        for path in _reading_order(self.package.decode("utf-8", "replace"), self.folder):
            content = self.archive.read(path) or b""
            if count_words(_words(content)) >= FEWEST_WORDS:
                found = True
                yield BookPage(path=path, content=content, url=_fetched_from(content))
        if not found:
            raise InputError("The e-book holds no text that can be read.", "Pictures of a text cannot be read.")


def is_book(content: bytes) -> bool:
    """Whether a ZIP archive is one: its first file says so, or the names of those that each has."""
    return b"mimetypeapplication/epub+zip" in content[:100] or (CONTAINER.encode() in content and b".opf" in content)


def book_of(content: bytes) -> Book:
    """The e-book in these bytes. Raises InputError for a damaged or a protected one."""
    archive = Archive(content)
    if _LOCKED_PAGE.search((archive.read(ENCRYPTION) or b"")[:LOOKED_AT].decode("utf-8", "replace")):
        raise InputError("The e-book is protected, and only the program of its shop can open it.", "Give a page, a text, a mail or a PDF.")
    root = _ROOT.search((archive.read(CONTAINER) or b"")[:LOOKED_AT].decode("utf-8", "replace"))
    path = _attributes(root[1]).get("full-path", "") if root else ""
    package = archive.read(path) if path else None
    if not package:
        raise InputError("The e-book is damaged.", "Try to get it once more.")
    folder = posixpath.dirname(path)
    return Book(package=package[:LOOKED_AT], folder=f"{folder}/" if folder else "", made_at=_made_at(package), archive=archive)


def _words(page: bytes) -> str:
    """The words at its beginning that are no link. Read piece by piece, so that it costs no more than its length."""
    begin = _BODY.search(page)
    left_out: dict[bytes, bool] = {}
    words: list[bytes] = []
    for end, name, told, text in _PIECE.findall(page[begin.start() if begin else 0 :][:COUNTED_IN]):
        tag = name.lower()
        if text and not any(left_out.values()):
            words.append(text)
        elif tag in _NOT_READ and not told.endswith(b"/"):
            left_out[tag] = not end and (tag != b"a" or b"href" in told)
    return html.unescape(b" ".join(words).decode("utf-8", "replace"))


def _fetched_from(page: bytes) -> str | None:
    """The address that the program that fetched an article notes below it."""
    place = page.find(_FETCHED)
    link = _LINK.search(page, max(0, place - _AROUND), place + _AROUND) if place >= 0 else None
    return html.unescape(link[1].decode("utf-8", "replace")) if link else None


def _reading_order(package: str, folder: str) -> list[str]:
    """The names of the pages in the archive, each once."""
    pages: dict[str, str] = {}
    order: list[str] = []
    for kind, written in _ITEM.findall(package):
        told = _attributes(written)
        if kind == "itemref":
            order.append(told.get("idref", ""))
        elif told.get("media-type") in _PAGE_TYPES and "nav" not in told.get("properties", "").split():
            pages[told.get("id", "")] = posixpath.normpath(posixpath.join(folder, unquote(told.get("href", "")).partition("#")[0]))
    return list(dict.fromkeys(pages[name] for name in order if name in pages))[:MOST_PAGES]


def _attributes(written: str) -> Mapping[str, str]:
    return {name.lower(): html.unescape(one or other) for name, one, other in _ATTRIBUTE.findall(written)}


def _made_at(package: bytes) -> datetime | None:
    """When the file was made, to the minute at least: a day alone may be that of a book's first edition."""
    for modified, dated in _MADE.findall(package[:LOOKED_AT].decode("utf-8", "replace")):
        try:
            moment = datetime.fromisoformat((modified or dated).strip())
        except ValueError:
            continue
        if "T" in (modified or dated) and moment.year >= FIRST_YEAR:
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None
