"""Leaves of a query as conditions on a row of `clippings`, and where that is quick also as the set of keys for which they hold.

Values are bound under names that one `Bindings` hands out, so that conditions can be put together in any order.
"""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from clipper.model.changes import Cell
from clipper.query.moments import Period, period
from clipper.query.tree import (
    Dated,
    DateField,
    Has,
    Is,
    Label,
    Labeled,
    Leaf,
    Length,
    Near,
    Relation,
    Scope,
    State,
    Thing,
    Words,
)
from clipper.store.search_match import MARK_COLUMNS, leaf_match


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What must hold for a row of `clippings`, and as a select of the keys for which it does (None where only a scan could tell)."""

    row: str
    keys: str | None = None


@dataclass(slots=True)
class Bindings:
    """The named values of one statement."""

    values: dict[str, Cell] = field(default_factory=dict[str, Cell])

    def add(self, value: Cell) -> str:
        """Bind a value; how it stands in the statement."""
        name = f"v{len(self.values)}"
        self.values[name] = value
        return f":{name}"

    def add_all(self, values: list[int]) -> str:
        """Several integers, as the inside of an IN."""
        return ", ".join(self.add(value) for value in values) or "NULL"


class Conditions:
    """Makes conditions for one library at one moment (aware, in the zone in which the user's days begin)."""

    def __init__(self, connection: sqlite3.Connection, now: datetime, bindings: Bindings) -> None:
        self._connection = connection
        self._now = now
        self._bindings = bindings

    def of(self, leaf: Leaf) -> Condition:
        """The condition of a leaf."""
        match leaf:
            case Words() | Near():
                return self._textual(leaf)
            case Labeled():
                return self._labels()[leaf.label](leaf)
            case Dated():
                return self._dated(leaf)
            case Length():
                return self._length(leaf)
            case Is():
                return STATES[leaf.state]
            case Has():
                return THINGS[leaf.thing]

    def matching(self, expression: str) -> Condition:
        """An expression over the texts."""
        name = self._bindings.add(expression)
        keys = f"SELECT rowid FROM clipping_search WHERE clipping_search MATCH {name}"
        return Condition(row=f"clippings.id IN ({keys})", keys=keys)

    def period(self, test: Dated) -> Period:
        """The range of time that a comparison means now."""
        return period(test, self._now)

    def _textual(self, leaf: Words | Near) -> Condition:
        if leaf.scope not in MARK_COLUMNS:
            return self.matching(leaf_match(leaf))
        name = self._bindings.add(leaf_match(leaf))
        hits = f"FROM highlight_search WHERE highlight_search MATCH {name}"
        keys = f"SELECT clipping_id FROM highlights WHERE id IN (SELECT rowid {hits} AND rowid > 0)"
        if leaf.scope is Scope.NOTE:  # the article note of a clipping stands in the index under its key with a minus
            keys += f" UNION SELECT -rowid {hits} AND rowid < 0"
        return Condition(row=f"clippings.id IN ({keys})", keys=keys)

    def _labels(self) -> Mapping[Label, Callable[[Labeled], Condition]]:
        return {
            Label.TAG: self._tag,
            Label.URL: self._url,
            Label.LANGUAGE: self._language,
            Label.ID: self._id,
            Label.STORY: self._story,
            Label.COLOR: self._color,
        }

    def _tag(self, leaf: Labeled) -> Condition:
        chosen = self._bindings.add_all(tag_keys(self._connection, leaf.value, prefix=leaf.prefix))
        return Condition(
            row=f"EXISTS (SELECT 1 FROM clipping_tags WHERE clipping_id = clippings.id AND tag_id IN ({chosen}))",
            keys=f"SELECT clipping_id FROM clipping_tags WHERE tag_id IN ({chosen})",
        )

    def _url(self, leaf: Labeled) -> Condition:
        escaped = leaf.value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return Condition(row=f"clippings.url LIKE {self._bindings.add(f'%{escaped}%')} ESCAPE '\\'")

    def _language(self, leaf: Labeled) -> Condition:
        own, below = self._bindings.add(leaf.value), self._bindings.add(leaf.value + "-")
        return Condition(row=f"(lower(clippings.language) = {own} OR lower(substr(clippings.language, 1, length({below}))) = {below})")

    def _id(self, leaf: Labeled) -> Condition:
        keys = f"SELECT id FROM clippings WHERE {self._begins('public_id', leaf.value)}"
        return Condition(row=f"clippings.id IN ({keys})", keys=keys)

    def _story(self, leaf: Labeled) -> Condition:
        stories = f"SELECT id FROM stories WHERE {self._begins('public_id', leaf.value)}"
        return Condition(row=f"clippings.story_id IN ({stories})", keys=f"SELECT id FROM clippings WHERE story_id IN ({stories})")

    def _begins(self, column: str, value: str) -> str:
        return f"{column} >= {self._bindings.add(value)} AND {column} < {self._bindings.add(value + chr(0xFFFF))}"

    def _color(self, leaf: Labeled) -> Condition:
        rows = self._connection.execute("SELECT id, key, name FROM colors").fetchall()
        from clipper.text.searchable import folded

        wanted = folded(leaf.value)
        chosen = self._bindings.add_all([key for key, *names in rows if wanted in map(folded, names)])
        return Condition(
            row=f"EXISTS (SELECT 1 FROM highlights WHERE clipping_id = clippings.id AND color_id IN ({chosen}))",
            keys=f"SELECT clipping_id FROM highlights WHERE color_id IN ({chosen})",
        )

    def _dated(self, leaf: Dated) -> Condition:
        span = self.period(leaf)
        column = _DATE_COLUMNS[leaf.field]
        if leaf.field in (DateField.CAPTURED, DateField.ADDED):
            return Condition(row=self._between(f"clippings.{column}", span.since, span.until))
        return Condition(row=self._civil(f"clippings.{column}", span))

    def _between(self, column: str, since: str | None, until: str | None) -> str:
        """From one text to before another; it is false, not unknown, for a column that is empty."""
        low = self._bindings.add(since or "")
        return f"{column} >= {low}" + (f" AND {column} < {self._bindings.add(until)}" if until is not None else "")

    def _civil(self, column: str, span: Period) -> str:
        """A date that may be an instant or civil; the first two comparisons are wider and there for the index."""
        first = f"substr({column} || '-01-01', 1, 10)"
        last = f"CASE length({column}) WHEN 4 THEN {column} || '-12-31' WHEN 7 THEN {column} || '-31' ELSE {column} END"
        civil = f"{first} >= {self._bindings.add(span.since_day or '')}"
        if span.until_day is not None:
            civil += f" AND {last} < {self._bindings.add(span.until_day)}"
        year = min(span.since or "", span.since_day or "")[:4]
        latest = max(span.until, span.until_day) if span.until is not None and span.until_day is not None else None
        instant = self._between(column, span.since, span.until)
        return f"({self._between(column, year, latest)} AND CASE WHEN length({column}) > 10 THEN {instant} ELSE {civil} END)"

    def _length(self, leaf: Length) -> Condition:
        is_range = leaf.relation is Relation.BETWEEN
        ends = ((">=", leaf.first), ("<=", leaf.last)) if is_range else ((leaf.relation.value or "=", leaf.first),)
        bounds = [f"clippings.words {sign} {self._bindings.add(number)}" for sign, number in ends if number is not None]
        return Condition(row=f"({' AND '.join(bounds)})")


def tag_keys(connection: sqlite3.Connection, value: str, *, prefix: bool = False) -> list[int]:
    """The tags of this path and below it, whatever their case and diacritics; with `prefix`, the path is only a beginning.

    Where no tag has that path, the name is looked for further down: rows and the sidebar show `norland-estmark/ferry` as `ferry`.
    """
    from clipper.model.tag import SEPARATOR
    from clipper.text.searchable import folded

    wanted = folded(value) + ("" if prefix else SEPARATOR)
    paths = [(int(key), folded(path) + SEPARATOR) for key, path in connection.execute("SELECT id, path FROM tags ORDER BY id")]
    own = [key for key, path in paths if path.startswith(wanted)]
    return own or [key for key, path in paths if SEPARATOR + wanted in path]


_DATE_COLUMNS = {
    DateField.PUBLISHED: "published",
    DateField.MODIFIED: "modified",
    DateField.CAPTURED: "captured_at",
    DateField.ADDED: "added_at",
}

_IS_LINKED_TO = """EXISTS (
    SELECT 1 FROM related JOIN clippings AS main ON main.id = related.main_id
    WHERE related.related_id = clippings.id AND main.trashed_at IS NULL
)"""
_LINKED_TO = """
    SELECT related.related_id FROM related
    JOIN clippings AS main ON main.id = related.main_id AND main.trashed_at IS NULL
    JOIN clippings AS own ON own.id = related.related_id AND own.captured_as_main = 0
"""


def _existing(table: str, more: str = "") -> Condition:
    return Condition(
        row=f"EXISTS (SELECT 1 FROM {table} WHERE {table}.clipping_id = clippings.id{more})",
        keys=f"SELECT clipping_id FROM {table} WHERE 1{more}",
    )


STATES: Mapping[State, Condition] = MappingProxyType(
    {
        State.UNREAD: Condition(row="clippings.status = 'unread'"),
        State.READ: Condition(row="clippings.status = 'read'"),
        State.ARCHIVED: Condition(row="clippings.status = 'archived'"),
        State.STARRED: Condition(row="clippings.starred = 1", keys="SELECT id FROM clippings WHERE starred = 1"),
        State.MAIN: Condition(row=f"(clippings.captured_as_main = 1 OR NOT {_IS_LINKED_TO})"),
        State.RELATED: Condition(row=f"(clippings.captured_as_main = 0 AND {_IS_LINKED_TO})", keys=_LINKED_TO),
        State.TRASHED: Condition(row="clippings.trashed_at IS NOT NULL", keys="SELECT id FROM clippings WHERE trashed_at IS NOT NULL"),
        State.UNSURE: Condition(row="clippings.doubts IS NOT NULL", keys="SELECT id FROM clippings WHERE doubts IS NOT NULL"),
    }
)

THINGS: Mapping[Thing, Condition] = MappingProxyType(
    {
        Thing.HIGHLIGHT: _existing("highlights"),
        Thing.NOTE: Condition(
            row="(clippings.note <> '' OR EXISTS "
            "(SELECT 1 FROM highlights WHERE highlights.clipping_id = clippings.id AND highlights.note <> ''))"
        ),
        Thing.TAG: _existing("clipping_tags"),
        Thing.DATE: Condition(row="clippings.published IS NOT NULL"),
        Thing.VERSION: Condition(row="EXISTS (SELECT 1 FROM versions WHERE versions.clipping_id = clippings.id AND versions.number > 1)"),
        Thing.SOURCE: Condition(row="clippings.source_id IS NOT NULL"),
        Thing.AUTHOR: Condition(row="clippings.authors <> '[]'"),
        Thing.URL: Condition(row="clippings.url IS NOT NULL"),
        Thing.STORY: Condition(row="clippings.story_id IS NOT NULL", keys="SELECT id FROM clippings WHERE story_id IS NOT NULL"),
    }
)
