"""A list of clippings: what a query found, in an order, page by page."""

from array import array

from clipper.library.key_order import EveryKey, KeyOrder, WrittenOrder
from clipper.model.ids import ClippingKey
from clipper.model.listing import Count, Fold, Sort
from clipper.store.search import Search


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
