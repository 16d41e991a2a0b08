"""A brief: an ordered outline of sections, clippings, quotations and the user's own prose."""

from dataclasses import dataclass
from enum import StrEnum

from clipper.model.ids import BriefId, ClippingId, HighlightId


class NodeKind(StrEnum):
    """What stands at a place of the outline."""

    SECTION = "section"
    CLIPPING = "clipping"
    QUOTATION = "quotation"
    PROSE = "prose"


class GroupBy(StrEnum):
    """What a brief made from a query is divided by."""

    NONE = "none"
    SECTION = "section"
    TAG = "tag"
    COLOR = "color"
    SOURCE = "source"
    REGION = "region"
    """Of the world, and in it by country."""
    COUNTRY = "country"
    LANGUAGE = "language"
    DATE = "date"
    STORY = "story"


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefNode:
    """A place in the outline: `depth` 0 is the top; children follow their parent with a greater depth."""

    id: str
    """A public id of its own, which marks its region in what is written."""
    kind: NodeKind
    depth: int
    text: str = ""
    """A section's heading, or prose as Markdown."""
    clipping: ClippingId | None = None
    highlight: HighlightId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A brief of the library."""

    id: BriefId
    title: str
    template: str
    group_by: GroupBy
    cite: str
    query: str
    """The source query; its new matches are suggestions. Empty for none."""
    nodes: tuple[BriefNode, ...]
    left: tuple[ClippingId, ...]
    """Suggestions that the user left."""
    created_at: str
    updated_at: str
    archived: bool
