"""In which direction each block of a page is read: told where it is not that of the block around it (HTML 3.2.6.4)."""

from typing import TYPE_CHECKING

from clipper.text.direction import reads_rtl

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_BLOCKS = frozenset({"blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "td", "th", "ul"})
_LISTS = frozenset({"ol", "ul"})


def tell_directions(root: "Element", *, inherited: bool = False) -> None:
    """Give each block a `dir` whose first letter says another direction than that of the block around it. `inherited`: right to left."""
    for element in root:
        rtl = inherited
        if element.tag in _BLOCKS:
            rtl = _reads_rtl(element)
            if rtl != inherited:
                element.set("dir", "rtl" if rtl else "ltr")
        tell_directions(element, inherited=rtl)


def _reads_rtl(element: "Element") -> bool:
    """By its first piece of text that has a letter in it; a list by all of its items."""
    if element.tag in _LISTS:
        return len(element) > 0 and all(_reads_rtl(item) for item in element)
    for piece in element.itertext():
        if any(character.isalpha() for character in piece):
            return reads_rtl(piece)
    return False
