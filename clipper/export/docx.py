"""A brief as a Word document: headings, a contents table, block quotes, links, and real footnotes.

python-docx writes the document; it knows no footnotes, so `docx_footnotes` adds their part (ECMA-376 part 1, 17.11).
"""

import io
import itertools
import re
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from clipper.export.document import footnotes_of, parse
from clipper.export.docx_direction import tell_directions
from clipper.export.docx_fields import add_bookmark, add_contents, add_link, xml_of
from clipper.export.docx_fields import element as word_element
from clipper.export.docx_footnotes import Footnotes
from clipper.export.docx_look import QUOTE_STYLE, dress
from clipper.text.canonical import clean_characters

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_BLANKS = re.compile(r"[ \t\n]+")
_LIST_STYLES = {"ul": "ListBullet", "ol": "ListNumber"}
_QUOTE_INDENT_PT = 18
_DEEPEST_LIST = 3
"""Word's template has styles for so many levels."""


def write_docx(markdown: str, *, title: str) -> bytes:
    """The Markdown of a brief as the bytes of a `.docx`."""
    import docx

    document = docx.Document()
    dress(document)
    document.core_properties.title = clean_characters(title)
    document.core_properties.author = ""
    document.core_properties.comments = ""
    root = parse(markdown)
    writer = _Writer(document, footnotes_of(root))
    writer.blocks(root)
    writer.finish()
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


