"""What is seen of the lines around a body's start, as numbers for the title model (`paste.title_model`).

To the features that the line model knows of each line come those that only a body gives: how far it is, which of the line's words it
repeats, whether the line stands again in it or below it; and what is looked for in a text only where it may be the title.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import compress
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from clipper.capture.furniture import Family
from clipper.capture.networks import flattened
from clipper.capture.paste.features import FAMILIES, ROWS, Features
from clipper.capture.paste.kinds import LONG_CLASS, SHORT_CLASS, Kinds
from clipper.capture.paste.letters import Counts, Flags, Letters
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.model import APARTS

REACH = 90
"""Lines above the body in which the title is looked for."""
INSIDE = 12
"""Lines from the body's first on that are looked at; where it begins with lines that strayed far above the others, all as far as these."""
STRAYED = 3
"""Lines of the body that may have strayed: the title may be one of them or stand between them."""
DISTANCES = (1, 2, 3, 4, 6, 9, 14, 21, 36, 56)
COVERED = (0.05, 0.25, 0.45, 0.65, 0.85)
"""Steps of the share of a line's words that the body repeats."""
LEAD_LINES, HEAD_LINES, BODY_LINES = 2, 3, 20
"""Lines of the body whose words are looked for in a line."""
MOST_EARLY, MOST_WORDS = 3, 4
"""More words that the lead repeats, and more words of a line, tell nothing more."""
LEAST_QUOTED, MOST_QUOTED = 12, 300
"""Characters of a line that another line may hold whole."""
BELOW, CLOSE = 4, 2
"""Lines below a title in which its date and byline stand, and those that are close to it."""
SIGHTS = (
    "distance", "in the body", "first line", "place", "covered", "shared", "headed", "rare", "first copy", "later copy", "again below",
    "quoted", "quotes", "ends with", "piped", "colon", "small", "capitals", "stamped", "date below", "date close", "byline below",
    "longer beside", "furniture between", "headlines between",
)  # fmt: skip
"""What is seen of a line beyond its features, in the order of the rows."""
TABLES = (len(DISTANCES) + 2, len(COVERED) + 1, MOST_EARLY + 1, MOST_WORDS + 1)
"""Choices of the distance, the share of covered words, the words in the lead, and the line's words."""

_DEPTHS = np.array([[1], [2], [3]], dtype=np.uint8)
"""How deep in the body a word stands: in it, in its head, in its lead."""
_RARITY = 1 / np.sqrt(np.maximum(np.arange(1 << 14), 1))
"""What a word weighs that stands so often outside the body."""
_COVERED = np.array(COVERED)
_AWAY = np.arange(-REACH, REACH + 1)
"""Distances to the body: no line that is looked at is farther from its first one."""
_EVEN_DISTANCES = flattened(_AWAY)
_DISTANCE_STEPS = np.where(_AWAY >= 0, 0, np.searchsorted(DISTANCES, -_AWAY, side="right") + 1)
"""The step of each of them, 0 inside the body."""
_STAMP = re.compile(r"\d(?:(?:(?<=1)9|(?<=2)0)\d\d|\d?[:.]\d\d)")
_DIGITS = ROWS.index("digits")
_BYLINE = FAMILIES[Family.BYLINE]
Row = NDArray[Any]
"""A number or a flag for each line that is looked at."""


class Sight(NamedTuple):
    """The lines from `first` on: a row for each number, and what a line is a choice of; `page` is of the whole page."""

    first: int
    rows: NDArray[np.float32]
    page: NDArray[np.float32]
    choices: Sequence[Counts]


