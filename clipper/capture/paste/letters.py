"""The characters and words of a page's lines, counted for all lines at once.

A page is one array of characters, and what is to be counted an array of flags, which is summed for all lines at once: so nothing is asked
of each line.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from clipper.capture.paste.words import CHROME, CREDITS

Counts = NDArray[np.int64]
Flags = NDArray[np.bool_]

SEEN = 500
"""Characters of a line that are looked at."""
SHORTEST_WORD, STEM = 4, 5
"""Letters of a word that carries meaning, and those by which words are the same. In a dense script each pair of characters is a word."""
_BUCKET_BITS = 15
BUCKETS = 1 << _BUCKET_BITS
"""A word is told by the bucket that its stem falls into: of a thousand words on a page one in thirty shares one with another."""
CREDIT_TAIL = 70
"""Characters at a line's end in which a credit stands."""
LAST_CODE, BREAK, FULL_STOP = 0xFFFF, ord("\n"), ord(".")
"""All characters beyond the first plane count as its last code, which is no character: tables are asked for the nearest that they have."""

LETTER, UPPER, DIGIT, COMMA, STOP, SIGN, BLANK = (1 << bit for bit in range(7))
"""What a character is. COMMA and STOP: of any script; SIGN: what menus and credits put between words."""
_SIGNS = {COMMA: ",，、،", STOP: ".。", SIGN: "|/»›>#@•·+→©&", BLANK: " \n"}
_COUNTED = np.array([[COMMA], [DIGIT], [SIGN], [BLANK], [UPPER], [STOP]], dtype=np.uint8)
"""What is counted in each line."""
_PLACES = np.arange(STEM)[:, None]
_MIXERS = np.array([[0x9E3779B1], [0x85EBCA77], [0xC2B2AE3D], [0x27D4EB2F], [0x165667B1]], dtype=np.uint32)
"""Odd numbers by which the letters of a stem are multiplied, each place by its own."""
_SPARED_BITS = 32 - _BUCKET_BITS
"""The highest bits of a product are the best mixed: these are not."""


def _told(ask: Callable[[str], bool]) -> Flags:
    """What is told of each character, by its code."""
    return np.fromiter(map(ask, map(chr, range(LAST_CODE + 1))), dtype=np.bool_, count=LAST_CODE + 1)


@cache
def _classes() -> NDArray[np.uint8]:
    """What each character is, by its code."""
    letters = _told(str.isalpha)
    found = (letters * LETTER + (letters & _told(str.istitle)) * UPPER + _told(str.isdecimal) * DIGIT).astype(np.uint8)
    for kind, signs in _SIGNS.items():
        found[[ord(sign) for sign in signs]] |= kind
    return found


@cache
def _lowered() -> NDArray[np.uint32]:
    """The small letter of each character, by its code; the first, where it has several."""
    return np.array([ord(letter.lower()[0]) for letter in map(chr, range(LAST_CODE + 1))], dtype=np.uint32)


def _codes(text: str) -> Counts:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.int32).astype(np.int64)


def _buckets(codes: Counts, starts: Counts, lengths: Counts) -> Counts:
    """The bucket of each word that starts there, by its first letters."""
    letters = _lowered().take(codes.take(starts + _PLACES, mode="clip"), mode="clip")
    letters *= lengths > _PLACES
    letters *= _MIXERS
    return (np.add.reduce(letters, axis=0, dtype=np.uint32) >> _SPARED_BITS).astype(np.int64)


@cache
def _buckets_of(words: frozenset[str]) -> Flags:
    """Which buckets hold one of these words, or a part of one that a hyphen divides; words of fewer letters are not told."""
    table = np.zeros(BUCKETS, dtype=np.bool_)
    table[Letters(sorted(words), dense=False).buckets] = True
    return table


class Counted(NamedTuple):
    """How many of each kind of character a line holds: arrays with a number for each line."""

    commas: Counts
    digits: Counts
    signs: Counts
    blanks: Counts
    """Between words."""
    capitals: Counts
    beginning: Counts
    """Words that begin with a capital."""
    sentences: Counts
    """Full stops that end a sentence: a blank stands behind them, or they need none."""


