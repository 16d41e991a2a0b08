"""The title of an article on a page: the line around the body's start that most looks like it.

Each candidate gets signs (where it stands, how it is set, how much of it the body repeats); the weights of the signs are learned, few, and
stand below. See the note on splitting pastes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from clipper.capture.furniture import Family
from clipper.capture.paste.kinds import LONG_CLASS, Kinds
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.title_weights import TITLE_WEIGHTS
from clipper.capture.paste.vocabulary import Vocabulary

REACH = 90
"""Lines above the body in which the title is looked for."""
REACH_INSIDE = 2
"""Lines of the body that may still be the title."""
SHORTEST, LONGEST = 8, 260
"""Characters."""
SHORTEST_DENSE = 5
COVERED = (0.05, 0.25, 0.45, 0.65, 0.85)
"""Steps of the share of a candidate's words that the body repeats."""
DISTANCES = (1, 2, 3, 4, 6, 9, 14, 21, 36, 56)
LEAD_LINES = 2
STEM = 5
"""Letters by which words are compared."""
NEIGHBORHOOD = 4
"""Lines below a title in which its date and byline are looked for."""
LEAST_QUOTED = 10
"""Characters of a title that another line quotes whole."""
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d|\d\d?[:.]\d\d| ago\b")
_OUT = frozenset(Family) - {Family.CREDIT, Family.MEDIA, Family.BYLINE, Family.NOTE, Family.MORE, Family.TAGS, Family.RELATED}
"""Lines of these families are no titles. The others begin as some titles do ("More about …", "Von …")."""


@dataclass(frozen=True, slots=True, kw_only=True)
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
    dated: frozenset[int]
    """Short lines that hold a year, a time or an age."""
    whole: str
    """All lines around the body as one text, to see which lines quote each other."""


def _stems(vocabulary: Vocabulary, at: int) -> frozenset[str]:
    """The beginnings of a line's words: inflected forms of a name fall together."""
    words = vocabulary[at]
    return words if vocabulary.dense else frozenset([word[:STEM] for word in words])


def _has_stamp(text: str) -> bool:
    return bool(_DIGIT.search(text) or " ago" in text) and bool(_YEAR.search(text))


def context_of(paste: Paste, kinds: Kinds, body: Sequence[int], vocabulary: Vocabulary) -> TitleContext:
    """The context of a body (not empty)."""
    words: set[str] = set()
    lead = frozenset(stem for at in body[:LEAD_LINES] for stem in _stems(vocabulary, at))
    whole = "\n".join(text for text in paste.texts if len(text) <= LONGEST)
    for at in body[:20]:
        words |= _stems(vocabulary, at)
    near = range(max(0, body[0] - REACH), min(len(paste), body[0] + REACH_INSIDE + NEIGHBORHOOD + 1))
    dated = frozenset(at for at in near if kinds.lengths[at] < LONG_CLASS and _has_stamp(paste.texts[at]))
    return TitleContext(paste=paste, kinds=kinds, body=body, words=frozenset(words), vocabulary=vocabulary, whole=whole, lead=lead, dated=dated)


def candidates(context: TitleContext) -> Iterator[int]:
    """Lines that may be the title, from the body upwards."""
    shortest = SHORTEST_DENSE if context.vocabulary.dense else SHORTEST
    first = context.body[0]
    inside = [at for at in context.body[:REACH_INSIDE] if context.kinds.endings[at] != 1]
    for at in (*reversed(range(max(0, first - REACH), first)), *inside):
        text = context.paste.texts[at]
        if shortest <= len(text) <= LONGEST and context.kinds.families[at] not in _OUT:
            yield at


def _step(value: float, steps: Sequence[float]) -> int:
    return sum(value >= step for step in steps)


def signs_of(at: int, context: TitleContext) -> list[str]:
    """What is seen of a candidate."""
    paste, kinds = context.paste, context.kinds
    text, first = paste.texts[at], context.body[0]
    words = _stems(context.vocabulary, at)
    early = len(words & context.lead)
    covered = len(words & context.words) / len(words) if words else 0.0
    family = kinds.families[at]
    longer = any(kinds.lengths[other] > kinds.lengths[at] for other in range(max(0, at - 1), min(at + 2, first)) if other != at)
    return [
        f"length {kinds.lengths[at]}",
        f"ending {kinds.endings[at]}",
        f"apart {kinds.apart[at]}",
        f"repeated {int(kinds.repeated[at])}",
        f"covered {_step(covered, COVERED)}",
        f"early {min(early, 3)}",
        f"words {min(len(words), 4)}",
        "inside" if at >= first else f"distance {_step(first - at, DISTANCES)}",
        f"family {family.value}" if family else "no family",
        "longer beside" if longer else "longest",
        "piped" if "|" in text or " - " in text or " – " in text or "›" in text else "plain",
        "dated" if kinds.lengths[at] < 6 and _DIGIT.search(text) else "undated",  # noqa: PLR2004 - a short line
        "capitals" if text.isupper() else "mixed",
        *_company(at, context),
        f"after {_before(at, kinds)}",
        f"then {_then(at, context)}",
    ]


def _company(at: int, context: TitleContext) -> Iterator[str]:
    """What the lines near by and the other lines of the page say."""
    paste, kinds = context.paste, context.kinds
    text, below = paste.texts[at], range(at + 1, min(at + 1 + NEIGHBORHOOD, len(paste)))
    if not context.dated.isdisjoint(below):
        yield "date below"
    if any(kinds.families[other] is Family.BYLINE for other in below):
        yield "byline below"
    if len(text) >= LEAST_QUOTED:
        seen = context.whole.count(text)
        if seen > 1 and seen > context.whole.count("\n" + text + "\n"):
            yield "quoted elsewhere"
        if any(len(other) >= LEAST_QUOTED and other != text and text.endswith(other) for other in paste.texts[at + 1 : at + 6]):
            yield "ends with another"


def _before(at: int, kinds: Kinds) -> str:
    """What stands above."""
    if at == 0:
        return "nothing"
    family = kinds.families[at - 1]
    return family.value if family else f"size {kinds.lengths[at - 1] // 3}"


def _then(at: int, context: TitleContext) -> str:
    """What stands below."""
    kinds = context.kinds
    if at + 1 >= len(kinds.lengths):
        return "nothing"
    if at + 1 == context.body[0]:
        return "body"
    family = kinds.families[at + 1]
    if family:
        return family.value
    return f"size {kinds.lengths[at + 1] // 3}{' dated' if _DIGIT.search(context.paste.texts[at + 1]) else ''}"


_WEIGHTS = MappingProxyType(dict(TITLE_WEIGHTS))


def title_line(context: TitleContext) -> tuple[int, float] | None:
    """The best candidate and its score, or None where there is none."""
    best: tuple[int, float] | None = None
    for at in candidates(context):
        score = sum(_WEIGHTS.get(sign, 0.0) for sign in signs_of(at, context))
        if best is None or score > best[1]:
            best = at, score
    return best
