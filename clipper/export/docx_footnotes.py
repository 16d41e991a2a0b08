"""Real footnotes for a Word document: a part of the package, referred to from the text (ECMA-376 part 1, 11.3.7 and 17.11)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from clipper.export.docx_direction import tell_directions
from clipper.export.docx_fields import element, linked_run, text_element, xml_of
from clipper.export.docx_look import NOTE_STYLE

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_FIRST = 1
"""-1 and 0 are the separators that every document with footnotes has."""


class Footnotes:
    """The footnotes of one document. A source that is cited again gets a footnote of its own, as the format wants it."""

    def __init__(self, document: "Document") -> None:
        self._document = document
        self._notes: list[list[tuple[str, str]]] = []

    def refer(self, paragraph: "Paragraph", name: str, pieces: Sequence[tuple[str, str]]) -> None:
        """Put a reference at the end of the paragraph to a footnote with these words, each with its address or none."""
        del name
        self._notes.append(list(pieces))
        run, properties = element("w:r"), element("w:rPr")
        properties.append(element("w:vertAlign", **{"w:val": "superscript"}))
        run.append(properties)
        run.append(element("w:footnoteReference", **{"w:id": str(len(self._notes) - 1 + _FIRST)}))
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
        for number, pieces in enumerate(self._notes, start=_FIRST):
            root.append(_note(number, pieces, part))
        tell_directions(root)
        part._blob = _serialized(root)
        self._document.part.relate_to(part, _RELATION)


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
    mark, properties = element("w:r"), element("w:rPr")
    properties.append(element("w:vertAlign", **{"w:val": "superscript"}))
    mark.append(properties)
    mark.append(element("w:footnoteRef"))
    paragraph.append(mark)
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
