"""The characters and words of a page's lines, counted for all lines at once.

A page is one array of characters, which a table tells what they are; how many of each kind a line has is summed for all kinds and all lines
at once: so nothing is asked of each line.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import repeat
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from clipper.capture.paste.words import CHROME, CREDITS

Counts = NDArray[np.int64]
Flags = NDArray[np.bool_]

SEEN = 500
"""Characters of a line that are looked at."""
STEM, PAIR = 5, 2
"""Letters by which words are the same: words that carry meaning have four or more. In a dense script each pair of characters is a word."""
_BUCKET_BITS = 15
BUCKETS = 1 << _BUCKET_BITS
"""A word is told by the bucket that its stem falls into: of a thousand words on a page one in thirty shares one with another."""
CREDIT_TAIL = 70
"""Characters at a line's end in which a credit stands."""
LAST_CODE, LAST_NEAR, BREAK = 0xFFFF, 0xFF, ord("\n")
"""All characters beyond the first plane, or beyond Latin-1 where no letter stands there, count as the last code, which is no letter."""

LETTER, UPPER, DIGIT, COMMA, STOP, SIGN, BLANK, WIDE_STOP = (1 << bit for bit in range(8))
"""What a character is. COMMA: of any script; SIGN: what menus and credits put between words; STOP: ends a sentence before a blank,
WIDE_STOP without one."""
BEGINNING = LETTER
"""In the place of LETTER where characters are counted, which letters are not: a capital that begins a word."""
_SIGNS = {COMMA: ",，、،", STOP: ".", WIDE_STOP: "。", SIGN: "|/»›>#@•·+→©&", BLANK: " \n"}
_KINDS = {sign: kind for kind, signs in _SIGNS.items() for sign in signs}
_TO_UPPER, _TO_STOP, _TO_BEGINNING = 5, 2, 1
"""Places by which BLANK is moved to UPPER and to STOP, and UPPER to BEGINNING."""
_NO_LETTER, _NO_STOP = 0xFF - LETTER, 0xFF - STOP
NEAR: Mapping[str, str] = MappingProxyType({"›": "»", "•": "·", "→": "+"})
"""Signs beyond Latin-1, and those in it that are as good. `signs.FAR` tells whether there are others."""
_COUNTED = (COMMA, BEGINNING, UPPER, STOP | WIDE_STOP, DIGIT, SIGN, BLANK)
"""What is counted in each line."""
_COUNT_BITS = 9
"""Bits of a count: a line has no more than SEEN characters."""
_SHIFTS = (np.arange(len(_COUNTED), dtype=np.uint64) * np.uint64(_COUNT_BITS))[:, None]
_COUNT = np.uint64((1 << _COUNT_BITS) - 1)
_ONES = np.array(
    [sum(bool(code & kind) << number * _COUNT_BITS for number, kind in enumerate(_COUNTED)) for code in range(1 << 8)], dtype=np.uint64
)
"""For all that a character may be together a number that counts it: one for each of its kinds, in that kind's place."""
_PLACES = np.arange(STEM)[:, None]
_MIXERS = np.array([[0x9E3779B1], [0x85EBCA77], [0xC2B2AE3D], [0x27D4EB2F], [0x165667B1]], dtype=np.uint32)
"""Odd numbers by which the letters of a stem are multiplied, each place by its own."""
_SPARED_BITS = 32 - _BUCKET_BITS
"""The highest bits of a product are the best mixed: these are not."""
_CHROME, _CREDIT = 1, 2
"""What a word may be."""


def _told(ask: Callable[[str], bool], signs: str) -> Flags:
    """What is told of each character."""
    return np.fromiter(map(ask, signs), dtype=np.bool_, count=len(signs))


def _classes_of(signs: str) -> NDArray[np.uint8]:
    """What each character is."""
    letters = _told(str.isalpha, signs)
    found = (letters * LETTER + (letters & _told(str.istitle, signs)) * UPPER + _told(str.isdecimal, signs) * DIGIT).astype(np.uint8)
    found |= np.fromiter(map(_KINDS.get, signs, repeat(0)), dtype=np.uint8, count=len(signs))
    return found


