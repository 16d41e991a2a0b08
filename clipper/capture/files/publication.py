"""A chapter of an e-book, or an article of an issue: read whole, with what the list of its pages tells of the publication."""

import html
import re
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from clipper.capture.bylines.names import is_full_name
from clipper.capture.decode import decode_html
from clipper.capture.files.kept_whole import read_document
from clipper.capture.files.office_xml import name_of
from clipper.capture.page.tree import parse_feed
from clipper.errors import InputError
from clipper.model.capture import PACKAGE, Capture, Part
from clipper.model.date import ArticleDate
from clipper.model.draft import Draft, Extraction
from clipper.text.canonical import clean_line

ORIGIN = "e-book"
_PROGRAMS = frozenset({"calibre", "unknown author", "unknown", "unbekannt", "inconnu"})
"""What programs write where they know no name."""
_ISSUE = re.compile(r"\s*\[[^\]]{4,60}\]\s*$")
"""The date that a program that fetches news puts behind a paper's name."""
_DAY = re.compile(r"(1[4-9]\d\d|20\d\d)(?:-(\d\d)(?:-(\d\d))?)?(?![\d])")
_NAVIGATION = re.compile(r"<div\b[^<>]{0,400}\bcalibre_navbar\b[^<>]{0,400}>.{0,5000}?</div\s*>", re.IGNORECASE | re.DOTALL)
"""Where to go from an article, which a program that fetches news writes above and below it."""
_EMPTY = re.compile(r"<(title|script|style|iframe|a|div|span|p|i|b|em|strong|td|th)\b([^<>]*)/>", re.IGNORECASE)
"""XML may close such an element in its own tag, and HTML would take all that follows for its inside."""
_TITLE, HEAD = re.compile(r"<title\b[^<>]*>([^<]*)</title\s*>", re.IGNORECASE), 20_000
_GUESSED = frozenset({None, "links", "url"})
"""Origins of a source that say less than the publication's own name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What is told of the whole book or issue."""

    title: str | None
    authors: tuple[str, ...]
    language: str | None
    published: ArticleDate | None


def read_chapter(capture: Capture, part: Part) -> Extraction:
    """The article of a page, with the publication as its source. Raises InputError for one without a text."""
    images = tuple(other for other in capture.parts if other.media_type.startswith("image/"))
    publication = _publication(next((other.content for other in capture.parts if other.media_type == PACKAGE), b""))
    markup = _with_own_title(_EMPTY.sub(r"<\1\2></\1>", decode_html(part.content).text), publication)
    found = read_document(_NAVIGATION.sub("", markup), capture, images)
    if not any(draft.body.text or draft.metadata.title for draft in found.drafts):
        raise InputError("This chapter holds no text.", "Pictures of a text cannot be read.")
    return replace(found, drafts=tuple(_completed(draft, publication) for draft in found.drafts))


def _with_own_title(markup: str, publication: Publication) -> str:
    """Without a title in its head that is the book's, or the name of the file."""
    title = _TITLE.search(markup, 0, HEAD)
    if title is None:
        return markup
    words = clean_line(html.unescape(title[1])).lower()
    is_own = words and words != (publication.title or "").lower() and not words.endswith((".html", ".xhtml", ".htm"))
    return markup if is_own else markup[: title.start()] + markup[title.end() :]


def _publication(package: bytes) -> Publication:
    told: dict[str, list[str]] = {}
    try:
        elements = list(parse_feed(package.decode("utf-8", "replace")).iter()) if package else []
    except InputError:
        elements = []
    for element in elements:
        words = clean_line(element.text or "")
        if words and words.lower() not in _PROGRAMS:
            told.setdefault(name_of(element), []).append(words)
    title = _ISSUE.sub("", told.get("title", [""])[0]) or None
    publishers = {name.lower() for name in (*told.get("publisher", ()), title or "")}
    return Publication(
        title=title,
        authors=tuple(name for name in told.get("creator", ()) if is_full_name(name) and name.lower() not in publishers),
        language=next((word.partition("-")[0].lower() for word in told.get("language", ()) if word[:2].isalpha()), None),
        published=next((day for word in told.get("date", ()) if (day := _day(word))), None),
    )


def _day(word: str) -> ArticleDate | None:
    """A civil date: the time in it is that of the program."""
    match = _DAY.match(word)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        date(year or 1, month or 1, day or 1)
    except ValueError:
        return None
    return ArticleDate.civil(year or 1, month, day)


def _completed(draft: Draft, publication: Publication) -> Draft:
    """What the page does not tell of itself."""
    metadata = draft.metadata
    known: dict[str, Any] = {}
    if publication.title and metadata.origins.get("source") in _GUESSED:
        known["source"] = publication.title
    if publication.authors and not metadata.authors:
        known["authors"] = publication.authors
    if publication.published and not metadata.published:
        known["published"] = publication.published
    if publication.language and not metadata.language:
        known["language"] = publication.language
    origins = MappingProxyType({**metadata.origins, **dict.fromkeys(known, ORIGIN)})
    return replace(draft, metadata=replace(metadata, **known, origins=origins))
