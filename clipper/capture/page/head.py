"""Where a page tells who wrote its article and when: the blocks around the title, and those where the text begins and ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from clipper.capture.page.blocks import Block
from clipper.capture.page.vocabulary import Hint
from clipper.model.span import SpanKind

BEFORE_TITLE, AFTER_TITLE = 8, 14
"""Blocks around the title in which a page tells who and when."""
BEFORE_BODY = 8
"""Blocks above a body that begins far below its title, in which it does, too."""
AFTER_BODY = 6
INTO_BODY = 10
"""Blocks of a body within which the byline may stand: under a summary, a key-points box, a picture with its caption."""
_ELSEWHERE = Hint.RELATED | Hint.SIDEBAR | Hint.COMMENT | Hint.FOOT | Hint.WIDGET | Hint.CONSENT | Hint.ADVERT
"""Places that tell of other stories, unless the title stands in the same."""
CLOSE = 5
"""Blocks after the title within which a date or name is the article's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The blocks around the title and after the body, and where the body begins."""

    blocks: Sequence[Block]
    title: int
    body: int
    last: int
    """The last block of the body."""
    hints: int
    """Those of the title itself: what stands in the same place is not elsewhere."""


def head_of(blocks: Sequence[Block], title: int | None, first_body: int, last_body: int) -> Head:
    """Blocks are addressed by their numbers, which are their places."""
    anchor = title if title is not None else max(0, first_body - BEFORE_TITLE)
    start = max(0, anchor - BEFORE_TITLE)
    stop = max(min(first_body + INTO_BODY, anchor + 4 * AFTER_TITLE), anchor + AFTER_TITLE)
    near = {
        *range(start, stop),
        *range(first_body - BEFORE_BODY, first_body + INTO_BODY),
        *range(last_body - 1, last_body + 1 + AFTER_BODY),
    }
    zone = [blocks[number] for number in sorted(near) if 0 <= number < len(blocks)]
    hints = blocks[title].box.near if title is not None else 0
    shown = [block for block in zone if block.kind is not SpanKind.IMAGE]
    return Head(blocks=shown, title=anchor, body=first_body, last=last_body, hints=hints)


def is_elsewhere(block: Block, head: Head) -> bool:
    """Whether a block stands where pages tell of other stories."""
    return bool(block.box.near & _ELSEWHERE & ~head.hints)


def is_under_title(block: Block, head: Head) -> bool:
    """Whether a block stands close under the title, whatever its containers say of themselves."""
    return head.title < block.number <= head.title + CLOSE
