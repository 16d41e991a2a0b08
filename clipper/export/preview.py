"""Markdown of a brief as HTML to look at: nothing in it can run, load or reach anything, and no text makes it slow.

Raw HTML is shown as it was typed, images are named and not loaded, links keep only web, mail and the program's own addresses.
"""

import html
import re
from typing import TYPE_CHECKING

from clipper.export.arrange import slug
from clipper.export.front_matter import split_front_matter
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
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|clipper://|#)", re.IGNORECASE)
_BLANK = re.compile(r"[\s\x00-\x20]+")


def to_html(markdown: str) -> str:
    """The body of the page as HTML. Front matter and the markers of regions are left out."""
    _, text = split_front_matter(markdown.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff"))
    if len(text) > MAX_LENGTH:
        return f"<pre>{html.escape(text[:MAX_LENGTH])}</pre>"
    lines = (line for line in text.split("\n") if not MARKER.match(line.rstrip()))
    try:
        return _converter().convert(bounded("\n".join(lines)))
    except RecursionError:
        return f"<pre>{html.escape(text)}</pre>"


def bounded(text: str) -> str:
    """The same Markdown, but a paragraph that only a machine would write is shown as plain text."""
    text = _DEEP_INDENT.sub(" " * (MAX_DEPTH * 4 - 4), _DEEP_QUOTE.sub(r"\1 ", text))
    pieces = _PARAGRAPHS.split(text)
    return "".join(_SPECIAL.sub(r"\\\g<0>", piece) if len(_SPECIAL.findall(piece)) > MAX_SPECIALS else piece for piece in pieces)


def _converter() -> "Converter":
    from markdown import Markdown
    from markdown.treeprocessors import Treeprocessor

    class OnlySafe(Treeprocessor):
        def run(self, root: "Element") -> None:
            make_safe(root)

    converter = Markdown(
        extensions=["footnotes", "fenced_code", "tables", "sane_lists", "toc"],
        extension_configs={"toc": {"slugify": _anchor, "marker": ""}, "footnotes": {"BACKLINK_TEXT": "↩"}},
    )
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    converter.treeprocessors.register(OnlySafe(converter), "only_safe", 0)
    return converter


def _anchor(title: str, _separator: str) -> str:
    return slug(title)


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
