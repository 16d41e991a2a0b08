"""What is asked of SQLite for a search. Apart from how it is planned: the whole library is listed without planning anything."""

from dataclasses import field

from clipper.model.changes import Cell
from clipper.model.value import value

SMALL_SET = 20_000
"""Keys up to which a set is made before the walk (a few milliseconds); a larger one is common, so that testing rows is quicker."""
OUT_OF_TRASH = "NOT IN (SELECT id FROM clippings WHERE trashed_at IS NOT NULL)"
SIMPLE_TRASH = "clippings.trashed_at IS NULL"


@value
class Plan:
    """What to ask: an expression over the texts (None: no words must hold), sets of keys, tests of rows, and bounds of the keys."""

    expression: str | None
    sets: tuple[str, ...]
    rows: tuple[str, ...]
    values: dict[str, Cell] = field(default_factory=dict[str, Cell])
    low: int | None = None
    high: int | None = None
    impossible: bool = False
    leaves_out_trash: bool = True

    @property
    def is_everything(self) -> bool:
        """Whether all that is not in the trash is asked for."""
        return self.expression is None and not self.sets and self.rows == (SIMPLE_TRASH,) and self.low is None and self.high is None


EVERYTHING = Plan(expression=None, sets=(), rows=(SIMPLE_TRASH,))
"""All that is not in the trash."""
