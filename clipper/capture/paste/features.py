"""What is seen of each line and of the lines around it, as numbers for the line model (`paste.model`).

A feature is a column, a list with a number for each line; whole columns are made at once, which is quick. Nothing here knows a word of a
language but the families of page furniture and the words of `paste.words`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, repeat
from operator import itemgetter, sub
from typing import TypeAlias

from clipper.capture.furniture import Family
from clipper.capture.paste.kinds import DENSE_SCALE, LONG_CLASS, Kinds
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.regions import best_regions
from clipper.capture.paste.vocabulary import LOOKED_AT, Vocabulary
from clipper.capture.paste.words import CHROME, CHROME_PARTS, CHROME_SHORT, CREDIT_SIGNS, CREDITS

Column: TypeAlias = Sequence[float]

ARTICLE_FAMILIES = frozenset({Family.BYLINE, Family.STAMP, Family.CREDIT, Family.MORE, Family.TAGS, Family.NOTE, Family.MEDIA})
"""Families whose lines also stand in articles: all others tell of a page's furniture."""
WORDED_CLASS = 4
"""From this length class on the words of a line are looked at."""
CHROME_CLASS = 5
"""From this length class on a line may be one of terms, cookies, newsletters or credits."""
CAPITALS_CLASS = 4
"""From this length class on the share of words with a capital tells a headline."""
MOST_WIDTH = 600.0
"""A paragraph weighs no more than this in sums over stretches of lines."""
FAR = 60
"""Distances in lines are not told apart beyond this; to the ends of a region beyond EDGE_FAR."""
EDGE_FAR = 80
CREDIT_TAIL = 70
"""Characters at a line's end in which a credit stands."""
ALIKE = 24
"""Lines that begin with so many equal characters tell of one picture, or of one story."""
SEEN = 300
"""Characters of a line in which commas, capitals and sentences are counted."""
OUTSIDE, UNKNOWN = -1.0, -1.0
"""The value of a line beyond the paste's ends, and of a line too short to tell."""
MENU_CLASS = 4
"""Lines below this length class are those of menus."""

PAGE_FEATURES = frozenset(
    [
        "lines", "menus", "furniture share", "dense", "long in all", "paragraphs in all", "text in all", "furniture in all",
        "wide lines", "wide share", "tight lines", "tight share",
    ]
)  # fmt: skip
"""Features that are one number for all lines of a page; a third of all questions are about these."""

_SINCE = (
    Family.RELATED,
    Family.COMMENTS,
    Family.TAGS,
    Family.NAVIGATION,
    Family.ADVERTISEMENT,
    Family.FOLLOW,
    Family.LEGAL,
    Family.MORE,
)
_UNTIL = (Family.COMMENTS, Family.RELATED, Family.SHARE)
"""Families whose nearest line above and below is a feature."""
_FAMILIES: Mapping[Family | None, float] = {None: 0.0, **{family: float(number) for number, family in enumerate(Family, 1)}}
_FIRST = itemgetter(0)
_NUMBERS = (0.0, 1.0, 2.0, 3.0, 4.0)
"""Small whole numbers: the trees compare numbers of one type in half the time."""
_COMMAS = (",", "，", "、", "،")
_STOPS = (". ", "。")
_CAPITAL = ord("A")
_SHAPES = bytes(_CAPITAL if chr(code).isupper() else code if chr(code) == " " else ord("a") for code in range(256))
"""Each character of ASCII as a capital, a blank or else."""


def _shifted(column: Sequence[float], by: int) -> Column:
    """For each line the value of the line so many below (above, where negative)."""
    total = len(column)
    if abs(by) >= total:
        return [OUTSIDE] * total
    edge = [OUTSIDE] * abs(by)
    return [*column[by:], *edge] if by > 0 else [*edge, *column[:by]]


def _sums(column: Iterable[float]) -> list[float]:
    """Sums of all lines above each line, and of all lines."""
    return list(accumulate(column, initial=0.0))


