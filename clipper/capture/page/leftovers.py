"""What of a page is not the body: the images that belong to it after all, and the blocks that are left out, with reasons."""

from collections.abc import Mapping, Sequence

from clipper.capture.furniture import REASONS, family_of
from clipper.capture.page.blocks import Block
from clipper.capture.page.vocabulary import Hint
from clipper.model.draft import LeftOut
from clipper.model.span import SpanKind

NEAR_TEXT = 3
"""Blocks from the body's text within which an image or its caption is the article's."""
MOST_LEFT_OUT = 400
"""Blocks of furniture that are told of, the nearest to the body first."""
MAX_SHOWN = 300
UNSURE_FROM = 0.15
"""The probability from which a block that was left out may be the article's after all."""

_REASON_OF_PLACE: tuple[tuple[Hint, str], ...] = (
    (Hint.COMMENT, "comments"),
    (Hint.CONSENT, "cookies and consent"),
    (Hint.ADVERT, "advertisement"),
    (Hint.OFFER, "subscription or newsletter offer"),
    (Hint.SHARE, "share buttons"),
    (Hint.RELATED, "heading of other stories"),
    (Hint.AUTHOR, "byline"),
    (Hint.TAGS, "tags and topics"),
    (Hint.FOOT, "legal notice"),
    (Hint.NAVIGATION, "navigation of the page"),
    (Hint.SIDEBAR, "beside the article"),
)


def with_images(blocks: Sequence[Block], chosen: Sequence[Block]) -> list[Block]:
    """The chosen blocks and, between them, the images and captions that stand in the article."""
    if not chosen:
        return []
    numbers = {block.number for block in chosen}
    first, last = min(numbers), max(numbers)
    kept = list[Block]()
    for block in blocks[max(0, first - 2) : last + 1]:
        if block.number in numbers:
            kept.append(block)
            continue
        is_picture = (block.kind is SpanKind.IMAGE and block.source) or block.kind is SpanKind.CAPTION
        if not is_picture or block.box.hidden or block.box.near & (Hint.RELATED | Hint.ADVERT | Hint.AUTHOR | Hint.SHARE | Hint.OFFER):
            continue
        around = range(block.number - NEAR_TEXT, block.number + NEAR_TEXT + 1)
        if any(number in numbers for number in around):
            kept.append(block)
    return kept


def _reason(block: Block) -> str:
    family = family_of(block.text)
    if family is not None:
        return REASONS[family]
    return next((reason for hint, reason in _REASON_OF_PLACE if block.box.near & hint), "not of the article's body")


def left_out(blocks: Sequence[Block], used: frozenset[int], likely: Mapping[int, float]) -> tuple[LeftOut, ...]:
    """The text blocks that are in no draft. Those that the choice was least sure of are told of first where there are too many."""
    rest = [block for block in blocks if block.kind is not SpanKind.IMAGE and block.number not in used]
    if len(rest) > MOST_LEFT_OUT:
        nearest = sorted(rest, key=lambda block: -likely.get(block.number, 0.0))[:MOST_LEFT_OUT]
        rest = sorted(nearest, key=lambda block: block.number)
    return tuple(
        LeftOut(
            line=block.number + 1,
            text=block.text[:MAX_SHOWN],
            reason="perhaps of the article" if likely.get(block.number, 0.0) >= UNSURE_FROM and family_of(block.text) is None else _reason(block),
        )
        for block in rest
    )
