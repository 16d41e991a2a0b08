"""What kind of block the text inside an element is."""

from dataclasses import dataclass

from clipper.capture.page.blocks import Box
from clipper.capture.page.tree import Element
from clipper.model.span import AttributeValue, SpanKind

MAX_CELL = 300
"""Characters of a table cell; a longer one means that the table lays out the page."""

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_PLAIN: dict[str, tuple[SpanKind, dict[str, AttributeValue]]] = {
    "dt": (SpanKind.PARAGRAPH, {}),
    "dd": (SpanKind.LIST_ITEM, {"depth": 1}),
    "figcaption": (SpanKind.CAPTION, {}),
    "caption": (SpanKind.CAPTION, {}),
    "pre": (SpanKind.CODE, {}),
    "listing": (SpanKind.CODE, {}),
    "xmp": (SpanKind.CODE, {}),
}
_FRESH = frozenset({"ul", "ol", "table", "section", "article", "main", "aside", "figure"})
"""Text directly in these is a paragraph, whatever they stand in; only a quotation reaches into them."""


_LEVELS = frozenset("123456")
DEFAULT_LEVEL = 2
"""The level of a heading by role that states none, as ARIA has it."""
MAX_DIGITS = 6


@dataclass(slots=True)
class Frame:
    """What a block element changes while the walk is inside it."""

    box: Box
    kind: SpanKind
    attributes: dict[str, AttributeValue]
    marks: int = 0
    """How many marks its style puts on all that stands in it."""


def stated_heading(element: Element, box: Box) -> Frame | None:
    """The frame of an element that only its role makes a heading."""
    if element.get("role") != "heading" or element.tag in _HEADINGS:
        return None
    level = element.get("aria-level") or ""
    return Frame(box, SpanKind.HEADING, {"level": int(level) if level in _LEVELS else DEFAULT_LEVEL})


def set_number(tag: str, element: Element, box: Box, counts: dict[Box, int]) -> None:
    """Go on counting from where the list or the item says."""
    stated = element.get("start" if tag == "ol" else "value") if tag in ("ol", "li") else None
    counted = box if tag == "ol" else box.parent
    if stated and counted is not None and stated.isascii() and stated.isdecimal() and len(stated) <= MAX_DIGITS:
        counts[counted] = int(stated) - 1


def frame_of(tag: str, box: Box, outer: Frame, counts: dict[Box, int]) -> Frame:
    """The kind that text directly inside this element has. `counts` numbers the items of ordered lists."""
    if tag in _HEADINGS:
        return Frame(box, SpanKind.HEADING, {"level": _HEADINGS[tag]})
    if tag == "li":
        return Frame(box, SpanKind.LIST_ITEM, _item(box, counts))
    if tag in _PLAIN:
        kind, attributes = _PLAIN[tag]
        return Frame(box, kind, attributes)
    if tag == "blockquote":
        depth = 1 + (int(outer.attributes.get("depth", 1)) if outer.kind is SpanKind.QUOTE else 0)
        return Frame(box, SpanKind.QUOTE, {"depth": depth})
    is_button_of_listing = tag == "button" and outer.kind is SpanKind.CODE
    if is_button_of_listing or (tag in _FRESH and outer.kind is not SpanKind.QUOTE):
        return Frame(box, SpanKind.PARAGRAPH, {})
    return Frame(box, outer.kind, outer.attributes)


def _item(box: Box, counts: dict[Box, int]) -> dict[str, AttributeValue]:
    depth = max(1, sum(ancestor.tag in ("ul", "ol", "menu") for ancestor in box.ancestors()))
    attributes: dict[str, AttributeValue] = {"depth": depth}
    around = box.parent
    if around is not None and around.tag == "ol":
        counts[around] = counts.get(around, 0) + 1
        attributes |= {"ordered": True, "number": counts[around]}
    return attributes


def is_rows(table: Element) -> bool:
    """Whether a table holds rows of values and not the page's layout."""
    rows = 0
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        rows += len(cells) > 1
        for cell in cells:
            if next(cell.iter("table", "h1", "h2", "h3", "article", "section", "figure"), None) is not None:
                return False
            if len("".join(cell.itertext())) > MAX_CELL:
                return False
    return rows > 1
