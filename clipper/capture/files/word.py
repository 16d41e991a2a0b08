"""A document of a word processor (Office Open XML, `.docx`) as markup: its paragraphs, headings, lists, tables and links.

What was deleted with its changes kept, comments, notes, heads and feet of pages are left out, and pictures.
Source: ECMA-376, part 1 (WordprocessingML)
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from types import MappingProxyType

from clipper.capture.page.tree import Element, parse_feed
from clipper.errors import InputError
from clipper.model.capture import Capture, Part
from clipper.model.draft import Extraction

DOCUMENT, LINKS = "word/document.xml", "word/_rels/document.xml.rels"
NO_LINKS: Mapping[str, str] = MappingProxyType({})
LARGEST_DOCUMENT = 60_000_000
"""Bytes of its XML: thousands of pages."""
_DAMAGED = ("The Word document is damaged.", "Save it once more, or as PDF, and give that.")
_HEADING = re.compile(r"(?:heading|überschrift|titre|titolo|título|ttulo|berschrift|kop|rubrik|nagwek)\s?(?P<level>[1-6])$", re.IGNORECASE)
_TITLES = frozenset({"title", "titel", "titre0", "titolo0"})
_OFF = frozenset({"0", "false", "none", "off"})
_LEFT_OUT = frozenset(
    {"del", "instrText", "delText", "pPr", "rPr", "footnoteReference", "endnoteReference", "commentReference", "moveFrom"}
)


def cell_markup(blocks: Sequence[str]) -> str:
    """What stands in a cell: the words alone, where they are one paragraph."""
    filled = [block for block in blocks if block]
    return filled[0].removeprefix("<p>").removesuffix("</p>") if len(filled) == 1 else "".join(filled)


def is_word(content: bytes) -> bool:
    """Whether a ZIP archive is such a document."""
    return b"[Content_Types].xml" in content and DOCUMENT.encode() in content


def read_word(capture: Capture, part: Part) -> Extraction:
    """The articles of a document: each document of a database's print, or all of it as one. Raises InputError where it holds no text."""
    from clipper.capture.files.kept_whole import read_document

    return read_document(markup_of_word(part.content), capture)


def markup_of_word(content: bytes) -> str:
    """The document as HTML. Raises InputError for a damaged one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            document = _read(archive, DOCUMENT)
            links = _targets(_read(archive, LINKS)) if LINKS in archive.namelist() else NO_LINKS
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, NotImplementedError, OSError, EOFError, RuntimeError) as error:
        raise InputError(*_DAMAGED) from error
    body = next((element for element in parse_feed(document).iter() if _name(element) == "body"), None)
    if body is None:
        raise InputError(*_DAMAGED)
    return f"<html><body>{''.join(_blocks(body, links))}</body></html>"


def _read(archive: zipfile.ZipFile, name: str) -> str:
    if archive.getinfo(name).file_size > LARGEST_DOCUMENT:
        raise InputError("This Word document is too large to be an article.", "Give the article alone.")
    with archive.open(name) as stream:
        return stream.read(LARGEST_DOCUMENT).decode("utf-8-sig", "replace")


def _targets(relations: str) -> Mapping[str, str]:
    """Where links lead, by the names under which the document refers to them."""
    found: dict[str, str] = {}
    for element in parse_feed(relations).iter():
        name, target = element.get("Id"), element.get("Target")
        if name and target and (element.get("Type") or "").endswith("/hyperlink"):
            found[name] = target
    return found


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _attribute(element: Element | None, name: str) -> str:
    """An attribute whatever its namespace."""
    if element is None:
        return ""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _child(element: Element | None, name: str) -> Element | None:
    return next((one for one in element if _name(one) == name), None) if element is not None else None


def _blocks(parent: Element, links: Mapping[str, str]) -> Iterator[str]:
    for element in parent:
        name = _name(element)
        if name == "p":
            yield _paragraph(element, links)
        elif name == "tbl":
            rows = (_row(row, links) for row in element if _name(row) == "tr")
            yield f"<table>{''.join(rows)}</table>"
        elif name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"):
            yield from _blocks(element, links)


def _row(row: Element, links: Mapping[str, str]) -> str:
    cells = (list(_blocks(cell, links)) for cell in row if _name(cell) == "tc")
    return "<tr>" + "".join(f"<td>{cell_markup(cell)}</td>" for cell in cells) + "</tr>"


def _paragraph(paragraph: Element, links: Mapping[str, str]) -> str:
    words = "".join(_inline(paragraph, links))
    if not words.strip():
        return ""
    properties = _child(paragraph, "pPr")
    style = _attribute(_child(properties, "pStyle"), "val")
    heading = _HEADING.match(style)
    outline = _attribute(_child(properties, "outlineLvl"), "val")
    if style.lower() in _TITLES:
        return f"<h1>{words}</h1>"
    if heading or outline in tuple("012345"):
        level = int(heading["level"]) if heading else int(outline) + 1
        return f"<h{level}>{words}</h{level}>"
    return f"<ul><li>{words}</li></ul>" if _child(properties, "numPr") is not None else f"<p>{words}</p>"


def _inline(parent: Element, links: Mapping[str, str]) -> Iterator[str]:
    for element in parent:
        name = _name(element)
        if name == "r":
            yield _run(element)
        elif name == "hyperlink":
            target = links.get(_attribute(element, "id"), "")
            words = "".join(_inline(element, links))
            yield f'<a href="{escape(target)}">{words}</a>' if target else words
        elif name not in _LEFT_OUT:
            yield from _inline(element, links)


def _run(run: Element) -> str:
    pieces: list[str] = []
    for element in run:
        name = _name(element)
        if name == "t":
            pieces.append(escape(element.text or ""))
        elif name in ("tab", "ptab"):
            pieces.append(" ")
        elif name in ("br", "cr"):
            pieces.append("<br>")
        elif name == "noBreakHyphen":
            pieces.append("\u2011")
    words = "".join(pieces)
    properties = _child(run, "rPr")
    if _is_on(_child(properties, "vanish")):
        return ""
    for tag, sign in (("b", "strong"), ("i", "em")):
        if words.strip() and _is_on(_child(properties, tag)):
            words = f"<{sign}>{words}</{sign}>"
    return words


def _is_on(switch: Element | None) -> bool:
    return switch is not None and _attribute(switch, "val").lower() not in _OFF
