"""A text of LibreOffice, Google Docs and others (OpenDocument, `.odt`, and `.fodt` in one XML file) as markup.

What was deleted with its changes kept, comments, tables of contents, heads and feet of pages are left out, and pictures.
Source: OpenDocument 1.3, part 3 (OASIS)
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from clipper.capture.files.office_xml import (
    LARGEST_DOCUMENT,
    MOST_CELLS,
    Notes,
    attribute,
    cell_markup,
    child,
    damaged,
    link,
    marked,
    name_of,
    opened,
    text_in,
)
from clipper.capture.page.tree import Element, parse_feed
from clipper.errors import InputError
from clipper.model.capture import Capture, Part
from clipper.model.draft import Extraction

PROGRAM = "OpenDocument"
DOCUMENT, STYLES, MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
MOST_BLANKS = 100
"""Of a counted run."""
DEEPEST = 40
"""Styles that rest on styles, and lists in lists."""
_TEXT = b"application/vnd.oasis.opendocument.text"
_HEADING = re.compile(r"Heading(?:_20_|\s)?([1-6])$", re.IGNORECASE)
_TITLE, _QUOTES = "Title", frozenset({"Quotations", "Quote", "Intense_20_Quote"})
_BOLD = frozenset({"bold", "600", "700", "800", "900"})
_WITHOUT_WORDS = (
    "annotation annotation-end tracked-changes table-of-content alphabetical-index illustration-index frame ruby-text hidden-text "
    "hidden-paragraph custom-shape control sequence-decls forms variable-decls user-field-decls"
)
_LEFT_OUT = frozenset(_WITHOUT_WORDS.split())
_AROUND = frozenset(
    {"section", "bibliography", "index-body", "index-title", "user-index", "object-index", "table-index", "numbered-paragraph"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    """What a style says of the words that have it."""

    parent: str
    bold: str
    italic: str
    display: str
    outline: str


def is_open_document(content: bytes) -> bool:
    """Whether a ZIP archive is such a text: its first file says so."""
    return b"mimetype" in content[:100] and _TEXT in content[:200]


def read_open_document(capture: Capture, part: Part) -> Extraction:
    """The articles of a document: each document of a database's print, or all of it as one. Raises InputError where it holds no text."""
    from clipper.capture.files.kept_whole import read_document

    return read_document(markup_of_open_document(part.content), capture)


def markup_of_open_document(content: bytes) -> str:
    """The document as HTML. Raises InputError for a damaged or a protected one."""
    if content.startswith(b"PK"):
        document, styles = _unpacked(content)
    elif len(content) > LARGEST_DOCUMENT:
        raise InputError("This OpenDocument document is too large to be an article.", "Give the article alone.")
    else:
        document, styles = content.decode("utf-8-sig", "replace"), ""
    tree = parse_feed(document)
    body = next((element for element in tree.iter() if name_of(element) == "body"), None)
    text = child(body, "text")
    if text is None:
        raise damaged(PROGRAM)
    sources = [parse_feed(styles), tree] if styles else [tree]
    known = {name: style for source in sources for name, style in _styles(source).items()}
    numbered = {attribute(each, "name") for source in sources for each in source.iter() if _is_numbered(each)}
    return _Document(known, numbered).read(text)


def _unpacked(content: bytes) -> tuple[str, str]:
    with opened(content, PROGRAM) as archive:
        names = archive.namelist()
        if MANIFEST in names and "encryption-data" in text_in(archive, MANIFEST, PROGRAM):
            raise InputError("The document is protected with a password.", "Open it, save it without a password, and give that.")
        return text_in(archive, DOCUMENT, PROGRAM), text_in(archive, STYLES, PROGRAM) if STYLES in names else ""


def _styles(tree: Element) -> Mapping[str, _Style]:
    found: dict[str, _Style] = {}
    for element in tree.iter():
        name = attribute(element, "name")
        if name_of(element) == "style" and name:
            words = child(element, "text-properties")
            found[name] = _Style(
                parent=attribute(element, "parent-style-name"),
                bold=attribute(words, "font-weight"),
                italic=attribute(words, "font-style"),
                display=attribute(words, "display"),
                outline=attribute(element, "default-outline-level"),
            )
    return found


def _is_numbered(style: Element) -> bool:
    """Whether it is a list's style whose first level counts the items."""
    return name_of(style) == "list-style" and next(
        (name_of(level) == "list-level-style-number" and bool(attribute(level, "num-format")) for level in style), False
    )


