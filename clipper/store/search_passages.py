"""Passages that a query finds: highlights and article notes.

Words without a field, and those of `quote:` and `note:`, must stand in the passage itself; `color:` and `tag:` are the highlight's own
(a tag of its clipping counts, too). All else is asked of the clipping that the passage belongs to.
"""

import sqlite3
from datetime import datetime

from clipper.model.ids import ClippingKey, HighlightId
from clipper.model.passage import Passage
from clipper.query.tree import And, Label, Labeled, Leaf, Near, Node, Not, Or, Scope, State, Words, mentions
from clipper.store.search_conditions import Bindings, Conditions, tag_keys
from clipper.store.search_match import leaf_match

_OWN_SCOPES = frozenset({Scope.ANYWHERE, Scope.QUOTE, Scope.NOTE})
_HIGHLIGHTS = """
    SELECT clippings.id AS clipping, highlights.public_id, highlights.exact, highlights.note, colors.key, highlights.start_point AS place
    FROM highlights JOIN clippings ON clippings.id = highlights.clipping_id JOIN colors ON colors.id = highlights.color_id
    WHERE {tests}
"""
_NOTES = """
    SELECT clippings.id, NULL, '', clippings.note, NULL, -1 FROM clippings WHERE clippings.note <> '' AND {tests}
"""


class PassageSearch:
    """One query over the passages of one library."""

    def __init__(self, connection: sqlite3.Connection, now: datetime) -> None:
        self._connection = connection
        self._bindings = Bindings()
        self._conditions = Conditions(connection, now, self._bindings)

    def found(self, tree: Node | None, limit: int) -> list[Passage]:
        """The passages of the newest clippings first, in each the article note before the highlights in order of the text."""
        alive = "1" if mentions(tree, State.TRASHED) else "clippings.trashed_at IS NULL"
        own = "1" if tree is None else self._row(tree, rowid="highlights.id")
        notes = "1" if tree is None else self._row(tree, rowid="-clippings.id")
        union = _HIGHLIGHTS.format(tests=f"{alive} AND {own}") + " UNION ALL " + _NOTES.format(tests=f"{alive} AND {notes}")
        statement = f"{union} ORDER BY clipping DESC, place LIMIT :limit"
        rows = self._connection.execute(statement, {**self._bindings.values, "limit": limit})
        return [
            Passage(
                clipping=ClippingKey(clipping),
                highlight=HighlightId(public_id) if public_id else None,
                quotation=quotation,
                note=note,
                color=color,
            )
            for clipping, public_id, quotation, note, color, _ in rows
        ]

    def _row(self, node: Node, *, rowid: str) -> str:
        """A test of a passage; `rowid` is its row in the index."""
        if isinstance(node, Not):
            return f"NOT (({self._row(node.part, rowid=rowid)}) IS TRUE)"
        if isinstance(node, And | Or):
            between = " AND " if isinstance(node, And) else " OR "
            return "(" + between.join(self._row(part, rowid=rowid) for part in node.parts) + ")"
        return self._leaf(node, rowid)

    def _leaf(self, leaf: Leaf, rowid: str) -> str:
        if isinstance(leaf, Words | Near) and leaf.scope in _OWN_SCOPES:
            name = self._bindings.add(leaf_match(leaf))
            return f"{rowid} IN (SELECT rowid FROM highlight_search WHERE highlight_search MATCH {name})"
        is_highlight = rowid == "highlights.id"
        if isinstance(leaf, Labeled) and leaf.label is Label.COLOR:
            if not is_highlight:
                return "0"
            inner = self._conditions.of(leaf).row
            return f"({inner.replace('WHERE clipping_id = clippings.id', 'AS own WHERE own.id = highlights.id')})"
        if isinstance(leaf, Labeled) and leaf.label is Label.TAG and is_highlight:
            chosen = self._bindings.add_all(tag_keys(self._connection, leaf.value, prefix=leaf.prefix))
            own = f"EXISTS (SELECT 1 FROM highlight_tags WHERE highlight_id = highlights.id AND tag_id IN ({chosen}))"
            return f"({own} OR {self._conditions.of(leaf).row})"
        return f"({self._conditions.of(leaf).row})"
