"""Sources: outlets with their aliases and countries."""

from collections.abc import Sequence

from clipper.errors import InputError, NotFoundError
from clipper.model.changes import Changes
from clipper.model.source import Source
from clipper.store import sources
from clipper.store.store import Store
from clipper.text.unturned import unturned


class SourceShelf:
    """Reads and changes sources."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self, limit: int = 10_000) -> list[Source]:
        """Those with most clippings first."""
        return sources.all_sources(self._store.connection, limit)

    def change(self, name: str, *, new_name: str, country: str, aliases: Sequence[str]) -> Changes:
        """Rename a source, set its country and other names. The old name does not become an alias by itself."""
        new_name, aliases = _cleaned(new_name), [alias for alias in map(_cleaned, aliases) if alias]
        with self._store.write() as writing:
            rows, key = writing.rows, self._key(name)
            other = sources.key_of(rows.connection, new_name)
            if not new_name or other not in (None, key):
                taken = f"There is a source {new_name!r} already."
                raise InputError(taken if other else "A source needs a name.", "Merge the two instead." if other else "Write one.")
            rows.update("sources", (key,), {"name": new_name, "country": country})
            sources.set_aliases(rows, key, aliases)
        return writing.changes_so_far

    def merge(self, gone: str, into: str) -> Changes:
        """Move the clippings of one source to another; its name becomes an alias."""
        with self._store.write() as writing:
            rows, key, target = writing.rows, self._key(gone), self._key(into)
            if key == target:
                raise InputError("A source cannot be merged into itself.", "Choose another one.")
            sources.merge(rows, key, target)
        return writing.changes_so_far

    def _key(self, name: str) -> int:
        key = sources.key_of(self._store.connection, name)
        if key is None:
            raise NotFoundError(f"There is no source {name!r}.")
        return key


def _cleaned(name: str) -> str:
    return " ".join(unturned(name).split())
