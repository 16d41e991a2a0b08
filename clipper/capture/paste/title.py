"""The title of an article on a page: the line around the body's start that most looks like it.

Each candidate gets signs (where it stands, how it is set, how much of it the body repeats); the weights of the signs are learned, few, and
stand below. See the note on splitting pastes.
"""

import re
from bisect import bisect
from collections.abc import Collection, Sequence
from dataclasses import field
from functools import cache
from itertools import accumulate
from math import inf
from typing import TypeAlias

from clipper.capture.furniture import Family
from clipper.capture.paste.kinds import LONG_CLASS, WIDTHS, Kinds
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.title_weights import TITLE_WEIGHTS
from clipper.capture.paste.vocabulary import Vocabulary
from clipper.model.value import value

REACH = 90
"""Lines above the body in which the title is looked for."""
REACH_INSIDE = 3
"""Lines of the body that may still be the title, or stand above it: one that strayed into the body."""
HEADLINE_CLASS = 7
"""Up to this length class a headline may be a sentence with its full stop."""
SELECTED = 6
"""A body that begins among so many first lines of a paste was selected without its page."""
SHORTEST, LONGEST = 8, 260
"""Characters."""
SHORTEST_DENSE = 5
COVERED = (0.05, 0.25, 0.45, 0.65, 0.85)
"""Steps of the share of a candidate's words that the body repeats."""
DISTANCES = (1, 2, 3, 4, 6, 9, 14, 21, 36, 56)
LEAD_LINES, BODY_LINES = 2, 20
"""Lines of the body whose words are looked for in a candidate."""
STEM = 5
"""Letters by which words are compared."""
NEIGHBORHOOD, CLOSE = 4, 2
"""Lines below a title in which its date and byline are looked for, and those that are close to it."""
MOST_FAMILIES = 6
"""More lines of furniture between a title and the body tell nothing more."""
LEAST_QUOTED = 10
"""Characters of a title that another line quotes whole."""
DATED_CLASS = 6
"""Below this length class a digit in a line tells of a date."""
Signs: TypeAlias = tuple[str, ...]
"""What is seen of a candidate, each sign by name."""
_DIGIT = re.compile(r"\d")
_STAMP = re.compile(r"\d(?:(?:(?<=1)9|(?<=2)0)\d\d|\d?[:.]\d\d)")
_DATED = " dated"
"""What is said of a line with a digit below a candidate."""
_SIZES = tuple(f"size {length // 3}" for length in range(len(WIDTHS) + 1))
"""What is said of a line of each length class."""
_AGO = re.compile(r" ago\b")
_OUT = frozenset(Family) - {Family.CREDIT, Family.MEDIA, Family.BYLINE, Family.NOTE, Family.MORE, Family.TAGS, Family.RELATED}
"""Lines of these families are no titles. The others begin as some titles do ("More about …", "Von …")."""


@value
class TitleContext:
    """What candidates are judged against."""

    paste: Paste
    kinds: Kinds
    body: Sequence[int]
    words: frozenset[str]
    """The stems of the body's words."""
    lead: frozenset[str]
    """Those of its first two lines."""
    vocabulary: Vocabulary
    stamped: dict[int, bool] = field(default_factory=dict[int, bool])
    """Whether a line is short and holds a year, a time or an age: of the lines that were asked for."""


def _stems(words: Collection[str], *, dense: bool) -> frozenset[str]:
    """The beginnings of words: inflected forms of a name fall together."""
    return frozenset(words if dense else [word[:STEM] for word in words])


def context_of(paste: Paste, kinds: Kinds, body: Sequence[int], vocabulary: Vocabulary) -> TitleContext:
    """The context of a body (not empty)."""
    dense = vocabulary.dense
    words = [vocabulary[at] for at in body[:BODY_LINES]]
    return TitleContext(
        paste=paste,
        kinds=kinds,
        body=body,
        words=_stems(set[str]().union(*words), dense=dense),
        lead=_stems(set[str]().union(*words[:LEAD_LINES]), dense=dense),
        vocabulary=vocabulary,
    )


