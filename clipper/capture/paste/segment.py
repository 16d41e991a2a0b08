"""A segment: the lines of a paste that are one article, and its fields. The third and fourth stage fill it, the last one reads it."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from types import MappingProxyType

from clipper.model.date import ArticleDate
from clipper.model.metadata import NO_ORIGINS
from clipper.model.role import Role
from clipper.model.value import value

NO_LINES: Mapping[int, str] = MappingProxyType({})
NO_LABELS: Mapping[int, int] = MappingProxyType({})


@value
class Segment:
    """One article. Lines are named by their position among the lines that are not blank."""

    role: Role
    body: tuple[int, ...] = ()
    title: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    published: ArticleDate | None = None
    modified: ArticleDate | None = None
    language: str | None = None
    section: str | None = None
    page: str | None = None
    url: str | None = None
    keywords: tuple[str, ...] = ()
    used: Mapping[int, str] = field(default_factory=lambda: NO_LINES)
    """Lines that became fields, with the field's name."""
    origins: Mapping[str, str] = field(default_factory=lambda: NO_ORIGINS)
    related_to: int | None = None
    labels: Mapping[int, int] = field(default_factory=lambda: NO_LABELS)
    """Lines of the body that begin with a label, with its length: "Full text: The board …"."""
    doubts: tuple[str, ...] = ()

    def renumbered(self, lines: Sequence[int]) -> "Segment":
        """The same article in a paste from which these lines were chosen."""
        return replace(self, body=tuple([lines[at] for at in self.body]), used={lines[at]: name for at, name in self.used.items()})


@value
class Division:
    """What a reader of one shape of paste found: its segments in order, and reasons for lines that are in none."""

    segments: tuple[Segment, ...]
    reasons: Sequence[str | None] = ()
    """Of each line of the paste, None where nothing but the line itself tells why it is left out; empty where that is true of all."""
    default_reason: str = "not part of an article"
    warnings: tuple[str, ...] = ()