def sight_of(features: Features, paste: Paste, kinds: Kinds, body: Sequence[int]) -> Sight:
    """What is seen from a body (not empty)."""
    start = body[0]
    first, last = reach_of(body, len(paste))
    near = slice(first, last)
    texts, families, lengths, endings = paste.texts[near], features.families[near], features.lengths[near], features.endings[near]
    places = np.arange(first, last)
    away = slice(REACH + first - start, REACH + last - start)
    own = _flags(body, len(paste))
    repeated = _Repeated(features.letters, body, own, near)
    rows = np.empty((len(ROWS) + len(SIGHTS), last - first), dtype=np.float32)
    rows[: len(ROWS)] = features.even_rows[:, near]
    bylines = families == _BYLINE
    stamped = _stamped(texts, (rows[_DIGITS] > 0) & (lengths < LONG_CLASS) | bylines)
    headlines = (lengths >= SHORT_CLASS) & (lengths <= LONG_CLASS) & (endings == 0)
    until = _until(stamped, bylines, families != 0, headlines)
    seen = (
        _EVEN_DISTANCES[away],
        own[near],
        places == 0,
        np.log1p(places),
        *repeated.rows(),
        *_copies(paste, kinds, body, near),
        *_quotations(texts, features.widths[near]),
        *_marks(texts),
        stamped,
        *_below(until[:2]),
        _longer_beside(lengths),
        *_between(until[2:], start - first),
    )
    for number, row in enumerate(seen, len(ROWS)):  # one by one: together they would become a list of numbers first
        rows[number] = row
    choices = (families, endings * APARTS + features.apart[near], lengths, _DISTANCE_STEPS[away], *repeated.choices())
    return Sight(first=first, rows=rows, page=features.even_page, choices=choices)


def reach_of(body: Sequence[int], total: int) -> tuple[int, int]:
    """The first line that is looked at, and that behind the last."""
    start = body[0]
    strayed = min(body[:STRAYED][-1] + 1 - start + BELOW, REACH)
    return max(0, start - REACH), min(total, start + max(INSIDE, strayed))


class _Repeated:
    """How the body repeats the words of the lines that are looked at; a word is told by its bucket."""

    def __init__(self, letters: Letters, body: Sequence[int], own: Flags, near: slice) -> None:
        counts, words, bounds = letters.words(), letters.same, letters.bounds
        first, last = bounds[near.start], bounds[near.stop]
        depths = np.zeros(words.size, dtype=np.uint8)
        depths[words[_flags(body[:BODY_LINES], own.size).take(letters.lines)]] = 1
        for depth, lines in ((2, body[LEAD_LINES:HEAD_LINES]), (3, body[:LEAD_LINES])):
            for at in lines:
                depths[words[bounds[at] : bounds[at + 1]]] = depth
        told = depths.take(words[first:last])
        outside = letters.counts_of((~own).take(letters.lines))[first:last]
        sums = np.zeros((5, told.size + 1))
        weights = sums[:, 1:]
        np.greater_equal(told, _DEPTHS, out=weights[:3])
        weights[3] = _RARITY.take(outside, mode="clip")
        np.multiply(weights[3], weights[0], out=weights[4])
        np.add.accumulate(sums, axis=1, out=sums)
        found = sums.take(bounds[near.start : near.stop + 1] - first, axis=1)
        counted: Row = found[:, 1:] - found[:, :-1]
        self._shared, self._headed, self._early, rarity, rare = counted
        self._total: Counts = counts[near]
        self._covered = self._shared / np.maximum(self._total, 1)
        self._rare = rare / np.maximum(rarity, 1e-9)

    def rows(self) -> tuple[Row, Row, Row, Row]:
        """The share of repeated words, their number, the share in the body's head, and that of all where rare words weigh more."""
        return self._covered, np.log1p(self._shared), self._headed / np.maximum(self._total, 1), self._rare

    def choices(self) -> tuple[Counts, Counts, Counts]:
        """The step of the share, how many words the lead repeats, and how many the line has."""
        early: Counts = np.minimum(self._early, MOST_EARLY).astype(np.int64)
        return _covered_step(self._covered), early, np.minimum(self._total, MOST_WORDS)


def _covered_step(shares: Row) -> Counts:
    """How many of the steps of COVERED each share reaches."""
    return np.searchsorted(_COVERED, shares, side="right")


def _flags(lines: Iterable[int], total: int) -> Flags:
    found = bytearray(total)
    for at in lines:
        found[at] = True
    return np.frombuffer(found, dtype=np.bool_)