def _small_of(signs: str, classes: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """The small letter of each character, the first where it has several; 0 for what is no letter."""
    kinds = zip(signs, classes.tolist(), strict=True)
    return np.array([ord(sign.lower()[0]) if kind & LETTER else 0 for sign, kind in kinds], dtype=np.uint32)


@cache
def _far_tables() -> tuple[NDArray[np.uint8], NDArray[np.uint32]]:
    """What each character of the first plane is, and its small letter, by its code; the last is nothing."""
    signs = "".join(map(chr, range(LAST_CODE)))
    classes = _classes_of(signs)
    return np.append(classes, np.uint8(0)), np.append(_small_of(signs, classes), np.uint32(0))


@cache
def _near_tables() -> tuple[bytes, bytes]:
    """The same for Latin-1."""
    signs = "".join(map(chr, range(LAST_NEAR)))
    classes = _classes_of(signs)
    return classes.tobytes() + b"\0", bytes([*_small_of(signs, classes).tolist(), 0])


class _Signs(NamedTuple):
    """A text, sign for sign: its codes, what each is, and the small letters (0 for what is none)."""

    codes: NDArray[Any]
    classes: NDArray[np.uint8]
    small: NDArray[Any]


def _far(text: str) -> _Signs:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.int32).astype(np.int64)
    classes, small = _far_tables()
    return _Signs(codes, classes.take(codes, mode="clip"), small.take(codes, mode="clip"))


def _near(text: str) -> _Signs:
    """The same for a text whose letters, digits and signs stand in Latin-1: a byte for each, in half the time."""
    if not text.isascii():
        for sign, as_good in NEAR.items():
            text = text.replace(sign, as_good)
    codes = np.minimum(np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype="<u2"), LAST_NEAR).astype(np.uint8)
    seen = codes.tobytes()
    classes, small = _near_tables()
    return _Signs(codes, np.frombuffer(seen.translate(classes), dtype=np.uint8), np.frombuffer(seen.translate(small), dtype=np.uint8))


@cache
def _kinds_of_words() -> NDArray[np.uint8]:
    """For each bucket whether it holds a word of terms and cookies, or of credits, or a part of one that a hyphen divides.

    The few words are asked sign by sign: tables of all far letters take longer to make than a page to read, and most pages have none.
    """
    table = np.zeros(BUCKETS, dtype=np.uint8)
    for kind, words in ((_CHROME, CHROME), (_CREDIT, CREDITS)):  # words of fewer letters are not told
        signs = "\n".join(["", *sorted(words), ""])
        classes = _classes_of(signs)
        table[_buckets(_small_of(signs, classes), _words(classes & LETTER), STEM)] |= kind
    return table


class Counted(NamedTuple):
    """How many of each kind of character a line holds: arrays with a number for each line."""

    commas: Counts
    beginning: Counts
    """Words that begin with a capital."""
    capitals: Counts
    sentences: Counts
    """Full stops that end a sentence: a blank stands behind them, or they need none."""
    digits: Counts
    signs: Counts
    blanks: Counts
    """Between words."""


