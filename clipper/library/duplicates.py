"""Merging duplicates: one clipping is kept with the highlights, tags, notes and marks of both; the other goes to the trash."""

from collections.abc import Callable
from datetime import datetime

from clipper.errors import InputError
from clipper.model.changes import Cell, Changes, Kind
from clipper.model.date import utc_iso
from clipper.model.highlight import Highlight, PlacementState
from clipper.model.ids import ClippingKey, new_public_id
from clipper.store import clippings, colors, highlights, tags, versions
from clipper.store.rows import Rows
from clipper.store.store import Store
from clipper.text.anchoring import describe, locate


class DuplicateShelf:
    """Merges clippings that are the same article."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def merge(self, kept: ClippingKey, gone: ClippingKey) -> Changes:
        """Bring all that the user made of `gone` to `kept`, and throw `gone` away. One undo step; `gone` keeps its own in the trash."""
        if kept == gone:
            raise InputError("A clipping cannot be merged with itself.", "Select two clippings.")
        now = utc_iso(self._clock())
        with self._store.write() as writing:
            rows = writing.rows
            ours, theirs = (clippings.rows(rows.connection, [key])[0] for key in (kept, gone))
            for tag in tags.ensure_all(rows, theirs.tags, now):
                if rows.read("clipping_tags", (kept, tag)) is None:
                    rows.insert("clipping_tags", {"clipping_id": kept, "tag_id": tag, "added_at": now})
            notes = [note for note in dict.fromkeys((ours.note, theirs.note)) if note]
            values: dict[str, Cell] = {"note": "\n\n".join(notes), "starred": int(ours.starred or theirs.starred)}
            rows.update("clippings", (kept,), values)
            for highlight in highlights.of_clipping(rows.connection, gone):
                self._copy(rows, kept, highlight, now)
            rows.update("clippings", (gone,), {"trashed_at": theirs.trashed_at or now})
            rows.touch(Kind.CLIPPING, (kept, gone))
        return writing.changes_so_far

    def _copy(self, rows: Rows, kept: ClippingKey, highlight: Highlight, now: str) -> None:
        """The same mark in the kept text, or an orphan beside it where its words do not stand there; none where it is marked already."""
        version = versions.current_key(rows.connection, kept)
        if version is None:
            return
        text = versions.text(rows.connection, version).text
        found = locate(highlight.anchor, text)
        if found is not None and self._is_marked(rows, kept, found.start, found.end, highlight):
            return
        anchor = highlight.anchor if found is None else describe(text, found.start, found.end)
        key = rows.insert(
            "highlights",
            {
                "public_id": new_public_id(),
                "clipping_id": kept,
                "version_id": version,
                "color_id": colors.key_of(rows.connection, highlight.color),
                "note": highlight.note,
                "start_point": anchor.start,
                "end_point": anchor.end,
                "exact": anchor.exact,
                "prefix": anchor.prefix,
                "suffix": anchor.suffix,
                "created_at": highlight.created_at,
                "updated_at": now,
            },
        )
        placement: dict[str, Cell] = {
            "highlight_id": key,
            "version_id": version,
            "start_point": found.start if found else None,
            "end_point": found.end if found else None,
            "state": PlacementState.EXACT.value if found else PlacementState.ORPHAN.value,
            "by_user": 0,
        }
        rows.insert("placements", placement)
        for tag in tags.ensure_all(rows, highlight.tags, now):
            rows.insert("highlight_tags", {"highlight_id": key, "tag_id": tag})

    def _is_marked(self, rows: Rows, kept: ClippingKey, start: int, end: int, highlight: Highlight) -> bool:
        return any(
            (own.placement.start, own.placement.end, own.color, own.note) == (start, end, highlight.color, highlight.note)
            for own in highlights.of_clipping(rows.connection, kept)
        )
