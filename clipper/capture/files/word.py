"""A document of a word processor (Office Open XML, `.docx`) as markup: its paragraphs, headings, lists, tables, links and notes.

What was deleted with its changes kept, comments, heads and feet of pages are left out, and pictures.
Source: ECMA-376, part 1 (WordprocessingML)
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from itertools import islice

from clipper.capture.files.office_xml import (
    LARGEST_DOCUMENT,
    MOST_CELLS,
    ListItem,
    Notes,
    attribute,
    cell_markup,
    child,
    damaged,
    joined,
    link,
    marked,
    name_of,
    opened,
    text_in,
)
from clipper.capture.files.word_styles import WordStyles, word_styles
from clipper.capture.page.tree import Element, parse_feed
from clipper.model.capture import Capture, Part
from clipper.model.draft import Extraction

FOLDER = "word/"
DOCUMENT, STYLES, NUMBERING = f"{FOLDER}document.xml", f"{FOLDER}styles.xml", f"{FOLDER}numbering.xml"
LINKS = f"{FOLDER}_rels/document.xml.rels"
NOTES = (("footnoteReference", "footnote"), ("endnoteReference", "endnote"))
PROGRAM = "Word"
CHUNK = "aFChunk"
_BODY = re.compile(r"<body\b[^<>]*>", re.IGNORECASE)
_OFF = frozenset({"0", "false", "none", "off"})
_LEFT_OUT = frozenset({"del", "instrText", "delText", "pPr", "rPr", "commentReference", "moveFrom"})
_AROUND = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml"})
_EMPHASIS = {"strong": "b", "emphasis": "i"}
"""Styles of words, and what they set."""


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
        document = parse_feed(text_in(archive, DOCUMENT, PROGRAM))
        relations = _if_there(archive, LINKS)
        links = _targets(relations, "hyperlink")
        chunks = {
            name: _chunk(archive, posixpath.normpath(posixpath.join(f"/{FOLDER}", at)).lstrip("/"))
            for name, at in _targets(relations, CHUNK).items()
        }
        styles = word_styles(_if_there(archive, STYLES), _if_there(archive, NUMBERING))
        texts = {
            (sign, attribute(note, "id")): note for sign, name in NOTES for note in _notes(_if_there(archive, f"{FOLDER}{name}s.xml"), name)
        }
    body = next((element for element in document.iter() if name_of(element) == "body"), None)
    if body is None:
        raise damaged(PROGRAM)
    return _Document(links=links, chunks=chunks, styles=styles, texts=texts).read(body)


def _if_there(archive: zipfile.ZipFile, name: str) -> str:
    return text_in(archive, name, PROGRAM) if name in archive.namelist() else ""


def _chunk(archive: zipfile.ZipFile, name: str) -> str:
    """A page that some web programs put into a document as it is, for Word to convert it: the inside of its body."""
    from clipper.capture.decode import decode_html
    from clipper.capture.files.mime import read_mime

    if name not in archive.namelist() or archive.getinfo(name).file_size > LARGEST_DOCUMENT:
        return ""
    content = archive.read(name)
    if name.endswith((".mht", ".mhtml")):
        page = read_mime(content).first("text/html")
        text = page.text if page else ""
    else:
        text = decode_html(content).text if name.endswith((".html", ".htm", ".xhtml")) else ""
    begin = _BODY.search(text)
    end = text.lower().rfind("</body")
    return text[begin.end() if begin else 0 : end if end >= 0 else len(text)]


def _targets(relations: str, kind: str) -> Mapping[str, str]:
    """Where relations of a kind lead, by the names under which the document refers to them."""
    found: dict[str, str] = {}
    for element in parse_feed(relations).iter() if relations else ():
        name, target = element.get("Id"), element.get("Target")
        if name and target and (element.get("Type") or "").endswith(f"/{kind}"):
            found[name] = target
    return found


def _notes(text: str, name: str) -> Iterator[Element]:
    """The notes of a file; lines that part them from the text are kept as such, too."""
    for element in parse_feed(text).iter() if text else ():
        if name_of(element) == name and attribute(element, "type") in ("", "normal"):
            yield element


@dataclass(slots=True, kw_only=True)
class _Document:
    """Writes a document as markup."""

    links: Mapping[str, str]
    chunks: Mapping[str, str]
    styles: WordStyles
    texts: dict[tuple[str, str], Element]
    """The notes that were not met yet, by the kind of their sign and their ids: a note that names itself ends so."""
    notes: Notes = field(default_factory=Notes)

    def read(self, body: Element) -> str:
        """The page that it becomes."""
        return f"<html><body>{joined(self._blocks(body))}{self.notes.markup()}</body></html>"

    def _blocks(self, parent: Element) -> Iterator[str | ListItem]:
        for element in parent:
            name = name_of(element)
            if name == "p":
                yield self._paragraph(element)
            elif name == "tbl":
                rows = (self._row(row) for row in element if name_of(row) == "tr")
                yield f"<table>{''.join(rows)}</table>"
            elif name == "altChunk":
                yield self.chunks.get(attribute(element, "id"), "")
            elif name in _AROUND:
                yield from self._blocks(element)

    def _row(self, row: Element) -> str:
        cells = ([joined([block]) for block in self._blocks(cell)] for cell in row if name_of(cell) == "tc")
        return "<tr>" + "".join(f"<td>{cell_markup(cell)}</td>" for cell in islice(cells, MOST_CELLS)) + "</tr>"

    def _paragraph(self, paragraph: Element) -> str | ListItem:
        words = "".join(self._inline(paragraph))
        if not words.strip():
            return ""
        properties = child(paragraph, "pPr")
        style = attribute(child(properties, "pStyle"), "val")
        level = self.styles.level(style, attribute(child(properties, "outlineLvl"), "val"))
        if level:
            return f"<h{level}>{words}</h{level}>"
        place = self.styles.place(style, child(properties, "numPr"))
        if place is not None:
            return ListItem(words=words, depth=place.depth, is_ordered=place.is_ordered)
        return f"<blockquote><p>{words}</p></blockquote>" if self.styles.is_quotation(style) else f"<p>{words}</p>"

    def _inline(self, parent: Element) -> Iterator[str]:
        for element in parent:
            name = name_of(element)
            if name == "r":
                yield self._run(element)
            elif name == "hyperlink":
                yield link(self.links.get(attribute(element, "id"), ""), "".join(self._inline(element)))
            elif name not in _LEFT_OUT:
                yield from self._inline(element)

    def _run(self, run: Element) -> str:
        properties = child(run, "rPr")
        if _is_on(child(properties, "vanish")):
            return ""
        words = "".join(self._piece(element) for element in run)
        dressed = _EMPHASIS.get(attribute(child(properties, "rStyle"), "val").lower())
        for tag, sign in (("b", "strong"), ("i", "em")):
            switch = child(properties, tag)
            if _is_on(switch) or (switch is None and dressed == tag):
                words = marked(words, sign)
        return words

    def _piece(self, element: Element) -> str:
        """What an element of a run says."""
        name = name_of(element)
        if name == "t":
            return escape(element.text or "")
        if name in ("tab", "ptab"):
            return " "
        if name in ("br", "cr"):
            return "<br>"
        note = self.texts.pop((name, attribute(element, "id")), None)
        if note is not None:
            return self.notes.add([joined([block]) for block in self._blocks(note)])
        return "\u2011" if name == "noBreakHyphen" else ""


def _is_on(switch: Element | None) -> bool:
    return switch is not None and attribute(switch, "val").lower() not in _OFF
