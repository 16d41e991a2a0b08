"""What is seen of each line and of the lines around it, as numbers for the line model (`paste.model`).

A feature is a row with a number for each line; rows are made for all lines at once. Nothing here knows a word of a language but the
families of page furniture and the words of `paste.words`.
"""

from collections.abc import Iterable, Mapping, Sequence
from operator import eq
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clipper.capture.furniture import Family
from clipper.capture.paste.kinds import DENSE_SCALE, LONG_CLASS, SENTENCES, Kinds
from clipper.capture.paste.letters import SEEN, Counts, Flags, Letters
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.regions import best_regions

Row = NDArray[np.float32]
Rows = NDArray[np.float32]
"""A row for each feature, a column for each line."""

ARTICLE_FAMILIES = frozenset({Family.BYLINE, Family.STAMP, Family.CREDIT, Family.MORE, Family.TAGS, Family.NOTE, Family.MEDIA})
"""Families whose lines also stand in articles: all others tell of a page's furniture."""
MENU_CLASS = 4
"""Lines below this length class are those of menus."""
MOST_WIDTH = 600.0
"""A paragraph weighs no more than this in sums over stretches of lines."""
FAR = 80
"""Distances in lines are not told apart beyond this."""
AROUND = 20
"""Lines above and below whose text and furniture are summed."""
HEAD = 24
"""Lines that begin with so many equal characters tell of one picture, or of one story."""

NEAREST = (
    Family.RELATED,
    Family.COMMENTS,
    Family.TAGS,
    Family.NAVIGATION,
    Family.ADVERTISEMENT,
    Family.FOLLOW,
    Family.LEGAL,
    Family.MORE,
    Family.SHARE,
)
"""Families whose nearest lines above and below are features."""
FAMILIES: Mapping[Family | None, int] = {None: 0, **{family: number for number, family in enumerate(Family, 1)}}
"""The number of each family: what a line is seen to be is a choice of one."""
_FURNITURE = np.array([family is not None and family not in ARTICLE_FAMILIES for family in FAMILIES])

_NEAREST = np.array([[FAMILIES[family]] for family in NEAREST])
_SENTENCE = np.array([ending in SENTENCES for ending in range(5)])
SUMS = ("long", "paragraphs", "text", "furniture")
"""What is summed above and below a line."""
ROWS = (
    "width", "commas", "capitals", "upper", "sentences", "digits", "signs", "words", "likeness", "terms", "credited", "doubled",
    "repeated", "as usual", "place",
    *(f"{name} {where}" for where in ("above", "below", f"above {AROUND}", f"below {AROUND}") for name in SUMS),
    *(f"to {name} {where}" for where in ("above", "below") for name in ("long", "paragraph", *NEAREST)),
    "paragraph above", "paragraph below",
    *(f"{region} {name}" for name in ("start", "end", "before", "behind") for region in ("wide", "tight")),
)  # fmt: skip
"""The features of a line, in the order of their rows."""
PAGE = (
    "lines", "menus", "furniture share", "dense", *(f"{name} in all" for name in SUMS),
    *(f"{region} {name}" for name in ("lines", "share") for region in ("wide", "tight")),
)  # fmt: skip
"""The features that are one number for all lines of a page."""