def _heads(at: int, context: TitleContext) -> bool:
    """Whether a sentence that begins the body of a selection may be its headline: it is no paragraph, and a longer line stands below."""
    lengths = context.kinds.lengths
    return at == context.body[0] < SELECTED and lengths[at] <= HEADLINE_CLASS and len(lengths) > at + 1 and lengths[at + 1] > lengths[at]


def candidates(context: TitleContext) -> list[int]:
    """Lines that may be the title, from the body upwards."""
    texts, kinds, first = context.paste.texts, context.kinds, context.body[0]
    shortest = SHORTEST_DENSE if context.vocabulary.dense else SHORTEST
    inside = [at for at in range(first, context.body[:REACH_INSIDE][-1] + 1) if kinds.endings[at] != 1 or _heads(at, context)]
    near = (*range(first - 1, max(0, first - REACH) - 1, -1), *inside)
    return [at for at in near if shortest <= len(texts[at]) <= LONGEST and kinds.families[at] not in _OUT]


@cache
def _weight(signs: Signs) -> float:
    return sum([TITLE_WEIGHTS.get(sign, 0.0) for sign in signs], start=0.0)


@cache
def _look(length: int, ending: int, apart: int, copy: int, family: Family | None) -> Signs:
    """How the line is set; `copy` is 1 for the first of several that read alike, 2 for the others."""
    return (
        f"length {length}",
        f"ending {ending}",
        f"apart {apart}",
        f"copy {copy}",
        f"family {family}" if family else "no family",
    )


@cache
def _marks(longer: int, piped: int, dated: int, capitals: int) -> Signs:
    """What is seen in the line, and whether one beside it is longer."""
    return (
        "longer beside" if longer else "longest",
        "piped" if piped else "plain",
        "dated" if dated else "undated",
        "capitals" if capitals else "mixed",
    )


@cache
def _repeated_words(covered: int, early: int, words: int) -> Signs:
    """How much of the line the body repeats."""
    return (f"covered {covered}", f"early {early}", f"words {words}")


@cache
def _neighbors(distance: int, before: str, then: str, families: int) -> Signs:
    """Where the line stands and what stands around it; `distance` is negative inside the body.

    `families` counts the lines of furniture between it and the body.
    """
    return ("inside" if distance < 0 else f"distance {distance}", f"after {before}", f"then {then}", f"families {families}")


def _most(*either: tuple[str, ...]) -> float:
    """The most that signs can say together, one of each of these kinds, which are told by how they begin."""
    return sum(max([0.0, *(weight for sign, weight in TITLE_WEIGHTS.items() if sign.startswith(kinds))]) for kinds in either)


_MOST_QUOTED = _most(("quoted",))
_MOST_WORDS = _most(("covered",), ("early",), ("words",)) + _MOST_QUOTED
_MOST_BELOW = _most(("date below",), ("date close",), ("byline below",)) + _MOST_WORDS
_MOST_MARKS = _most(("long",), ("piped", "plain"), ("dated", "undated"), ("capitals", "mixed")) + _MOST_BELOW
"""What can still be said for a line before these are looked at: lines that quote it, its words, the lines below it, its marks."""
_ROUNDING = 1e-9
"""Sums that differ by less may be the same, added in another order."""


@cache
def _look_weight(length: int, ending: int, apart: int, copy: int, family: Family | None) -> float:
    return _weight(_look(length, ending, apart, copy, family))


@cache
def _neighbors_weight(distance: int, before: str, then: str, families: int) -> float:
    return _weight(_neighbors(distance, before, then, families))


