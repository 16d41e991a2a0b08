"""The trash: out of lists, counts, search and stories, until it is emptied."""

from collections.abc import Callable, Sequence
from datetime import datetime

from clipper.model.changes import Changes
from clipper.model.clipping import Clipping
from clipper.model.date import utc_iso
from clipper.model.ids import ClippingKey
from clipper.store import captures, clippings, versions
from clipper.store.store import Store


class TrashShelf:
    """Throws away, takes back, empties."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def all(self) -> list[Clipping]:
        """What is in the trash, last thrown away first."""
        return clippings.rows(self._store.connection, clippings.trashed(self._store.connection))

    def keys(self) -> list[ClippingKey]:
        """Of the clippings in the trash, what was thrown away last first."""
        return clippings.trashed(self._store.connection)

    def throw_away(self, keys: Sequence[ClippingKey]) -> Changes:
        """Move to the trash; what is there already keeps its time."""
        now = utc_iso(self._clock())
        return self._set(keys, lambda trashed_at: trashed_at or now)

    def restore(self, keys: Sequence[ClippingKey]) -> Changes:
        """Take back out of the trash."""
        return self._set(keys, lambda _: None)

    def empty(self, keys: Sequence[ClippingKey] | None = None) -> Changes:
        """Delete what is in the trash, and captures that nothing refers to any more. The caller backs up first: no undo.

        Of these clippings alone, where some are named: what was taken back since stays.
        """
        with self._store.write(recorded=False) as writing:
            connection = writing.rows.connection
            for key in clippings.trashed(connection) if keys is None else clippings.are_trashed(connection, keys):
                used = {row.capture_key for row in versions.of_clipping(connection, key)}
                writing.rows.delete("clippings", (key,))
                captures.delete_unused(writing.rows, used)
        return writing.changes_so_far

    def _set(self, keys: Sequence[ClippingKey], trashed_at: Callable[[str | None], str | None]) -> Changes:
        with self._store.write() as writing:
            for clipping in clippings.rows(writing.rows.connection, keys):
                writing.rows.update("clippings", (clipping.key,), {"trashed_at": trashed_at(clipping.trashed_at)})
        return writing.changes_so_far
