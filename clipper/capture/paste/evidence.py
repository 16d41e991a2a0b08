"""What speaks for and against each line being article text: signs, each an integer that the table of weights knows.

A sign is a group (what is looked at) and a value (what is seen): `group * BASE + value`. The weights stand in `paste.weights`; how they
were found stands in the note on splitting pastes.
"""

import re
from collections import Counter
from enum import IntEnum
from itertools import pairwise

from clipper.capture.furniture import Family
from clipper.capture.paste.kinds import LONG_CLASS, Kinds
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.words import CHROME, CREDIT_SIGNS, CREDITS

BASE = 1000


class Group(IntEnum):
    """What a sign looks at."""

    SHAPE = 1
    """Length class and ending."""
    APART = 2
    """Blank lines around it."""
    AGAIN = 3
    """Whether it stands more than once."""
    FAMILY = 4
    NEAR = 5
    """The sizes of the lines beside it."""
    NEAR_TWO = 6
    """The sizes of the lines two away."""
    ENDS = 7
    """How the lines beside it end."""
    SHARED = 8
    """How many of its words stand in other long lines too."""
    CHROME = 9
    """Words of terms, cookies, newsletters, comments in a long line."""
    MULTI = 10
    """Several sentences."""
    LIKE_LAST = 11
    """Words shared with the long line before."""
    MARK = 12
    """The furniture that stands just above."""
    FIRST = 13
    """The kind of its first character."""
    STAMP = 14
    """A time or year in a short line, or above a long one."""
    CAPITALS = 15
    PIPE = 16
    URL = 17
    PLACE = 18
    """The tenth of the page it stands in."""
    HEADING = 19
    """Distance from the heading that the page's long lines support best."""
    LIKE_HEADING = 20
    DOUBLED = 21
    """A line beside it begins alike: a picture's description and its caption."""
    CREDIT = 22
    """The name of a picture agency at its end."""