def _above(sums: Sequence[float], reach: int) -> Column:
    """For each line the sum over so many lines above it."""
    return list(map(sub, sums[:-1], chain(repeat(0.0, reach), sums)))


def _below(sums: Sequence[float], reach: int) -> Column:
    """For each line the sum over so many lines below it."""
    return list(map(sub, chain(sums[reach + 1 :], repeat(sums[-1])), sums[1:]))


_NEAR = tuple(map(float, range(1, max(FAR, EDGE_FAR))))
"""Distances."""


def _since(places: Sequence[int], total: int, most: int) -> Column:
    """For each line how far above it the nearest of these places is, at most so far."""
    found = [float(most)] * total
    for first, last in zip(places, (*places[1:], total - 1), strict=False):
        end = min(first + most, last + 1)
        found[first + 1 : end] = _NEAR[: end - first - 1]
    return found


def _until(places: Sequence[int], total: int, most: int) -> Column:
    """For each line how far below it the nearest of these places is, at most so far."""
    return _since([total - 1 - place for place in reversed(places)], total, most)[::-1]


def _nearest(places: Sequence[int], values: Sequence[float], total: int) -> Column:
    """For each line the value of the nearest of these places above it."""
    found: Column = []
    for place, end in zip((-1, *places), (*places, total - 1), strict=True):
        found.extend(repeat(values[place] if place >= 0 else OUTSIDE, end - place))
    return found


def _ramp(total: int) -> list[float]:
    """Distances from -total to total, no farther than EDGE_FAR: a slice of it tells how far each line stands from one of them."""
    near = min(total, EDGE_FAR)
    return [*repeat(float(-EDGE_FAR), total - near), *map(float, range(-near, near + 1)), *repeat(float(EDGE_FAR), total - near)]