def _until(*columns: Flags) -> Counts:
    """How many lines above each one have each of these flags; behind the last line stand as many more as are looked at below one."""
    total = columns[0].size
    found = np.zeros((len(columns), total + BELOW + 1), dtype=np.int64)
    for row, column in zip(found, columns, strict=True):
        row[1 : total + 1] = column
    return np.add.accumulate(found, axis=1, out=found)


def _below(until: Counts) -> tuple[Flags, ...]:
    """Whether a date stands below a line, or close below it; whether a byline does."""
    own = until[:, 1:-BELOW]
    dated, signed = until[:, 1 + BELOW :] > own
    return dated, until[0, 1 + CLOSE : CLOSE - BELOW] > own[0], signed


def _between(until: Counts, start: int) -> Row:
    """How many lines of furniture, and how many headlines, stand between each line and the body, as logarithms."""
    return np.log1p(np.maximum(until[:, start : start + 1] - until[:, 1:-BELOW], 0))


def _copies(paste: Paste, kinds: Kinds, body: Sequence[int], near: slice) -> Flags:
    """Of lines that read alike: whether it is the first of them, whether a later one, and whether one stands in the body or below it."""
    total = near.stop - near.start
    first, later, again = bytearray(total), bytearray(total), bytearray(total)
    alike = list(compress(range(len(paste)), kinds.repeated))
    texts = list(map(paste.texts.__getitem__, alike))
    firsts = dict(zip(reversed(texts), reversed(alike), strict=True))
    lasts = dict(zip(texts, alike, strict=True))
    for at, text in zip(alike, texts, strict=True):
        if near.start <= at < near.stop:
            (first if firsts[text] == at else later)[at - near.start] = True
            again[at - near.start] = lasts[text] > max(at, body[0] - 1)
    return _rows(first, later, again)


def _rows(*columns: bytes | bytearray | list[bool]) -> Flags:
    """Flags as rows of an array: bytes become one much sooner than lists."""
    return np.frombuffer(b"".join(map(bytes, columns)), dtype=np.bool_).reshape(len(columns), -1)


def _quotations(texts: Sequence[str], widths: Row) -> Flags:
    """Whether another line that is near holds the line whole, whether the line holds another, and whether it ends with it."""
    quoted, quotes, ends = bytearray(len(texts)), bytearray(len(texts)), bytearray(len(texts))
    asked = ((widths >= LEAST_QUOTED) & (widths <= MOST_QUOTED)).nonzero()[0].tolist()
    whole = "\n\n".join([texts[at] for at in asked])
    marked = f"\n{whole}\n"
    for at in asked:
        text = texts[at]
        seen = whole.count(text)
        if seen == 1 or seen == marked.count(f"\n{text}\n"):
            continue
        quoted[at] = True
        for other in asked:
            if text in texts[other] and texts[other] != text:
                quotes[other] = True
                ends[other] |= texts[other].endswith(text)
    return _rows(quoted, quotes, ends)


def _marks(texts: Sequence[str]) -> Flags:
    """Whether a line has the signs of menus and site names, has a colon, begins with a small letter, is set in capitals."""
    return _rows(
        ["|" in text or " - " in text or " – " in text or "›" in text for text in texts],
        [":" in text for text in texts],
        [text[0].islower() for text in texts],
        list(map(str.isupper, texts)),
    )


def _stamped(texts: Sequence[str], asked: Flags) -> Flags:
    """Whether a line holds a year, a time or an age."""
    found = bytearray(len(texts))
    for at in asked.nonzero()[0].tolist():
        found[at] = _STAMP.search(texts[at]) is not None or " ago" in texts[at]
    return np.frombuffer(found, dtype=np.bool_)


def _longer_beside(lengths: Counts) -> Row:
    """How many of the two lines beside a line are longer."""
    found = np.zeros(lengths.size)
    found[:-1] = lengths[1:] > lengths[:-1]
    found[1:] += lengths[:-1] > lengths[1:]
    return found
