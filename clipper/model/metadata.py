"""What is known of an article beside its text, and where each piece came from."""

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from clipper.model.date import ArticleDate
from clipper.model.value import value

NO_ORIGINS: Mapping[str, str] = MappingProxyType({})

FIELDS = (
    "title",
    "source",
    "authors",
    "published",
    "modified",
    "url",
    "language",
    "section",
    "page",
    "agency",
    "dateline",
    "keywords",
)
"""The fields of `Metadata`, in the order in which they are shown."""

UNTITLED = "Untitled"
"""What stands in the place of a title that is not known."""

USER = "user"
"""The origin of a value that the user typed: nothing overwrites it."""


@value
class Metadata:
    """The fields of an article. Unknown is None or empty, never a guess.

    `origins` says for each known field where it came from: `json-ld`, `meta`, `byline`, `line 4`, `line 40: '4 hours ago'`, `user`.
    """

    title: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    published: ArticleDate | None = None
    modified: ArticleDate | None = None
    url: str | None = None
    """Canonical, without tracking parameters."""
    language: str | None = None
    """A BCP 47 primary tag: `en`, `ja`, `pt`."""
    section: str | None = None
    page: str | None = None
    """The page of a print edition: `A1`, `12-13`."""
    agency: str | None = None
    dateline: str | None = None
    keywords: tuple[str, ...] = ()
    origins: Mapping[str, str] = field(default_factory=lambda: NO_ORIGINS)

    @property
    def change(self) -> ArticleDate | None:
        """When the article was changed; None also where that is the moment of its publication, which pages tell under both names."""
        return None if self.published and self.modified and self.modified.value == self.published.value else self.modified

    @property
    def shown_title(self) -> str:
        """The title, or what stands in its place."""
        return self.title or UNTITLED
