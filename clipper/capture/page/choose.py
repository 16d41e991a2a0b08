"""Which blocks are the article's body.

Each candidate block gets a probability from the block model; of all thresholds, that one is taken whose choice has the best expected
F1. So a clear page is cut sharply, and on a page where the model believes in little, the little that it believes most is kept: losing a
paragraph is worse than keeping a caption.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from clipper.capture.page.blocks import Block, Box
from clipper.capture.page.features import PageFacts, block_features, companions
from clipper.capture.page.model import likelihoods
from clipper.capture.page.selection import with_lists
from clipper.capture.page.titles import tokens
from clipper.capture.page.tree import Element
from clipper.capture.page.votes import ask_voter
from clipper.capture.threshold import best_threshold
from clipper.model.span import SpanKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The blocks of the body in order, and how sure the choice is."""

    blocks: tuple[Block, ...]
    likely: dict[int, float]
    """By the number of each candidate block its probability."""
    expected: float
    """The F1 that the probabilities promise for this choice, 0 to 1."""


EMPTY = Choice(blocks=(), likely={}, expected=0.0)


def choose_body(root: Element, blocks: Sequence[Block], facts: PageFacts, *, depth: int, elements: int) -> Choice:
    """The body's text blocks; images are left to who builds the text."""
    readable = [block for block in blocks if block.kind is not SpanKind.IMAGE]
    if not readable:
        return EMPTY
    votes = ask_voter(root, readable, depth=depth, elements=elements)
    places, rows = block_features(readable, votes, facts)
    probabilities = likelihoods(rows, companions(readable, places))
    threshold, expected = best_threshold(probabilities, [len(tokens(readable[at].text)) + 0.5 for at in places])
    kept = _whole([readable[at] for at, probability in zip(places, probabilities, strict=True) if probability >= threshold], readable)
    likely = {readable[at].number: probability for at, probability in zip(places, probabilities, strict=True)}
    return Choice(blocks=with_lists(blocks, kept), likely=likely, expected=expected)


def _container(block: Block) -> Box | None:
    """The table or the listing that a row or a line of code is of."""
    if block.kind not in (SpanKind.TABLE_ROW, SpanKind.CODE):
        return None
    return next((box for box in block.box.ancestors() if box.tag in ("table", "pre")), None)


def _whole(chosen: Sequence[Block], blocks: Sequence[Block]) -> tuple[Block, ...]:
    """With all rows of each table of which one was chosen: half a table misleads."""
    tables = {box for block in chosen if (box := _container(block)) is not None}
    if not tables:
        return tuple(chosen)
    numbers = {block.number for block in chosen}
    return tuple(block for block in blocks if block.number in numbers or _container(block) in tables)
