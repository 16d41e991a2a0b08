"""Markdown of a brief as HTML to look at: nothing in it can run, load or reach anything, and no text makes it slow.

Raw HTML is shown as it was typed, images are named and not loaded, links keep only web, mail and the program's own addresses.
"""

import html
import re
from typing import TYPE_CHECKING

from clipper.export.arrange import Anchors
from clipper.export.directions import tell_directions
from clipper.export.front_matter import split_front_matter
from clipper.export.list_indents import four_blanks_a_level
from clipper.export.regions import MARKER

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown as Converter

MAX_LENGTH = 4_000_000
"""Characters: a brief of 1,000 clippings has half of it."""
MAX_SPECIALS = 400
"""Brackets, stars, backquotes and underlines in one paragraph: their cost grows with the square, and no prose has so many."""
MAX_DEPTH = 12
"""Levels of quotes or lists: their cost grows with the power."""
_SPECIAL = re.compile(r"(?<!\\)[\[\]*_`!(]")
_DEEP_QUOTE = re.compile(rf"^((?:[ \t]*>){{{MAX_DEPTH}}})[> \t]+", re.MULTILINE)
_DEEP_INDENT = re.compile(rf"^[ \t]{{{MAX_DEPTH * 4},}}", re.MULTILINE)
_PARAGRAPHS = re.compile(r"(\n[ \t>]*\n)")
_ITEMS = re.compile(r"\n(?=[ \t>]*(?:[-*+][ \t]|\d+[.)][ \t]|\[\^))")
QUOTE_PRIORITY = 20
"""That of python-markdown's own."""
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|clipper://|#)", re.IGNORECASE)
_BLANK = re.compile(r"[\s\x00-\x20]+")


def to_html(markdown: str) -> str:
    """The body of the page as HTML. Front matter and the markers of regions are left out."""
    _, text = split_front_matter(markdown.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff"))
    if len(text) > MAX_LENGTH:
        return f"<pre>{html.escape(text[:MAX_LENGTH])}</pre>"
    lines = (line for line in text.split("\n") if not MARKER.match(line.rstrip()))
    try:
        return _converter().convert(bounded(four_blanks_a_level("\n".join(lines))))
    except RecursionError:
        return f"<pre>{html.escape(text)}</pre>"


def bounded(text: str) -> str:
    """The same Markdown, but a paragraph that only a machine would write is shown as code."""
    text = _DEEP_INDENT.sub(" " * (MAX_DEPTH * 4 - 4), _DEEP_QUOTE.sub(r"\1 ", text))
    pieces = _PARAGRAPHS.split(text)
    return "".join(_as_code(piece) if _is_too_much(piece) else piece for piece in pieces)


def _is_too_much(piece: str) -> bool:
    """Whether one of its list items, or the paragraph, has more special characters than any prose."""
    if len(_SPECIAL.findall(piece)) <= MAX_SPECIALS:
        return False
    return any(len(_SPECIAL.findall(item)) > MAX_SPECIALS for item in _ITEMS.split(piece))


def _as_code(piece: str) -> str:
    """The piece between fences that it does not hold itself."""
    longest = max((len(run) for run in re.findall("~+", piece)), default=0)
    fence = "~" * max(3, longest + 1)
    return f"\n{fence}\n{piece}\n{fence}\n"


def _converter() -> "Converter":
    from markdown import Markdown
    from markdown.blockprocessors import BlockQuoteProcessor
    from markdown.treeprocessors import Treeprocessor

    class OnlySafe(Treeprocessor):
        def run(self, root: "Element") -> None:
            make_safe(root)
            tell_directions(root)

    class QuotesApart(BlockQuoteProcessor):
        """Two quotations with a blank line between them are two (CommonMark 0.31, 5.1)."""

        def lastChild(self, parent: "Element") -> None:  # noqa: N802 (python-markdown's signature)
            """Nothing that the next one could be joined to."""

    anchors = Anchors()

    def anchor(title: str, _separator: str) -> str:
        return anchors.next(title)

    converter = Markdown(
        extensions=["footnotes", "fenced_code", "tables", "sane_lists", "toc"],
        extension_configs={"toc": {"slugify": anchor, "marker": ""}, "footnotes": {"BACKLINK_TEXT": "↩", "USE_DEFINITION_ORDER": False}},
    )
    converter.parser.blockprocessors.register(QuotesApart(converter.parser), "quote", QUOTE_PRIORITY)
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    converter.treeprocessors.register(OnlySafe(converter), "only_safe", 0)
    return converter


def make_safe(root: "Element") -> None:
    """Images become their alternative text; a link to anywhere else loses its address."""
    for element in root.iter():
        if element.tag == "img":
            alternative = element.get("alt") or "image"
            tail = element.tail
            element.clear()
            element.tag, element.text, element.tail = "em", f"[{alternative}]", tail
        elif element.tag == "a":
            href = _BLANK.sub("", html.unescape(element.get("href") or ""))
            if not _SAFE_LINK.match(href):
                element.attrib.pop("href", None)
