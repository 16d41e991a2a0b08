"""What the library knows to complete a search with: tags, sources, authors, languages, colors."""

from clipper.query.fields import Completion
from clipper.store import completion
from clipper.store.store import Store


class CompletionShelf:
    """Gives names; where they go in a query is told by `clipper.query.complete`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def names(self, kind: Completion) -> list[str]:
        """The library's names of a kind, the most used first."""
        return completion.values(self._store.connection, kind)
