"""A selection that was made by hand and copied with its markup: an article without what stands around it on its page.

Losing a paragraph is worse than keeping a caption: a list between its paragraphs is the article's, as there are no others to be of.
"""

from collections.abc import Sequence

from clipper.capture.furniture import Family, family_of
from clipper.capture.page.blocks import Block
from clipper.capture.page.vocabulary import Hint
from clipper.model.span import SpanKind

LEAST_CHOSEN = 3
"""Blocks of the body: fewer tell too little."""
LEAST_SHARE = 0.6
"""Of all characters, in the body: where it is less, the page holds more than the article."""
MOST_LINKED = 0.5
"""Of a block's characters: menus and lists of other stories are links."""
_ELSEWHERE = Hint.NAVIGATION | Hint.RELATED | Hint.COMMENT | Hint.SIDEBAR | Hint.FOOT | Hint.CONSENT | Hint.ADVERT | Hint.OFFER
_BESIDE = Hint.SHARE | Hint.TAGS | Hint.AUTHOR | Hint.WIDGET | Hint.HIDDEN
_OF_ARTICLES = frozenset({None, Family.BYLINE, Family.STAMP, Family.CREDIT, Family.MORE, Family.TAGS, Family.NOTE, Family.MEDIA})


def with_lists(blocks: Sequence[Block], chosen: Sequence[Block]) -> tuple[Block, ...]:
    """The body; that of a selection with the lists between its first block and its last."""
    if len(chosen) < LEAST_CHOSEN or not _is_selection(blocks, chosen):
        return tuple(chosen)
    numbers = {block.number for block in chosen}
    return tuple(block for block in blocks[chosen[0].number : chosen[-1].number + 1] if block.number in numbers or _is_item(block))


def _is_selection(blocks: Sequence[Block], chosen: Sequence[Block]) -> bool:
    """Whether the page is nothing but an article: no menu, no list of other stories, no foot."""
    readable = [block for block in blocks if block.kind is not SpanKind.IMAGE]
    if sum(len(block.text) for block in chosen) < LEAST_SHARE * sum(len(block.text) for block in readable):
        return False
    return not any(
        block.box.near & _ELSEWHERE or block.link_characters > MOST_LINKED * len(block.text) or family_of(block.text) not in _OF_ARTICLES
        for block in readable
    )


def _is_item(block: Block) -> bool:
    """Whether a block is an item of a list of words, and not of links or of buttons."""
    is_bare = block.kind is SpanKind.LIST_ITEM and not block.link_characters and not block.box.near & _BESIDE
    return is_bare and family_of(block.text) is None
