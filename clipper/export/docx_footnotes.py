"""Real footnotes for a Word document: a part of the package, referred to from the text (ECMA-376 part 1, 11.3.7 and 17.11)."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast

from clipper.export.docx_direction import tell_directions
from clipper.export.docx_fields import element, field_runs, linked_run, put_bookmark_around, text_element, xml_of
from clipper.export.docx_look import NOTE_STYLE

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_FIRST = 1
"""-1 and 0 are the separators that every document with footnotes has."""


class Footnotes:
    """The footnotes of one document.

    A source that is cited again refers to the footnote that it has: its number is a field that Word brings up to date, as its own command
    for cross-references makes one (NOTEREF, ECMA-376 part 1, 17.16.5.36). So each number means one source, as in the Markdown.
    """

    def __init__(self, document: "Document", bookmarks: Iterator[int]) -> None:
        self._document = document
        self._bookmarks = bookmarks
        self._notes: dict[str, tuple[int, Sequence[tuple[str, str]]]] = {}
        """By name: the number, and the words with their addresses."""
        self._first: dict[str, Any] = {}
        """The run that refers to a footnote first, until a second one does."""

    def refer(self, paragraph: "Paragraph", name: str, pieces: Sequence[tuple[str, str]]) -> None:
        """Put a reference at the end of the paragraph to the footnote of this name with these words, each with its address or none."""
        if name in self._notes:
            self._refer_again(paragraph, name)
            return
        number = len(self._notes) + _FIRST
        self._notes[name] = number, list(pieces)
        self._first[name] = _raised(element("w:footnoteReference", **{"w:id": str(number)}))
        xml_of(paragraph).append(self._first[name])

    def _refer_again(self, paragraph: "Paragraph", name: str) -> None:
        number, _ = self._notes[name]
        bookmark = f"_Ref{number:08}"  # an underscore hides it from Word's list of bookmarks
        first = self._first.pop(name, None)
        if first is not None:
            put_bookmark_around(first, bookmark, next(self._bookmarks))
        for run in field_runs(f" NOTEREF {bookmark} \\f \\h ", _raised(text_element(str(number)))):
            xml_of(paragraph).append(run)

    def finish(self) -> None:
        """Add the part to the package; nothing where there is no footnote."""
        if not self._notes:
            return
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        part: Any = Part(PackURI("/word/footnotes.xml"), _CONTENT_TYPE, b"", self._document.part.package)
        root = element("w:footnotes")
        root.append(_separator(-1, "separator"))
        root.append(_separator(0, "continuationSeparator"))
        for number, pieces in self._notes.values():
            root.append(_note(number, pieces, part))
        tell_directions(root)
        part._blob = _serialized(root)
        self._document.part.relate_to(part, _RELATION)


def _raised(content: Any) -> Any:
    """A run with this in it, in the look of a number of a footnote."""
    run, properties = element("w:r"), element("w:rPr")
    properties.append(element("w:vertAlign", **{"w:val": "superscript"}))
    run.append(properties)
    run.append(content)
    return run


def _separator(number: int, kind: str) -> Any:
    note, paragraph, run = element("w:footnote", **{"w:type": kind, "w:id": str(number)}), element("w:p"), element("w:r")
    run.append(element(f"w:{kind}"))
    paragraph.append(run)
    note.append(paragraph)
    return note


def _note(number: int, pieces: Sequence[tuple[str, str]], part: Any) -> Any:
    from docx.opc.constants import RELATIONSHIP_TYPE

    note, paragraph = element("w:footnote", **{"w:id": str(number)}), element("w:p")
    look = element("w:pPr")
    look.append(element("w:pStyle", **{"w:val": NOTE_STYLE}))
    paragraph.append(look)
    paragraph.append(_raised(element("w:footnoteRef")))
    for words, href in [(" ", ""), *pieces]:
        if href.startswith(("http", "mailto:")):
            link = element("w:hyperlink", **{"r:id": part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)})
            link.append(linked_run(words))
            paragraph.append(link)
        else:
            run = element("w:r")
            run.append(text_element(words))
            paragraph.append(run)
    note.append(paragraph)
    return note


def _serialized(root: Any) -> bytes:
    from docx.oxml import xmlchemy

    etree: Any = cast("Any", xmlchemy).etree
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
