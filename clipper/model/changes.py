"""What a write changed, and how to undo it."""

from dataclasses import field
from enum import StrEnum
from typing import TypeAlias

from clipper.model.ids import ClippingKey
from clipper.model.value import value

Cell: TypeAlias = str | int | float | bytes | None


class Kind(StrEnum):
    """The kinds of thing that a view may have to read again."""

    CLIPPING = "clipping"
    HIGHLIGHT = "highlight"
    TAG = "tag"
    SOURCE = "source"
    STORY = "story"
    SEARCH = "search"
    BRIEF = "brief"
    COLOR = "color"
    CAPTURE = "capture"


@value
class RowChange:
    """One row of one table, before and after. Made and read by the store only."""

    table: str
    key: tuple[Cell, ...]
    before: tuple[Cell, ...] | None
    """Its columns in the table's order; None where it did not exist."""
    after: tuple[Cell, ...] | None


@value
class Inverse:
    """What undoes a write, in the order in which the rows were written."""

    rows: tuple[RowChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rows)


@value
class Changes:
    """The answer of every write of the library."""

    kinds: frozenset[Kind] = frozenset()
    clippings: frozenset[ClippingKey] = frozenset()
    """The clippings whose own values, tags, highlights or versions changed."""
    inverse: Inverse = field(default_factory=Inverse)
    left: tuple[str, ...] = ()
    """For an undo: what was left as it is because it has changed since, in words."""
    refused: tuple[str, ...] = ()
    """For a bulk act: what could not be done, in words."""

    def __bool__(self) -> bool:
        return bool(self.kinds)
