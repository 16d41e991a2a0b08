"""A reading list as other programs export it: a table with a column of addresses, records of JSON, or addresses one a line.

It holds no text of the articles, but for a sentence here and there: its links are offered, to be fetched.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

from clipper.capture.decode import decode
from clipper.capture.links import canonical_url
from clipper.errors import InputError
from clipper.model.draft import CaptureKind, Extraction, PageLink
from clipper.text.json_steps import read_json
from clipper.text.web_address import is_web_address

MOST_LINKS = 1000
"""As many as of a feed or a page."""
LIST = "This is a reading list: addresses without the texts. Choose those that you want to fetch."
_FEWEST_COLUMNS = 2
"""Of a table."""
_LONGEST_HEAD = 30
"""Characters of a column's name."""
ADDRESS_NAMES = ("url", "link", "href", "address", "source url", "article url", "resolved_url", "given_url", "original_url", "link_url")
"""Names of a column or key that holds an address, in small letters: the first that is there counts."""
_TITLE_NAMES = ("title", "resolved_title", "given_title", "name", "headline")
_TEXT_NAMES = frozenset({"text", "spans", "textcontent", "fulltext", "full_text"})
"""A record with one of these holds its article."""
_DEEPEST = 4
"""Levels of a JSON document at which its records are looked for."""
_LIST_SHARE = 0.5
"""The share of records that must have an address."""


def read_reading_list(content: bytes) -> Extraction:
    """Its links in their order, each once; no others than http and https. Raises InputError where there are none."""
    links = tuple(dict.fromkeys(links_of(decode(content).text.lstrip("\ufeff"))))
    if not links:
        raise InputError("This list holds no web addresses.", "Give a table with a column of addresses, or addresses one a line.")
    warnings = (LIST,)
    if len(links) > MOST_LINKS:
        warnings = (LIST, f"Only the first {MOST_LINKS:,} of its {len(links):,} links are listed.")
    return Extraction(kind=CaptureKind.FRONT_PAGE, links=links[:MOST_LINKS], warnings=warnings)


def is_reading_list(content: bytes) -> bool:
    """Whether a whole file is one."""
    return bool(links_of(decode(content).text.lstrip("\ufeff")))


def links_of(text: str) -> Sequence[PageLink]:
    """The links of a reading list; none where the text is no such list."""
    start = text.lstrip()[:1]
    if start and start in "[{":
        return _in_json(text)
    words = text.split()
    if len(words) > 1 and all(map(_begins_as_address, words)):
        return [link for word in words if (link := _link(word, ""))]
    return _in_table(text)


def _begins_as_address(word: str) -> bool:
    return word.startswith(("http://", "https://"))


def _link(address: str, title: str) -> PageLink | None:
    address = address.strip()
    url = canonical_url(address) if is_web_address(address) else None
    return PageLink(title=" ".join(title.split()) or url, url=url) if url else None


def _in_table(text: str) -> Sequence[PageLink]:
    lines = text.splitlines()
    head = lines[0] if lines else ""
    separator = max(",;\t", key=head.count)
    if head.count(separator) < _FEWEST_COLUMNS - 1:
        return ()
    names = [name.strip().lower() for name in next(csv.reader([head], delimiter=separator))]
    place = next((names.index(name) for name in ADDRESS_NAMES if name in names), None)
    if place is None or any(len(name) > _LONGEST_HEAD for name in names):
        return ()
    title = next((names.index(name) for name in _TITLE_NAMES if name in names), None)
    try:
        rows = [row for row in csv.reader(text.splitlines(keepends=True), delimiter=separator) if row][1:]
    except csv.Error:
        return ()
    whole = [row for row in rows if len(row) == len(names)]
    links = [link for row in whole if (link := _link(row[place], row[title] if title is not None else ""))]
    blank = sum(not row[place].strip() for row in whole)
    return links if (len(links) + blank) > _LIST_SHARE * len(rows) else ()


def _in_json(text: str) -> Sequence[PageLink]:
    try:
        document: object = read_json(text)
    except (ValueError, RecursionError):
        try:
            document = [json.loads(line) for line in text.splitlines() if line.strip()]
        except (ValueError, RecursionError):
            return ()
    for records in _record_lists(document, _DEEPEST):
        if any(_TEXT_NAMES.intersection(map(str.lower, record)) for record in records):
            return ()
        links = [link for record in records if (link := _linked(record))]
        if links and len(links) >= _LIST_SHARE * len(records):
            return links
    return ()


def _record_lists(value: object, deepest: int) -> Iterator[Sequence[Mapping[str, object]]]:
    """The lists of records in a document, the outer ones first; records under keys of their own are a list, too."""
    if not deepest or not isinstance(value, list | dict):
        return
    inner: Iterable[object] = cast("list[object]", value) if isinstance(value, list) else cast("dict[str, object]", value).values()
    held = list(inner)
    records = [cast("Mapping[str, object]", one) for one in held if isinstance(one, dict)]
    if records and len(records) == len(held):
        yield records
    for one in held:
        yield from _record_lists(one, deepest - 1)


def _linked(record: Mapping[str, object]) -> PageLink | None:
    known = {key.lower(): value for key, value in record.items() if isinstance(value, str)}
    address = next((known[name] for name in ADDRESS_NAMES if known.get(name)), "")
    return _link(address, next((known[name] for name in _TITLE_NAMES if known.get(name)), ""))
