"""What speaks for and against each line being article text: the signs that are seen of it, as what they say (`paste.signs`)."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, chain

from clipper.capture.furniture import Family
from clipper.capture.paste.kinds import LONG_CLASS, Kinds
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.signs import LONG, MULTI, SIZES, Group, Said, near_signs, one_sign, own_signs, word_signs, zone_signs
from clipper.capture.paste.vocabulary import LOOKED_AT, Vocabulary
from clipper.capture.paste.words import CHROME, CHROME_PARTS, CHROME_SHORT, CREDIT_SIGNS, CREDITS

_OUTSIDE = 3
"""The size of a line beyond the ends of the paste."""
_WORDED_CLASS = 6
"""From this length class on the words of a line are looked at."""
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
_FLAG_SIGNS = {4: ("|", "•", "·"), 8: ("http", "www.")}
"""Flags of a line, and the signs of which one stands in it."""
_BULLETS = frozenset("•-–*·▪►■●")
_QUOTES = frozenset("\"“„«'‘「『»”’")
CREDIT_TAIL = 70
"""Characters at a line's end in which a credit stands."""
ALIKE = 24
"""Lines that begin with so many equal characters tell of one picture."""
_HEADING_WORDS = 2
"""One word is no heading."""
_AGAIN_BONUS, _CLOSE_MALUS = 1.15, 0.9
"""A heading often stands twice, and seldom close between other lines."""
_HEADING_ITSELF = 20
_NO_ENDING = 5
"""The ending of a line beyond the ends of the paste."""
_ZONES = (4, 13, 31, 81)
"""Lines below the best heading at which the zones end."""
_SHARES = (0.1, 0.2, 0.35, 0.5)
_LIKENESSES = (0.03, 0.1, 0.25, 0.6)
_STAMP = re.compile(r"\d(?:\d?[:.]\d\d|\d{3}|.* ago|(?<=vor \d))")
"""Each form begins with its digit: that is found quickly."""


@cache
def _first_kind(sign: str) -> int:
    if sign.isalpha():
        return 0 if sign.islower() else 1
    if sign.isdigit():
        return 2
    return 3 if sign in _QUOTES else 4 if sign in _BULLETS else 1


