"""What an importer finds in another program's file: articles with what the user had made of them there."""

from dataclasses import dataclass

from clipper.model.capture import Capture
from clipper.model.clipping import Status
from clipper.model.draft import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedArticle:
    """An article to be saved; its capture holds the bytes that told of it."""

    capture: Capture
    draft: Draft
    tags: tuple[str, ...] = ()
    status: Status = Status.UNREAD
    starred: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportProblem:
    """A record that could not be read: where it stands, and why in a sentence."""

    place: str
    sentence: str
