"""A marked passage with its surroundings as words, and a place where it may stand now with what speaks for it."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from clipper.model.highlight import CONTEXT, Anchor
from clipper.text.typography import PLAIN
from clipper.text.word_index import ELSEWHERE, Coder, Pair, WordIndex, aligned, places, words_of

MARGIN = 12
"""Words that may have been inserted into the neighborhood before the window loses its end."""

TEAR = 120
"""Code points that may have been inserted into a passage, beside half its own length, and it is still one passage."""

SURE_PART = 0.5
"""The share of a torn-off part's words that must stand near for it to belong to the passage still."""

LEAST_PART = 3
"""Words of a part or of a context that is looked for apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageWords:
    """The words of prefix, quotation and suffix of an anchor; `[first, last)` are the quotation's."""

    keys: tuple[str, ...]
    first: int
    last: int
    head_cut: int
    """Code points of the first word that the quotation leaves out: people mark half words too."""
    tail_cut: int
    lead: str
    """What stands in the quotation before its first word: an opening quotation mark."""
    trail: str
    length: int


def passage_of(anchor: Anchor) -> PassageWords:
    """The anchor as words."""
    whole = anchor.prefix + anchor.exact + anchor.suffix
    start, end = len(anchor.prefix), len(anchor.prefix) + len(anchor.exact)
    words = words_of(whole)
    skipped = 1 if len(anchor.prefix) >= CONTEXT and words.ranges and words.ranges[0][1] <= start else 0
    kept = len(words.keys) - (1 if len(anchor.suffix) >= CONTEXT and words.ranges and words.ranges[-1][0] >= end else 0)
    ranges, keys = words.ranges[skipped:kept], words.keys[skipped:kept]
    first = bisect_left([word_end for _, word_end in ranges], start + 1)
    last = bisect_left([word_start for word_start, _ in ranges], end)
    if first >= last:
        return PassageWords(keys=keys, first=first, last=first, head_cut=0, tail_cut=0, lead="", trail="", length=end - start)
    begin, stop = ranges[first][0], ranges[last - 1][1]
    return PassageWords(
        keys=keys,
        first=first,
        last=last,
        head_cut=max(0, start - begin),
        tail_cut=max(0, stop - end),
        lead=whole[start : max(start, begin)],
        trail=whole[min(stop, end) : end],
        length=end - start,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place in the text and what speaks for it. Shares are of the letters of the words concerned."""

    start: int
    end: int
    share: float
    """Of the quotation that stands there."""
    told: float
    """How much the words of the quotation that stand there tell together."""
    left: float
    """Of the words before it that stand before it still."""
    right: float
    word_for_word: bool


class Finder:
    """Looks for one passage in one text by its words."""

    def __init__(self, passage: PassageWords, text: str, index: WordIndex) -> None:
        self.passage, self.text, self.index = passage, text, index
        self._coder = Coder(passage.keys)
        self._text_codes = self._coder.encode(index)

    def candidates(self) -> list[Candidate]:
        """Places where the passage may stand, each judged by itself."""
        found: list[Candidate] = []
        seen: set[int] = set()
        for guess in sorted(self._guesses()):
            if not any(near in seen for near in (guess - 1, guess, guess + 1)):
                seen.add(guess)
                candidate = self._examine(guess)
                if candidate and candidate not in found:
                    found.append(candidate)
        return found + self._rivals(found)

    def _rivals(self, found: list[Candidate]) -> list[Candidate]:
        """Where the quotation stands beside the place that holds most of it: two places near each other lie in one window."""
        if not found:
            return []
        most = max(found, key=lambda candidate: candidate.share)
        passage = self.passage
        taken = range(bisect_left(self.index.ends, most.start + 1), bisect_left(self.index.starts, most.end))
        reach = 2 * (len(passage.keys) + MARGIN)
        low = max(0, taken.start - reach)
        rest = self._text_codes[low : taken.start] + ELSEWHERE * len(taken) + self._text_codes[taken.stop : taken.stop + reach]
        places_beside = places(self._coder.query[passage.first : passage.last], rest, 1)
        beside = [self._examine(place + low, without=taken) for place in places_beside]
        return [candidate for candidate in beside if candidate and candidate not in found]

    def at(self, start: int, end: int) -> Candidate:
        """The place `[start, end)`, where the quotation stands word for word, judged by what is around it."""
        passage, ranges = self.passage, self.index.words.ranges
        first = bisect_left(self.index.ends, start + 1)
        last = max(first, bisect_left(self.index.starts, end))
        before = range(max(0, first - 2 * passage.first - MARGIN), first)
        after = range(last, min(len(ranges), last + 2 * (len(passage.keys) - passage.last) + MARGIN))
        query, keys = self._coder.query, self.index.words.keys
        pairs = aligned(query[: passage.first], self._coder.encode_nearly(keys[before.start : before.stop]))
        left = [(one, other + before.start) for one, other in pairs]
        pairs = aligned(query[passage.last :], self._coder.encode_nearly(keys[after.start : after.stop]))
        right = [(one + passage.last, other + after.start) for one, other in pairs]
        middle = [(passage.first + step, first + step) for step in range(passage.last - passage.first)]
        return self._candidate((start, end), left, middle, right, word_for_word=True)

    def _guesses(self) -> set[int]:
        """Positions of words where the quotation may begin."""
        passage, query, text = self.passage, self._coder.query, self._text_codes
        before, quotation, after = query[: passage.first], query[passage.first : passage.last], query[passage.last :]
        guesses = {place + passage.first for place in places(query, text, 4)}
        guesses.update(places(quotation, text, 8))
        if len(before) >= LEAST_PART:
            guesses.update(place + len(before) for place in places(before, text, 3))
        if len(after) >= LEAST_PART:
            guesses.update(place - len(quotation) for place in places(after, text, 3))
        return {max(0, guess) for guess in guesses}

    def _examine(self, guess: int, without: range = range(0)) -> Candidate | None:
        passage, keys = self.passage, self.index.words.keys
        slack = MARGIN + (passage.last - passage.first) // 2
        low, high = max(0, guess - passage.first - slack), min(len(keys), guess + len(passage.keys) - passage.first + slack)
        window = self._coder.encode_nearly(keys[low:high])
        if without:
            first, last = max(0, without.start - low), max(0, without.stop - low)
            window = window[:first] + ELSEWHERE * (min(last, len(window)) - min(first, len(window))) + window[last:]
        pairs = [(one, other + low) for one, other in aligned(self._coder.query, window)]
        middle = [pair for pair in pairs if passage.first <= pair[0] < passage.last]
        if not middle:
            return None
        left = [pair for pair in pairs if pair[0] < passage.first]
        right = [pair for pair in pairs if pair[0] >= passage.last]
        middle = self._mended(middle)
        return self._candidate(self._edges(middle), left, middle, right)

    def _mended(self, middle: list[Pair]) -> list[Pair]:
        """The pairs with those of a part that an insertion tore off: its end may stand a sentence further on."""
        passage, ranges = self.passage, self.index.words.ranges
        reach = passage.length // 2 + TEAR
        missing = middle[0][0] - passage.first
        if missing >= LEAST_PART:
            limit = ranges[middle[0][1]][0] - reach - passage.length
            low = bisect_left(self.index.ends, max(0, limit))
            part = self._part(passage.first, middle[0][0], low, middle[0][1])
            if part and ranges[middle[0][1]][0] - ranges[part[-1][1]][1] <= reach:
                middle = part + middle
        missing = passage.last - 1 - middle[-1][0]
        if missing >= LEAST_PART:
            limit = ranges[middle[-1][1]][1] + reach + passage.length
            high = bisect_left(self.index.starts, limit)
            part = self._part(middle[-1][0] + 1, passage.last, middle[-1][1] + 1, high)
            if part and ranges[part[0][1]][0] - ranges[middle[-1][1]][1] <= reach:
                middle = middle + part
        return middle

    def _part(self, first: int, last: int, low: int, high: int) -> list[Pair]:
        window = self._coder.encode_nearly(self.index.words.keys[low:high])
        pairs = [(one + first, other + low) for one, other in aligned(self._coder.query[first:last], window)]
        return pairs if self._letters(one for one, _ in pairs) >= SURE_PART * self._letters(range(first, last)) else []

    def _edges(self, middle: list[Pair]) -> Pair:
        """From the first word found to the last, with the signs at both ends that the quotation had."""
        passage, ranges, text = self.passage, self.index.words.ranges, self.text
        (first, at_first), (last, at_last) = middle[0], middle[-1]
        start, end = ranges[at_first][0], ranges[at_last][1]
        if first == passage.first + 1 and at_first and self._nearly(passage.first, at_first - 1):
            first, at_first = passage.first, at_first - 1
            start = ranges[at_first][0]
        if last == passage.last - 2 and at_last + 1 < len(ranges) and self._nearly(passage.last - 1, at_last + 1):
            last, at_last = passage.last - 1, at_last + 1
            end = ranges[at_last][1]
        whole = (start, end)
        if first == passage.first:
            start = min(start + passage.head_cut, ranges[at_first][1] - 1)
            start = start if passage.head_cut else _before(text, start, passage.lead)
        if last == passage.last - 1:
            end = max(end - passage.tail_cut, ranges[at_last][0] + 1)
            end = end if passage.tail_cut else _after(text, end, passage.trail)
        return (start, end) if start < end else whole

    def _nearly(self, position: int, at: int) -> bool:
        """Whether a word at the passage's edge is the one that was there but for a slip, however short it is."""
        from rapidfuzz.distance import OSA

        key, found = self.passage.keys[position], self.index.words.keys[at]
        return min(len(key), len(found)) > 1 and OSA.distance(key, found, score_cutoff=1) <= 1

    def _letters(self, positions: Iterable[int]) -> int:
        return sum(len(self.passage.keys[position]) + 1 for position in positions)

    def _candidate(self, place: Pair, left: list[Pair], middle: list[Pair], right: list[Pair], *, word_for_word: bool = False) -> Candidate:
        passage = self.passage
        return Candidate(
            start=place[0],
            end=place[1],
            share=self._share(middle, range(passage.first, passage.last)),
            told=self._told(middle),
            left=self._share(left, range(passage.first)),
            right=self._share(right, range(passage.last, len(passage.keys))),
            word_for_word=word_for_word,
        )

    def _share(self, pairs: list[Pair], of: range) -> float:
        return self._letters(one for one, _ in pairs) / self._letters(of) if of else 0.0

    def _told(self, pairs: list[Pair]) -> float:
        return sum(self.index.surprise(self.passage.keys[one]) for one, _ in pairs)


def _before(text: str, start: int, lead: str) -> int:
    """How far back the signs before the first word reach that stood there in the quotation."""
    for sign in reversed(lead):
        if start and PLAIN.get(text[start - 1], text[start - 1]) == PLAIN.get(sign, sign):
            start -= 1
    return start


def _after(text: str, end: int, trail: str) -> int:
    for sign in trail:
        if end < len(text) and PLAIN.get(text[end], text[end]) == PLAIN.get(sign, sign):
            end += 1
    return end
