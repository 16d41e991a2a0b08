"""Lists of clippings: what a query finds, in an order, page by page."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING

from clipper.model.ids import ClippingKey
from clipper.model.listing import Count, Sort, SortKey
from clipper.store import search
from clipper.store.plan import EVERYTHING, Plan
from clipper.store.search import Search
from clipper.store.store import Store

if TYPE_CHECKING:
    from clipper.model.passage import Passage
    from clipper.query.tree import Node, Query
    from clipper.store.search_plan import BoundsMemory
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
        self._dense = found.dense()
        self._first = found.first() if self._dense is None else None

    def count(self) -> Count:
        """How many there are; where that is not known yet, at least how many."""
        if self._dense is not None:
            return Count(number=len(self._dense[0]) - len(self._dense[1]), exact=True)
        assert self._first is not None  # noqa: S101 (one of the two is there)
        return self._first.count

    def load(self) -> Count:
        """Read all keys; the exact count."""
        if self._first is not None and not self._first.complete:
            self._first = self._search.all()
        return self.count()

    @property
    def ranked(self) -> int | None:
        """For a list by relevance: only so many of the newest are in that order; None where all are."""
        return self._first.ranked if self._first is not None else None

    def keys(self, start: int, stop: int) -> list[ClippingKey]:
        """The keys of the rows `[start, stop)`."""
        if self._dense is not None:
            return [ClippingKey(key) for key in _dense_rows(*self._dense, start, stop, descending=self._search.descending)]
        assert self._first is not None  # noqa: S101 (as above)
        if stop > len(self._first.keys):
            self.load()
        return [ClippingKey(key) for key in self._first.keys[start:stop]]

    def all_keys(self) -> "array[int]":
        """Every key in order: for acting on "all 2,318 results"."""
        number = self.load().number
        if self._dense is not None:
            return array("q", self.keys(0, number))
        assert self._first is not None  # noqa: S101 (as above)
        return self._first.keys

    def position(self, key: ClippingKey) -> int | None:
        """The row of a clipping."""
        if self._dense is not None:
            return _dense_position(*self._dense, key, descending=self._search.descending)
        assert self._first is not None  # noqa: S101 (as above)
        for keys in (self._first.keys, self.all_keys()):
            if key in keys:
                return keys.index(key)
        return None


def _dense_rows(every: range, holes: list[int], start: int, stop: int, *, descending: bool) -> list[int]:
    """Rows of a list that is every key but some."""
    count = len(every) - len(holes)
    start, stop = max(0, start), min(stop, count)
    if start >= stop:
        return []
    low, high = (count - stop, count - start) if descending else (start, stop)
    key = _nth_key(every, holes, low)
    rows: list[int] = []
    hole = bisect_left(holes, key)
    while len(rows) < high - low:
        if hole < len(holes) and holes[hole] == key:
            hole += 1
        else:
            rows.append(key)
        key += 1
    return rows[::-1] if descending else rows


def _nth_key(every: range, holes: list[int], number: int) -> int:
    """The key before which stand exactly so many keys that are no holes."""
    left, right = 0, len(holes)
    while left < right:
        middle = (left + right) // 2
        if holes[middle] - every.start - middle <= number:
            left = middle + 1
        else:
            right = middle
    return every.start + number + left


def _dense_position(every: range, holes: list[int], key: int, *, descending: bool) -> int | None:
    at = bisect_left(holes, key)
    if key not in every or (at < len(holes) and holes[at] == key):
        return None
    number = key - every.start - at
    return len(every) - len(holes) - 1 - number if descending else number


class ListingShelf:
    """Opens listings."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    @cached_property
    def _memory(self) -> "BoundsMemory":
        from clipper.store.search_plan import BoundsMemory

        return BoundsMemory(self._store.connection)

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