class _Document:
    """Writes a document as markup."""

    def __init__(self, styles: Mapping[str, _Style], numbered: set[str]) -> None:
        self._styles = styles
        self._numbered = numbered
        self._notes = Notes()

    def read(self, text: Element) -> str:
        """The page that it becomes."""
        return f"<html><body>{''.join(self._blocks(text))}{self._notes.markup()}</body></html>"

    def _blocks(self, parent: Element) -> Iterator[str]:
        for element in parent:
            name = name_of(element)
            if name in ("p", "h"):
                yield self._paragraph(element)
            elif name == "list":
                yield self._list(element, 0, "")
            elif name == "table":
                yield f"<table>{''.join(self._rows(element))}</table>"
            elif name in _AROUND and attribute(element, "display") != "none":
                yield from self._blocks(element)

    def _paragraph(self, paragraph: Element) -> str:
        words = "".join(self._inline(paragraph))
        if not words.strip():
            return ""
        style = attribute(paragraph, "style-name")
        level = self._level(paragraph, style)
        if level:
            return f"<h{level}>{words}</h{level}>"
        if _QUOTES.intersection(self._line(style)):
            return f"<blockquote><p>{words}</p></blockquote>"
        return f"<p>{self._dressed(words, style, is_paragraph=True)}</p>"

    def _level(self, paragraph: Element, style: str) -> int:
        """Of a heading, by what it is or by the style that its own rests on; 0 for a paragraph."""
        line = list(self._line(style))
        if _TITLE in line:
            return 1
        if name_of(paragraph) == "h":
            level = attribute(paragraph, "outline-level")
            return min(6, int(level)) if level.isdigit() and level != "0" and len(level) < 3 else 1  # noqa: PLR2004 (there are ten)
        return next((int(match[1]) for name in line if (match := _HEADING.match(name))), 0)

    def _line(self, name: str) -> Iterator[str]:
        """The names of a style and of those that it rests on."""
        for _ in range(DEEPEST):
            if not name:
                return
            yield name
            name = self._styles[name].parent if name in self._styles else ""

    def _dressed(self, words: str, name: str, *, is_paragraph: bool) -> str:
        """With the emphasis of its style; of a paragraph, only what was set by hand on all of it."""
        style = self._styles.get(name)
        if style is None:
            return words
        if style.display == "none" and not is_paragraph:
            return ""
        line = [style] if is_paragraph else [self._styles[each] for each in self._line(name) if each in self._styles]
        if next((each.bold for each in line if each.bold), "") in _BOLD:
            words = marked(words, "strong")
        return marked(words, "em") if next((each.italic for each in line if each.italic), "") in ("italic", "oblique") else words

    def _inline(self, parent: Element) -> Iterator[str]:
        yield escape(_blanks(parent.text))
        for element in parent:
            name = name_of(element)
            if name == "span":
                yield self._dressed("".join(self._inline(element)), attribute(element, "style-name"), is_paragraph=False)
            elif name == "a":
                yield link(attribute(element, "href"), "".join(self._inline(element)))
            elif name == "s":
                count = attribute(element, "c")
                yield " " * (min(MOST_BLANKS, int(count)) if count.isdigit() and len(count) < MOST_BLANKS else 1)
            elif name == "tab":
                yield " "
            elif name == "line-break":
                yield "<br>"
            elif name == "note":
                yield self._notes.add([*self._blocks(body)] if (body := child(element, "note-body")) is not None else ())
            elif name not in _LEFT_OUT:
                yield from self._inline(element)
            yield escape(_blanks(element.tail))

    def _list(self, element: Element, depth: int, outer: str) -> str:
        style = attribute(element, "style-name") or outer
        tag = "ol" if style in self._numbered else "ul"
        items = [self._item(item, depth, style) for item in element if name_of(item) in ("list-item", "list-header")]
        inside = "".join(items)
        if not inside.strip():
            return ""
        return f"<{tag}>{inside}</{tag}>" if any(item.startswith("<li>") for item in items) else inside

    def _item(self, item: Element, depth: int, style: str) -> str:
        """An item; a heading that is numbered as one is a heading all the same."""
        blocks: list[str] = []
        for element in item:
            if name_of(element) == "list" and depth < DEEPEST:
                blocks.append(self._list(element, depth + 1, style))
            elif name_of(element) in ("p", "h"):
                blocks.append(self._paragraph(element))
        filled = [block for block in blocks if block]
        if not filled or filled[0].startswith("<h"):
            return "".join(filled)
        return f"<li>{filled[0].removeprefix('<p>').removesuffix('</p>')}{''.join(filled[1:])}</li>"

    def _rows(self, table: Element) -> Iterator[str]:
        for element in table:
            name = name_of(element)
            if name == "table-row":
                cells = list(self._cells(element))
                if any(cells):
                    yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
            elif name in ("table-header-rows", "table-rows", "table-row-group"):
                yield from self._rows(element)

    def _cells(self, row: Element) -> Iterator[str]:
        for cell in list(row)[:MOST_CELLS]:
            if name_of(cell) in ("table-cell", "covered-table-cell"):
                yield cell_markup(list(self._blocks(cell)))


def _blanks(text: str | None) -> str:
    """As many blanks as one where several stand: more are written as their number."""
    return re.sub(r"[ \t\r\n]+", " ", text or "")
