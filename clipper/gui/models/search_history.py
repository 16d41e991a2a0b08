"""The searches made last, to be gone through by keys as a shell goes through its lines. No Qt."""

from collections.abc import Iterable

MOST_KEPT = 30


class SearchHistory:
    """Oldest first, each once. While one goes through them, what was being typed waits at the end."""

    def __init__(self, queries: Iterable[str] = ()) -> None:
        self._queries = list(dict.fromkeys(queries))[-MOST_KEPT:]
        self._at: int | None = None
        """Which one is shown; None while one types."""
        self._typed = ""

    @property
    def queries(self) -> list[str]:
        return list(self._queries)

    def remember(self, query: str) -> None:
        """A search was made: it is the last one now."""
        self.leave()
        if query:
            self._queries = [*(known for known in self._queries if known != query), query][-MOST_KEPT:]

    def leave(self) -> None:
        """Something else is typed: the next step back begins at the end."""
        self._at = None

    def older(self, typed: str) -> str | None:
        """The search before the one that is shown; None where there is none."""
        if self._at is None:
            self._typed = typed
        before = [place for place, query in enumerate(self._queries[: self._at]) if query != typed]
        if not before:
            return None
        self._at = before[-1]
        return self._queries[self._at]

    def newer(self) -> str | None:
        """The search after it, at the end what was being typed; None where one does not go through them."""
        if self._at is None:
            return None
        self._at += 1
        if self._at < len(self._queries):
            return self._queries[self._at]
        self._at = None
        return self._typed
