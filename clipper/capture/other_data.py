"""Files that other programs write for programs: lists of references, tables, JSON. They are text, and no article stands in them.

Only whole files are looked at, never what a person copied: there such words may be the article.
"""

import csv
import json
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from clipper.capture.decode import decode
from clipper.errors import InputError

LOOKED_AT = 65_536
"""Bytes at the beginning: enough to tell."""
_FEWEST_COLUMNS = 3
"""Of a table."""
_LONGEST_HEAD = 30
"""Characters of a column's name."""
_ADDRESS_COLUMNS = frozenset({"url", "link", "href", "address", "uri", "source url", "article url"})
"""A table with such a column, by its lower-case name, lists articles and holds none."""
_BIBTEX = re.compile(r"(?:[ \t]*%[^\n]*\n|\s)*@[A-Za-z]{3,20}\s*\{\s*[^\s{},]{1,200}\s*,\s*\n?\s*[\w-]{2,30}\s*=")
_RIS = re.compile(r"(?:\s|\d+\.\s)*TY  - [A-Z]{2,8}\s*\n(?:[A-Z][A-Z0-9]  -)")
_XML = re.compile(
    r"\s*(?:<\?xml\b[^>]{0,400}>\s*)?(?:<!--.{0,5000}?-->\s*|<!DOCTYPE[^>]{0,2000}>\s*)*<(?P<root>[A-Za-z][\w.-]*)", re.DOTALL
)
_XML_ROOTS = frozenset({"opml", "xml", "records", "plist"})
"""Roots that tell it without the first line `<?xml …>`."""

_ZOTERO = b"http://www.zotero.org/namespaces/export#"

CANNOT = "Save what you want to keep as PDF, HTML or plain text and give that."
IMPORT = "`clipper import` (File → Import…) reads articles as JSON lines, references as CSL-JSON, and annotations."
_ZOTERO_FORM = ("This is a list of references, not an article.", "Export it as RIS, BibTeX or CSL-JSON, and import that.")
_REFERENCES = ("This is a list of references, not an article.", "`clipper import` (File → Import…) takes them over, with their abstracts.")


def refuse_data(content: bytes) -> None:
    """Raise InputError for a file that is data of another program."""
    text = decode(content[:LOOKED_AT]).text.lstrip("\ufeff")
    for (sentence, hint), is_such in _KINDS.items():
        if is_such(text):
            raise InputError(sentence, hint)


def refuse_references(content: bytes) -> None:
    """The same for what begins as a feed of the oldest kind does: Zotero's own form is RDF, too."""
    if _ZOTERO in content[:LOOKED_AT]:
        raise InputError(*_ZOTERO_FORM)


def _is_json(text: str) -> bool:
    """Whether it is JSON, whole, cut off behind what was looked at, or a value on each line."""
    start = text.lstrip()[:1]
    if not start or start not in "{[":
        return False
    lines = [line for line in text.splitlines() if line.strip()]
    return _reads(text) or (len(lines) > 1 and all(_reads(line, dict) for line in lines[:-1])) or _begins_as_json(text)


def _reads(text: str, *kinds: type) -> bool:
    try:
        return isinstance(json.loads(text), kinds or (dict, list))
    except (ValueError, RecursionError):
        return False


def _begins_as_json(text: str) -> bool:
    """Whether so much was looked at that its end is missing, and what is there begins as JSON does."""
    return len(text.encode()) >= LOOKED_AT and re.match(r'\s*(?:\[\s*)*\{\s*"[^"\n]{1,100}"\s*:\s*["\[{\d\-tfn]', text) is not None


def _is_references(text: str) -> bool:
    return bool(_BIBTEX.match(text) or _RIS.match(text))


def _is_xml(text: str) -> bool:
    root = _XML.match(text)
    return root is not None and (text.lstrip().startswith("<?xml") or root["root"].lower() in _XML_ROOTS)


def _is_table(text: str) -> bool:
    """Whether it is a table with a column of addresses: what reading lists are exported as."""
    lines = text.splitlines()
    head = lines[0] if lines else ""
    separator = max(",;\t", key=head.count)
    if head.count(separator) < _FEWEST_COLUMNS - 1:
        return False
    try:
        rows = [row for row in csv.reader(lines[:-1] if len(text.encode()) >= LOOKED_AT else lines, delimiter=separator) if row]
    except csv.Error:
        return False
    names = [name.strip().lower() for name in rows[0]]
    places = [place for place, name in enumerate(names) if name in _ADDRESS_COLUMNS]
    if not places or any(len(name) > _LONGEST_HEAD for name in names):
        return False
    cells = [row[places[0]] for row in rows[1:] if len(row) == len(names)]
    addresses = sum(cell.startswith("http") for cell in cells)
    return addresses > 0 and (addresses + cells.count("")) * 2 > len(rows) - 1


def _is_addresses(text: str) -> bool:
    lines = text.split()
    return len(lines) > 1 and all(line.startswith(("http://", "https://")) for line in lines)


_KINDS: Mapping[tuple[str, str], Callable[[str], bool]] = MappingProxyType(
    {
        ("This is data of a program (JSON), not an article.", IMPORT): _is_json,
        _REFERENCES: _is_references,
        ("This is data of a program (XML), not a page.", CANNOT): _is_xml,
        ("This is a list of addresses, not an article.", "Give the addresses themselves to `clipper add`, or paste one."): _is_addresses,
        ("This is a table (CSV) that lists articles, not an article.", IMPORT): _is_table,
    }
)
"""What is said of a file, and how one is known."""
