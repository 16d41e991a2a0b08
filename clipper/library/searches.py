"""Saved searches: queries with a name, in the user's order."""

from collections.abc import Sequence

from clipper.errors import InputError, NotFoundError
from clipper.model.changes import Changes
from clipper.model.ids import SearchId, new_public_id
from clipper.model.saved_search import SavedSearch
from clipper.store import searches
from clipper.store.store import Store


class SearchShelf:
    """Reads and changes saved searches."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[SavedSearch]:
        """In the user's order."""
        return searches.all_searches(self._store.connection)

    def add(self, name: str, query: str) -> tuple[SearchId, Changes]:
        """Save a query at the end of the list."""
        public_id = new_public_id()
        with self._store.write() as writing:
            position = searches.next_position(writing.rows.connection)
            writing.rows.insert(
                "saved_searches", {"public_id": public_id, "name": _name(name), "query": query.strip(), "position": position}
            )
        return SearchId(public_id), writing.changes_so_far

    def change(self, search: SearchId, *, name: str, query: str) -> Changes:
        """Give a saved search another name and query. Raises InputError without a name, NotFoundError where it is gone."""
        with self._store.write() as writing:
            writing.rows.update("saved_searches", (self._key(search),), {"name": _name(name), "query": query.strip()})
        return writing.changes_so_far

    def order(self, chosen: Sequence[SearchId]) -> Changes:
        """Put them in this order."""
        with self._store.write() as writing:
            for position, search in enumerate(chosen):
                writing.rows.update("saved_searches", (self._key(search),), {"position": position})
        return writing.changes_so_far

    def delete(self, search: SearchId) -> Changes:
        """Raises NotFoundError where it is gone."""
        with self._store.write() as writing:
            writing.rows.delete("saved_searches", (self._key(search),))
        return writing.changes_so_far

    def _key(self, search: SearchId) -> int:
        key = searches.key_of(self._store.connection, search)
        if key is None:
            raise NotFoundError("This saved search is no longer there.")
        return key


def _name(name: str) -> str:
    cleaned = " ".join(name.split())
    if not cleaned:
        raise InputError("A saved search needs a name.", "Write one.")
    return cleaned
