"""Search: the clippings that a query finds, in an order, from any place on, without ever loading the rows.

Nothing here uses OFFSET: a list is walked by key, or read once as an array of keys.
"""

import sqlite3
from array import array

from clipper.model.changes import Cell
from clipper.model.ids import ClippingKey
from clipper.model.listing import Count, Sort, SortKey
from clipper.model.value import value
from clipper.store.plan import OUT_OF_TRASH, SMALL_SET, Plan

RANKED = 5000
"""Of the newest hits, how many are put in order of relevance; older ones follow, newest first. All of them would cost ten times as much."""

AT_ONCE = 1001
"""Keys that are read when a list is opened: the first page, and enough to say "more than a thousand"."""

SIFTED_AT_ONCE = 201
"""The same where most hits of the words may fail the other conditions: each key costs a longer walk."""

RANKED_AT_ONCE = 200
"""The same for a list by relevance, where each further key in order costs more; how many hits there are is known from the ranking."""

RELEVANCE = "bm25(clipping_search, 8.0, 1.0, 2.0, 2.0)"
"""A word in the title tells eight times as much as one in the text, one in source or authors twice."""

_OF_STATE = ("clippings.status = ", "clippings.starred = ")
"""How the tests of states begin that have an index."""

_COLUMNS = {
    SortKey.PUBLISHED: "clippings.published",
    SortKey.CAPTURED: "clippings.captured_at",
    SortKey.TITLE: "clippings.title COLLATE NOCASE",
    SortKey.SOURCE: "sources.name COLLATE NOCASE",
    SortKey.WORDS: "clippings.words",
}


@value
class Found:
    """Keys in order, the first or all of them (`complete`), and how many there are.

    `ranked` says how many of a list by relevance are in that order; None where all are.
    """

    keys: "array[int]"
    complete: bool
    count: Count
    ranked: int | None = None


_EXTENT = "SELECT (SELECT min(id) FROM clippings), (SELECT max(id) FROM clippings), (SELECT count(*) FROM clippings)"
"""Three questions, because each alone is answered from an end or the smallest index, and the three together by reading everything."""


_TRASHED = "SELECT id FROM clippings INDEXED BY clippings_trashed WHERE trashed_at IS NOT NULL ORDER BY id"
"""By itself SQLite would walk the whole table, because that is in order."""