class _Writer:
    """Walks over the brief and adds to the document."""

    def __init__(self, document: "Document", notes: dict[str, Element]) -> None:
        self._document = document
        self._notes = notes
        self._bookmarks = itertools.count(1)
        self.footnotes = Footnotes(document, self._bookmarks)
        self._body: Any = xml_of(document).body
        self._section: Any = self._body.sectPr
        self._body.remove(self._section)

    def blocks(self, parent: Element, *, quote: int = 0, depth: int = 0) -> None:
        after_heading = False
        for element in parent:
            self.block(element, quote=quote, depth=depth)
            if after_heading and element.tag == "p":
                self._keep_with_next()
            after_heading = element.tag in _HEADINGS

    def _keep_with_next(self) -> None:
        """The line under a heading tells whose report it is: it stays with what it reports."""
        from docx.text.paragraph import Paragraph

        Paragraph(self._body[-1], self._document).paragraph_format.keep_with_next = True

    def block(self, element: Element, *, quote: int = 0, depth: int = 0) -> None:
        match element.tag:
            case tag if tag in _HEADINGS:
                self._heading(element)
            case "blockquote":
                self.blocks(element, quote=quote + 1, depth=depth)
            case "ul" | "ol":
                self._list(element, quote=quote, depth=depth)
            case "pre":
                self._code(element)
            case "table":
                self._table(element)
            case "hr":
                self._run(self._add(), "* * *", frozenset())
            case "div":
                pass  # the footnotes, which have a part of their own
            case _:
                self._inline(self._paragraph(quote), element)

    def _add(self, style: str = "") -> "Paragraph":
        """A paragraph at the end. python-docx's own way looks through all that is there already, for each one."""
        from docx.text.paragraph import Paragraph

        made = word_element("w:p")
        self._body.append(made)
        if style:
            made.style = style
        return Paragraph(made, self._document)

    def finish(self) -> None:
        """The properties of the section stand behind everything else."""
        tell_directions(self._body)
        self.footnotes.finish()
        self._body.append(self._section)

    def _paragraph(self, quote: int) -> "Paragraph":
        from docx.shared import Pt

        paragraph = self._add(QUOTE_STYLE if quote else "")
        if quote:
            paragraph.paragraph_format.left_indent = Pt(_QUOTE_INDENT_PT * quote)
        return paragraph

    def _heading(self, element: Element) -> None:
        level = int(element.tag[1])
        paragraph = self._add("Title" if level == 1 else f"Heading{level - 1}")
        self._inline(paragraph, element)
        anchor = element.get("id")
        if anchor:
            add_bookmark(paragraph, anchor, next(self._bookmarks))

    def _list(self, element: Element, *, quote: int, depth: int) -> None:
        if self._is_contents(element):
            add_contents(self._add, [(link.get("href", "")[1:], "".join(link.itertext())) for link in element.iter("a")])
            return
        level = min(depth + 1, _DEEPEST_LIST)
        style = _LIST_STYLES[element.tag] + (str(level) if level > 1 else "")
        for item in element:
            paragraph = self._add(style)
            self._inline(paragraph, item, own=True)
            for number, child in enumerate(item):
                if child.tag in ("ul", "ol"):
                    self._list(child, quote=quote, depth=depth + 1)
                elif child.tag == "p" and number == 0 and not (item.text or "").strip():
                    self._inline(paragraph, child)
                elif child.tag in _BLOCKS:
                    self.block(child, quote=quote + 1, depth=depth + 1)

    def _is_contents(self, element: Element) -> bool:
        """A list of nothing but links into the brief itself."""
        links = list(element.iter("a"))
        words = "".join("".join(link.itertext()) for link in links)
        whole = "".join(element.itertext())
        inside = all(link.get("href", "").startswith("#") and not link.get("class") for link in links)
        return bool(links) and inside and _BLANKS.sub("", words) == _BLANKS.sub("", whole)

    def _code(self, element: Element) -> None:
        for line in "".join(element.itertext()).rstrip("\n").split("\n"):
            self._run(self._add("NoSpacing"), line, {"code"})

    def _table(self, element: Element) -> None:
        rows = [list(row) for row in element.iter("tr")]
        self._body.append(self._section)  # a table's width is that of the section
        table = self._document.add_table(rows=len(rows), cols=max(len(row) for row in rows), style="Table Grid")
        self._body.remove(self._section)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                self._inline(table.cell(number, column).paragraphs[0], cell)

    def _inline(self, paragraph: "Paragraph", element: Element, marks: frozenset[str] = frozenset(), *, own: bool = False) -> None:
        """The words of an element with their marks; with `own` without the blocks in it."""
        self._words(paragraph, element.text, marks)
        for child in element:
            name = child.get("data-note")
            if name:
                self._footnote(paragraph, name)
            elif child.tag == "br":
                paragraph.add_run().add_break()
            elif child.tag == "a" and child.get("href"):
                add_link(paragraph, child.get("href", ""), _BLANKS.sub(" ", clean_characters("".join(child.itertext()))))
            elif not (own and child.tag in _BLOCKS):
                self._inline(paragraph, child, marks | {child.tag})
            if not (own and child.tag in _BLOCKS):
                self._words(paragraph, child.tail, marks)

    def _words(self, paragraph: "Paragraph", text: str | None, marks: frozenset[str]) -> None:
        words = _BLANKS.sub(" ", text or "")
        if words.strip() or (words and paragraph.runs):
            self._run(paragraph, words if paragraph.runs else words.lstrip(), marks)

    def _run(self, paragraph: "Paragraph", text: str, marks: "frozenset[str] | set[str]") -> None:
        run = paragraph.add_run(clean_characters(text))
        run.bold = True if "strong" in marks else None
        run.italic = True if "em" in marks else None
        if "code" in marks:
            run.font.name = "Courier New"

    def _footnote(self, paragraph: "Paragraph", name: str) -> None:
        note = self._notes.get(name)
        if note is not None:
            self.footnotes.refer(paragraph, name, _pieces(note))


def _pieces(note: Element) -> list[tuple[str, str]]:
    """(words, address) of a footnote; the address is empty for plain words."""
    pieces: list[tuple[str, str]] = []

    def walk(element: Element) -> None:
        pieces.append((element.text or "", ""))
        for child in element:
            href = child.get("href", "") if child.tag == "a" else ""
            if href:
                pieces.append(("".join(child.itertext()), href))
            else:
                walk(child)
            pieces.append((child.tail or "", ""))

    walk(note)
    cleaned = [(_BLANKS.sub(" ", clean_characters(words)), href) for words, href in pieces]
    while cleaned and not cleaned[0][0].strip():
        cleaned.pop(0)
    while cleaned and not cleaned[-1][0].strip():
        cleaned.pop()
    return [piece for piece in cleaned if piece[0]]


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = frozenset({"ul", "ol", "p", "blockquote", "pre", "table", "div"})
