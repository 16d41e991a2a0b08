"""A page's words as a browser copies them: a line for each block, a blank one around a paragraph, tabs between the cells of a row.

Follows the rendered text of https://html.spec.whatwg.org/multipage/dom.html#the-innertext-idl-attribute as far as a page can be read
without its styles, with what browsers add to it on a clipboard: the alternative texts of images, the bullets of lists.
"""

import re
from dataclasses import dataclass, field

from clipper.capture.page.tree import Element, walk
from clipper.capture.page.walk import INLINE, SKIPPED

_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote"})
"""Elements with a blank line around them."""
_CELLS = frozenset({"td", "th"})
_LISTS = frozenset({"ul", "ol", "menu"})
_WITHIN = INLINE | {"br", "img", "td", "th", "tr", "tbody", "thead", "tfoot"}
"""What goes on in its line, and the pieces of a table, which end theirs by signs of their own."""
_BULLET = "• "
_SPACE = re.compile("[ \t\r\n\f]+")
"""What HTML collapses; an ideographic space stays."""


@dataclass(slots=True)
class _Writer:
    """The text so far, and what has to stand before the next word."""

    pieces: list[str] = field(default_factory=list[str])
    breaks: int = 0
    """Line ends that blocks ask for; of several the most counts."""
    is_blank: bool = True
    """Whether nothing but a blank could stand here: at the start of a line or behind one."""

    def words(self, text: str | None, *, verbatim: bool = False) -> None:
        """Words of the line that is being written."""
        if not text:
            return
        said = text if verbatim else _SPACE.sub(" ", text)
        if self.is_blank or self.breaks:
            said = said if verbatim else said.lstrip(" ")
        if not said:
            return
        self._settle()
        self.pieces.append(said)
        self.is_blank = said.endswith((" ", "\n"))

    def end_line(self, breaks: int) -> None:
        """A block begins or ends."""
        if self.pieces:
            self.breaks = max(self.breaks, breaks)

    def sign(self, sign: str) -> None:
        """A tab or a line end that stands whatever is around it."""
        self._settle()
        self.pieces.append(sign)
        self.is_blank = True

    def _settle(self) -> None:
        if self.breaks:
            self.pieces.append("\n" * self.breaks)
            self.breaks = 0


def text_of_tree(root: Element) -> str:
    """The text of a page. The tree stays as it is."""
    writer, bullets, verbatim = _Writer(), list[str](), 0
    walker = walk(root)
    for event, element in walker:
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if event == "start" and tag in SKIPPED:
            walker.skip_subtree()
        elif event == "start":
            verbatim += tag == "pre"
            _begin(writer, tag, element, bullets)
            writer.words(element.text, verbatim=verbatim > 0)
        else:
            verbatim -= tag == "pre"
            if tag not in SKIPPED:
                _end(writer, tag, element, bullets)
            if element is not root:
                writer.words(element.tail, verbatim=verbatim > 0)
    return "".join(writer.pieces)


def _begin(writer: _Writer, tag: str, element: Element, bullets: list[str]) -> None:
    if tag == "br":
        writer.sign("\n")
    elif tag == "img":
        writer.words(element.get("alt"))
    elif tag in _LISTS:
        bullets.append("" if tag == "ol" else _BULLET)
    if tag not in _WITHIN:
        writer.end_line(_breaks(tag))
    if tag == "li" and bullets:
        writer.words(bullets[-1])


def _end(writer: _Writer, tag: str, element: Element, bullets: list[str]) -> None:
    if tag in _CELLS and _has_next_cell(element):
        writer.sign("\t")
    elif tag == "tr":
        writer.end_line(1)
    elif tag not in _WITHIN:
        writer.end_line(_breaks(tag))
    if tag in _LISTS and bullets:
        bullets.pop()


def _breaks(tag: str) -> int:
    """The line ends that a block asks for."""
    return 2 if tag in _PARAGRAPHS else 1


def _has_next_cell(cell: Element) -> bool:
    """Whether a further cell stands in its row."""
    following = cell.getnext()
    while following is not None and not isinstance(following.tag, str):
        following = following.getnext()
    return following is not None and following.tag in _CELLS
