"""Marks that came with an imported article: stored as they were told, and none twice."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from clipper.model.changes import Kind
from clipper.model.date import utc_iso
from clipper.model.ids import ClippingKey, HighlightId
from clipper.store import highlights, tags, versions
from clipper.store.highlights import NewHighlight

if TYPE_CHECKING:
    from clipper.model.highlight import Highlight
    from clipper.model.imported import ImportedHighlight
    from clipper.store.rows import Rows


def take_over(
    rows: "Rows", clipping: ClippingKey, told: "Sequence[ImportedHighlight]", now: datetime
) -> "dict[HighlightId, ImportedHighlight]":
    """Store the marks of a clipping whose current text they were found in; those that were not there yet, by their ids."""
    version = versions.current_key(rows.connection, clipping)
    if version is None:
        return {}
    there = {_sameness(highlight) for highlight in highlights.of_clipping(rows.connection, clipping)}
    taken: dict[HighlightId, ImportedHighlight] = {}
    for one in told:
        if (one.place or one.anchor.exact, one.color, one.note) not in there:
            taken[_insert(rows, clipping, version, one, utc_iso(now))] = one
    rows.touch(Kind.CLIPPING, (clipping,))
    return taken


def _sameness(highlight: "Highlight") -> tuple[tuple[int, int] | str, str, str]:
    """By which a mark is known again: its place (an orphan's words), color and note."""
    return highlight.placement.place or highlight.anchor.exact, highlight.color, highlight.note


def _insert(rows: "Rows", clipping: ClippingKey, version: int, one: "ImportedHighlight", now: str) -> HighlightId:
    created = utc_iso(one.created_at) if one.created_at else now
    new = NewHighlight(
        clipping=clipping,
        version_key=version,
        color=one.color,
        note=one.note,
        anchor=one.anchor,
        place=one.place,
        state=one.state,
        by_user=one.by_user,
        created_at=created,
        updated_at=created,
    )
    key, public_id = highlights.insert(rows, new)
    for tag in tags.ensure_all(rows, one.tags, now):
        rows.insert("highlight_tags", {"highlight_id": key, "tag_id": tag})
    return public_id
