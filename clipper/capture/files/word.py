"""A document of a word processor (Office Open XML, `.docx`) as markup: its paragraphs, headings, lists, tables and links.

What was deleted with its changes kept, comments, notes, heads and feet of pages are left out, and pictures.
Source: ECMA-376, part 1 (WordprocessingML)
"""

import re
from collections.abc import Iterator, Mapping
from html import escape
from types import MappingProxyType

from clipper.capture.files.office_xml import attribute, cell_markup, child, damaged, name_of, opened, text_in
from clipper.capture.page.tree import Element, parse_feed
from clipper.model.capture import Capture, Part
from clipper.model.draft import Extraction

DOCUMENT, LINKS = "word/document.xml", "word/_rels/document.xml.rels"
NO_LINKS: Mapping[str, str] = MappingProxyType({})
PROGRAM = "Word"
_HEADING = re.compile(r"(?:heading|überschrift|titre|titolo|título|ttulo|berschrift|kop|rubrik|nagwek)\s?(?P<level>[1-6])$", re.IGNORECASE)
_TITLES = frozenset({"title", "titel", "titre0", "titolo0"})
_OFF = frozenset({"0", "false", "none", "off"})
_LEFT_OUT = frozenset(
    {"del", "instrText", "delText", "pPr", "rPr", "footnoteReference", "endnoteReference", "commentReference", "moveFrom"}
)


def is_word(content: bytes) -> bool:
    """Whether a ZIP archive is such a document."""
    return b"[Content_Types].xml" in content and DOCUMENT.encode() in content


def read_word(capture: Capture, part: Part) -> Extraction:
    """The articles of a document: each document of a database's print, or all of it as one. Raises InputError where it holds no text."""
    from clipper.capture.files.kept_whole import read_document

    return read_document(markup_of_word(part.content), capture)


def markup_of_word(content: bytes) -> str:
    """The document as HTML. Raises InputError for a damaged one."""
    with opened(content, PROGRAM) as archive:
        names = archive.namelist()
        document = text_in(archive, DOCUMENT, PROGRAM)
        links = _targets(text_in(archive, LINKS, PROGRAM)) if LINKS in names else NO_LINKS
    body = next((element for element in parse_feed(document).iter() if name_of(element) == "body"), None)
    if body is None:
        raise damaged(PROGRAM)
    return f"<html><body>{''.join(_blocks(body, links))}</body></html>"


def _targets(relations: str) -> Mapping[str, str]:
    """Where links lead, by the names under which the document refers to them."""
    found: dict[str, str] = {}
    for element in parse_feed(relations).iter():
        name, target = element.get("Id"), element.get("Target")
        if name and target and (element.get("Type") or "").endswith("/hyperlink"):
            found[name] = target
    return found


def _blocks(parent: Element, links: Mapping[str, str]) -> Iterator[str]:
    for element in parent:
        name = name_of(element)
        if name == "p":
            yield _paragraph(element, links)
        elif name == "tbl":
            rows = (_row(row, links) for row in element if name_of(row) == "tr")
            yield f"<table>{''.join(rows)}</table>"
        elif name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"):
            yield from _blocks(element, links)


def _row(row: Element, links: Mapping[str, str]) -> str:
    cells = (list(_blocks(cell, links)) for cell in row if name_of(cell) == "tc")
    return "<tr>" + "".join(f"<td>{cell_markup(cell)}</td>" for cell in cells) + "</tr>"


def _paragraph(paragraph: Element, links: Mapping[str, str]) -> str:
    words = "".join(_inline(paragraph, links))
    if not words.strip():
        return ""
    properties = child(paragraph, "pPr")
    style = attribute(child(properties, "pStyle"), "val")
    heading = _HEADING.match(style)
    outline = attribute(child(properties, "outlineLvl"), "val")
    if style.lower() in _TITLES:
        return f"<h1>{words}</h1>"
    if heading or outline in tuple("012345"):
        level = int(heading["level"]) if heading else int(outline) + 1
        return f"<h{level}>{words}</h{level}>"
    return f"<ul><li>{words}</li></ul>" if child(properties, "numPr") is not None else f"<p>{words}</p>"


def _inline(parent: Element, links: Mapping[str, str]) -> Iterator[str]:
    for element in parent:
        name = name_of(element)
        if name == "r":
            yield _run(element)
        elif name == "hyperlink":
            target = links.get(attribute(element, "id"), "")
            words = "".join(_inline(element, links))
            yield f'<a href="{escape(target)}">{words}</a>' if target else words
        elif name not in _LEFT_OUT:
            yield from _inline(element, links)


def _run(run: Element) -> str:
    pieces: list[str] = []
    for element in run:
        name = name_of(element)
        if name == "t":
            pieces.append(escape(element.text or ""))
        elif name in ("tab", "ptab"):
            pieces.append(" ")
        elif name in ("br", "cr"):
            pieces.append("<br>")
        elif name == "noBreakHyphen":
            pieces.append("\u2011")
    words = "".join(pieces)
    properties = child(run, "rPr")
    if _is_on(child(properties, "vanish")):
        return ""
    for tag, sign in (("b", "strong"), ("i", "em")):
        if words.strip() and _is_on(child(properties, tag)):
            words = f"<{sign}>{words}</{sign}>"
    return words


def _is_on(switch: Element | None) -> bool:
    return switch is not None and attribute(switch, "val").lower() not in _OFF
