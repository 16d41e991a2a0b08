"""From a query tree to what is asked of SQLite. The forms below differ by factors of a thousand; each was measured (docs/notes/0005).

Words that must all hold become one expression, which is walked from the newest key down. What else must hold is either a small set of
keys, tested with `+rowid IN` (without the plus, FTS5 would start anew for each key), or a test of the row itself. Dates whose clippings
lie together bound the keys that are walked.
"""

import sqlite3
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from clipper.query.moments import Period
from clipper.query.tree import And, Dated, DateField, Leaf, Node, Not, Or, State, conjuncts, mentions
from clipper.store.plan import OUT_OF_TRASH, SIMPLE_TRASH, SMALL_SET, Plan
from clipper.store.search_conditions import Bindings, Condition, Conditions
from clipper.store.search_match import is_textual, match, row_match


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The least and the greatest key of the clippings of a period; `exact` where every key between belongs to one of them."""

    low: int
    high: int
    exact: bool


_Asked: TypeAlias = tuple[DateField, str, str]
_MOST_REMEMBERED = 100


class BoundsMemory:
    """Remembers the bounds of periods as long as the library does not change: the words of a search change while its dates stay."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._state: tuple[int, int] | None = None
        self._known: dict[_Asked, Bounds] = {}

    def bounds(self, field: DateField, since: str, until: str) -> Bounds:
        """The bounds of the clippings outside the trash whose date lies between these texts."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        state = (self._connection.total_changes, int(version))
        if state != self._state or len(self._known) >= _MOST_REMEMBERED:
            self._known.clear()
            self._state = state
        asked = (field, since, until)
        if asked not in self._known:
            low, high, number = self._connection.execute(_BOUNDS[field], {"since": since, "until": until}).fetchone()
            empty = Bounds(low=1, high=0, exact=True)
            self._known[asked] = empty if low is None else Bounds(low=low, high=high, exact=number == high - low + 1)
        return self._known[asked]


class Planner:
    """Plans one query for one library at one moment."""

    def __init__(self, connection: sqlite3.Connection, now: datetime, memory: BoundsMemory) -> None:
        self._connection = connection
        self._memory = memory
        self._bindings = Bindings()
        self._conditions = Conditions(connection, now, self._bindings)

    def plan(self, tree: Node | None) -> Plan:
        parts = conjuncts(tree)
        wanted = [part for part in parts if is_textual(part)]
        unwanted = [part for part in parts if isinstance(part, Not) and is_textual(part.part)] if wanted else []
        others = [part for part in parts if part not in wanted and part not in unwanted]
        expression = row_match((*wanted, *unwanted)) if wanted else None
        sets, rows = list[str](), list[str]()
        low, high = None, None
        in_trash = mentions(tree, State.TRASHED)
        for part in others:
            bounds = None if in_trash else self._bounds(part)
            if bounds is not None:
                low = bounds.low if low is None else max(low, bounds.low)
                high = bounds.high if high is None else min(high, bounds.high)
                if bounds.exact:
                    continue
            self._place(part, sets, rows, walked=expression is not None)
        if not in_trash:
            if expression is None:
                rows.append(SIMPLE_TRASH)
            elif self._has_trash():
                sets.append(OUT_OF_TRASH)
        impossible = low is not None and high is not None and low > high
        return Plan(
            expression=expression,
            sets=tuple(sets),
            rows=tuple(rows),
            values=self._bindings.values,
            low=low,
            high=high,
            impossible=impossible,
            leaves_out_trash=not in_trash,
        )

    def _place(self, part: Node, sets: list[str], rows: list[str], *, walked: bool) -> None:
        """Put a part among the sets, if it is a small one, or among the tests of rows.

        Where rows are walked, a small set says which: without it, each of a hundred thousand is tested to find the few.
        """
        inner = part.part if isinstance(part, Not) else part
        keys = self._keys(inner) if walked or part is inner else None
        if keys is not None and self._is_small(keys):
            among = f"{'NOT ' * isinstance(part, Not)}IN ({keys})"
            sets.append(among) if walked else rows.append(f"clippings.id {among}")
            return
        rows.append(self._row(part))

    def _keys(self, node: Node) -> str | None:
        """The clippings for which it holds, where that can be asked without testing each of them."""
        if isinstance(node, Or):
            parts = [self._keys(part) for part in node.parts]
            return " UNION ".join(part for part in parts if part is not None) if None not in parts else None
        return None if isinstance(node, And | Not) else self._conditions.of(node).keys

    def _has_trash(self) -> bool:
        return self._connection.execute("SELECT 1 FROM clippings WHERE trashed_at IS NOT NULL LIMIT 1").fetchone() is not None

    def _is_small(self, keys: str) -> bool:
        statement = f"SELECT count(*) FROM (SELECT 1 FROM ({keys}) LIMIT {SMALL_SET + 1})"
        (number,) = self._connection.execute(statement, self._bindings.values).fetchone()
        return number <= SMALL_SET

    def _row(self, node: Node) -> str:
        """A test of a row of `clippings`."""
        if isinstance(node, Not):
            return f"NOT (({self._row(node.part)}) IS TRUE)"
        if is_textual(node):
            return self._conditions.matching(match(node)).row
        if isinstance(node, And):
            return "(" + " AND ".join(self._row(part) for part in node.parts) + ")"
        if isinstance(node, Or):
            return "(" + " OR ".join(self._row(part) for part in node.parts) + ")"
        return self._leaf(node).row

    def _leaf(self, leaf: Leaf) -> Condition:
        return self._conditions.of(leaf)

    def _bounds(self, part: Node) -> Bounds | None:
        """The bounds of a period; None where there is none. A publication's are those of a little more, and so never exact."""
        if not isinstance(part, Dated) or part.field not in _BOUNDS:
            return None
        span = self._conditions.period(part)
        if part.field is not DateField.PUBLISHED:
            return self._memory.bounds(part.field, span.since or "", span.until or _AFTER_ALL)
        wider = self._memory.bounds(part.field, _from(span), _until(span))
        return replace(wider, exact=wider.high < wider.low)


_AFTER_ALL = "a"
"""A text that every date stands before."""


def _from(span: Period) -> str:
    """A text that no date of the period stands before: civil dates are coarse, and in UTC its first day may begin a day earlier."""
    if span.since is None or span.since_day is None:
        return ""
    day = span.since_day
    coarse = day[:4] if day.endswith("-01-01") else day[:7] if day.endswith("-01") else day
    return min(span.since[:10], coarse)


def _until(span: Period) -> str:
    """A text that every date of the period stands before."""
    return _AFTER_ALL if span.until is None or span.until_day is None else max(span.until, span.until_day)


_BOUNDS = {
    field: f"SELECT min(id), max(id), count(*) FROM clippings WHERE {column} >= :since AND {column} < :until AND trashed_at IS NULL"
    for field, column in ((DateField.CAPTURED, "captured_at"), (DateField.ADDED, "added_at"), (DateField.PUBLISHED, "published"))
}
"""Each is answered from an index alone."""
