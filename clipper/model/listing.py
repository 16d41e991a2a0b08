"""How clippings are listed: the sort, and how many there are."""

from enum import StrEnum

from clipper.model.ids import ClippingKey
from clipper.model.value import value


class SortKey(StrEnum):
    """What a list is ordered by; equal ones stand in the order of saving, so that the order is stable."""

    ADDED = "added"
    PUBLISHED = "published"
    CAPTURED = "captured"
    RELEVANCE = "relevance"
    TITLE = "title"
    SOURCE = "source"
    WORDS = "words"


@value
class Sort:
    """A key and a direction; the newest, best or longest first by default, titles and sources from A."""

    key: SortKey = SortKey.ADDED
    descending: bool = True


@value
class Count:
    """How many; `exact` false means "at least"."""

    number: int
    exact: bool


@value
class Fold:
    """How a report of a story stands in a list that shows a story as one row."""

    story: int
    leader: ClippingKey
    """The report whose row stands for all."""
    reports: int
    """How many of the story's reports are in the list."""
    is_open: bool
    is_inner: bool
    """Whether it is one of those that stand below the leader when the story is open."""
