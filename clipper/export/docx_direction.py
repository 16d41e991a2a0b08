"""Paragraphs of a Word document that are read from right to left (ECMA-376 part 1, 17.3.1.6 and 17.3.2.30)."""

from typing import Any

from clipper.export.docx_fields import element
from clipper.export.docx_look import QUOTE_STYLE, quotation_bar
from clipper.text.direction import reads_rtl

_BEHIND = (
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap"),
    *("w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle"),
    *("w:rPr", "w:sectPr", "w:pPrChange"),
)
"""What may stand behind the direction among the properties of a paragraph: their order is fixed."""
_COMPLEX = (("w:b", "w:bCs"), ("w:i", "w:iCs"))
"""Bold and italics have a name of their own in these scripts."""


def tell_directions(root: Any) -> None:
    """Mark each paragraph below `root` whose words begin in a script that is written from right to left, and its runs in such a script."""
    for paragraph in root.iter(_named(root, "w:p")):
        runs = [(run, "".join(text.text or "" for text in run.iter(_named(root, "w:t")))) for run in paragraph.iter(_named(root, "w:r"))]
        words = "".join(text for _, text in runs)
        if words.isascii():
            continue
        if reads_rtl(words):
            properties = paragraph.get_or_add_pPr()
            if properties.style == QUOTE_STYLE:
                properties.insert_element_before(_bar_on_the_right(), *_BEHIND)
            properties.insert_element_before(element("w:bidi"), *_BEHIND)
        for run, text in runs:
            if any(map(reads_rtl, text.split())):
                _mark(run)


def _bar_on_the_right() -> Any:
    """Instead of the style's: the sides of a border are those of the page."""
    borders = element("w:pBdr")
    borders.append(element("w:left", **{"w:val": "nil"}))
    borders.append(quotation_bar("w:right"))
    return borders


def _mark(run: Any) -> None:
    properties = run.get_or_add_rPr()
    for name, complex_name in _COMPLEX:
        found = properties.find(_named(run, name))
        if found is not None:
            found.addnext(element(complex_name))
    properties.append(element("w:rtl"))


def _named(root: Any, name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{root.nsmap[prefix]}}}{local}"
