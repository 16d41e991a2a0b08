"""A text as a sequence of words that can be compared fast: what approximate anchoring aligns."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias, cast

from clipper.text.tokens import WORD

Pair: TypeAlias = tuple[int, int]

CODES = 250
"""edlib compares bytes: in a passage with more distinct words than these, some share a code, and one in so many pairs is mistaken."""

ELSEWHERE = "\x00"
"""The code of a text's word that is not in the query: it equals nothing."""

CERTAIN_LENGTH, LONG_LENGTH = 4, 7
"""Words shorter than the first are compared exactly; from the second on, two letters may differ, between them one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a text: their ranges and, for comparing, their folded forms."""

    ranges: tuple[Pair, ...]
    keys: tuple[str, ...]


def words_of(text: str) -> Words:
    """The words of a text, case and the shape of apostrophes folded."""
    lowered = next(form for form in (text.casefold(), text.lower(), text) if len(form) == len(text)).replace("’", "'")
    matches = list(WORD.finditer(lowered))
    return Words(ranges=tuple([match.span() for match in matches]), keys=tuple([match[0] for match in matches]))


class WordIndex:
    """The words of a text that is searched, with what is known of how common each is."""

    def __init__(self, text: str) -> None:
        self.words = words_of(text)

    @cached_property
    def starts(self) -> list[int]:
        return [start for start, _ in self.words.ranges]

    @cached_property
    def ends(self) -> list[int]:
        return [end for _, end in self.words.ranges]

    @cached_property
    def positions(self) -> dict[str, list[int]]:
        """Where each word stands."""
        positions: dict[str, list[int]] = {}
        for position, key in enumerate(self.words.keys):
            positions.setdefault(key, []).append(position)
        return positions

    def surprise(self, key: str) -> float:
        """How much it tells that this word stands somewhere: the logarithm of its rarity in this text."""
        return math.log((len(self.words.keys) + 10) / (len(self.positions.get(key, ())) + 1))


class Coder:
    """Gives each word of a query a character, so that words can be aligned as characters are."""

    def __init__(self, query: tuple[str, ...]) -> None:
        codes: dict[str, str] = {}
        for key in query:
            if key not in codes:
                codes[key] = chr(len(codes) % CODES + 1)
        self._codes = codes
        self._long = [key for key in codes if allowed_slips(key)]
        self._meant: dict[str, str] = {}
        self.query = "".join([codes[key] for key in query])

    def encode(self, index: WordIndex) -> str:
        """The text's words as the query's codes; words that are equal only."""
        codes = bytearray(len(index.words.keys))
        for key, code in self._codes.items():
            number = ord(code)
            for position in index.positions.get(key, ()):
                codes[position] = number
        return codes.decode("latin-1")

    def encode_nearly(self, keys: tuple[str, ...]) -> str:
        """The same, where a word with a slip of the pen counts as the word that was meant: for short windows."""
        return "".join([self._codes.get(key) or self._code_meant(key) for key in keys])

    def _code_meant(self, key: str) -> str:
        known = self._meant.get(key)
        if known is None:
            known = self._meant[key] = self._search_meant(key)
        return known

    def _search_meant(self, key: str) -> str:
        if len(key) < CERTAIN_LENGTH - 1 or not self._long:
            return ELSEWHERE
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extractOne

        best = extractOne(key, self._long, scorer=OSA.distance, score_cutoff=2)
        return self._codes[best[0]] if best and best[1] <= allowed_slips(best[0]) else ELSEWHERE


def allowed_slips(word: str) -> int:
    """How many letters of a word may differ while it is still taken for the same word."""
    return 0 if len(word) < CERTAIN_LENGTH else 1 if len(word) < LONG_LENGTH else 2


def places(query: str, text: str, limit: int) -> list[int]:
    """Where in the coded text the coded query fits best: about where its first word is, at most `limit` places.

    Only the ends are asked for: edlib looks for each beginning anew, of which a text of one repeated word has as many as words.
    """
    return [max(0, end - len(query) + 1) for end in _ends(query, text)[:limit]]


def _ends(query: str, text: str) -> list[int]:
    """Where the best fits of the query end; none if not one word is in the text."""
    if not query or not text:
        return []
    answer = _align(query, text, "distance")
    if answer["editDistance"] >= len(query):
        return []
    locations: list[tuple[int | None, int]] = answer["locations"]
    return [end for _, end in locations]


def aligned(query: str, window: str) -> list[Pair]:
    """The words of query and window that stand for each other in the best fit of the query into the window, as pairs of positions."""
    ends = _ends(query, window)
    if not ends:
        return []
    result = _align(query, window[: ends[0] + 1], "path")
    start: int | None = result["locations"][0][0]
    at_query, at_window = 0, start or 0
    pairs: list[Pair] = []
    for length, operation in _operations(result["cigar"] or ""):
        if operation == "=":
            pairs.extend((at_query + step, at_window + step) for step in range(length))
        at_query += length if operation != "D" else 0
        at_window += length if operation != "I" else 0
    return pairs


def _align(query: str, text: str, task: str) -> Mapping[str, Any]:
    """edlib's answer: the query within the text (Myers' bit-vector algorithm); its package carries no types."""
    import edlib

    answer: Mapping[str, Any] = cast("Any", edlib).align(query, text, mode="HW", task=task)
    return answer


def _operations(cigar: str) -> list[tuple[int, str]]:
    """`3=1X` -> (3, "="), (1, "X")."""
    operations: list[tuple[int, str]] = []
    number = 0
    for character in cigar:
        if character.isdigit():
            number = number * 10 + int(character)
        else:
            operations.append((number, character))
            number = 0
    return operations
