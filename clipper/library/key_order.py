"""Keys in the order of a list: written out in an array, or where a list is nearly every key, by arithmetic."""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from clipper.model.value import value


class KeyOrder(Protocol):
    """What a list needs of its keys. Rows count from 0."""

    def __len__(self) -> int: ...

    def part(self, start: int, stop: int) -> list[int]:
        """The keys of the rows `[start, stop)`."""
        ...

    def position(self, key: int) -> int | None:
        """The row of a key."""
        ...

    def among(self, keys: "Mapping[int, object]") -> list[int]:
        """Those of these keys that stand in it, in its order."""
        ...

    def without(self, keys: Collection[int]) -> "KeyOrder":
        """The same order with some keys left out."""
        ...


@value
class WrittenOrder:
    """Keys as they were read, eight bytes each."""

    keys: "array[int]"

    def __len__(self) -> int:
        return len(self.keys)

    def part(self, start: int, stop: int) -> list[int]:
        return self.keys[start:stop].tolist()

    def position(self, key: int) -> int | None:
        return self.keys.index(key) if key in self.keys else None

    def among(self, keys: "Mapping[int, object]") -> list[int]:
        return [key for key in self.keys if key in keys]

    def without(self, keys: Collection[int]) -> "WrittenOrder":
        gone = frozenset(keys)
        return WrittenOrder(keys=array("q", [key for key in self.keys if key not in gone])) if gone else self


@value
class EveryKey:
    """Every key between two ends but some: a million rows need no array."""

    every: range
    holes: list[int]
    """The keys that are missing, ascending."""
    descending: bool

    def __len__(self) -> int:
        return len(self.every) - len(self.holes)

    def part(self, start: int, stop: int) -> list[int]:
        count = len(self)
        start, stop = max(0, start), min(stop, count)
        if start >= stop:
            return []
        low, high = (count - stop, count - start) if self.descending else (start, stop)
        key = self._nth(low)
        rows: list[int] = []
        hole = bisect_left(self.holes, key)
        while len(rows) < high - low:
            if hole < len(self.holes) and self.holes[hole] == key:
                hole += 1
            else:
                rows.append(key)
            key += 1
        return rows[::-1] if self.descending else rows

    def position(self, key: int) -> int | None:
        at = bisect_left(self.holes, key)
        if key not in self.every or (at < len(self.holes) and self.holes[at] == key):
            return None
        number = key - self.every.start - at
        return len(self) - 1 - number if self.descending else number

    def among(self, keys: Iterable[int]) -> list[int]:
        holes = frozenset(self.holes)
        return sorted((key for key in keys if key in self.every and key not in holes), reverse=self.descending)

    def without(self, keys: Collection[int]) -> "EveryKey":
        return EveryKey(every=self.every, holes=sorted({*self.holes, *keys}), descending=self.descending) if keys else self

    def _nth(self, number: int) -> int:
        """The key before which stand exactly so many keys that are no holes."""
        left, right = 0, len(self.holes)
        while left < right:
            middle = (left + right) // 2
            if self.holes[middle] - self.every.start - middle <= number:
                left = middle + 1
            else:
                right = middle
        return self.every.start + number + left
