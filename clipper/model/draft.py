"""What capture finds: drafts, the lines that were left out and why, and what the user should know."""

from enum import StrEnum

from clipper.model.capture import Part
from clipper.model.metadata import Metadata
from clipper.model.role import Role
from clipper.model.span import ArticleText
from clipper.model.value import value


class CaptureKind(StrEnum):
    """What was recognized."""

    PASTE = "paste"
    PAGE = "page"
    MAIL = "mail"
    PDF = "pdf"
    TEXT = "text"
    MARKDOWN = "markdown"
    FRONT_PAGE = "front page"
    CONSENT = "consent page"
    LINK = "link"
    ARCHIVE = "archive"


@value
class SourceLine:
    """A line of the capture, or block of a page, that went into a draft: its 1-based number, and the range of the text that it became."""

    line: int
    start: int
    end: int


@value
class Draft:
    """An article found in a capture, not stored yet."""

    role: Role
    metadata: Metadata
    body: ArticleText
    related_to: int | None = None
    """The position of the main draft in the extraction's drafts, for a related one."""
    lines: tuple[SourceLine, ...] = ()
    """Where the body stands in the pasted text or among the blocks of the page; empty where that is not known."""
    assets: tuple[Part, ...] = ()
    """The images of the body that came with the capture, named by the sha256 that its image spans carry as `asset`."""
    doubts: tuple[str, ...] = ()
    """What the extraction is unsure of, in sentences: "The date may be that of another story on the page." """


@value
class LeftOut:
    """A line (or block of a page) that is in no draft, with the reason."""

    line: int
    """1-based line of the pasted text, or the running number of the block on a page."""
    text: str
    reason: str


@value
class PageLink:
    """A headline with its address, offered where a front page, or a page that is a list of links, has no article."""

    title: str
    url: str | None


@value
class Extraction:
    """All that was found in one capture."""

    kind: CaptureKind
    drafts: tuple[Draft, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    links: tuple[PageLink, ...] = ()
    warnings: tuple[str, ...] = ()
    """What the user should know, in sentences: "This looks like a consent page, not an article." """
