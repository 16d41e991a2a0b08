"""Upkeep: what keeps a large library quick, done a little at a time when nobody waits."""

from collections.abc import Iterator

from clipper.store import upkeep
from clipper.store.store import Store


class UpkeepShelf:
    """Merges the pieces of the search index."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def is_due(self) -> bool:
        """Whether the index has so many pieces that searches feel it."""
        return upkeep.pieces(self._store.connection) > upkeep.ENOUGH

    def keep_pace(self, articles: int) -> None:
        """Merge as much as adding so many articles calls for: an import does it within each of its transactions."""
        with self._store.write(recorded=False) as writing:
            upkeep.keep_pace(writing.rows.connection, articles)

    def merge(self) -> Iterator[None]:
        """Merge them into one; each step is a short transaction, and it can be stopped between any two and taken up again."""
        while True:
            with self._store.write(recorded=False) as writing:
                more = upkeep.merge_a_little(writing.rows.connection)
            if not more:
                return
            yield
