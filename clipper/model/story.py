"""A story: the clippings that report one event."""

from dataclasses import dataclass
from enum import StrEnum

from clipper.model.ids import ClippingKey, StoryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story with its clippings outside the trash, in the order of saving."""

    id: StoryId
    title: str
    members: tuple[ClippingKey, ...]


class Kinship(StrEnum):
    """Why two clippings are taken to report the same event."""

    COPY = "copy"
    """Mostly the same words: a reprint, a wire story, another edition."""
    FOLLOW_UP = "follow-up"
    """Other words about the same names within days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """A clipping that is like another one."""

    clipping: ClippingKey
    kinship: Kinship
    share: float
    """For a copy, the share of three-word runs in common (Jaccard); for a follow-up, the share of the names."""
    because: tuple[str, ...] = ()
    """The names in common."""
