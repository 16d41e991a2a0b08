"""A Markdown file to a draft: its front matter to fields, its blocks to spans."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType

from clipper.capture.files.front_matter import split_front_matter
from clipper.capture.files.markdown_attributes import without_attributes
from clipper.capture.files.markdown_blocks import MarkdownBlocks, with_whole_headings
from clipper.capture.files.markdown_page import is_page, read_article
from clipper.errors import InputError
from clipper.model.date import ArticleDate
from clipper.model.draft import CaptureKind, Draft, Extraction
from clipper.model.metadata import Metadata
from clipper.model.role import Role
from clipper.text.canonical import TextBuilder, clean_line

_TITLE = ("title", "headline")
_SOURCE = ("source", "publisher", "publication", "site", "site_name", "website", "outlet", "newspaper")
_AUTHORS = ("author", "authors", "by", "byline")
_PUBLISHED = ("published", "date", "date_published", "published_at", "pubdate", "created")
_MODIFIED = ("modified", "updated", "lastmod", "date_modified")
_URL = ("url", "source_url", "link", "canonical", "canonical_url", "permalink", "source")
_LANGUAGE = ("language", "lang")
_KEYWORDS = ("keywords", "tags")
_SECTION = ("section", "category", "categories")

_WIKI = re.compile(r"^\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]$")
_WEB = re.compile(r"^https?://\S+$", re.IGNORECASE)
_LANGUAGE_TAG = re.compile(r"^[A-Za-z]{2,3}(?=$|[-_])")
_COMMENT = re.compile(r"<!--.{0,100000}?-->", re.DOTALL)
ORIGIN = "front matter"


def read_markdown(text: str, *, captured_at: datetime, url: str | None = None) -> Extraction:
    """The whole file as one draft; of a page with its menus the articles alone. Raises InputError for one without a word."""
    fields, below = split_front_matter(text)
    below = with_whole_headings(without_attributes(below))
    blocks = MarkdownBlocks(builder=TextBuilder())
    for line in _COMMENT.sub("", below).splitlines():
        blocks.read(line)
    blocks.end()
    metadata = _metadata(fields, blocks.title, captured_at=captured_at, url=url)
    body = blocks.builder.build()
    if not body.text and not metadata.title:
        raise InputError("There is nothing in it.", "Choose another file.")
    if not fields and is_page(below) and (found := read_article(blocks.title, body, captured_at=captured_at, url=url)):
        return found
    return Extraction(kind=CaptureKind.MARKDOWN, drafts=(Draft(role=Role.MAIN, metadata=metadata, body=body),))


def _metadata(fields: Mapping[str, tuple[str, ...]], heading: str, *, captured_at: datetime, url: str | None) -> Metadata:
    """What the front matter tells; the first heading is the title where it tells none."""
    known = dict(_texts(fields))
    language = _language(known.get("language"))
    dates = {name: _date(fields, keys, captured_at, language) for name, keys in (("published", _PUBLISHED), ("modified", _MODIFIED))}
    origins = dict.fromkeys(known, ORIGIN) | {name: ORIGIN for name, date in dates.items() if date}
    title = known.get("title")
    if not title and heading:
        title, origins["title"] = heading, "first heading"
    address = known.get("url")
    if not address and url:
        address, origins["url"] = url, "given"
    authors, keywords = _people(fields), _list(fields, _KEYWORDS)
    origins |= {name: ORIGIN for name, values in (("authors", authors), ("keywords", keywords)) if values}
    return Metadata(
        title=title,
        source=known.get("source"),
        authors=authors,
        published=dates["published"],
        modified=dates["modified"],
        url=address,
        language=language,
        section=known.get("section"),
        keywords=keywords,
        origins=MappingProxyType(origins),
    )


def _texts(fields: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """The fields with one value. `source` is the outlet's name for some programs and the address for others."""
    plain = (("title", _TITLE), ("language", _LANGUAGE), ("section", _SECTION))
    for name, keys in plain:
        value = next(iter(_list(fields, keys)), "")
        if value:
            yield name, value
    source = next((value for value in _list(fields, _SOURCE, every=True) if not _WEB.match(value)), "")
    address = next((value for value in _list(fields, _URL, every=True) if _WEB.match(value)), "")
    yield from ((name, value) for name, value in (("source", source), ("url", address)) if value)


def _list(fields: Mapping[str, tuple[str, ...]], keys: tuple[str, ...], *, every: bool = False) -> tuple[str, ...]:
    """The values of the first of these fields that has any, or of all of them."""
    found = [tuple(filter(None, (clean_line(_plain(value)) for value in fields.get(key, ())))) for key in keys]
    return tuple(value for values in found for value in values) if every else next(filter(None, found), ())


def _people(fields: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    values = _list(fields, _AUTHORS)
    return tuple(filter(None, (name.strip() for value in values for name in re.split(r"[,;]", value))))


def _plain(value: str) -> str:
    """Without the brackets of a link to a note."""
    match = _WIKI.match(value)
    return match.group(1) if match else value


def _date(fields: Mapping[str, tuple[str, ...]], keys: tuple[str, ...], captured_at: datetime, language: str | None) -> ArticleDate | None:
    from clipper.capture.dates.read import read_date

    for value in _list(fields, keys, every=True):
        found = read_date(value, captured_at=captured_at, language=language)
        if found and found.date:
            return found.date
    return None


def _language(tag: str | None) -> str | None:
    match = _LANGUAGE_TAG.match(tag or "")
    return match.group().lower() if match else None
