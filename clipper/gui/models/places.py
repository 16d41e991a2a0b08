"""The places of the sidebar: what each lists, how many it holds, and how they are read from the library."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from clipper.library.library import Library
from clipper.model.value import value

if TYPE_CHECKING:
    from clipper.model.saved_search import SavedSearch
    from clipper.model.source import Source
    from clipper.model.tag import Tag

SHOWN_SOURCES = 300
"""Beyond these a sidebar is no place to look for a source; the search box completes them all."""

MANY_TAGS = 30
"""With more, they no longer stand on one page of the sidebar: the line that narrows them is always there."""


class PlaceKind(StrEnum):
    """What kind of list a place is."""

    FIXED = "fixed"
    SEARCH = "search"
    TAG = "tag"
    SOURCE = "source"
    HEADING = "heading"


@value
class Place:
    """One entry of the sidebar."""

    kind: PlaceKind
    name: str
    """What identifies it among its kind: `unread`, a saved search's id, a tag's path, a source's name."""
    title: str
    query: str = ""
    count: int | None = None
    color: str | None = None
    icon: str = ""
    definition: str = ""

    @property
    def key(self) -> str:
        """Under which its sort is remembered."""
        return f"{self.kind}:{self.name}"


ALL = Place(kind=PlaceKind.FIXED, name="all", title="All Clippings", icon="library")
UNREAD = Place(kind=PlaceKind.FIXED, name="unread", title="Unread", query="is:unread", icon="unread")
STARRED = Place(kind=PlaceKind.FIXED, name="starred", title="Starred", query="is:starred", icon="star")
ARCHIVED = Place(kind=PlaceKind.FIXED, name="archived", title="Archived", query="is:archived", icon="archive")
TRASH = Place(kind=PlaceKind.FIXED, name="trash", title="Trash", query="is:trashed", icon="trash")
FIXED = (ALL, UNREAD, STARRED, ARCHIVED, TRASH)

SEARCHES_HEADING = Place(kind=PlaceKind.HEADING, name="searches", title="Saved Searches")
TAGS_HEADING = Place(kind=PlaceKind.HEADING, name="tags", title="Tags")
SOURCES_HEADING = Place(kind=PlaceKind.HEADING, name="sources", title="Sources")
HEADINGS = (SEARCHES_HEADING, TAGS_HEADING, SOURCES_HEADING)


@value
class Contents:
    """All that the sidebar shows."""

    counts: Mapping[str, int]
    searches: "tuple[SavedSearch, ...]"
    tags: "tuple[Tag, ...]"
    sources: "tuple[Source, ...]"


def read_contents(library: Library) -> Contents:
    """For the reader."""
    return Contents(
        counts=library.clippings.counts(),
        searches=tuple(library.searches.all()),
        tags=tuple(library.tags.all()),
        sources=tuple(library.sources.all(SHOWN_SOURCES)),
    )


def quoted(value: str) -> str:
    """A value as the search language writes it."""
    doubled = value.replace('"', '""')
    return f'"{doubled}"'


def place_of_search(search: "SavedSearch", count: int | None = None) -> Place:
    """The entry of a saved search, with what it finds where that is counted."""
    return Place(kind=PlaceKind.SEARCH, name=search.id, title=search.name, query=search.query, count=count, icon="search")


def place_of_tag(tag: "Tag") -> Place:
    """The entry of a tag under the one above it: it is shown by its last step."""
    from clipper.model.tag import SEPARATOR

    title = tag.path.rpartition(SEPARATOR)[2]
    return Place(
        kind=PlaceKind.TAG,
        name=tag.path,
        title=title,
        query=f"tag:{quoted(tag.path)}",
        count=tag.count,
        color=tag.color,
        icon="tag",
        definition=tag.definition,
    )


def place_of_source(source: "Source") -> Place:
    """The entry of a source."""
    query = f"source:{quoted(source.name)}"
    return Place(kind=PlaceKind.SOURCE, name=source.name, title=source.name, query=query, count=source.count, icon="source")
