"""Spans: the structure of a text, as half-open ranges of code points over it.

Block spans tile the text (one for each line of it); inline spans lie inside. What each carries stands in its attributes.
"""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from clipper.model.value import value

AttributeValue: TypeAlias = str | int | bool

OBJECT = "\ufffc"
"""The text of an image that has no alternative text."""

NO_ATTRIBUTES: Mapping[str, AttributeValue] = MappingProxyType({})


class SpanKind(StrEnum):
    """The first eight are blocks, the rest inline."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    """`level` 1-6."""
    QUOTE = "quote"
    """`depth` 1 and more."""
    LIST_ITEM = "list_item"
    """`depth` 1 and more, `ordered`, `number` where ordered; `continued` true for a further paragraph of the same item."""
    CAPTION = "caption"
    IMAGE = "image"
    """`asset`: the sha256 of a part of the capture, where it came with it; `src`: where it stood on the web."""
    TABLE_ROW = "table_row"
    """Cells are divided by a tab; `header` true for a head row."""
    CODE = "code"

    STRONG = "strong"
    EMPHASIS = "emphasis"
    LINK = "link"
    """`href`: http, https or mailto only."""

    @property
    def is_block(self) -> bool:
        return self in BLOCK_KINDS


BLOCK_KINDS = frozenset(
    {
        SpanKind.PARAGRAPH,
        SpanKind.HEADING,
        SpanKind.QUOTE,
        SpanKind.LIST_ITEM,
        SpanKind.CAPTION,
        SpanKind.IMAGE,
        SpanKind.TABLE_ROW,
        SpanKind.CODE,
    }
)
INLINE_KINDS = frozenset(SpanKind) - BLOCK_KINDS
NOT_BODY_KINDS = frozenset({SpanKind.CAPTION, SpanKind.IMAGE})
"""Blocks that word counts and `extract`'s body leave out."""


@value
class Span:
    """A range `[start, end)` of code points with a kind."""

    kind: SpanKind
    start: int
    end: int
    attributes: Mapping[str, AttributeValue] = field(default_factory=lambda: NO_ATTRIBUTES)


@value
class ArticleText:
    """A canonical text and its spans, ordered by start, blocks before the inline spans in them."""

    text: str
    spans: tuple[Span, ...]

    @property
    def sha256(self) -> str:
        """Of the text as UTF-8, in hexadecimal digits: what each version carries."""
        import hashlib  # whoever only reads needs none

        return hashlib.sha256(self.text.encode()).hexdigest()

    def blocks(self) -> tuple[Span, ...]:
        return tuple(span for span in self.spans if span.kind in BLOCK_KINDS)

    def inline(self) -> tuple[Span, ...]:
        return tuple(span for span in self.spans if span.kind in INLINE_KINDS)

    def slice(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def body_blocks(self) -> tuple[str, ...]:
        """The text of each block that is the article's own prose: no captions, no images."""
        return tuple(self.slice(span) for span in self.blocks() if span.kind not in NOT_BODY_KINDS)
