"""How likely a pasted page is one of headlines and teasers, without an article of its own.

The line model believes in what reads like a paragraph, and on a front page the words below the headlines do. But they are each about
something else: they share few words, stand alone, and no title holds for all of them. Small decision trees ask for that; they lie in
`resources/paste_fronts.json` and hold nothing but numbers (see the note on splitting pastes).
"""

import json
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import numpy as np

from clipper import resources
from clipper.capture.furniture import Family
from clipper.capture.paste.choose import Choice
from clipper.capture.paste.fronts import free_headlines
from clipper.capture.paste.title import TitleContext
from clipper.capture.trees import Trees, read_trees, tree_odds

MODEL = "paste_fronts.json"
NAMES = (
    "widest run", "surest", "expected", "shared words", "long side by side", "title", "below the title", "stamps",
    "headlines", "share of headlines", "long left out", "share of the text",
)  # fmt: skip
"""What is asked about, in the order of the numbers."""
SURE = 0.95
"""From this likelihood on a page is no article."""
DOUBTFUL = 0.5
"""From this one on its article is doubted."""
FEWEST_HEADLINES = 15
"""A page with fewer is refused by no likelihood."""
CLEAR_EXPECTED = 0.95
"""A choice of lines that promises so much, with a long one among them, is an article: five in six need no other look."""
LONG, TELLING = 120, 40
"""Characters of a line that is long, and of one that says enough to be compared."""
NO_TITLE, FARTHEST = 30, 20
"""How far the text stands below a title where there is none, and where it is far."""
STAMPS = frozenset({Family.STAMP, Family.MORE, Family.RELATED, Family.READING_TIME})


@cache
def _trees() -> Trees:
    """The trees of the program; read with the first page that needs them."""
    stored = json.loads(resources.text(MODEL))
    if tuple(stored["features"]) != NAMES:
        raise AssertionError("the trees of front pages were trained on other features")
    return read_trees(stored["trees"])


def front_likelihood(context: TitleContext, choice: Choice, title: tuple[int, float] | None) -> float:
    """How likely the page is one without an article, 0 to 1. `title` is the line that may be the title, and how likely it is."""
    if choice.expected >= CLEAR_EXPECTED and any(map(context.kinds.is_long, choice.lines)):
        return 0.0
    odds = tree_odds(_trees(), np.array([front_features(context, choice, title)]))
    return float(1 / (1 + np.exp(-odds[0])))


def front_features(context: TitleContext, choice: Choice, title: tuple[int, float] | None) -> list[float]:
    """What is seen of a page, and of what was chosen of it: the numbers of `NAMES`."""
    kinds, widths, chosen = context.kinds, context.features.widths.tolist(), choice.lines
    long = [at for at, width in enumerate(widths) if width >= LONG]
    headlines = free_headlines(kinds)
    return [
        _widest_run([at for at in chosen if kinds.is_sentence(at)], widths),
        choice.surest,
        choice.expected,
        _shared_words([context.features.letters.words_of(at) for at in chosen if widths[at] >= TELLING]),
        sum(below == above + 1 for above, below in pairwise(long)) / max(1, len(long)),
        title[1] if title else 0,
        min(FARTHEST, chosen[0] - title[0]) if title else NO_TITLE,
        sum(family in STAMPS for family in kinds.families),
        headlines,
        headlines / len(widths),
        len(set(long).difference(chosen)),
        sum(widths[at] for at in chosen) / sum(widths),
    ]


def _widest_run(sentences: Sequence[int], widths: Sequence[float]) -> float:
    """How wide the sentences are together that stand one below the other."""
    widest = run = 0.0
    for above, at in pairwise((-1, *sentences)):
        run = widths[at] + (run if at == above + 1 else 0)
        widest = max(widest, run)
    return widest


def _shared_words(lines: Sequence[set[int]]) -> float:
    """How many words two lines have in common, of as many as a line has: the mean of all pairs."""
    counts = Counter(word for line in lines for word in line)
    if len(lines) < 2 or not counts:  # noqa: PLR2004 (a pair)
        return 0.0
    common = sum(count * (count - 1) for count in counts.values()) / (len(lines) * (len(lines) - 1))
    return common * len(lines) / counts.total()