class Features:
    """The features of all lines of a page, as columns under their names."""

    __slots__ = ("_kinds", "_paste", "_total", "_vocabulary", "columns", "widths")

    def __init__(self, paste: Paste, kinds: Kinds, vocabulary: Vocabulary) -> None:
        self._paste = paste
        self._kinds = kinds
        self._vocabulary = vocabulary
        self._total = len(paste)
        scale = DENSE_SCALE if vocabulary.dense else 1.0
        self.widths = [len(text) * (1.0 if text.isascii() else scale) for text in paste.texts]
        self.columns: dict[str, Column] = {}
        self._see_lines()
        self._see_neighbors()
        self._see_stretches()
        self._see_families()
        self._see_regions()

    def rows(self, names: Sequence[str]) -> Iterator[tuple[float, ...]]:
        """A row of these features for each line."""
        return zip(*(self.columns[name] for name in names), strict=True)

    def asked(self, names: Sequence[str]) -> "list[Column | float]":
        """The columns of these features; of one that is the same for all lines of a page its number."""
        return [self.columns[name][0] if name in PAGE_FEATURES else self.columns[name] for name in names]

    def _see_lines(self) -> None:
        """The line itself."""
        kinds, texts, lengths = self._kinds, self._paste.texts, self._kinds.lengths
        seen = [text[:SEEN] for text in texts]
        heads = [text[:ALIKE] for text in texts]
        self.columns |= {
            "width": self.widths,
            "ending": [_NUMBERS[ending] for ending in kinds.endings],
            "apart": [_NUMBERS[apart] for apart in kinds.apart],
            "repeated": [_NUMBERS[repeated] for repeated in kinds.repeated],
            "family": [_FAMILIES[family] for family in kinds.families],
            "commas": [100 * count / len(text) for count, text in zip(_counted(_COMMAS, seen), seen, strict=True)],
            "capitals": [_capitals(text) if length >= CAPITALS_CLASS else UNKNOWN for text, length in zip(seen, lengths, strict=True)],
            "sentences": _counted(_STOPS, seen),
            "terms": self._terms(),
            "credited": self._credits(),
            "doubled": [
                1.0 if above.startswith(head) or below.startswith(head) else 0.0
                for above, head, below in zip(("", *texts), heads, (*texts[1:], ""), strict=False)
            ],
        }

    def _terms(self) -> Column:
        """How many words of terms, cookies, newsletters or comments each line has."""
        texts, vocabulary = self._paste.texts, self._vocabulary
        worded = [at for at, length in enumerate(self._kinds.lengths) if length >= CHROME_CLASS]
        known = CHROME_PARTS.intersection(chain.from_iterable([vocabulary[at] for at in worded]))
        whole = "\n".join([texts[at] for at in worded])
        short = [sign for sign in CHROME_SHORT if sign in whole]
        found = [0.0] * self._total
        for at in worded:  # a quick look spares the slow one
            if vocabulary.dense or not known.isdisjoint(vocabulary[at]) or any(map(texts[at].__contains__, short)):
                found[at] = float(len(CHROME.intersection(texts[at][:LOOKED_AT].casefold().split())))
        return found

    def _credits(self) -> Column:
        """Whether each line ends as a caption that names its picture's agency."""
        texts = self._paste.texts
        tails = {at: texts[at][-CREDIT_TAIL:] for at, length in enumerate(self._kinds.lengths) if length >= CHROME_CLASS}
        whole = "\n".join(tails.values())
        signs = [sign for sign in CREDIT_SIGNS if sign in whole]  # of all of the page: mostly none
        found = [0.0] * self._total
        for at, tail in tails.items():
            found[at] = float(not CREDITS.isdisjoint(tail.casefold().split()) or any(map(tail.__contains__, signs)))
        return found

    def _see_neighbors(self) -> None:
        """What is seen of the lines beside it."""
        columns = self.columns
        for name, reach in (("width", (-3, -2, -1, 1, 2)), ("ending", (-2, -1, 1)), ("family", (1,)), ("capitals", (-1, 1))):
            for by in reach:
                columns[f"{name} {by:+d}"] = _shifted(columns[name], by)

    def _see_stretches(self) -> None:
        """How much text and how much furniture stands above and below, near and in all."""
        kinds, columns, total = self._kinds, self.columns, self._total
        longs = [at for at, length in enumerate(kinds.lengths) if length >= LONG_CLASS]
        paragraphs = [at for at in longs if kinds.is_sentence(at)]
        weighed = [0.0] * total
        for at in paragraphs:
            weighed[at] = min(self.widths[at], MOST_WIDTH)
        furniture = [float(family is not None and family not in ARTICLE_FAMILIES) for family in kinds.families]
        for name, sums, above, below in (
            ("long", _sums(_marked(longs, total)), (3,), ()),
            ("paragraphs", _sums(_marked(paragraphs, total)), (3,), (3, 8)),
            ("text", _sums(weighed), (3, 8, 20), (3, 20)),
            ("furniture", _sums(furniture), (8, 20), (8, 20)),
        ):
            columns |= {f"{name} above {reach}": _above(sums, reach) for reach in above}
            columns |= {f"{name} below {reach}": _below(sums, reach) for reach in below}
            columns[f"{name} above"] = sums[:-1]
            columns[f"{name} in all"] = [sums[-1]] * total
            columns[f"{name} below"] = [sums[-1] - here for here in sums[1:]]
        menus = sum(length < MENU_CLASS for length in kinds.lengths)
        columns |= {
            "to long above": _since(longs, total, EDGE_FAR),
            "to long below": _until(longs, total, EDGE_FAR),
            "to paragraph above": _since(paragraphs, total, EDGE_FAR),
            "to paragraph below": _until(paragraphs, total, EDGE_FAR),
            "paragraph above": _nearest(paragraphs, self.widths, total),
            "paragraph below": _nearest([total - 1 - at for at in reversed(paragraphs)], self.widths[::-1], total)[::-1],
            "place": [at / total for at in range(total)],
            "lines": [float(total)] * total,
            "menus": [menus / total] * total,
            "furniture share": [sum(furniture) / total] * total,
            "dense": [float(self._vocabulary.dense)] * total,
        }

    def _see_families(self) -> None:
        """How far the nearest line of some families of furniture is."""
        places: dict[Family, list[int]] = {}
        for at, family in enumerate(self._kinds.families):
            if family is not None:
                places.setdefault(family, []).append(at)
        total = self._total
        self.columns |= {f"since {family}": _since(places.get(family, ()), total, FAR) for family in _SINCE}
        self.columns |= {f"until {family}": _until(places.get(family, ()), total, FAR) for family in _UNTIL}

    def _see_regions(self) -> None:
        """Where the line stands to the stretches of most paragraphs, and how many of its words stand in them."""
        kinds, columns, total = self._kinds, self.columns, self._total
        longs = [at for at, length in enumerate(kinds.lengths) if length >= LONG_CLASS]
        in_all = sum(self.widths[at] for at in longs) or 1.0
        near, tight = best_regions(kinds, self.widths)
        ramp = _ramp(total)
        for name, region in (("wide", near), ("tight", tight)):
            first, last = region.first, region.last
            share = sum(self.widths[at] for at in longs if first <= at < last) / in_all
            columns |= {
                f"{name} start": ramp[total - first : 2 * total - first],
                f"{name} end": ramp[total - last + 1 : 2 * total - last + 1],
                f"in {name}": [*repeat(0.0, first), *repeat(1.0, last - first), *repeat(0.0, total - last)],
                f"{name} lines": [float(last - first)] * total,
                f"{name} share": [share] * total,
            }
        columns["likeness"] = likeness = self._likeness([at for at in longs if near.first <= at < near.last])
        columns["likeness -1"], columns["likeness +1"] = _shifted(likeness, -1), _shifted(likeness, 1)
        usual = _usual([kinds.apart[at] for at in range(near.first, near.last) if kinds.is_paragraph(at)])
        columns["as usual"] = [float(apart == usual) for apart in kinds.apart]

    def _likeness(self, longs: Sequence[int]) -> Column:
        """The share of each line's words that stand in other long lines of the region."""
        once: set[str] = set()
        again: set[str] = set()
        for at in longs:
            words = self._vocabulary[at]
            again |= once & words
            once |= words
        found = [UNKNOWN] * self._total
        own = frozenset(longs)
        for at, length in enumerate(self._kinds.lengths):
            words = self._vocabulary[at] if length >= WORDED_CLASS else None
            if words:
                found[at] = len(words & (again if at in own else once)) / len(words)
        return found


def _marked(places: Iterable[int], total: int) -> Column:
    marks = [0.0] * total
    for at in places:
        marks[at] = 1.0
    return marks


def _counted(signs: Sequence[str], texts: Sequence[str]) -> Column:
    """How often these signs stand in each text; only signs that stand in any are counted."""
    whole = "\n".join(texts)
    counts = [[text.count(sign) for text in texts] for sign in signs if sign in whole]
    return list(map(float, map(sum, zip(*counts, strict=True)) if len(counts) > 1 else counts[0])) if counts else [0.0] * len(texts)


def _capitals(text: str) -> float:
    """The share of words that begin with a capital. The words of a line are parted by single blanks: so ASCII is counted as bytes."""
    if text.isascii():
        shape = text.encode().translate(_SHAPES)
        return ((shape[0] == _CAPITAL) + shape.count(b" A")) / (shape.count(b" ") + 1 - shape.endswith(b" "))
    words = text.split()
    return sum(map(str.isupper, map(_FIRST, words))) / len(words)


def _usual(values: Sequence[int]) -> int | None:
    """The value that is seen most often, the first of equals."""
    return max(values, key=values.count) if values else None
