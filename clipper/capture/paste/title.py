"""The title of an article on a page: the line around the body's start that the title model likes best.

Only lines that may be a title are asked about. See the note on splitting pastes.
"""

from collections.abc import Sequence

import numpy as np

from clipper.capture.furniture import Family
from clipper.capture.paste.features import Features
from clipper.capture.paste.kinds import Kinds
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.title_model import TitleModel, odds_of
from clipper.capture.paste.title_sight import REACH, STRAYED, sight_of
from clipper.model.value import value

HEADLINE_CLASS = 7
"""Up to this length class a headline may be a sentence with its full stop."""
SELECTED = 6
"""A body that begins among so many first lines of a paste was selected without its page."""
SHORTEST, LONGEST = 8, 260
"""Characters."""
SHORTEST_DENSE = 5
_OUT = frozenset(Family) - {Family.CREDIT, Family.MEDIA, Family.BYLINE, Family.NOTE, Family.MORE, Family.TAGS, Family.RELATED}
"""Lines of these families are no titles. The others begin as some titles do ("More about …", "Von …")."""


@value
class TitleContext:
    """What candidates are judged against."""

    paste: Paste
    kinds: Kinds
    features: Features
    body: Sequence[int]
    """Not empty."""
    dense: bool


def _heads(at: int, context: TitleContext) -> bool:
    """Whether a sentence that begins the body of a selection may be its headline: it is no paragraph, and a longer line stands below."""
    lengths = context.kinds.lengths
    return at == context.body[0] < SELECTED and lengths[at] <= HEADLINE_CLASS and len(lengths) > at + 1 and lengths[at + 1] > lengths[at]


def candidates(context: TitleContext) -> list[int]:
    """Lines that may be the title, from the body upwards."""
    texts, kinds, first = context.paste.texts, context.kinds, context.body[0]
    shortest = SHORTEST_DENSE if context.dense else SHORTEST
    last = min(context.body[:STRAYED][-1] + 1, first + REACH)
    inside = [at for at in range(first, last) if kinds.endings[at] != 1 or _heads(at, context)]
    near = (*range(first - 1, max(0, first - REACH) - 1, -1), *inside)
    return [at for at in near if shortest <= len(texts[at]) <= LONGEST and kinds.families[at] not in _OUT]


def title_line(context: TitleContext, model: TitleModel) -> tuple[int, float] | None:
    """The best candidate and how likely it is the title (0 to 1); None where there is none."""
    found = candidates(context)
    if not found:
        return None
    sight = sight_of(context.features, context.paste, context.kinds, context.body)
    odds = odds_of(model, sight).take(np.array(found) - sight.first)
    best = int(odds.argmax())
    return found[best], float(1 / np.exp(odds - odds[best]).sum())
