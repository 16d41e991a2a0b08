"""What another extractor takes for the body, as votes on the page's own blocks.

trafilatura's fast mode is the voter. Its answer is lines of text; they are found again among the page's blocks, so that the blocks
keep their links, their emphasis and their place. Where it left much of the page's prose out, its slow mode is asked too.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from clipper.capture.page.blocks import Block
from clipper.capture.page.tree import Element, strip

MAX_DEPTH = 200
"""Levels of nesting; the voter walks trees by recursion, and no article is deeper."""
MAX_ELEMENTS = 60_000
"""Elements of a page that the voter is asked about; beyond, it would take seconds."""
SUBSTRING_CHARACTERS = 25
"""A text of this length that stands inside a voted line is meant; a shorter one must be the line."""


DOUBT = 0.6
"""A voter that took less than this share of the page's prose is doubted: one page in ten, and there the slow mode is right more often."""
PROSE_CHARACTERS = 80
PROSE_LINKS = 0.4
"""A block of this length, of which less than this share is links, reads like a paragraph."""


_UNREAD = ("script", "style", "svg", "noscript", "template", "iframe", "link", "meta", "canvas")
"""Taken out before the voter copies the tree several times over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """For each block whether the fast and the slow mode took it; the slow one repeats the fast one where it was not asked."""

    fast: Sequence[bool]
    slow: Sequence[bool]


def squeezed(text: str) -> str:
    """Without blanks: extractors differ in where they put them."""
    return "".join(text.split())


def is_prose(block: Block) -> bool:
    """Whether a block reads like a paragraph."""
    length = len(block.text)
    return length >= PROSE_CHARACTERS and block.link_characters < PROSE_LINKS * length


def _lines(root: Element, *, fast: bool) -> list[str]:
    """The lines of the voter's body; none where it finds none, or fails."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = trafilatura.bare_extraction(cast("Any", root), fast=fast, include_comments=False, with_metadata=False)
    except Exception:
        return []
    body = getattr(document, "body", None)
    if body is None:
        return []
    return list(texts_of(body))


_LINES = frozenset({"p", "head", "item", "quote", "row", "code", "ab", "cell", "span"})
"""The voter's elements that hold a line of text, or several."""


def texts_of(body: Element) -> Iterator[str]:
    """The lines of the voter's body: of its elements, of whole rows, and what stands bare behind an element or before all."""
    for element in body.iter():
        if element.tag in _LINES:
            text = "\n".join(element.itertext())
            yield from text.split("\n")
            if element.tag == "row":
                yield text
        yield element.tail or ""
    yield body.text or ""


def votes_of_lines(blocks: Sequence[Block], lines: Sequence[str]) -> list[bool]:
    """For each block whether it stands in these lines."""
    keys = {squeezed(line) for line in lines} - {""}
    joined = "".join(squeezed(line) for line in lines)
    found = list[bool]()
    for block in blocks:
        key = squeezed(block.text)
        found.append(key in keys or (len(key) >= SUBSTRING_CHARACTERS and key in joined))
    return found


def _is_doubted(blocks: Sequence[Block], voted: Sequence[bool]) -> bool:
    prose = sum(len(block.text) for block in blocks if is_prose(block))
    taken = sum(len(block.text) for block, flag in zip(blocks, voted, strict=True) if flag and is_prose(block))
    return taken < DOUBT * prose


def ask_voter(root: Element, blocks: Sequence[Block], *, depth: int, elements: int) -> Votes:
    """The votes on these blocks. A page too deep or too large for the voter gets none. The tree loses what nobody reads."""
    if depth > MAX_DEPTH or elements > MAX_ELEMENTS:
        nothing = [False] * len(blocks)
        return Votes(fast=nothing, slow=nothing)
    strip(root, *_UNREAD)
    fast = votes_of_lines(blocks, _lines(root, fast=True))
    slow = votes_of_lines(blocks, _lines(root, fast=False)) if _is_doubted(blocks, fast) else fast
    return Votes(fast=fast, slow=slow)
