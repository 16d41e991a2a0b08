"""Suggested tags: learned from the user's own tagging, explained by words, and never applied by themselves."""

from clipper.library.clippings import ClippingShelf
from clipper.model.ids import ClippingKey
from clipper.model.tag import ancestors
from clipper.store import search, tagged
from clipper.store.store import Store
from clipper.text.searchable import tokens, words
from clipper.text.tagging import Suggestion, TaggedWords, TagWords, learn, suggest

EXAMPLES = 1000
"""The newest tagged clippings from which tags are learned: some tenths of a second, and what the user does now."""
LENGTH = 2500
"""Code points of a text that are read: the beginning of a report tells what it is about."""
NEW_TAGGINGS = 20
"""Taggings after which it is worth while to learn anew."""
SUGGESTED = 5


class SuggestionShelf:
    """Suggests tags; it learns when it is first asked, and anew after some more tagging."""

    def __init__(self, store: Store, clippings: ClippingShelf) -> None:
        self._store = store
        self._clippings = clippings
        self._learned_at: int | None = None
        self._model: tuple[TagWords, ...] = ()

    def for_clipping(self, clipping: ClippingKey, limit: int = SUGGESTED) -> list[Suggestion]:
        """Tags that may fit a clipping and that it does not carry, likeliest first, with the words that speak for them."""
        found = self._clippings.get(clipping)
        text = search.texts(self._store.connection, [clipping]).get(clipping, "")
        carried = frozenset(found.tags) | {parent for tag in found.tags for parent in ancestors(tag)}
        return self.for_text(found.metadata.title or "", text, carried=carried)[:limit]

    def for_text(self, title: str, text: str, *, carried: frozenset[str] = frozenset()) -> list[Suggestion]:
        """The same for an article that is not stored yet."""
        self._learn_if_due()
        whole = f"{title}\n{text[:LENGTH]}"
        found = suggest(self._model, words(whole), without=carried)
        wanted = {word for one in found for word in one.because}
        written = {token.word: whole[token.start : token.end] for token in tokens(whole) if token.word in wanted}
        return [Suggestion(tag=one.tag, score=one.score, because=tuple(written.get(word, word) for word in one.because)) for one in found]

    def forget(self) -> None:
        """Learn anew at the next question."""
        self._learned_at = None

    def _learn_if_due(self) -> None:
        number, _ = tagged.state(self._store.connection)
        if self._learned_at is not None and abs(number - self._learned_at) < NEW_TAGGINGS:
            return
        self._learned_at = number
        examples = tagged.examples(self._store.connection, EXAMPLES, LENGTH)
        self._model = learn([TaggedWords(words=_telling(text), tags=tags) for text, tags in examples])


def _telling(text: str) -> frozenset[str]:
    """The words that may tell a tag: no numbers, and nothing of one letter but where a letter is a word."""
    return frozenset(word for word in words(text) if not word.isdigit() and (len(word) > 1 or not word.isascii()))
