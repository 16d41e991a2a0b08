"""The images of an article: those that came with its page, and the captions and figures that stand in it."""

from bisect import bisect_left
from collections.abc import Collection, Sequence

from clipper.capture.page.blocks import Block
from clipper.capture.page.vocabulary import Hint
from clipper.model.span import SpanKind

NEAR_TEXT = 3
"""Blocks from the article's text within which a caption or a figure is the article's."""
_NOT_OURS = Hint.RELATED | Hint.ADVERT | Hint.AUTHOR | Hint.SHARE | Hint.OFFER


def with_images(chosen: Sequence[Block], blocks: Sequence[Block], names: Collection[str]) -> list[Block]:
    """The chosen blocks with the article's images and captions, in the page's order.

    An image among `names` (it came with the capture) that directly follows or precedes a chosen block is kept; of the others only figures
    with a text of their own, between chosen blocks.
    """
    if not chosen:
        return []
    numbers = {block.number for block in chosen}
    readable = [block.number for block in blocks if block.kind is not SpanKind.IMAGE]
    kept = list(chosen)
    for block in blocks:
        if block.number in numbers:
            continue
        came_along = block.kind is SpanKind.IMAGE and block.source in names
        is_beside = came_along and _neighbors(block.number, readable) & numbers
        is_inside = min(numbers) - NEAR_TEXT <= block.number < max(numbers) and _is_near(block.number, numbers)
        if is_beside or (is_inside and (came_along or _is_figure(block))):
            kept.append(block)
    return sorted(kept, key=lambda block: block.number)


def _is_figure(block: Block) -> bool:
    if block.box.hidden or block.box.near & _NOT_OURS:
        return False
    return block.kind is SpanKind.CAPTION or (block.kind is SpanKind.IMAGE and bool(block.text) and bool(block.box.near & Hint.MEDIA))


def _is_near(number: int, numbers: Collection[int]) -> bool:
    return any(near in numbers for near in range(number - NEAR_TEXT, number + NEAR_TEXT + 1))


def _neighbors(number: int, readable: Sequence[int]) -> set[int]:
    """The numbers of the blocks with words before and after a place."""
    at = bisect_left(readable, number)
    return set(readable[max(0, at - 1) : at + 1])