@cache
def _most_of_look(length: int, ending: int, apart: int, repeated: int, family: Family | None) -> float:
    """The most that a line's look can say for it, whichever copy it is."""
    return max([_look_weight(length, ending, apart, copy, family) for copy in ((1, 2) if repeated else (0,))])


@cache
def _most_of_neighbors(distance: int, before: str, below: str, families: int) -> float:
    """The most that they can say, whether the line below has a digit or not."""
    return max([_neighbors_weight(distance, before, then, families) for then in (below, f"{below}{_DATED}")])


def _settings(context: TitleContext) -> list[tuple[float, int, int, int, str, str, int]]:
    """For each candidate the most that its setting can say for it; its number, negative; its line; and what tells its neighbors' weight."""
    kinds, first = context.kinds, context.body[0]
    lengths, endings, apart, repeated, families = kinds.lengths, kinds.endings, kinds.apart, kinds.repeated, kinds.families
    above = list(accumulate([family is not None for family in families[:first]], initial=0))
    found: list[tuple[float, int, int, int, str, str, int]] = []
    for number, at in enumerate(candidates(context)):
        distance, between = (bisect(DISTANCES, first - at), min(above[first] - above[at + 1], MOST_FAMILIES)) if at < first else (-1, 0)
        before, below = _before(at, kinds), _below_of(at, context)
        look = _most_of_look(lengths[at], endings[at], apart[at], repeated[at], families[at])
        found.append((look + _most_of_neighbors(distance, before, below, between), -number, at, distance, before, below, between))
    return found


def _copy_of(at: int, context: TitleContext) -> int:
    """0 for a line that stands once, 1 for the first of several that read alike, 2 for the others."""
    if not context.kinds.repeated[at]:
        return 0
    return 1 if context.paste.texts.index(context.paste.texts[at]) == at else 2


def _setting_of(at: int, context: TitleContext) -> tuple[Signs, Signs]:
    """What costs least to see: how the line is set, and what stands beside it."""
    kinds, first = context.kinds, context.body[0]
    look = _look(kinds.lengths[at], kinds.endings[at], kinds.apart[at], _copy_of(at, context), kinds.families[at])
    distance = -1 if at >= first else bisect(DISTANCES, first - at)
    between = kinds.families[at + 1 : first]
    families = min(len(between) - between.count(None), MOST_FAMILIES)
    return look, _neighbors(distance, _before(at, kinds), _then(at, _below_of(at, context), context), families)


def signs_of(at: int, context: TitleContext) -> Signs:
    """All that a candidate is judged by, as the weights are learned from it."""
    look, neighbors = _setting_of(at, context)
    return (*look, *_words_of(at, context), *_marks_of(at, context), *_below(at, context), *_quoted(at, context), *neighbors)


def score_of(at: int, setting: tuple[float, float], context: TitleContext, *, least: float) -> float | None:
    """What speaks for a candidate; None as soon as it is clear that it is not more than `least`."""
    look, neighbors = setting
    if look + neighbors + _MOST_MARKS < least:
        return None
    marks = _weight(_marks_of(at, context))
    if look + neighbors + marks + _MOST_BELOW < least:
        return None
    below = _weight(_below(at, context))
    if look + neighbors + marks + below + _MOST_WORDS < least:
        return None
    repeated = _weight(_words_of(at, context))
    if look + neighbors + marks + below + repeated + _MOST_QUOTED < least:
        return None
    return look + repeated + marks + (below + _weight(_quoted(at, context))) + neighbors


def _words_of(at: int, context: TitleContext) -> Signs:
    """How the body repeats the line's words."""
    words = _stems(context.vocabulary[at], dense=context.vocabulary.dense)
    covered = len(words & context.words) / len(words) if words else 0.0
    return _repeated_words(bisect(COVERED, covered), min(len(words & context.lead), 3), min(len(words), 4))


