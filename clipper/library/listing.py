"""Lists of clippings: what a query finds, in an order, page by page."""

from array import array
from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING

from clipper.library.key_order import EveryKey, KeyOrder, WrittenOrder
from clipper.model.ids import ClippingKey
from clipper.model.listing import Count, Fold, Sort, SortKey
from clipper.store import search
from clipper.store.plan import EVERYTHING, Plan
from clipper.store.search import Search
from clipper.store.store import Store

if TYPE_CHECKING:
    from clipper.library.folded_listing import FoldedListing
    from clipper.model.passage import Passage
    from clipper.query.tree import Node, Query
    from clipper.store.search_plan import BoundsMemory
    from clipper.store.story_memory import StoryMemory
    from clipper.text.hits import Needle, Snippet


MOST_PASSAGES = 1000
"""Passages that are read at once: what a person marks in years."""


class Listing:
    """The clippings that one query finds, in one order, as they were when it was asked: rows never jump while one reads.

    The first keys and a count come at once. Whatever lies beyond is read when it is asked for, all keys in one go (8 bytes each);
    `load` does that beforehand, on another thread's connection if need be. The whole library in the order of saving needs no reading.
    """

    def __init__(self, found: Search) -> None:
        self._search = found
        dense = found.dense()
        self._every = EveryKey(every=dense[0], holes=dense[1], descending=found.descending) if dense is not None else None
        self._first = found.first() if dense is None else None

    @property
    def order(self) -> KeyOrder:
        """The keys that are known: all of them, or the first ones until it is loaded."""
        if self._every is not None:
            return self._every
        assert self._first is not None  # noqa: S101 (one of the two is there)
        return WrittenOrder(keys=self._first.keys)

    @property
    def sort(self) -> Sort:
        """The order that it is in: a sort in the query goes before the one that was asked for."""
        return self._search.sort

    @property
    def settled(self) -> bool:
        """Whether all its keys are known."""
        return self._first is None or self._first.complete

    def count(self) -> Count:
        """How many there are; where that is not known yet, at least how many."""
        return self._first.count if self._first is not None else Count(number=len(self.order), exact=True)

    def total(self) -> int:
        """Exactly how many, without reading their keys."""
        return self.count().number if self.settled else self._search.total()

    def row_count(self) -> int:
        """The rows that are sure: as many as were counted."""
        return self.count().number

    def load(self) -> Count:
        """Read all keys; the exact count."""
        if self._first is not None and not self._first.complete:
            self._first = self._search.all()
        return self.count()

    def loaded(self) -> "Listing":
        """Itself with all keys read."""
        self.load()
        return self

    @property
    def ranked(self) -> int | None:
        """For a list by relevance: only so many of the newest are in that order; None where all are."""
        return self._first.ranked if self._first is not None else None

    def keys(self, start: int, stop: int) -> list[ClippingKey]:
        """The keys of the rows `[start, stop)`."""
        if stop > len(self.order):
            self.load()
        return [ClippingKey(key) for key in self.order.part(start, stop)]

    def chosen(self, start: int, stop: int) -> list[ClippingKey]:
        """What is acted on where these rows are chosen."""
        return self.keys(start, stop)

    def all_keys(self) -> "array[int]":
        """Every key in order: for acting on "all 2,318 results"."""
        self.load()
        return array("q", self.order.part(0, len(self.order)))

    def position(self, key: ClippingKey) -> int | None:
        """The row of a clipping."""
        found = self.order.position(key)
        return found if found is not None or self.settled else self.loaded().position(key)

    def fold(self, _key: ClippingKey) -> Fold | None:
        """Here every clipping has a row of its own."""
        return None


class ListingShelf:
    """Opens listings."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    @cached_property
    def _memory(self) -> "BoundsMemory":
        from clipper.store.search_plan import BoundsMemory

        return BoundsMemory(self._store.connection)

    @cached_property
    def _story_memory(self) -> "StoryMemory":
        from clipper.store.story_memory import StoryMemory

        return StoryMemory(self._store.connection)

    def open(self, query: "str | Query" = "", sort: Sort | None = None, *, zone: tzinfo | None = None) -> Listing:
        """The listing of a query (the text of the search language). Raises QueryError with the position of a mistake.

        A sort in the query goes before `sort`; without any, a list is in the order of saving, newest first. Days begin and end in
        `zone` (None: the system's).
        """
        order, plan = sort or Sort(key=SortKey.ADDED), EVERYTHING
        if not isinstance(query, str) or query.strip():  # the whole library is listed without loading the search language
            parsed = _parsed(query)
            order = parsed.sort or order
            plan = self._planned(parsed.tree, zone)
        return Listing(Search(self._store.connection, plan, order))

    def open_folded(self, query: "str | Query" = "", sort: Sort | None = None, *, zone: tzinfo | None = None) -> "FoldedListing":
        """The same with each story as one row that opens."""
        from clipper.library.folded_listing import FoldedListing

        return FoldedListing(self.open(query, sort, zone=zone), self._story_memory.stories())

    def _planned(self, tree: "Node | None", zone: tzinfo | None) -> Plan:
        from clipper.store.search_plan import Planner

        return Planner(self._store.connection, self._clock().astimezone(zone), self._memory).plan(tree)

    def snippets(self, query: str, keys: Sequence[ClippingKey]) -> dict[ClippingKey, str]:
        """For each of these clippings, the place where the query's words stand, as `… [matched] …`."""
        return {key: found.bracketed() for key, found in self.marked_snippets(query, keys).items()}

    def marked_snippets(self, query: "str | Query", keys: Sequence[ClippingKey]) -> "dict[ClippingKey, Snippet]":
        """The same with the marks as ranges; the beginning of the text where no word of the query stands in it."""
        from clipper.text.hits import snippet

        looked_for = self.needles(query)
        texts = search.texts(self._store.connection, list(keys))
        return {key: snippet(text, looked_for) for key, text in texts.items()}

    def passages(self, query: "str | Query", limit: int = MOST_PASSAGES, *, zone: tzinfo | None = None) -> "list[Passage]":
        """The highlights and article notes that a query finds, those of the newest clippings first."""
        from clipper.store.search_passages import PassageSearch

        return PassageSearch(self._store.connection, self._clock().astimezone(zone)).found(_parsed(query).tree, limit)

    def needles(self, query: "str | Query") -> "tuple[Needle, ...]":
        """The words of a query as they can be marked in an open article (`clipper.text.hits.find_hits`)."""
        from clipper.query.needles import needles

        return needles(_parsed(query).tree)


def _parsed(query: "str | Query") -> "Query":
    """The query that a text means; the parser is loaded when there is something to parse."""
    if not isinstance(query, str):
        return query
    from clipper.query.parse import parse

    return parse(query)
