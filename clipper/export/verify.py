"""Is a quotation still what its source says? Word for word, in typography only, changed, or nowhere to be found.

An ellipsis in a quotation ("[…]", "…") stands for words left out, brackets ("[he]", "[T]he") for words put in by who quotes.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from clipper.export import differences, regions
from clipper.export.quotations import Quotation
from clipper.export.quoted_match import find_quoted
from clipper.export.word_edges import whole_words
from clipper.text.word_index import Coder, WordIndex, Words, aligned, places, words_of


class Standing(StrEnum):
    """How a quotation stands."""

    SAME = "same"
    TYPOGRAPHIC = "typographic"
    CHANGED = "changed"
    NOT_FOUND = "not found"
    NEWER_VERSION = "newer version"


PASSED = frozenset({Standing.SAME, Standing.TYPOGRAPHIC})
ALIKE = 0.6
"""The share of a quotation's words that a passage must hold to be taken for its source, changed."""
LEAST_ALIKE = 3
"""Words that must agree at the least."""
_OF_THE_SENTENCE = (",", ".")
_PARENTHESIS = " ("
_OUTER_MARKS = re.compile(r"^[\"“”„«»‘’'「『]+(.*?)[\"“”«»‘’'」』]+$", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class SourceText:
    """The texts of one clipping, the current one first. Without slots: it keeps what was worked out about its texts."""

    clipping: str
    versions: tuple[str, ...]

    @cached_property
    def indexes(self) -> tuple[WordIndex, ...]:
        """The words of each version."""
        return tuple(WordIndex(version) for version in self.versions)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPassage:
    """A highlight: all words that it ever stood for, and the clipping it is in."""

    clipping: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was found out about one quotation."""

    quotation: Quotation
    result: Standing
    clipping: str | None = None
    difference: str = ""

    @property
    def passed(self) -> bool:
        return self.result in PASSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """How the library is asked; each answer may be remembered by who gives it."""

    passage: Callable[[str], MarkedPassage | None]
    """By the public id of a highlight."""
    source: Callable[[str], SourceText | None]
    """By the public id of a clipping."""
    search: Callable[[str], Iterable[str]]
    """Clippings that may hold these words, the likeliest first."""
    titled: Callable[[str], str | None]
    """The clipping whose title these words are."""


def verify(quotations: Iterable[Quotation], lookup: Lookup) -> tuple[Verdict, ...]:
    """A verdict for each quotation, in their order; what may be none is passed over where the library knows nothing like it."""
    verdicts = (verify_one(quotation, lookup) for quotation in quotations)
    return tuple(verdict for verdict in verdicts if not (verdict.quotation.doubtful and verdict.result is Standing.NOT_FOUND))


def verify_one(quotation: Quotation, lookup: Lookup) -> Verdict:
    """The best that can be said of a quotation, with its last paragraph or without it where that may be an attribution."""
    if quotation.attribution:
        whole = replace(quotation, text=quotation.text + quotation.attribution, attribution="")
        verdict = _best(whole, lookup)
        goes_on = replace(quotation, text=quotation.text + quotation.attribution[:2], attribution="")
        if verdict.passed or (quotation.attribution.startswith(_PARENTHESIS) and _best(goes_on, lookup).passed):
            return verdict
    return _best(quotation, lookup)


def _best(quotation: Quotation, lookup: Lookup) -> Verdict:
    """Its own clipping is asked first, then the whole library."""
    marked = lookup.passage(quotation.region.target) if quotation.region.kind == regions.PASSAGE else None
    named = list(dict.fromkeys(filter(None, (marked.clipping if marked else None, *quotation.cited, *_of_region(quotation)))))
    own = [source for name in named if (source := lookup.source(name))]
    verdicts = [_against(quotation, source, marked if marked and marked.clipping == source.clipping else None) for source in own]
    if not any(verdict.passed for verdict in verdicts) and not (marked and verdicts[0].result is not Standing.NOT_FOUND):
        others = (source for name in lookup.search(quotation.text) if name not in named and (source := lookup.source(name)))
        for source in others:
            verdicts.append(_against(quotation, source, None))
            if verdicts[-1].passed:
                break
    best = min(verdicts, key=lambda verdict: _ORDER[verdict.result], default=Verdict(quotation=quotation, result=Standing.NOT_FOUND))
    if quotation.inline and not best.passed and (clipping := lookup.titled(quotation.text)):
        return Verdict(quotation=quotation, result=Standing.SAME, clipping=clipping)
    return best if best.result is not Standing.NOT_FOUND else Verdict(quotation=quotation, result=Standing.NOT_FOUND)


_ORDER = {
    Standing.SAME: 0,
    Standing.TYPOGRAPHIC: 1,
    Standing.NEWER_VERSION: 2,
    Standing.CHANGED: 3,
    Standing.NOT_FOUND: 4,
}


def _of_region(quotation: Quotation) -> tuple[str, ...]:
    return (quotation.region.target,) if quotation.region.kind == regions.CLIPPING else ()


def _against(quotation: Quotation, source: SourceText, marked: MarkedPassage | None) -> Verdict:
    """The verdict of one clipping's texts."""
    text = quotation.text

    def verdict(result: Standing, difference: str = "") -> Verdict:
        return Verdict(quotation=quotation, result=result, clipping=source.clipping, difference=difference)

    is_marked_so = False
    if marked:
        shortfall = _shortfall(text, marked.words)
        if shortfall:
            return verdict(Standing.CHANGED, shortfall)
        is_marked_so = any(_is_whole(text, passage) for passage in marked.words)
    for age, version in enumerate(source.versions):
        names = _standing(text, version, inline=quotation.inline, within_words=is_marked_so)
        if names is None:
            continue
        if age == 0:
            return verdict(Standing.TYPOGRAPHIC, ", ".join(names)) if names else verdict(Standing.SAME)
        return verdict(Standing.NEWER_VERSION, _since(text, source))
    texts = zip(source.versions, source.indexes, strict=True)
    nearest = max((_nearest(text, version, index) for version, index in texts), key=lambda found: found[0], default=(0.0, ""))
    if nearest[0] >= ALIKE:
        return verdict(Standing.CHANGED, differences.changes(text, nearest[1]))
    return verdict(Standing.NOT_FOUND)


def _standing(text: str, version: str, *, inline: bool, within_words: bool) -> tuple[str, ...] | None:
    """Whether the quotation stands in a text, and if so the names of the differences in typography.

    Within a sentence of another, a comma or a full stop before the closing mark may be that sentence's own. The user may have marked a
    passage that begins or ends within a word.
    """
    names = find_quoted(text, version, within_words=within_words)
    if names is None and inline and text[-1:] in _OF_THE_SENTENCE:
        names = find_quoted(text[:-1], version, within_words=within_words)
        return None if names is None else (*names, "punctuation at its end")
    if names is None:
        bare = _OUTER_MARKS.match(text)
        names = find_quoted(bare.group(1), version, within_words=within_words) if bare else None
        return None if names is None else ("quotation marks around it", *names)
    return names


def _shortfall(text: str, passages: Sequence[str]) -> str:
    """For a passage of ours: how the quotation falls short of all that the highlight stands for, or nothing."""
    if any(_is_whole(text, passage) for passage in passages):
        return ""
    nearest = max(passages, key=lambda passage: len(set(passage.split()) & set(text.split())))
    words = set(words_of(nearest).keys)
    if len(words & set(words_of(text).keys)) < ALIKE * len(words):
        return ""
    return differences.changes(text, nearest)


def _is_whole(text: str, passage: str) -> bool:
    """Whether the quotation is the passage from its beginning to its end, words left out where it says so."""
    if text == passage or differences.same_in_plain_shapes(text, passage):
        return True
    bare = _OUTER_MARKS.match(text)
    if bare and differences.same_in_plain_shapes(bare.group(1), passage):
        return True
    return any(sign in text for sign in ("…", "...", "[")) and find_quoted(text, passage) is not None


def _since(text: str, source: SourceText) -> str:
    """What has become of a passage in the newest version."""
    share, window = _nearest(text, source.versions[0], source.indexes[0])
    return f"the passage was changed: {differences.changes(window, text)}" if share >= ALIKE else "the passage was removed"


def _nearest(text: str, version: str, index: WordIndex) -> tuple[float, str]:
    """The share of the quotation's words that agree with the passage most like it, and that passage."""
    words = words_of(text)
    if not words.keys or not index.words.keys:
        return 0.0, ""
    coder = Coder(words.keys)
    coded = coder.encode(index)
    best: tuple[float, str] = (0.0, "")
    for start in places(coder.query, coded, 3):
        spare = 2 + len(words.keys) // 2
        low, high = max(0, start - spare), min(len(coded), start + len(words.keys) + spare)
        pairs = aligned(coder.query, coded[low:high])
        if len(pairs) < min(LEAST_ALIKE, len(words.keys)):
            continue
        first = max(0, low + pairs[0][1] - pairs[0][0])
        last = min(len(coded) - 1, low + pairs[-1][1] + len(words.keys) - 1 - pairs[-1][0])
        share = len(pairs) / max(len(words.keys), last - first + 1)
        if share > best[0]:
            best = (
                share,
                _with_signs(text, words, version, index.words.ranges[first][0], index.words.ranges[last][1]),
            )
    return best


def _with_signs(text: str, words: Words, version: str, start: int, end: int) -> str:
    """The passage between two words, with the signs before and behind it that stand so in the quotation; none is cut."""
    before, after = text[: words.ranges[0][0]], text[words.ranges[-1][1] :]
    if differences.same_in_plain_shapes(before, version[max(0, start - len(before)) : start]):
        start = max(0, start - len(before))
    if differences.same_in_plain_shapes(after, version[end : end + len(after)]):
        end += len(after)
    return version[slice(*whole_words(version, start, end))]
