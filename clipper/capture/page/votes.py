"""What another extractor takes for the body, as votes on the page's own blocks.

trafilatura's fast mode is the voter. Its answer is lines of text; they are found again among the page's blocks, so that the blocks
keep their links, their emphasis and their place.
"""

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from clipper.capture.page.blocks import Block
from clipper.model.span import SpanKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_DEPTH = 200
"""Levels of nesting; the voter walks trees by recursion, and no article is deeper."""
MAX_ELEMENTS = 60_000
"""Elements of a page that the voter is asked about; beyond, it would take seconds."""
SUBSTRING_CHARACTERS = 25
"""A text of this length that stands inside a voted line is meant; a shorter one must be the line."""


def squeezed(text: str) -> str:
    """Without blanks: extractors differ in where they put them."""
    return "".join(text.split())


def voted_lines(root: "HtmlElement") -> list[str]:
    """The lines of the voter's body; none where it finds none, or fails."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = trafilatura.bare_extraction(root, fast=True, include_comments=False, with_metadata=False)
    except Exception:  # noqa: BLE001 - a library's own failure on a strange page is no vote
        return []
    body = getattr(document, "body", None)
    if body is None:
        return []
    lines = list[str]()
    for element in body.iter("p", "head", "item", "quote", "row", "code", "ab", "cell"):
        text = "\n".join(element.itertext())
        lines.extend(line for line in text.split("\n") if line.strip())
    return lines


def votes(blocks: Sequence[Block], lines: Sequence[str]) -> list[bool]:
    """For each block whether it stands in these lines."""
    keys = {squeezed(line) for line in lines}
    joined = "".join(squeezed(line) for line in lines)
    found = list[bool]()
    for block in blocks:
        key = squeezed(block.text)
        is_voted = block.kind is not SpanKind.IMAGE and (key in keys or (len(key) >= SUBSTRING_CHARACTERS and key in joined))
        found.append(is_voted)
    return found