def _lines_with(texts: Sequence[str], signs_of: Mapping[int, tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """The lines that hold one of the signs of a flag, with the flag, each once.

    Few lines do: looking through the whole text costs less than asking of each line.
    """
    whole = "\n".join(texts)
    ends = list(accumulate([len(text) + 1 for text in texts]))
    for flag, signs in signs_of.items():
        found: set[int] = set()
        for sign in signs:
            place = whole.find(sign)
            while place >= 0:
                at = bisect(ends, place)
                found.add(at)
                place = whole.find(sign, ends[at])
        for at in found:
            yield at, flag


def _flags(texts: Sequence[str], sizes: Sequence[int]) -> list[int]:
    """Bits of each line: a time or year, capitals, a divider, an address, several sentences."""
    flags = [
        (_STAMP.search(text) is not None) + 2 * text.isupper()
        if size < LONG
        else (1 << MULTI) * (". " in text or text.find("。", 0, -1) >= 0)
        for text, size in zip(texts, sizes, strict=True)
    ]
    for at, flag in _lines_with(texts, _FLAG_SIGNS):
        flags[at] += flag
    return flags


class Evidence:
    """The signs of every line of a paste, gathered once."""

    __slots__ = ("best", "kinds", "paste", "signs", "sizes", "vocabulary", "words")

    def __init__(self, paste: Paste, kinds: Kinds, vocabulary: Vocabulary) -> None:
        self.paste = paste
        self.kinds = kinds
        self.vocabulary = vocabulary
        self.sizes = [SIZES[length] for length in kinds.lengths]
        self.words = {at: vocabulary[at] for at, length in enumerate(kinds.lengths) if length >= _WORDED_CLASS}
        counts = Counter(chain.from_iterable(self.words.values()))
        common = frozenset(word for word, count in counts.items() if count > 1)
        self.best = self._best_heading(counts)
        self.signs = self._plain_signs()
        self._add_words(common, counts.keys() & CHROME_PARTS)
        self._add_marks()
        self._add_heading_words()

    def _best_heading(self, counts: Counter[str]) -> int | None:
        """The line whose words the long lines of the page repeat most: likely its title."""
        best, most = None, 0.0
        kinds = self.kinds
        for at, length in enumerate(kinds.lengths):
            if length not in _HEADING_CLASSES or kinds.families[at] or kinds.endings[at] == 1:
                continue
            words = self.vocabulary[at]
            if len(words) < _HEADING_WORDS:
                continue
            mine = 1 + kinds.repeated[at] if at in self.words else 0
            support = 0
            for word in words & counts.keys():
                seen = counts[word] - mine
                if seen > 0:
                    support += seen if seen < _SUPPORT_CAP else _SUPPORT_CAP
            bonus = (_AGAIN_BONUS if kinds.repeated[at] else 1.0) * (1.0 if kinds.apart[at] else _CLOSE_MALUS)
            weighed = support / (len(words) + 2) * bonus
            if weighed > most:
                best, most = at, weighed
        return best

    def _plain_signs(self) -> list[list[Said]]:
        """The signs of the line, of those around it, and of its place on the page."""
        kinds, texts, total = self.kinds, self.paste.texts, len(self.paste)
        sizes = [_OUTSIDE, _OUTSIDE, *self.sizes, _OUTSIDE, _OUTSIDE]
        ends = [_NO_ENDING, *kinds.endings, _NO_ENDING]
        tenths = [at * 10 // total for at in range(total)]
        firsts = map(_first_kind, [text[0] for text in texts])
        flags = _flags(texts, self.sizes)
        own = map(own_signs, kinds.lengths, kinds.endings, kinds.apart, kinds.repeated, kinds.families, firsts, flags)
        near = map(near_signs, self.sizes, sizes[1:], sizes[3:], sizes, sizes[4:], ends, ends[2:])
        return list(map(list, zip(own, near, map(zone_signs, self.sizes, tenths, self._zones()), strict=True)))

    def _zones(self) -> list[int]:
        """How far each line stands below the first line that reads as the best heading; negative without one."""
        total = len(self.paste)
        if self.best is None:
            return [-1] * total
        first = self.paste.texts.index(self.paste.texts[self.best])
        return [0] * first + [1 + bisect(_ZONES, below) for below in range(total - first)]

    def _add_words(self, common: frozenset[str], chrome_parts: set[str]) -> None:
        last: frozenset[str] | None = None
        texts = self.paste.texts
        tails = "\n".join([texts[at][-CREDIT_TAIL:] for at in self.words])
        credit_signs = [sign for sign in CREDIT_SIGNS if sign in tails]  # of all of the page: mostly none
        for at, words in self.words.items():
            length = self.kinds.lengths[at]
            text = texts[at]
            share = bisect(_SHARES, len(words & common) / len(words)) if words else 0
            chrome = self._chrome(text) if self._may_be_chrome(text, words, chrome_parts) else 0
            alike = bisect(_LIKENESSES, len(words & last) / max(1, min(len(words), len(last)))) if last else -1
            rank = (length > LONG_CLASS - 1) + (length > LONG_CLASS + 1)
            signs = self.signs[at]
            tail = text[-CREDIT_TAIL:]
            credited = not CREDITS.isdisjoint(tail.casefold().split()) or any(map(tail.__contains__, credit_signs))
            signs.append(word_signs(rank, share, chrome, alike, credited))
            if at and self.sizes[at] == LONG and self.sizes[at - 1] < LONG and _STAMP.search(texts[at - 1]):
                signs.append(one_sign(Group.STAMP, 10 + length))
            if self._doubled(at):
                signs.append(one_sign(Group.DOUBLED, self.sizes[at]))
            last = words

    def _may_be_chrome(self, text: str, words: frozenset[str], parts: set[str]) -> bool:
        """A quick look for words of a page's own business; `parts` are those parts of them that the page has."""
        return self.vocabulary.dense or not parts.isdisjoint(words) or any(map(text.__contains__, CHROME_SHORT))

    @staticmethod
    def _chrome(text: str) -> int:
        """How many words of a page's own business the line has; three are as good as more."""
        return min(len(CHROME.intersection(text[:LOOKED_AT].casefold().split())), 3)

    def _doubled(self, at: int) -> bool:
        texts = self.paste.texts
        head = texts[at][:ALIKE]
        return (at > 0 and texts[at - 1].startswith(head)) or (at + 1 < len(texts) and texts[at + 1].startswith(head))

    def _add_marks(self) -> None:
        mark, mark_at = 0, -_MARK_REACH - 1
        for at, family in enumerate(self.kinds.families):
            distance = at - mark_at
            if distance <= _MARK_REACH:
                self.signs[at].append(one_sign(Group.MARK, mark * 6 + min(distance, 3) // 2 * 3 + self.sizes[at]))
            if family is not None and family in _MARKS:
                mark, mark_at = _MARKS[family], at

    def _add_heading_words(self) -> None:
        if self.best is None:
            return
        texts = self.paste.texts
        heading = texts[self.best]
        wanted = self.vocabulary[self.best]
        for at, words in self.words.items():
            if texts[at] != heading:
                likeness = min(len(words & wanted), 3) * 2 + (self.sizes[at] == LONG)
                self.signs[at].append(one_sign(Group.LIKE_HEADING, likeness))
        for at, text in enumerate(texts):
            if text == heading:
                self.signs[at].append(one_sign(Group.LIKE_HEADING, _HEADING_ITSELF))
