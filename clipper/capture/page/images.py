"""The images of an article that came with its page: those that stand beside its blocks."""

from bisect import bisect_left
from collections.abc import Collection, Sequence

from clipper.capture.page.blocks import Block
from clipper.model.span import SpanKind


def with_images(chosen: Sequence[Block], blocks: Sequence[Block], names: Collection[str]) -> list[Block]:
    """The chosen blocks, with each image among `names` that directly follows or precedes one of them; in the page's order."""
    if not names:
        return list(chosen)
    numbers = {block.number for block in chosen}
    readable = [block.number for block in blocks if block.kind is not SpanKind.IMAGE]
    images = [block for block in blocks if block.kind is SpanKind.IMAGE and block.source in names]
    beside = [image for image in images if _neighbors(image.number, readable) & numbers]
    return sorted([*chosen, *beside], key=lambda block: block.number)


def _neighbors(number: int, readable: Sequence[int]) -> set[int]:
    """The numbers of the blocks with words before and after a place."""
    at = bisect_left(readable, number)
    return set(readable[max(0, at - 1) : at + 1])
