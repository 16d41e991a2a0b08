"""A clipping: the current values of a saved article, without its text."""

from enum import StrEnum

from clipper.model.ids import ClippingId, ClippingKey, StoryId
from clipper.model.metadata import Metadata
from clipper.model.role import Role
from clipper.model.value import value


class Status(StrEnum):
    """How far the user has come with it."""

    UNREAD = "unread"
    READ = "read"
    ARCHIVED = "archived"


@value
class Clipping:
    """All current values of a saved article. Times are UTC ISO-8601 (`model.date.utc_iso`)."""

    key: ClippingKey
    id: ClippingId
    metadata: Metadata
    note: str
    """The user's article note, Markdown."""
    status: Status
    starred: bool
    role: Role
    """Main unless it is only ever linked to."""
    related: tuple[ClippingId, ...]
    """The clippings it is linked with, in either direction, trashed ones left out."""
    tags: tuple[str, ...]
    """Paths in alphabetical order."""
    highlights: int
    words: int
    captured_at: str
    added_at: str
    trashed_at: str | None
    version: int
    """The number of the current version."""
    story: StoryId | None = None
    story_title: str = ""
    doubts: tuple[str, ...] = ()
    """What the reading of its capture was unsure of, until the user has looked at it."""
