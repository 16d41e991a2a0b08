"""What an importer finds in another program's file: articles with what the user had made of them there."""

from dataclasses import dataclass
from datetime import datetime

from clipper.model.capture import Capture
from clipper.model.clipping import Status
from clipper.model.draft import Draft
from clipper.model.highlight import Anchor, PlacementState


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedHighlight:
    """A mark on an article, and where it stands in the article's text."""

    anchor: Anchor
    """What was marked at first; its start is `highlight.UNKNOWN` where nobody tells."""
    place: tuple[int, int] | None
    """The half-open range of code points in the draft's text; None for an orphan."""
    state: PlacementState
    by_user: bool = False
    color: str
    note: str = ""
    tags: tuple[str, ...] = ()
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedArticle:
    """An article to be saved; its capture holds the bytes that told of it."""

    capture: Capture
    draft: Draft
    tags: tuple[str, ...] = ()
    status: Status = Status.UNREAD
    starred: bool = False
    note: str = ""
    highlights: tuple[ImportedHighlight, ...] = ()
    is_reference: bool = False
    """Whether it tells of an article and is none: it never takes the place of a text that is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedAnnotation:
    """A mark or a note on the page at an address, made in another program; the text is that of the clipping with this address."""

    place: str
    """Where it stands in its file, for a person."""
    address: str
    anchor: Anchor | None
    """What was marked; None for a note on the whole page."""
    note: str = ""
    tags: tuple[str, ...] = ()
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportProblem:
    """A record that could not be read: where it stands, and why in a sentence."""

    place: str
    sentence: str


@dataclass(frozen=True, slots=True)
class StillReading:
    """Nothing yet: a long file is still being read. Whoever must not wait takes a turn at something else."""
