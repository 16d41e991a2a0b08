"""How a brief looks in Word: the page, its number, the styles of quotations and footnotes (ECMA-376 part 1, 17.3 and 17.7)."""

from typing import TYPE_CHECKING, Any

from clipper.export.docx_fields import element, xml_of

if TYPE_CHECKING:
    from docx.document import Document

A4_MM = (210, 297)
MARGIN_MM = 24
BODY_PT, NOTE_PT = 11, 9
QUOTE_BAR = "9DB4D3"
NOTE_STYLE = "FootnoteText"
QUOTE_STYLE = "Quote"


def dress(document: "Document") -> None:
    """Set up a document that is still empty."""
    _page(document)
    _numbers(document)
    _body(document)
    _quotation(document)
    _note(document)


def _page(document: "Document") -> None:
    from docx.shared import Mm

    for section in document.sections:
        section.page_width, section.page_height = Mm(A4_MM[0]), Mm(A4_MM[1])
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN_MM)


def _numbers(document: "Document") -> None:
    """The number of the page, and of how many, at the foot."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for number, instruction in enumerate(("PAGE", "NUMPAGES")):
        if number:
            paragraph.add_run(" / ").font.size = Pt(NOTE_PT)
        field = element("w:fldSimple", **{"w:instr": instruction})
        run = paragraph.add_run("1")
        run.font.size = Pt(NOTE_PT)
        field.append(xml_of(run))
        xml_of(paragraph).append(field)


def _body(document: "Document") -> None:
    from docx.shared import Pt

    normal: Any = document.styles["Normal"]
    normal.font.size = Pt(BODY_PT)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.widow_control = True


def _quotation(document: "Document") -> None:
    """Upright, beside a bar, and never parted from its label."""
    from docx.shared import Pt

    quote: Any = document.styles[QUOTE_STYLE]
    quote.font.italic = quote.font.cs_italic = False
    quote.paragraph_format.keep_with_next = True
    quote.paragraph_format.space_before, quote.paragraph_format.space_after = Pt(6), Pt(3)
    borders = element("w:pBdr")
    borders.append(quotation_bar("w:left"))
    properties = xml_of(quote).get_or_add_pPr()
    following = [child for child in properties if child.tag.rpartition("}")[2] in ("spacing", "ind", "jc", "rPr")]
    if following:
        following[0].addprevious(borders)
    else:
        properties.append(borders)


def quotation_bar(side: str) -> Any:
    """The border on one side of a quotation."""
    return element(side, **{"w:val": "single", "w:sz": "12", "w:space": "8", "w:color": QUOTE_BAR})


def _note(document: "Document") -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    styles: Any = document.styles
    note = styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
    xml_of(note).styleId = NOTE_STYLE
    note.base_style = styles["Normal"]
    note.font.size = Pt(NOTE_PT)
    note.paragraph_format.space_after = Pt(2)
