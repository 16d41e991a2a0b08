"""Captions that only their class tells: a short text beside a picture, in a container that holds little else."""

from collections import Counter
from collections.abc import Sequence

from clipper.capture.page.blocks import Block, Box
from clipper.capture.page.vocabulary import Hint
from clipper.capture.page.votes import is_prose
from clipper.model.span import SpanKind

MOST_CHARACTERS = 600
"""Of a container that is a figure: a picture with its caption and its credit."""
MOST_PARAGRAPHS = 1
"""Of the same that are as long as a paragraph: with two of them it is a part of the text."""
LEVELS_UP = 4
"""Containers around a picture in which its caption is looked for."""
_OTHERS = Hint.RELATED | Hint.ADVERT | Hint.SHARE | Hint.OFFER


def name_captions(blocks: Sequence[Block]) -> None:
    """Make captions of the paragraphs that are some: their class says so, and they stand in a figure."""
    figures = _figures(blocks)
    for block in blocks if figures else ():
        is_named = block.box.near & Hint.CAPTION and not block.box.near & _OTHERS
        if block.kind is SpanKind.PARAGRAPH and is_named and _is_in_figure(block.box.ancestors(), figures):
            block.kind = SpanKind.CAPTION


def _is_in_figure(around: Sequence[Box], figures: set[Box]) -> bool:
    """Whether a picture is near; under a film stands what it tells, which is of the text."""
    return any(box in figures for box in around[:LEVELS_UP]) and not any(box.own & Hint.PLAYER for box in around[: LEVELS_UP + 1])


def _figures(blocks: Sequence[Block]) -> set[Box]:
    """The containers of pictures that hold little else."""
    found = {
        box
        for block in blocks
        if block.kind is SpanKind.IMAGE
        for box in block.box.ancestors()[:LEVELS_UP]
        if box.characters <= MOST_CHARACTERS
    }
    texts = [block for block in blocks if block.kind is not SpanKind.IMAGE and is_prose(block)] if found else []
    paragraphs = Counter(box for block in texts for box in block.box.ancestors()[: 2 * LEVELS_UP] if box in found)
    return {box for box in found if paragraphs[box] <= MOST_PARAGRAPHS}
