"""A highlight: the user's mark on a clipping, its anchor and its places in the versions."""

from enum import StrEnum

from clipper.model.ids import ClippingId, HighlightId
from clipper.model.value import value

CONTEXT = 64
"""Code points of prefix and suffix in an anchor. Others keep 32; twice as much halves what is found though it is gone
(docs/notes/0002-anchoring.md)."""

UNKNOWN = -1
"""The start of an anchor of which only the words are told, and not where they stood."""


@value
class Anchor:
    """Where a passage stood: half-open code points, the words themselves, and what stood around them."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


class PlacementState(StrEnum):
    """How a highlight was found in a version."""

    EXACT = "exact"
    MOVED = "moved"
    """Found by approximate search: the words have changed a little."""
    ORPHAN = "orphan"


@value
class Placement:
    """The place of a highlight in one version; start and end are None for an orphan."""

    version: int
    start: int | None
    end: int | None
    state: PlacementState
    by_user: bool = False

    @property
    def place(self) -> tuple[int, int] | None:
        """The half-open range of code points; None for an orphan."""
        return None if self.start is None or self.end is None else (self.start, self.end)


@value
class Highlight:
    """A highlight as it stands in one version of its clipping."""

    id: HighlightId
    clipping: ClippingId
    color: str
    note: str
    tags: tuple[str, ...]
    anchor: Anchor
    """The original anchor; it never changes."""
    version: int
    """The number of the version it was made on."""
    placement: Placement
    created_at: str
    updated_at: str

    def words_in(self, text: str) -> str:
        """Its words as they stand in the text that it is placed in; an orphan's as they were marked."""
        place = self.placement.place
        return self.anchor.exact if place is None else text[place[0] : place[1]]
