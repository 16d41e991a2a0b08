"""The neutral outline of a brief: what every format is written from.

A flat list of nodes in reading order; `level` tells how deep a node stands (1 is the top). Values only: whoever makes an outline has
already asked the library for them.
"""

from dataclasses import dataclass
from typing import TypeAlias

from clipper.model.clipping import Clipping
from clipper.model.color import HighlightColor
from clipper.model.highlight import Highlight
from clipper.model.span import ArticleText


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedPassage:
    """A highlight with the words that it marks now."""

    highlight: Highlight
    text: str
    """The words at its place in the current version; for an orphan those of its anchor. Blocks are divided by a newline."""
    color: HighlightColor


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedClipping:
    """A clipping of the same capture, named under another one."""

    id: str
    title: str
    source: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A clipping with all that a brief can tell of it."""

    clipping: Clipping
    passages: tuple[QuotedPassage, ...] = ()
    """In the order of the text, orphans last."""
    country: str = ""
    """Of its source: the name to show, or empty."""
    story: str = ""
    """The title of its story, or empty."""
    related: tuple[RelatedClipping, ...] = ()
    body: ArticleText | None = None
    """The whole text, only when asked: the articles are other people's."""
    suggestions: tuple[str, ...] = ()
    """Key sentences found by rule, where the user has marked nothing; shown as suggestions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionNode:
    """A heading."""

    id: str
    level: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClippingNode:
    """A clipping at its place, with those of its passages that belong there."""

    id: str
    """Names its region: the clipping's public id, and where it stands more than once, with a suffix."""
    level: int
    entry: Entry
    passages: tuple[QuotedPassage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionNode:
    """A clipping that stands in full elsewhere in the brief, and belongs here too."""

    id: str
    level: int
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationNode:
    """A passage apart from its clipping."""

    id: str
    level: int
    entry: Entry
    passage: QuotedPassage


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseNode:
    """The user's own Markdown."""

    id: str
    level: int
    text: str


Node: TypeAlias = SectionNode | ClippingNode | MentionNode | QuotationNode | ProseNode


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A brief ready to be written."""

    id: str
    """The public id of the brief, or empty for one that was made from a query alone."""
    title: str
    query: str
    nodes: tuple[Node, ...]

    def entries(self) -> tuple[Entry, ...]:
        """Each clipping once, in the order of its first appearance."""
        found: dict[str, Entry] = {}
        for node in self.nodes:
            if isinstance(node, ClippingNode | QuotationNode):
                found.setdefault(node.entry.clipping.id, node.entry)
        return tuple(found.values())
