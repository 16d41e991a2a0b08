"""Completion in the search box with what the library knows: tags, sources, authors, languages, colors."""

from clipper.model.completion import Offer
from clipper.query.complete import Place, completed, place_at
from clipper.query.fields import Completion
from clipper.store import completion
from clipper.store.completion import matching
from clipper.store.store import Store

__all__ = ["CompletionShelf", "matching"]

OFFERED = 12
"""Lines of a list that is still read at a glance."""


class CompletionShelf:
    """Offers what the word at the cursor could become."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def offers(self, text: str, cursor: int, limit: int = OFFERED) -> list[Offer]:
        """The best first: each with the whole query as it would read then, and where the cursor would stand."""
        place = place_at(text, cursor)
        offers: list[Offer] = []
        for choice in self._choices(place)[:limit]:
            query, at = completed(text, place, choice)
            offers.append(Offer(shown=choice, query=query, cursor=at))
        return offers

    def names(self, kind: Completion) -> list[str]:
        """The library's names of a kind, the most used first."""
        return completion.values(self._store.connection, kind)

    def _choices(self, place: Place) -> list[str]:
        if place.choices or place.kind in (Completion.FIELDS, Completion.CHOICES, Completion.DATES, Completion.NOTHING):
            return list(place.choices)
        known = completion.values(self._store.connection, place.kind)
        return completion.matching(known, place.typed)
