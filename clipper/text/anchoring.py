"""Finding a marked passage again in a text that has changed: by its position, by its words, by what resembles it.

In this order:
1. the position, if the quotation stands there and something around it does too (or the quotation is long);
2. the quotation word for word elsewhere, whatever the shape of quotes, dashes and blanks, where what surrounds it agrees;
3. places that resemble it: its words and those around it are aligned with the text's (`passage`), and what speaks for each place
   is weighed (`judgement`). Too little, or two places with as much, and the passage is an orphan.
The rule and its figures stand in docs/notes/0002-anchoring.md.
"""

from dataclasses import dataclass
from functools import cached_property

from clipper.model.highlight import CONTEXT, Anchor, PlacementState
from clipper.text.judgement import best
from clipper.text.mapped import MappedText
from clipper.text.passage import Candidate, Finder, passage_of
from clipper.text.typography import plain
from clipper.text.word_index import WordIndex

LONG = 32
"""Code points of a quotation that does not stand at its old position by chance."""

AGREES = 8
"""Code points around a short quotation that must be as they were for its old position to be believed."""

SURE = 12
"""Code points on each side that must be as they were for the only word-for-word match to be believed without a closer look."""

MOST_MATCHES = 500
"""Word-for-word matches that are looked at: a quotation with more tells nothing by itself."""

MOST_EXAMINED = 12
"""Of those, how many are weighed word by word: the ones whose surroundings agree best, then the nearest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """Where a passage stands now: half-open code points, word for word (EXACT) or changed a little (MOVED)."""

    start: int
    end: int
    state: PlacementState


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """A word-for-word match; how many code points before and after it are as they were."""

    start: int
    end: int
    before: int
    after: int


def describe(text: str, start: int, end: int) -> Anchor:
    """The anchor of the passage `[start, end)` of a text; a range that reaches beyond the text is cut to it."""
    start = min(max(0, start), len(text))
    end = min(max(start, end), len(text))
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Anchor(start=start, end=end, exact=text[start:end], prefix=before, suffix=after)


def locate(anchor: Anchor, text: str) -> Located | None:
    """Where the anchor's passage stands in a text, or None for an orphan. For many anchors in one text use `Locator`."""
    return Locator(text).locate(anchor)


class Locator:
    """Finds passages in one text; what it has worked out about the text serves all of them."""

    def __init__(self, text: str) -> None:
        self._text = text

    def locate(self, anchor: Anchor) -> Located | None:
        """Where the passage stands, or None for an orphan."""
        if not anchor.exact.strip():
            return None
        at = self._at_position(anchor)
        if at:
            return at
        matches = self._matches(anchor)
        sure = _sure(matches, anchor)
        if sure:
            return Located(start=sure.start, end=sure.end, state=PlacementState.EXACT)
        found = best(self._candidates(anchor, matches), len(anchor.exact))
        return self._located(found, anchor) if found else None

    @cached_property
    def _plain(self) -> MappedText:
        return plain(self._text)

    @cached_property
    def _index(self) -> WordIndex:
        return WordIndex(self._text)

    def _at_position(self, anchor: Anchor) -> Located | None:
        start, end = anchor.start, anchor.start + len(anchor.exact)
        if start < 0 or self._text[start:end] != anchor.exact:
            return None
        before = _same_end(anchor.prefix, self._text[max(0, start - len(anchor.prefix)) : start])
        after = _same_start(anchor.suffix, self._text[end : end + len(anchor.suffix)])
        whole = before == len(anchor.prefix) and after == len(anchor.suffix)
        believed = whole or len(anchor.exact) >= LONG or max(before, after) >= AGREES
        return Located(start=start, end=end, state=PlacementState.EXACT) if believed else None

    def _matches(self, anchor: Anchor) -> list[_Match]:
        """Where the quotation stands word for word, whatever its typography, in order."""
        text, quotation = self._plain.text, plain(anchor.exact).text
        before, after = plain(anchor.prefix).text, plain(anchor.suffix).text
        found: list[_Match] = []
        at = text.find(quotation) if quotation else -1
        while at >= 0 and len(found) < MOST_MATCHES:
            stop = at + len(quotation)
            start, end = self._plain.origin(at, stop)
            same_before = _same_end(before, text[max(0, at - len(before)) : at])
            same_after = _same_start(after, text[stop : stop + len(after)])
            whole_before, whole_after = same_before == len(before), same_after == len(after)
            found.append(
                _Match(
                    start=start,
                    end=end,
                    before=CONTEXT if whole_before else same_before,
                    after=CONTEXT if whole_after else same_after,
                )
            )
            at = text.find(quotation, at + 1)
        return found

    def _candidates(self, anchor: Anchor, matches: list[_Match]) -> list[Candidate]:
        passage = passage_of(anchor)
        if passage.first == passage.last:
            return []
        finder = Finder(passage, self._text, self._index)
        examined = sorted(matches, key=lambda match: (-match.before - match.after, abs(match.start - anchor.start)))[:MOST_EXAMINED]
        return [finder.at(match.start, match.end) for match in examined] + finder.candidates()

    def _located(self, candidate: Candidate, anchor: Anchor) -> Located:
        same = plain(self._text[candidate.start : candidate.end]).text == plain(anchor.exact).text
        return Located(start=candidate.start, end=candidate.end, state=PlacementState.EXACT if same else PlacementState.MOVED)


def _sure(matches: list[_Match], anchor: Anchor) -> _Match | None:
    """The match that needs no closer look: all around it is as it was, or it is the only one and much around it is."""
    whole = [match for match in matches if match.before >= CONTEXT and match.after >= CONTEXT]
    if whole:
        return min(whole, key=lambda match: abs(match.start - anchor.start))
    return matches[0] if len(matches) == 1 and min(matches[0].before, matches[0].after) >= SURE else None


def _same_start(one: str, other: str) -> int:
    """How many code points two strings begin with in common."""
    for position, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return position
    return min(len(one), len(other))


def _same_end(one: str, other: str) -> int:
    return _same_start(one[::-1], other[::-1])
