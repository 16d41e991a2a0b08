"""What the styles and lists of a Word document say of its paragraphs. Source: ECMA-376, part 1, 17.7 (styles) and 17.9 (numbering)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from clipper.capture.files.office_xml import attribute, child, name_of
from clipper.capture.page.tree import Element, parse_feed

MOST_PARENTS = 20
"""Styles that rest on styles; a circle ends here."""
_HEADING = re.compile(r"(?:heading|überschrift|titre|titolo|título|ttulo|berschrift|kop|rubrik|nagwek)\s?(?P<level>[1-6])$", re.IGNORECASE)
_TITLES = frozenset({"title", "titel", "titre0", "titolo0"})
_QUOTES = frozenset({"quote", "intense quote", "quotations", "block text"})
_NTH = re.compile(r"\s([2-5])$")
"""A list's second style is its second level."""
_NO_NUMBERS = frozenset({"bullet", "none", ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What a style says itself."""

    name: str
    parent: str
    outline: str
    number: Element | None
    """Its `numPr`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a paragraph stands in a list."""

    depth: int
    is_ordered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WordStyles:
    """The styles by their ids, and how each level of each list counts."""

    styles: Mapping[str, Style] = field(default_factory=dict[str, Style])
    formats: Mapping[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    """By the list's number and level; empty where it is not told."""

    def level(self, style: str, outline: str) -> int:
        """Of a heading, 0 for any other paragraph."""
        line = list(self._line(style))
        if style.lower() in _TITLES or any(each.name in _TITLES for each in line):
            return 1
        for name in (style, *(each.name for each in line)):
            heading = _HEADING.match(name)
            if heading:
                return int(heading["level"])
        outline = outline or next((each.outline for each in line if each.outline), "")
        return int(outline) + 1 if outline in tuple("012345") else 0

    def is_quotation(self, style: str) -> bool:
        """Whether its style sets it off as one."""
        return any(each.name in _QUOTES for each in self._line(style))

    def place(self, style: str, number: Element | None) -> Place | None:
        """In a list, by its own number or that of its style."""
        line = list(self._line(style))
        number = number if number is not None else next((each.number for each in line if each.number is not None), None)
        which = attribute(child(number, "numId"), "val")
        if number is None or which == "0":
            return None
        told = attribute(child(number, "ilvl"), "val")
        kind = self.formats.get((which, told or "0"), "bullet")
        if kind == "none":
            return None
        nth = _NTH.search(line[0].name) if line and not told else None
        depth = int(nth[1]) - 1 if nth else int(told) if told.isdigit() and len(told) == 1 else 0
        return Place(depth=depth, is_ordered=kind not in _NO_NUMBERS)

    def _line(self, style: str) -> Iterator[Style]:
        """The style and those that it rests on."""
        for _ in range(MOST_PARENTS):
            found = self.styles.get(style)
            if found is None:
                return
            yield found
            style = found.parent


def word_styles(styles: str, numbering: str) -> WordStyles:
    """From the two files of the document; either may be empty."""
    return WordStyles(styles=dict(_styles(styles)) if styles else {}, formats=dict(_formats(numbering)) if numbering else {})


def _styles(text: str) -> Iterator[tuple[str, Style]]:
    for element in parse_feed(text).iter():
        if name_of(element) == "style":
            properties = child(element, "pPr")
            yield (
                attribute(element, "styleId"),
                Style(
                    name=attribute(child(element, "name"), "val").lower(),
                    parent=attribute(child(element, "basedOn"), "val"),
                    outline=attribute(child(properties, "outlineLvl"), "val"),
                    number=child(properties, "numPr"),
                ),
            )


def _formats(text: str) -> Iterator[tuple[tuple[str, str], str]]:
    """How each level of each list counts."""
    tree = parse_feed(text)
    abstract: dict[str, dict[str, str]] = {}
    for element in tree.iter():
        if name_of(element) == "abstractNum":
            levels = (level for level in element if name_of(level) == "lvl")
            abstract[attribute(element, "abstractNumId")] = {
                attribute(level, "ilvl"): attribute(child(level, "numFmt"), "val") for level in levels
            }
    for element in tree.iter():
        if name_of(element) == "num":
            for level, kind in abstract.get(attribute(child(element, "abstractNumId"), "val"), {}).items():
                yield (attribute(element, "numId"), level), kind