def _marks_of(at: int, context: TitleContext) -> Signs:
    """What is seen in the line itself."""
    text, lengths = context.paste.texts[at], context.kinds.lengths
    length = lengths[at]
    longer = max(lengths[max(0, at - 1) : min(at + 2, context.body[0])], default=0) > length
    piped = "|" in text or " - " in text or " – " in text or "›" in text
    dated = length < DATED_CLASS and _DIGIT.search(text) is not None
    return _marks(longer, piped, dated, text.isupper())


def _has_stamp(at: int, context: TitleContext) -> bool:
    found = context.stamped.get(at)
    if found is None:
        text = context.paste.texts[at]
        found = context.kinds.lengths[at] < LONG_CLASS and bool(_STAMP.search(text) or (" ago" in text and _AGO.search(text)))
        context.stamped[at] = found
    return found


def _below(at: int, context: TitleContext) -> Signs:
    """What the lines below say: a date or a byline often stands there."""
    first = at + 1
    last = min(first + NEIGHBORHOOD, len(context.paste), context.body[0] + REACH_INSIDE + NEIGHBORHOOD + 1)
    signs: Signs = ()
    for line in range(first, last):
        if _has_stamp(line, context):
            signs = ("date below", "date close below") if line < first + CLOSE else ("date below",)
            break
    return (*signs, "byline below") if Family.BYLINE in context.kinds.families[first : first + NEIGHBORHOOD] else signs


def _quoted(at: int, context: TitleContext) -> Signs:
    """What other lines of the page say that quote the line, or that it ends with."""
    texts, text = context.paste.texts, context.paste.texts[at]
    signs: Signs = ()
    if len(text) >= LEAST_QUOTED:
        source = context.paste.source
        if (not source.has_all or context.paste.parts or source.text.count(text) > 1) and _is_quoted(text, texts):  # mostly it stands once
            signs = ("quoted elsewhere",)
        if any(text.endswith(other) and len(other) >= LEAST_QUOTED and other != text for other in texts[at + 1 : at + 6]):
            signs = (*signs, "ends with another")
    return signs


def _is_quoted(text: str, texts: Sequence[str]) -> bool:
    whole = "\n".join([other for other in texts if len(other) <= LONGEST])
    seen = whole.count(text)
    return seen > 1 and seen > whole.count("\n" + text + "\n")


def _before(at: int, kinds: Kinds) -> str:
    """What stands above."""
    if at == 0:
        return "nothing"
    return kinds.families[at - 1] or _SIZES[kinds.lengths[at - 1]]


def _below_of(at: int, context: TitleContext) -> str:
    """What stands below, without a look at its text."""
    kinds = context.kinds
    if at + 1 >= len(kinds.lengths):
        return "nothing"
    if at + 1 == context.body[0]:
        return "body"
    return kinds.families[at + 1] or _SIZES[kinds.lengths[at + 1]]


def _then(at: int, below: str, context: TitleContext) -> str:
    """What stands below, and whether it has a digit."""
    return f"{below}{_DATED}" if below in _SIZES and _DIGIT.search(context.paste.texts[at + 1]) else below


def title_line(context: TitleContext) -> tuple[int, float] | None:
    """The best candidate and its score, or None where there is none; of two with one score that which is nearer above the body.

    Candidates are taken by the most that their setting can say for them, the best first: most of the others fall before their words are
    looked at.
    """
    kinds = context.kinds
    best: tuple[float, int, int] | None = None
    least = -inf
    for most, number, at, distance, before, below, between in sorted(_settings(context), reverse=True):
        if most + _MOST_MARKS < least:
            break
        look = _look_weight(kinds.lengths[at], kinds.endings[at], kinds.apart[at], _copy_of(at, context), kinds.families[at])
        neighbors = _neighbors_weight(distance, before, _then(at, below, context), between)
        score = score_of(at, (look, neighbors), context, least=least)
        if score is not None and (best is None or (score, number, at) > best):
            best = score, number, at
            least = score - _ROUNDING
    return (best[2], best[0]) if best else None