class Features:
    """The features of all lines of a page: `rows` of the lines, `page` of the whole, and what a line is a choice of."""

    __slots__ = ("_long", "_paragraph", "_places", "apart", "endings", "families", "lengths", "letters", "page", "rows", "widths")

    def __init__(self, paste: Paste, kinds: Kinds, *, dense: bool) -> None:
        self.lengths = _numbers(kinds.lengths)
        self.endings = _numbers(kinds.endings)
        self.apart = _numbers(kinds.apart)
        self.families = _numbers(map(FAMILIES.__getitem__, kinds.families))
        self.widths: Row = np.fromiter(map(len, paste.texts), dtype=np.float32, count=len(paste))
        if dense:
            self.widths *= np.array([1.0 if text.isascii() else DENSE_SCALE for text in paste.texts], dtype=np.float32)
        self._long: Flags = self.lengths >= LONG_CLASS
        self._paragraph: Flags = self._long & _SENTENCE[self.endings]
        self._places: Counts = np.arange(len(paste), dtype=np.int64)
        firsts, lasts = best_regions(self.lengths, _SENTENCE[self.endings], self.widths)
        before, behind = self._places < firsts, self._places >= lasts
        inside = ~(before | behind)

        rows = _Rows(len(paste))
        rows.add(self.widths)
        self.letters = Letters(paste.texts, dense=dense)
        self._add_letters(rows, self.letters, self._long & inside[0])
        rows.add(_doubled(paste.texts))
        rows.add(_numbers(kinds.repeated))
        rows.add(self.apart == np.bincount(self.apart[self._paragraph & inside[0]], minlength=4).argmax())
        rows.add(self._places / len(paste))
        sums = self._add_sums(rows)
        self._add_distances(rows)
        for ends in (firsts, lasts - 1):
            rows.extend(np.maximum(np.minimum(self._places - ends, FAR), -FAR))
        rows.extend(before)
        rows.extend(behind)
        self.rows: Rows = rows.found
        self.page = self._page(sums, dense, (lasts - firsts)[:, 0], inside)

    def short_furniture(self) -> Flags:
        """Lines that are short and all of which is a page's furniture: never of an article, wherever they stand."""
        return _FURNITURE[self.families] & (self.lengths < MENU_CLASS)

    def _page(self, sums: NDArray[np.float64], dense: bool, stretches: Counts, inside: Flags) -> Row:  # noqa: FBT001 - one number of several
        """What is one number for all lines."""
        total = len(self.lengths)
        weighed = self.widths * self._long
        menus = np.count_nonzero(self.lengths < MENU_CLASS) / total
        shares = (inside * weighed).sum(axis=1) / max(1.0, weighed.sum())
        in_all = sums.tolist()
        return np.array([total, menus, in_all[3] / total, dense, *in_all, *stretches.tolist(), *shares.tolist()], dtype=np.float32)

    def _add_letters(self, rows: "_Rows", letters: Letters, region: Flags) -> None:
        """What is seen of the characters and words of each line."""
        lengths = np.minimum(self.widths, SEEN) / 100
        words, counted = letters.words(), letters.counted()
        likeness, terms, credited = letters.told(region)
        rows.add(counted.commas / lengths)
        rows.add(counted.beginning / (counted.blanks + 1))
        rows.add(counted.capitals / lengths)
        rows.add(counted.sentences)
        rows.add(counted.digits / lengths)
        rows.add(counted.signs / lengths)
        rows.add(words)
        rows.add(likeness / np.maximum(words, 1))
        rows.add(terms)
        rows.add(credited)

    def _add_sums(self, rows: "_Rows") -> NDArray[np.float64]:
        """How much text and how much furniture stands above and below, near and in all."""
        total = len(self.lengths)
        text = np.minimum(self.widths, MOST_WIDTH) * self._paragraph
        sums = np.zeros((len(SUMS), total + 1))
        sums[:, 1:] = self._long, self._paragraph, text, _FURNITURE[self.families]
        np.add.accumulate(sums, axis=1, out=sums)
        above, until, in_all = sums[:, :-1], sums[:, 1:], sums[:, -1:]
        rows.extend(above)
        rows.extend(in_all - until)
        rows.extend(above - sums.take(np.maximum(self._places - AROUND, 0), axis=1))
        rows.extend(sums.take(np.minimum(self._places + AROUND + 1, total), axis=1) - until)
        return in_all[:, 0]

    def _add_distances(self, rows: "_Rows") -> None:
        """How far the nearest long line, paragraph and line of some families is, above and below, and how wide the nearest paragraph."""
        total, kinds = len(self.lengths), 2 + len(NEAREST)
        told = np.empty((2 * kinds, total), dtype=np.bool_)
        told[0], told[1] = self._long, self._paragraph
        np.equal(self.families, _NEAREST, out=told[2:kinds])
        told[kinds:] = told[:kinds, ::-1]  # looked at from below, the lines below a line are above it
        nearest = np.full(told.shape, -FAR, dtype=np.int64)
        np.copyto(nearest[:, 1:], self._places[:-1], where=told[:, :-1])
        np.maximum.accumulate(nearest, axis=1, out=nearest)
        distances = np.minimum(self._places - nearest, FAR)
        rows.extend(distances[:kinds])
        rows.extend(distances[kinds:, ::-1])
        rows.add(_widths_at(nearest[1], self.widths))
        rows.add(_widths_at(nearest[kinds + 1], self.widths[::-1])[::-1])


class _Rows:
    """The rows of a page as they are filled, one below the other."""

    __slots__ = ("_filled", "found")

    def __init__(self, total: int) -> None:
        self.found: Rows = np.empty((len(ROWS), total), dtype=np.float32)
        self._filled = 0

    def add(self, row: NDArray[Any]) -> None:
        """Add a row of numbers or of flags."""
        self.found[self._filled] = row
        self._filled += 1

    def extend(self, rows: NDArray[Any]) -> None:
        """Add several rows."""
        self.found[self._filled : self._filled + len(rows)] = rows
        self._filled += len(rows)


def _widths_at(places: Counts, widths: Row) -> Row:
    """The widths of the lines at these places, 0 for places above the page."""
    return np.where(places >= 0, widths.take(places, mode="clip"), np.float32(0))


def _numbers(column: Iterable[int]) -> Counts:
    """Small numbers as an array: a row of bytes becomes one much sooner than a list."""
    return np.frombuffer(bytes(column), dtype=np.uint8).astype(np.int64)


def _doubled(texts: Sequence[str]) -> Flags:
    """Whether a line beside it begins as the line does."""
    heads = [text[:HEAD] for text in texts]
    found = np.zeros(len(texts) + 1, dtype=np.bool_)
    found[1:-1] = list(map(eq, heads, heads[1:]))
    return found[1:] | found[:-1]