class Search:
    """One planned query on one connection."""

    def __init__(self, connection: sqlite3.Connection, plan: Plan, sort: Sort) -> None:
        self._connection = connection
        self.sort = self._sort = sort
        self._plan = plan

    def first(self) -> Found:
        """The first keys in order, quickly."""
        is_sifted = self._plan.expression is not None and bool(self._plan.sets or self._plan.rows)
        return self._found(SIFTED_AT_ONCE if is_sifted else AT_ONCE, RANKED_AT_ONCE)

    def all(self) -> Found:
        """Every key in order."""
        return self._found(None, None)

    def total(self) -> int:
        """How many there are, counted without being put in order."""
        if self._plan.impossible:
            return 0
        statement, values = self._walk_texts("DESC") if self._plan.expression is not None else self._walk_rows(None, "DESC")
        (number,) = self._connection.execute(f"SELECT count(*) FROM ({statement})", values).fetchone()
        return int(number)

    def _found(self, limit: int | None, ranked_limit: int | None) -> Found:
        if self._plan.impossible:
            return Found(keys=array("q"), complete=True, count=Count(number=0, exact=True))
        if self._sort.key is SortKey.RELEVANCE and self._plan.expression is not None:
            return self._by_relevance(ranked_limit)
        keys = self._in_order(limit)
        complete = limit is None or len(keys) < limit
        return Found(keys=keys, complete=complete, count=Count(number=len(keys) - (not complete), exact=complete))

    def _in_order(self, limit: int | None) -> "array[int]":
        statement, values = self._statement()
        keys = self._keys(statement, values, limit)
        if self._sort.key is SortKey.SOURCE and (limit is None or len(keys) < limit):
            unknown, values = self._walk_rows(None, self._direction, source="clippings.source_id IS NULL")
            keys += self._keys(unknown, values, None if limit is None else limit - len(keys))
        return keys

    def dense(self) -> tuple[range, list[int]] | None:
        """For the whole library in the order of saving, where no key is missing: all keys, and those in the trash, ascending.

        A list of a million rows needs no array then. None for any other search.
        """
        if not self._plan.is_everything or self._sort.key not in (SortKey.ADDED, SortKey.RELEVANCE):
            return None
        low, high, count = self._connection.execute(_EXTENT).fetchone()
        if low is None or high - low + 1 != count:
            return None
        trashed = [key for (key,) in self._connection.execute(_TRASHED)]
        return range(low, high + 1), trashed

    @property
    def _direction(self) -> str:
        return "DESC" if self._sort.descending else "ASC"

    @property
    def descending(self) -> bool:
        return self._sort.descending

    def _keys(self, statement: str, values: dict[str, Cell], limit: int | None) -> "array[int]":
        limited = f"{statement} LIMIT :limit" if limit is not None else statement
        return array("q", [row[0] for row in self._connection.execute(limited, {**values, "limit": limit})])

    def _statement(self) -> tuple[str, dict[str, Cell]]:
        column = _COLUMNS.get(self._sort.key)
        if column is None and self._plan.expression is not None:
            return self._walk_texts(self._direction)
        return self._walk_rows(column, self._direction)

    def _walk_texts(self, direction: str) -> tuple[str, dict[str, Cell]]:
        """By key, over the full-text index."""
        where, values = self._hits(self._plan)
        return f"SELECT clipping_search.rowid {where} ORDER BY clipping_search.rowid {direction}", values

    def _hits(self, plan: Plan) -> tuple[str, dict[str, Cell]]:
        """FROM and WHERE over the full-text index; the rows themselves are looked up only where they are tested."""
        tests = ["clipping_search MATCH :expression"]
        tests += [f"+clipping_search.rowid {keys}" for keys in plan.sets]
        values: dict[str, Cell] = {**plan.values, "expression": plan.expression}
        if plan.low is not None:
            tests.append("clipping_search.rowid >= :low")
            values["low"] = plan.low
        if plan.high is not None:
            tests.append("clipping_search.rowid <= :high")
            values["high"] = plan.high
        rows = [row.replace("clippings.id", "clipping_search.rowid") for row in plan.rows]
        needed = any("clippings." in row for row in rows)
        joined = " CROSS JOIN clippings ON clippings.id = clipping_search.rowid" if needed else ""
        return f"FROM clipping_search{joined} WHERE {' AND '.join([*tests, *rows])}", values

    def _walk_rows(self, column: str | None, direction: str, *, source: str | None = None) -> tuple[str, dict[str, Cell]]:
        """Over the rows or an index of them; unknown values come last whatever the direction.

        In the order of sources, it is the sources that are walked, each with its clippings; those without one are asked for apart.
        """
        plan = self._plan
        tests, values = list(plan.rows if column is None else map(self._without_index, plan.rows)), dict(plan.values)
        if plan.expression is not None:
            values["expression"] = plan.expression
            tests.insert(0, "clippings.id IN (SELECT rowid FROM clipping_search WHERE clipping_search MATCH :expression)")
            tests += [f"clippings.id {keys}" for keys in plan.sets if keys != OUT_OF_TRASH]
            if plan.leaves_out_trash:
                tests.append("clippings.trashed_at IS NULL")
        if plan.low is not None:
            tests.append("clippings.id >= :low")
            values["low"] = plan.low
        if plan.high is not None:
            tests.append("clippings.id <= :high")
            values["high"] = plan.high
        nulls = " NULLS LAST" if direction == "ASC" and column and self._sort.key is not SortKey.SOURCE else ""
        order = f"{column} {direction}{nulls}, clippings.id {direction}" if column else f"clippings.id {direction}"
        tables = "clippings"
        if column is not None and self._sort.key is SortKey.SOURCE:
            tables = "sources CROSS JOIN clippings INDEXED BY clippings_source ON clippings.source_id = sources.id"
        if source is not None:
            tests.append(source)
        return f"SELECT clippings.id FROM {tables} WHERE {' AND '.join(tests) or '1'} ORDER BY {order}", values

    def _without_index(self, test: str) -> str:
        """A state that most clippings have, tested row by row: by its index, all of them would be put in order to show the first few."""
        if not test.startswith(_OF_STATE):
            return test
        counted = f"SELECT count(*) FROM (SELECT 1 FROM clippings WHERE {test} AND trashed_at IS NULL LIMIT {SMALL_SET + 1})"
        (number,) = self._connection.execute(counted).fetchone()
        return f"+{test}" if number > SMALL_SET else test

    def _by_relevance(self, limit: int | None) -> Found:
        """The newest hits in order of relevance, then the older ones."""
        where, values = self._hits(self._plan)
        newest = f"SELECT clipping_search.rowid {where} ORDER BY clipping_search.rowid DESC"
        recent = self._keys(newest, values, RANKED + 1)
        is_all = len(recent) <= RANKED
        count = Count(number=min(len(recent), RANKED), exact=is_all)
        values["oldest"] = recent[:RANKED][-1] if recent else 0
        direction = "ASC" if self._sort.descending else "DESC"
        order = f"ORDER BY {RELEVANCE} {direction}, clipping_search.rowid DESC"
        ranking = f"SELECT clipping_search.rowid {where} AND clipping_search.rowid >= :oldest {order}"
        ranked = self._keys(ranking, values, limit)
        if limit is not None or is_all:
            complete = is_all and len(ranked) == len(recent)
            return Found(keys=ranked, complete=complete, count=count, ranked=None if is_all else RANKED)
        rest = f"SELECT clipping_search.rowid {where} AND clipping_search.rowid < :oldest ORDER BY clipping_search.rowid DESC"
        keys = ranked + self._keys(rest, values, None)
        return Found(keys=keys, complete=True, count=Count(number=len(keys), exact=True), ranked=RANKED)


def texts(connection: sqlite3.Connection, keys: list[ClippingKey]) -> dict[ClippingKey, str]:
    """The current texts of these clippings: for snippets of the rows that are shown."""
    statement = "SELECT versions.text FROM clippings JOIN versions ON versions.id = clippings.version_id WHERE clippings.id = ?"
    found: dict[ClippingKey, str] = {}
    for key in keys:
        row = connection.execute(statement, (key,)).fetchone()
        if row is not None:
            found[key] = row[0]
    return found
