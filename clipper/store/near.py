"""Clippings that are nearly the same as a text, or about the same names.

Rare words find the candidates in the full-text index; runs of three words decide. There is no index of its own to keep in step. Which
words are common is learned from a sample of the library, once in the life of this object and again when the library has doubled: asking
the index how often each word of an article stands would take a hundred times as long as the rest. Measured in docs/notes/0006.
"""

import math
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from clipper.model.ids import ClippingKey
from clipper.text.likeness import covered, shared, shingles
from clipper.text.searchable import words

SAMPLE = 400
"""Texts from which common words are learned."""
COMMON_IN = 2
"""A word in two of the sample stands in half a percent of the library."""
SMALL = 2000
"""Clippings up to which nothing is sampled: every word is asked for."""
RARE_TERMS = 8
"""Rare words that find the candidates; three of them in common are enough, however much was edited."""
TERMS_TRIED = 20
MOST_HITS = 200
FEW_HITS = 5
"""A word that stands in more clippings is not rare."""
CANDIDATES = 3
RIVAL = 0.4
"""Share of the best candidate's weight below which another one is not read."""
SHARED_TERMS = 3
"""Rare words in common below which a candidate is not even read."""
COVERED = 0.9
"""Tenths of the shorter text that must run through the longer one: see the note."""
LEAST_SHARE = 0.1
"""Runs in common (Jaccard) without which two texts are not copies; a copy with 30% of the words edited has 0.2."""
PHRASE = 4
"""Characters of a run that stands for a word in scripts without blanks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A clipping and how much of it was found in common."""

    key: ClippingKey
    weight: float
    terms: tuple[str, ...]


class NearTexts:
    """Looks for texts like another one in one library."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._common: frozenset[str] = frozenset()
        self._sampled_at = 0

    def copies(self, text: str, *, without: frozenset[int] = frozenset()) -> list[tuple[ClippingKey, float]]:
        """Near-copies of a text outside the trash, most alike first, each with the share of runs in common."""
        stream = words(text)
        own = shingles(stream)
        found: list[tuple[ClippingKey, float]] = []
        candidates = self.candidates(_terms(stream), without=without)[:CANDIDATES]
        for candidate in candidates:
            if len(candidate.terms) < min(SHARED_TERMS, len(stream)) or candidate.weight < RIVAL * candidates[0].weight:
                continue
            other = shingles(words(self._text(candidate.key)))
            share = shared(own, other)
            if share >= LEAST_SHARE and covered(own, other) >= COVERED:
                found.append((candidate.key, share))
        return sorted(found, key=lambda pair: -pair[1])

    def candidates(
        self, distinct: Sequence[str], *, without: frozenset[int] = frozenset(), column: str = "", one_in: int | None = None
    ) -> list[Candidate]:
        """Clippings outside the trash that share the rarest of these words, most telling first.

        `one_in`: in a small library, a word that stands in more than one of so many clippings tells nothing.
        """
        total = self._size()
        weights: dict[int, float] = {}
        terms: dict[int, list[str]] = {}
        for term, hits in self._rare(distinct, total, column, without, one_in):
            weight = math.log(total / len(hits)) + 1
            for key in hits:
                weights[key] = weights.get(key, 0.0) + weight
                terms.setdefault(key, []).append(term)
        ranked = sorted(weights, key=lambda key: -weights[key])
        alive = [key for key in ranked[: 2 * CANDIDATES] if self._is_alive(key)]
        return [Candidate(key=ClippingKey(key), weight=weights[key], terms=tuple(terms[key])) for key in alive]

    def is_common(self, word: str) -> bool:
        """Whether a word is too frequent in this library to tell anything."""
        self._size()
        return word in self._common

    def _rare(
        self, distinct: Sequence[str], total: int, column: str, without: frozenset[int], one_in: int | None
    ) -> list[tuple[str, list[int]]]:
        """The rarest of these words that the library knows, each with the clippings in which it stands."""
        uncommon = [word for word in distinct if word not in self._common and len(word) > 1]
        small = total <= SMALL
        tried = uncommon if small else sorted(uncommon, key=len, reverse=True)[:TERMS_TRIED]
        most = MOST_HITS if not small else max(MOST_HITS, total // 10) if one_in is None else max(FEW_HITS, total // one_in)
        known: list[tuple[str, list[int]]] = []
        for word in tried:
            hits = [key for key in self._hits(word, column, most) if key not in without]
            if hits:
                known.append((word, hits))
            if len(known) >= RARE_TERMS and not small:
                break
        return sorted(known, key=lambda pair: len(pair[1]))[:RARE_TERMS]

    def _hits(self, word: str, column: str, most: int) -> list[int]:
        """The clippings in which a word stands; none where they are too many."""
        statement = "SELECT rowid FROM clipping_search WHERE clipping_search MATCH :expression LIMIT :limit"
        rows = self._connection.execute(statement, {"expression": f'{column}"{word}"', "limit": most + 1}).fetchall()
        return [row[0] for row in rows] if len(rows) <= most else []

    def _text(self, key: int) -> str:
        statement = "SELECT versions.text FROM clippings JOIN versions ON versions.id = clippings.version_id WHERE clippings.id = :key"
        row = self._connection.execute(statement, {"key": key}).fetchone()
        return "" if row is None else str(row[0])

    def _is_alive(self, key: int) -> bool:
        row = self._connection.execute("SELECT 1 FROM clippings WHERE id = :key AND trashed_at IS NULL", {"key": key}).fetchone()
        return row is not None

    def _size(self) -> int:
        """About how many clippings there are; the sample is taken anew when they have doubled."""
        (newest,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM clippings").fetchone()
        if newest > SMALL and newest >= 2 * self._sampled_at:
            self._sampled_at = newest
            self._common = self._sample(newest)
        return max(int(newest), 1)

    def _sample(self, newest: int) -> frozenset[str]:
        step = newest / SAMPLE
        texts = (self._text(1 + int(number * step)) for number in range(SAMPLE))
        counts = Counter(word for text in texts for word in set(words(text)))
        return frozenset(word for word, number in counts.items() if number >= COMMON_IN)


def _terms(stream: Sequence[str]) -> tuple[str, ...]:
    """What a text can be found by: its words, and in scripts without blanks runs of characters."""
    spaced = dict.fromkeys(word for word in stream if len(word) > 1)
    if len(spaced) >= len(stream) // 4:
        return tuple(spaced)
    step = max(1, len(stream) // TERMS_TRIED)
    return tuple(dict.fromkeys(" ".join(stream[at : at + PHRASE]) for at in range(0, len(stream) - PHRASE + 1, step)))