class Letters:
    """The characters and words of some lines. Each count of them is an array with a number for each line.

    `far` where letters, digits or signs may stand in them that are not of Latin-1 (`signs.FAR`).
    """

    __slots__ = ("_breaks", "_classes", "_starts", "bounds", "buckets", "firsts", "lines", "same", "total")

    def __init__(self, texts: Sequence[str], *, dense: bool, far: bool = True) -> None:
        self.total = len(texts)
        joined = "\n".join([text if len(text) <= SEEN else text[:SEEN] for text in texts])
        signs = (_far if far else _near)(f"\n{joined}\n")
        self._classes = signs.classes
        self._breaks: Counts = (signs.codes == BREAK).nonzero()[0]
        """The line's end before each line, and behind the last."""
        self.firsts: NDArray[Any] = signs.codes.take(self._breaks[:-1] + 1)
        """The code of each line's first character; several signs may share one."""
        letters: NDArray[Any] = self._classes & LETTER
        self._starts: Counts = _pairs(letters) if dense else _words(letters)
        self.buckets = _buckets(signs.small, self._starts, PAIR if dense else STEM)
        """The bucket of each word of the page."""
        self.same: Counts = _last_of(self.buckets)
        """The place of the last word in the bucket of each one: a number that tells words apart, and is smaller than their number."""
        self.bounds: Counts = self._starts.searchsorted(self._breaks)
        """Where the words of each line begin among all, and where the last end."""
        self.lines: Counts = np.arange(self.total).repeat(self.words())
        """The line of each word."""

    def counted(self) -> Counted:
        """The characters of each kind."""
        classes = self._classes
        marked = classes & _NO_LETTER
        behind, before = marked[1:], marked[:-1]  # names: what is changed in place is not written back
        behind |= (classes[1:] & (classes[:-1] >> _TO_UPPER) & UPPER) >> _TO_BEGINNING
        before &= (classes[1:] >> _TO_STOP) | _NO_STOP
        marked[-2] &= _NO_STOP  # so the networks have learned it: the stop at the page's end ends no sentence
        sums = np.add.reduceat(_ONES.take(before), self._breaks[:-1])
        counts = ((sums >> _SHIFTS) & _COUNT).astype(np.int64)
        blanks = counts[-1]
        blanks -= 1  # the end of the line above is a blank, too
        return Counted(*counts)

    def words(self) -> Counts:
        """Words that carry meaning."""
        return self.bounds[1:] - self.bounds[:-1]

    def words_of(self, at: int) -> set[int]:
        """The words of a line, told by their numbers in `same`."""
        return set(self.same[self.bounds[at] : self.bounds[at + 1]].tolist())

    def counts_of(self, chosen: Flags) -> Counts:
        """For each word how often it stands among the chosen ones."""
        return np.bincount(self.same[chosen], minlength=self.same.size).take(self.same)

    def told(self, region: Flags) -> tuple[Counts, Counts, Counts]:
        """Three counts of each line's words: those of the region, those of terms, cookies or comments, those of a credit at its end.

        Of the region are the words that stand in its lines; if the line is one of these, those that stand in them again.
        """
        own = region.take(self.lines)
        alike = self.counts_of(own) > own
        kinds = _kinds_of_words().take(self.buckets)
        named = kinds.nonzero()[0]  # few: only these are looked at
        kinds, lines = kinds.take(named), self.lines.take(named)
        at_end = self._starts.take(named) >= self._breaks.take(lines + 1) - CREDIT_TAIL
        return (
            np.bincount(self.lines[alike], minlength=self.total),
            np.bincount(lines[(kinds & _CHROME) != 0], minlength=self.total),
            np.bincount(lines[((kinds & _CREDIT) != 0) & at_end], minlength=self.total),
        )


def _words(letters: NDArray[Any]) -> Counts:
    """Where words start, in a text that begins without a letter: before four letters and behind none."""
    return ((letters[1:-3] & letters[2:-2] & letters[3:-1] & letters[4:]) > letters[:-4]).nonzero()[0] + 1


def _pairs(letters: NDArray[Any]) -> Counts:
    """Where two letters stand side by side."""
    return (letters[1:] & letters[:-1]).nonzero()[0]


def _last_of(buckets: Counts) -> Counts:
    """The place of the last word in the bucket of each one."""
    last = np.empty(BUCKETS, dtype=np.int32)  # only what is set is read
    last[buckets] = np.arange(buckets.size)
    return last.take(buckets).astype(np.int64)


def _buckets(small: NDArray[Any], starts: Counts, stem: int) -> Counts:
    """The bucket of each word that starts there, by its first letters. What stands behind a shorter word is no letter: 0."""
    letters = small.take(starts + _PLACES[:stem], mode="clip") * _MIXERS[:stem]
    return (np.add.reduce(letters, axis=0, dtype=np.uint32) >> _SPARED_BITS).astype(np.int64)
