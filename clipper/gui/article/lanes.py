"""Overlapping highlights side by side: each gets a lane of the line's height where others cover the same words. Pure, no Qt."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from clipper.model.value import value


@value
class MarkedRange:
    """A highlight as it is painted: half-open, in the units of the document (UTF-16)."""

    id: str
    start: int
    end: int
    color: str


@value
class Strip:
    """A stretch of one highlight over which its neighbors stay the same: lane `lane` of `lanes`, from the top."""

    range: MarkedRange
    start: int
    end: int
    lane: int
    lanes: int


class MarkedText:
    """All ranges of a text, asked for by place in logarithmic time."""

    __slots__ = ("_ends", "_ranges", "_starts")

    def __init__(self, ranges: Iterable[MarkedRange] = ()) -> None:
        self._ranges = sorted((found for found in ranges if found.start < found.end), key=lambda found: (found.start, -found.end))
        self._starts = [found.start for found in self._ranges]
        self._ends = list(accumulate((found.end for found in self._ranges), max))

    def __len__(self) -> int:
        return len(self._ranges)

    @property
    def ranges(self) -> Sequence[MarkedRange]:
        return self._ranges

    def over(self, start: int, end: int) -> list[MarkedRange]:
        """The ranges that share a character with `[start, end)`, in order."""
        if start >= end:
            return []
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end)
        return [found for found in self._ranges[first:last] if found.end > start]

    def at(self, position: int) -> list[MarkedRange]:
        """The ranges over a character, the shortest first: the one that is hardest to hit otherwise."""
        return sorted(self.over(position, position + 1), key=lambda found: found.end - found.start)

    def neighbor(self, chosen: str, here: int, *, forward: bool) -> MarkedRange | None:
        """The range after or before the chosen one, or before and after a place where none of these is chosen; None at the end."""
        ids = [found.id for found in self._ranges]
        own = ids.index(chosen) if chosen in ids else None
        after = bisect_left(self._starts, here) if own is None else own + 1
        before = after - 1 if own is None else own - 1
        at = after if forward else before
        return self._ranges[at] if 0 <= at < len(ids) else None

    def strips(self, start: int, end: int) -> list[Strip]:
        """What is painted within `[start, end)`, in order."""
        over = self.over(start, end)
        lanes = _lanes(over)
        edges = sorted({edge for found in over for edge in (max(found.start, start), min(found.end, end))})
        strips: list[Strip] = []
        for left, right in pairwise(edges):
            here = sorted((found for found in over if found.start <= left and right <= found.end), key=lambda found: lanes[found.id])
            strips.extend(Strip(range=found, start=left, end=right, lane=lane, lanes=len(here)) for lane, found in enumerate(here))
        return strips


def _lanes(ranges: Sequence[MarkedRange]) -> dict[str, int]:
    """The lowest lane that is free where each range begins: a range keeps its order among its neighbors all along."""
    lanes: dict[str, int] = {}
    free_from: list[int] = []
    for found in ranges:
        lane = next((number for number, end in enumerate(free_from) if end <= found.start), len(free_from))
        if lane == len(free_from):
            free_from.append(found.end)
        else:
            free_from[lane] = found.end
        lanes[found.id] = lane
    return lanes