class Letters:
    """The characters and words of some lines. Each count of them is an array with a number for each line."""

    __slots__ = ("_bounds", "_classes", "_codes", "_ends", "_starts", "buckets", "total")

    def __init__(self, texts: Sequence[str], *, dense: bool) -> None:
        self.total = len(texts)
        self._codes = _codes("\n".join([text[:SEEN] for text in texts]))
        self._classes = _classes().take(self._codes, mode="clip")
        self._ends = np.empty(self.total, dtype=np.int64)
        self._ends[:-1] = (self._codes == BREAK).nonzero()[0]
        self._ends[-1:] = self._codes.size
        self._starts, lengths = self._pairs() if dense else self._words()
        self.buckets = _buckets(self._codes, self._starts, lengths)
        """The bucket of each word of the page."""
        self._bounds = np.zeros(self.total + 1, dtype=np.int64)
        """Where the words of each line begin among all, and where the last end."""
        self._bounds[1:] = self._starts.searchsorted(self._ends)

    def _words(self) -> tuple[Counts, Counts]:
        """Where words start and how many letters they have."""
        letter = np.zeros(self._classes.size + 2, dtype=np.bool_)
        np.not_equal(self._classes & LETTER, 0, out=letter[1:-1])
        edges = (letter[1:] != letter[:-1]).nonzero()[0]
        starts: Counts = edges[::2]
        lengths: Counts = edges[1::2] - starts
        kept = lengths >= SHORTEST_WORD
        return starts[kept], lengths[kept]

    def _pairs(self) -> tuple[Counts, Counts]:
        """Where two letters stand side by side."""
        letter = (self._classes & LETTER) != 0
        starts: Counts = (letter[1:] & letter[:-1]).nonzero()[0]
        return starts, np.full(starts.size, 2, dtype=np.int64)

    def counted(self) -> Counted:
        """The characters of each kind."""
        flags = np.empty((len(_COUNTED) + 1, self._classes.size), dtype=np.bool_)
        np.not_equal(self._classes & _COUNTED, 0, out=flags[:-1])
        blank, capital, stop, beginning = flags[3:]
        beginning[:1] = capital[:1]
        np.logical_and(capital[1:], blank[:-1], out=beginning[1:])
        stop[:-1] &= (self._codes[:-1] != FULL_STOP) | blank[1:]
        stop[-1:] &= self._codes[-1:] != FULL_STOP
        firsts = np.zeros(self.total, dtype=np.int64)
        firsts[1:] = self._ends[:-1]
        sums = np.add.reduceat(flags, firsts, axis=1, dtype=np.uint16).astype(np.int64)  # small sums are the quicker ones
        commas, digits, signs, blanks, capitals, sentences, beginnings = sums
        blanks[1:] -= 1  # the end of the line above is a blank, too
        return Counted(commas, digits, signs, blanks, capitals, beginnings, sentences)

    def words(self) -> Counts:
        """Words that carry meaning."""
        return self._bounds[1:] - self._bounds[:-1]

    def words_of(self, at: int) -> set[int]:
        """The buckets of a line's words."""
        return set(self.buckets[self._bounds[at] : self._bounds[at + 1]].tolist())

    def told(self, region: Flags) -> Counts:
        """Three counts of each line's words: those of the region, those of terms, cookies or comments, those of a credit at its end.

        Of the region are the words that stand in its lines; if the line is one of these, those that stand in them again.
        """
        words = self.words()
        own, ends = np.repeat(region, words), np.repeat(self._ends, words)
        sums = np.zeros((3, self.buckets.size + 1), dtype=np.int64)
        sums[0, 1:] = np.bincount(self.buckets[own], minlength=BUCKETS).take(self.buckets) > own
        sums[1, 1:] = _buckets_of(CHROME).take(self.buckets)
        sums[2, 1:] = _buckets_of(CREDITS).take(self.buckets) & (self._starts >= ends - CREDIT_TAIL)
        until = np.add.accumulate(sums, axis=1, out=sums).take(self._bounds, axis=1)
        return until[:, 1:] - until[:, :-1]
