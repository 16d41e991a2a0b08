"""A text as a sequence of words that can be compared fast: what approximate anchoring aligns."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias, cast

from clipper.text.tokens import WORD

Pair: TypeAlias = tuple[int, int]

MAX_DISTINCT = 250
"""Distinct words of a query that get a code of their own: edlib compares bytes, and three are kept for other uses."""

NOWHERE, ELSEWHERE = "\xff", "\x00"
"""The code of a query's word beyond those, and of a text's word that is not in the query: neither equals anything."""

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
    def counts(self) -> Counter[str]:
        return Counter(self.words.keys)

    def surprise(self, key: str) -> float:
        """How much it tells that this word stands somewhere: the logarithm of its rarity in this text."""
        return math.log((len(self.words.keys) + 10) / (self.counts[key] + 1))


class Coder:
    """Gives each word of a query a character, so that words can be aligned as characters are."""

    def __init__(self, query: tuple[str, ...]) -> None:
        codes: dict[str, str] = {}
        for key in query:
            if key not in codes and len(codes) < MAX_DISTINCT:
                codes[key] = chr(len(codes) + 1)
        self._codes = codes
        self._long = [key for key in codes if allowed_slips(key)]
        self._meant: dict[str, str] = {}
        self.query = "".join([codes.get(key, NOWHERE) for key in query])

    def encode(self, keys: tuple[str, ...]) -> str:
        """The text's words as the query's codes; words that are equal only."""
        return "".join([self._codes.get(key, ELSEWHERE) for key in keys])

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
    """Where in the coded text the coded query fits best: positions of its first word, at most `limit`."""
    if not query or not text:
        return []
    found: list[tuple[int | None, int]] = _align(query, text, "locations")["locations"]
    return [start for start, _ in found[:limit] if start is not None]


def aligned(query: str, window: str) -> list[Pair]:
    """The words of query and window that stand for each other in the best fit of the query into the window, as pairs of positions."""
    if not query or not window:
        return []
    result = _align(query, window, "path")
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
