"""What is seen of each line and of the lines around it, as numbers for the line model (`paste.model`).

A feature is a row with a number for each line; rows are made for all lines at once. Nothing here knows a word of a language but the
families of page furniture and the words of `paste.words`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clipper.capture.furniture import Family
from clipper.capture.networks import flattened
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
_FIRST = FAR + 1
"""The number of the first line where distances are measured: from there to 0, which stands for no line, is further than FAR."""
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
_SIGNED = slice(ROWS.index("wide start"), ROWS.index("tight end") + 1)
"""Those that may be below 0."""
PAGE = (
    "lines", "menus", "furniture share", "dense", *(f"{name} in all" for name in SUMS),
    *(f"{region} {name}" for name in ("lines", "share") for region in ("wide", "tight")),
)  # fmt: skip
"""The features that are one number for all lines of a page."""


class Features:
    """The features of all lines of a page: `rows` of the lines, `page` of the whole, and what a line is a choice of."""

    __slots__ = (
        *("_long", "_paragraph", "_places", "apart", "endings", "even_page", "even_rows", "families", "lengths", "letters", "page", "rows"),
        "widths",
    )

    def __init__(self, paste: Paste, kinds: Kinds, *, dense: bool) -> None:
        families = bytes(map(FAMILIES.__getitem__, kinds.families))
        self.lengths, self.endings, self.apart, self.families, repeated = _columns(
            kinds.lengths, kinds.endings, kinds.apart, families, kinds.repeated
        )
        total = len(paste)
        self.widths: Row = paste.widths.astype(np.float32)
        if dense:
            self.widths *= np.array([1.0 if text.isascii() else DENSE_SCALE for text in paste.texts], dtype=np.float32)
        sentences = _SENTENCE.take(self.endings)
        self._long: Flags = self.lengths >= LONG_CLASS
        self._paragraph: Flags = self._long & sentences
        self._places: Counts = np.arange(total)
        firsts, lasts = best_regions(self.lengths, sentences, self.widths)
        before, behind = self._places < firsts, self._places >= lasts
        inside = ~(before | behind)

        rows = _Rows(total)
        rows.add(self.widths)
        self.letters = Letters(paste.texts, dense=dense, far=paste.may_be_far)
        self._add_letters(rows, self.letters, self._long & inside[0])
        rows.add(_doubled(paste.texts, self.letters.firsts))
        rows.add(repeated)
        rows.add(self.apart == np.bincount(self.apart[self._paragraph & inside[0]], minlength=4).argmax())
        rows.add(self._places / total)
        sums = self._add_sums(rows)
        self._add_distances(rows)
        rows.extend(np.maximum(np.minimum(self._places - np.concatenate((firsts, lasts - 1)), FAR), -FAR))
        rows.extend(before)
        rows.extend(behind)
        self.rows: Rows = rows.found
        self.page = self._page(sums, dense, (lasts - firsts)[:, 0], inside)
        self.even_rows: Rows = np.log1p(np.abs(self.rows))
        np.copysign(self.even_rows[_SIGNED], self.rows[_SIGNED], out=self.even_rows[_SIGNED])
        """As the networks see them."""
        self.even_page: Row = flattened(self.page)

    def short_furniture(self) -> Flags:
        """Lines that are short and all of which is a page's furniture: never of an article, wherever they stand."""
        return _FURNITURE[self.families] & (self.lengths < MENU_CLASS)

    def _page(self, sums: NDArray[np.float64], dense: bool, stretches: Counts, inside: Flags) -> Row:  # noqa: FBT001 - one number of several
        """What is one number for all lines."""
        total = len(self.lengths)
        weighed = self.widths * self._long
        menus = np.count_nonzero(self.lengths < MENU_CLASS) / total
        shares = np.add.reduce(inside * weighed, axis=1) / max(1.0, np.add.reduce(weighed))
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
        sums = np.zeros((len(SUMS), total + 1))
        text = np.minimum(self.widths, MOST_WIDTH) * self._paragraph
        for number, column in enumerate((self._long, self._paragraph, text, _FURNITURE.take(self.families))):
            sums[number, 1:] = column
        np.add.accumulate(sums, axis=1, out=sums)
        above, until, in_all = sums[:, :-1], sums[:, 1:], sums[:, -1:]
        below = in_all - until
        rows.extend(above)
        rows.extend(below)
        near_above = above.copy()
        others_above = near_above[:, AROUND:]
        others_above -= sums[:, : max(0, total - AROUND)]
        rows.extend(near_above)
        far = sums[:, AROUND + 1 :]  # sums behind the near lines below, where others stand below these
        np.subtract(far, until[:, : far.shape[1]], out=below[:, : far.shape[1]])
        rows.extend(below)
        return in_all[:, 0]

    def _add_distances(self, rows: "_Rows") -> None:
        """How far the nearest long line, paragraph and line of some families is, above and below, and how wide the nearest paragraph."""
        total, kinds = len(self.lengths), 2 + len(NEAREST)
        told = np.empty((2 * kinds, total), dtype=np.bool_)
        told[0], told[1] = self._long, self._paragraph
        np.equal(self.families, _NEAREST, out=told[2:kinds])
        told[kinds:] = told[:kinds, ::-1]  # looked at from below, the lines below a line are above it
        places = np.arange(_FIRST, _FIRST + total, dtype=np.int32)
        nearest = np.zeros((2 * kinds, total + 1), dtype=np.int32)
        np.multiply(told, places, out=nearest[:, 1:])
        np.maximum.accumulate(nearest, axis=1, out=nearest)
        distances = np.minimum(places - nearest[:, :-1], FAR)
        rows.extend(distances[:kinds])
        rows.extend(distances[kinds:, ::-1])
        rows.add(_widths_at(nearest[1, :-1], self.widths))
        rows.add(_widths_at(nearest[kinds + 1, :-1], self.widths[::-1])[::-1])


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


def _widths_at(places: NDArray[np.int32], widths: Row) -> Row:
    """The widths of the lines at these places, counted from `_FIRST`; 0 for the place 0, which is above the page."""
    return widths.take(places - _FIRST, mode="clip") * (places > 0)


def _columns(*columns: bytes) -> Sequence[Counts]:
    """Small numbers as arrays."""
    return list(np.frombuffer(b"".join(columns), dtype=np.uint8).reshape(len(columns), -1).astype(np.int64))


def _doubled(texts: Sequence[str], firsts: NDArray[Any]) -> Flags:
    """Whether a line beside it begins as the line does. Only where the first characters are the same the others are looked at."""
    found = np.zeros(len(texts) + 1, dtype=np.bool_)
    for at in (firsts[1:] == firsts[:-1]).nonzero()[0].tolist():
        found[at + 1] = texts[at][:HEAD] == texts[at + 1][:HEAD]
    return found[1:] | found[:-1]