SHORT, MIDDLE, LONG = 0, 1, 2
_SIZES = (0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2)
"""Length class -> size."""
_OUTSIDE = 3
"""The size of a line beyond the ends of the paste."""
_WORDED_CLASS = 6
"""From this length class on the words of a line are looked at."""
_LOOKED_AT = 1000
"""Characters of a long line whose words are looked at."""
_HEADING_CLASSES = range(4, 8)
_SUPPORT_CAP = 4
_MARK_REACH = 4
_MARKS = {
    family: number
    for number, family in enumerate(
        (
            Family.RELATED,
            Family.COMMENTS,
            Family.TAGS,
            Family.SHARE,
            Family.LEGAL,
            Family.FOLLOW,
            Family.SUBSCRIPTION,
            Family.MORE,
            Family.ADVERTISEMENT,
            Family.MEDIA,
            Family.NAVIGATION,
            Family.ACCOUNT,
            Family.TOOLS,
            Family.NOTE,
            Family.EMBED,
            Family.DIALOG,
            Family.CONSENT,
            Family.WIDGET,
        )
    )
}
_FAMILIES = {family: number for number, family in enumerate(Family, 2)}
_BULLETS = frozenset("•-–*·▪►■●")
_QUOTES = frozenset("\"“„«'‘「『»”’")
CREDIT_TAIL = 70
"""Characters at a line's end in which a credit stands."""
ALIKE = 24
"""Lines that begin with so many equal characters tell of one picture."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_STAMP = re.compile(r"\d{1,2}[:.]\d\d|\d{4}|\d.* ago|vor \d")


def words_of(text: str, *, dense: bool) -> frozenset[str]:
    """The words of a line that carry meaning; in dense scripts its pairs of characters."""
    part = text[:_LOOKED_AT]
    if dense:
        return frozenset(left + right for left, right in pairwise(part))
    return frozenset(_WORD.findall(part.casefold()))


def _step(value: float, limits: tuple[float, ...]) -> int:
    return sum(value >= limit for limit in limits)


def _stamped(text: str) -> bool:
    return bool(_STAMP.search(text))


def _credited(tail: str) -> bool:
    return not CREDITS.isdisjoint(tail.casefold().split()) or any(sign in tail for sign in CREDIT_SIGNS)


def _first_kind(sign: str) -> int:
    if sign.isalpha():
        return 0 if sign.islower() else 1
    if sign.isdigit():
        return 2
    return 3 if sign in _QUOTES else 4 if sign in _BULLETS else 1


class Evidence:
    """The signs of every line of a paste, gathered once."""

    __slots__ = ("best", "dense", "kinds", "paste", "signs", "sizes", "words")

    def __init__(self, paste: Paste, kinds: Kinds, *, dense: bool) -> None:
        self.paste = paste
        self.kinds = kinds
        self.dense = dense
        self.sizes = [_SIZES[length] for length in kinds.lengths]
        self.words = {
            at: words_of(paste.texts[at], dense=dense) for at, length in enumerate(kinds.lengths) if length >= _WORDED_CLASS
        }
        counts: Counter[str] = Counter()
        for words in self.words.values():
            counts.update(words)
        self.best = self._best_heading(counts)
        self.signs = self._plain_signs()
        self._add_neighbors()
        self._add_words(counts)
        self._add_marks()
        self._add_heading()

    def _best_heading(self, counts: Counter[str]) -> int | None:
        """The line whose words the long lines of the page repeat most: likely its title."""
        best, most = None, 0.0
        kinds, texts = self.kinds, self.paste.texts
        for at, length in enumerate(kinds.lengths):
            if length not in _HEADING_CLASSES or kinds.families[at] or kinds.endings[at] == 1:
                continue
            own = self.words.get(at)
            words = own if own is not None else words_of(texts[at], dense=self.dense)
            if len(words) < 2:  # noqa: PLR2004 - one word is no heading
                continue
            mine = 0 if own is None else 1 + kinds.repeated[at]
            support = sum(min(max(0, counts[word] - mine), _SUPPORT_CAP) for word in words) / (len(words) + 2)
            support *= (1.15 if kinds.repeated[at] else 1.0) * (1.0 if kinds.apart[at] else 0.9)
            if support > most:
                best, most = at, support
        return best

    def _plain_signs(self) -> list[list[int]]:
        kinds, texts, total = self.kinds, self.paste.texts, len(self.paste)
        found: list[list[int]] = []
        for at, text in enumerate(texts):
            length, size, family = kinds.lengths[at], self.sizes[at], kinds.families[at]
            signs = [
                Group.SHAPE * BASE + length * 5 + kinds.endings[at],
                Group.APART * BASE + size * 4 + kinds.apart[at],
                Group.AGAIN * BASE + size * 2 + kinds.repeated[at],
                Group.FAMILY * BASE + (_FAMILIES[family] if family else length > LONG_CLASS),
                Group.FIRST * BASE + size * 5 + _first_kind(text[0]),
                Group.PLACE * BASE + size * 10 + at * 10 // total,
            ]
            if size < LONG:
                if _stamped(text):
                    signs.append(Group.STAMP * BASE + size)
                if text.isupper():
                    signs.append(Group.CAPITALS * BASE + size)
            elif ". " in text or "。" in text[:-1]:
                signs.append(Group.MULTI * BASE + length)
            if "|" in text or "•" in text or "·" in text:
                signs.append(Group.PIPE * BASE + size)
            if "http" in text or "www." in text:
                signs.append(Group.URL * BASE + size)
            found.append(signs)
        return found

    def _add_neighbors(self) -> None:
        kinds, texts = self.kinds, self.paste.texts
        sizes = [_OUTSIDE, _OUTSIDE, *self.sizes, _OUTSIDE, _OUTSIDE]
        endings = [5, *kinds.endings, 5]
        for at, signs in enumerate(self.signs):
            size = sizes[at + 2]
            signs.append(Group.NEAR * BASE + size * 16 + sizes[at + 1] * 4 + sizes[at + 3])
            signs.append(Group.NEAR_TWO * BASE + size * 16 + sizes[at] * 4 + sizes[at + 4])
            signs.append(Group.ENDS * BASE + size * 36 + endings[at] * 6 + endings[at + 2])
            if size and kinds.lengths[at] >= _WORDED_CLASS - 1 and self._doubled(at):
                signs.append(Group.DOUBLED * BASE + size)
            if size == LONG and at and sizes[at + 1] < LONG and _stamped(texts[at - 1]):
                signs.append(Group.STAMP * BASE + 10 + kinds.lengths[at])

    def _doubled(self, at: int) -> bool:
        texts = self.paste.texts
        head = texts[at][:ALIKE]
        return (at > 0 and texts[at - 1].startswith(head)) or (at + 1 < len(texts) and texts[at + 1].startswith(head))

    def _add_words(self, counts: Counter[str]) -> None:
        last: frozenset[str] | None = None
        for at, words in self.words.items():
            signs, length = self.signs[at], self.kinds.lengths[at]
            rank = (length > LONG_CLASS - 1) + (length > LONG_CLASS + 1)
            share = sum(counts[word] > 1 for word in words) / len(words) if words else 0.0
            signs.append(Group.SHARED * BASE + _step(share, (0.1, 0.2, 0.35, 0.5)) * 3 + rank)
            if _credited(self.paste.texts[at][-CREDIT_TAIL:]):
                signs.append(Group.CREDIT * BASE + rank)
            chrome = len(CHROME.intersection(self.paste.texts[at][:_LOOKED_AT].casefold().split()))
            signs.append(Group.CHROME * BASE + min(chrome, 3) * 3 + rank)
            if last:
                common = len(words & last) / max(1, min(len(words), len(last)))
                signs.append(Group.LIKE_LAST * BASE + _step(common, (0.03, 0.1, 0.25, 0.6)))
            last = words

    def _add_marks(self) -> None:
        mark, mark_at = 0, -_MARK_REACH - 1
        for at, family in enumerate(self.kinds.families):
            distance = at - mark_at
            if distance <= _MARK_REACH:
                self.signs[at].append(Group.MARK * BASE + mark * 6 + min(distance, 3) // 2 * 3 + self.sizes[at])
            if family is not None and family in _MARKS:
                mark, mark_at = _MARKS[family], at

    def _add_heading(self) -> None:
        if self.best is None:
            return
        texts = self.paste.texts
        heading = texts[self.best]
        first = texts.index(heading)
        wanted = words_of(heading, dense=self.dense)
        for at, signs in enumerate(self.signs):
            zone = 0 if at < first else 1 + _step(at - first, (4, 13, 31, 81))
            signs.append(Group.HEADING * BASE + zone * 3 + self.sizes[at])
            words = self.words.get(at)
            if texts[at] == heading:
                signs.append(Group.LIKE_HEADING * BASE + 20)
            elif words is not None:
                signs.append(Group.LIKE_HEADING * BASE + min(len(words & wanted), 3) * 2 + (self.sizes[at] == LONG))



