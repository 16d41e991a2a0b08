"""Merging duplicates: one clipping is kept with the highlights, tags, notes and marks of both, and in the briefs and the story of both; the
other goes to the trash.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from clipper.errors import InputError, NotFoundError
from clipper.model.changes import Cell, Changes, Kind
from clipper.model.date import utc_iso
from clipper.model.highlight import Anchor, Highlight, PlacementState
from clipper.model.ids import ClippingKey
from clipper.store import briefs, clippings, highlights, stories, tags, versions
from clipper.store.highlights import NewHighlight
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
            both = clippings.rows(rows.connection, [kept, gone])
            if len(both) < len((kept, gone)):
                raise NotFoundError("This clipping is no longer in the library.")
            ours, theirs = both
            for tag in tags.ensure_all(rows, theirs.tags, now):
                if rows.read("clipping_tags", (kept, tag)) is None:
                    rows.insert("clipping_tags", {"clipping_id": kept, "tag_id": tag, "added_at": now})
            notes = [note for note in dict.fromkeys((ours.note, theirs.note)) if note]
            values: dict[str, Cell] = {"note": "\n\n".join(notes), "starred": int(ours.starred or theirs.starred)}
            rows.update("clippings", (kept,), values)
            stories.stand_in(rows, gone, kept)
            briefs.name_instead(rows, gone, kept, self._copies(rows, kept, gone, now))
            rows.update("clippings", (gone,), {"trashed_at": theirs.trashed_at or now})
            rows.touch(Kind.CLIPPING, (kept, gone))
        return writing.changes_so_far

    def merge_all(self, kept: ClippingKey, gone: Sequence[ClippingKey]) -> Changes:
        """The same with several, one after the other, as one undo step."""
        with self._store.write() as writing:
            for one in gone:
                self.merge(kept, one)
        return writing.changes_so_far

    def _copies(self, rows: Rows, kept: ClippingKey, gone: ClippingKey, now: str) -> dict[int, int]:
        """For each highlight of `gone` the one of `kept` that is the same mark now, by their keys."""
        version, other = (versions.current_key(rows.connection, key) for key in (kept, gone))
        if version is None or other is None:
            return {}
        text, old_text = (versions.text(rows.connection, key).text for key in (version, other))
        copies: dict[int, int] = {}
        for highlight in highlights.of_clipping(rows.connection, gone):
            place = highlight.placement.place
            standing = describe(old_text, *place) if place else highlight.anchor
            found = _found(standing, highlight.anchor, text)
            own = _same_mark(rows, kept, found, highlight) if found else None
            if own is None:
                anchor = standing if found is None else describe(text, *found)
                new = NewHighlight(
                    clipping=kept,
                    version_key=version,
                    color=highlight.color,
                    note=highlight.note,
                    anchor=anchor,
                    place=found,
                    created_at=highlight.created_at,
                    updated_at=now,
                )
                own, _ = highlights.insert(rows, new)
            for tag in tags.ensure_all(rows, highlight.tags, now):
                if rows.read("highlight_tags", (own, tag)) is None:
                    rows.insert("highlight_tags", {"highlight_id": own, "tag_id": tag})
            copies[_key(rows, highlight)] = own
        return copies


def _found(standing: Anchor, original: Anchor, text: str) -> tuple[int, int] | None:
    """Where a mark stands in the kept text: by the words that it covers now; by those that were marked at first only word for word."""
    found = locate(standing, text)
    if found is None:
        found = locate(original, text)
        if found is not None and found.state is not PlacementState.EXACT:
            return None
    return None if found is None else (found.start, found.end)


def _same_mark(rows: Rows, kept: ClippingKey, place: tuple[int, int], highlight: Highlight) -> int | None:
    """The highlight that marks the same place of the kept text in the same color with the same note."""
    for own in highlights.of_clipping(rows.connection, kept):
        if (own.placement.place, own.color, own.note) == (place, highlight.color, highlight.note):
            return _key(rows, own)
    return None


def _key(rows: Rows, highlight: Highlight) -> int:
    found = highlights.key_of(rows.connection, highlight.id)
    if found is None:
        raise NotFoundError(f"No highlight has the id {highlight.id!r}.")
    return found[0]
