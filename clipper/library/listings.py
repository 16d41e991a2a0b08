"""The shelf that opens lists of clippings, and tells where in them the words of a query stand."""

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING

from clipper.library.listing import Listing
from clipper.model.ids import ClippingKey
from clipper.model.listing import Sort, SortKey
from clipper.model.zone import SystemZone
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

        return Planner(self._store.connection, self._clock().astimezone(zone or SystemZone()), self._memory).plan(tree)

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

        return PassageSearch(self._store.connection, self._clock().astimezone(zone or SystemZone())).found(_parsed(query).tree, limit)

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
