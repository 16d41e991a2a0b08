"""A list in which the reports of one story are a single row that opens.

The report that stands first in the list's own order leads: the newest, the best, or what the list is sorted by. Folding needs the keys of
the list and who belongs to which story, and no rows; a list of which only the first keys are known is folded as far as they go, and no row
of it moves when the rest is known.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from clipper.library.key_order import KeyOrder
from clipper.library.listing import Listing
from clipper.model.ids import ClippingKey
from clipper.model.listing import Count, Fold, Sort


@dataclass(frozen=True, slots=True, kw_only=True)
class _Folded:
    """The keys that have a row when nothing is open, and the reports of each story that has more than one, the leader first."""

    order: KeyOrder
    groups: dict[int, list[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spread:
    """An opened story: the row of its leader among the folded rows, and the reports below it."""

    row: int
    story: int
    inner: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """The opened stories from the top down, and how many rows those above each of them have opened."""

    spreads: list[_Spread] = field(default_factory=list[_Spread])
    starts: list[int] = field(default_factory=list[int])
    """The first inner row of each, as rows are shown."""
    extra: int = 0


class FoldedListing:
    """A value over a listing: opening a story gives another one, and what another thread reads from this one stays true."""

    def __init__(
        self, listing: Listing, stories: Mapping[int, int], opened: Collection[int] = (), *, folded: _Folded | None = None
    ) -> None:
        self._listing = listing
        self._stories = stories
        self._folded = folded or _fold(listing.order, stories)
        self._groups, self._order = self._folded.groups, self._folded.order
        self._opened = self._spread(opened)

    @property
    def opened(self) -> frozenset[int]:
        """The stories that are open."""
        return frozenset(spread.story for spread in self._opened.spreads)

    @property
    def sort(self) -> Sort:
        return self._listing.sort

    @property
    def settled(self) -> bool:
        """Whether all rows are known."""
        return self._listing.settled

    def count(self) -> Count:
        """How many clippings it holds, shown or folded."""
        return self._listing.count()

    def row_count(self) -> int:
        return len(self._order) + self._opened.extra

    def loaded(self) -> "FoldedListing":
        """The same with all keys read."""
        self._listing.load()
        return FoldedListing(self._listing, self._stories, self.opened)

    def with_opened(self, stories: Collection[int]) -> "FoldedListing":
        """The same with just these stories open."""
        return FoldedListing(self._listing, self._stories, stories, folded=self._folded)

    def showing(self, key: ClippingKey) -> "FoldedListing":
        """The same with a clipping in sight: where it is folded away, its story is opened."""
        story = self._stories.get(key)
        if story is None or key not in self._groups.get(story, ())[1:]:
            return self
        return self.with_opened(self.opened | {story})

    def keys(self, start: int, stop: int) -> list[ClippingKey]:
        """The keys of the rows `[start, stop)`."""
        found: list[int] = []
        row, stop = max(start, 0), min(stop, self.row_count())
        while row < stop:
            above = bisect_right(self._opened.starts, row) - 1
            before = self._rows_above(above + 1)
            if above >= 0:
                spread, first = self._opened.spreads[above], self._opened.starts[above]
                inner = spread.inner[row - first : stop - first]
                if inner:
                    found += inner
                    row += len(inner)
                    continue
            end = min(stop, self._opened.starts[above + 1]) if above + 1 < len(self._opened.starts) else stop
            found += self._order.part(row - before, end - before)
            row = end
        return [ClippingKey(key) for key in found]

    def chosen(self, start: int, stop: int) -> list[ClippingKey]:
        """The same with what is folded under these rows: a folded story stands for all its reports."""
        return [ClippingKey(each) for key in self.keys(start, stop) for each in self._stands_for(key)]

    def position(self, key: ClippingKey) -> int | None:
        """The row of a clipping; None where it is folded away or not in the list."""
        row = self._order.position(key)
        if row is not None:
            return row + self._extra_above(row)
        story = self._stories.get(key)
        at = next((at for at, spread in enumerate(self._opened.spreads) if spread.story == story), None)
        if at is None or key not in self._opened.spreads[at].inner:
            return None
        return self._opened.starts[at] + self._opened.spreads[at].inner.index(key)

    def fold(self, key: ClippingKey) -> Fold | None:
        """How a clipping of a story stands here; None for one whose row is its own."""
        story = self._stories.get(key)
        group = self._groups.get(story) if story is not None else None
        if group is None or story is None:
            return None
        return Fold(story=story, leader=ClippingKey(group[0]), reports=len(group), is_open=story in self.opened, is_inner=key != group[0])

    def _stands_for(self, key: int) -> list[int]:
        story = self._stories.get(key)
        group = self._groups.get(story) if story is not None else None
        return [key] if group is None or story in self.opened or key != group[0] else group

    def _spread(self, stories: Collection[int]) -> _Opened:
        known = {story for story in stories if story in self._groups}
        placed = [(self._order.position(self._groups[story][0]), story) for story in known]
        rows = sorted((row, story) for row, story in placed if row is not None)
        spreads = [_Spread(row=row, story=story, inner=self._groups[story][1:]) for row, story in rows]
        starts: list[int] = []
        extra = 0
        for spread in spreads:
            starts.append(spread.row + extra + 1)
            extra += len(spread.inner)
        return _Opened(spreads=spreads, starts=starts, extra=extra)

    def _rows_above(self, number: int) -> int:
        """How many rows the first so many opened stories have opened."""
        if number == 0:
            return 0
        return self._opened.starts[number - 1] - 1 - self._opened.spreads[number - 1].row + len(self._opened.spreads[number - 1].inner)

    def _extra_above(self, row: int) -> int:
        return self._rows_above(bisect_right([spread.row for spread in self._opened.spreads], row - 1))


def _fold(order: KeyOrder, stories: Mapping[int, int]) -> _Folded:
    reports: dict[int, list[int]] = defaultdict(list)
    for key in order.among(stories):
        reports[stories[key]].append(key)
    groups = {story: keys for story, keys in reports.items() if len(keys) > 1}
    return _Folded(order=order.without([key for keys in groups.values() for key in keys[1:]]), groups=groups)
