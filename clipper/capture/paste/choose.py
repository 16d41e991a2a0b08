"""Which lines of a page are its article.

Each line gets a probability from the line model; of all thresholds, that one is taken whose choice has the best expected F1. So a clear
page is cut sharply, and where the model believes in little, the little that it believes most is kept: losing a paragraph is worse than
keeping a caption.
"""

from collections.abc import Sequence
from itertools import pairwise

from clipper.capture.paste.features import WORDED_CLASS, Column, Features
from clipper.capture.paste.kinds import LONG_CLASS, Kinds
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.model import Forest, likelihoods
from clipper.capture.paste.vocabulary import Vocabulary
from clipper.capture.threshold import best_threshold
from clipper.model.value import value

BESIDE, LEAST_BESIDE = 2, 0.25
"""A short line may be the article's if it stands so few lines from a longer one that is as likely as this."""
FRONT_HEADLINES = 40
"""A page with so many headlines may be a front page."""
FRONT_EXPECTED = 0.45
"""Such a page is one where the best choice of lines promises no better F1."""
SCATTERED_EXPECTED, SCATTERED_TOUCHING, SCATTERED_SHARE = 0.7, 0.3, 0.22
"""So is one where it promises little more, and the lines chosen are scattered teasers: less than these shares of them touch another one,
and fill the stretch that they stand in."""
_HEADLINE_CLASSES = range(4, LONG_CLASS + 1)


@value
class Choice:
    """The lines of the body in order, and how sure the choice is."""

    lines: Sequence[int]
    expected: float
    """The F1 that the probabilities promise for this choice, 0 to 1."""


def choose_lines(paste: Paste, kinds: Kinds, vocabulary: Vocabulary, forest: Forest) -> Choice:
    """The lines of the article; at least one, as far as there are any."""
    features = Features(paste, kinds, vocabulary)
    likely = _likelihoods(kinds, features.asked(forest.features), forest)
    threshold, expected = best_threshold(likely, features.widths)
    return Choice(lines=[at for at, probability in enumerate(likely) if probability >= threshold], expected=expected)


def _likelihoods(kinds: Kinds, columns: Sequence[Column | float], forest: Forest) -> list[float]:
    """The probability of each line; the shortest, half of all, are looked at only beside a line that may be the article's."""
    total = len(kinds.lengths)
    worded = [at for at, length in enumerate(kinds.lengths) if length >= WORDED_CLASS]
    likely = [0.0] * total
    near: set[int] = set()
    for at, probability in zip(worded, likelihoods(forest, worded, columns), strict=True):
        likely[at] = probability
        if probability >= LEAST_BESIDE:
            near.update(range(at - BESIDE, at + BESIDE + 1))
    short = sorted(at for at in near.difference(worded) if 0 <= at < total)
    for at, probability in zip(short, likelihoods(forest, short, columns), strict=True):
        likely[at] = probability
    return likely


def is_front(kinds: Kinds, choice: Choice) -> bool:
    """Whether the page is one of headlines without an article."""
    headlines = sum(length in _HEADLINE_CLASSES and not ending for length, ending in zip(kinds.lengths, kinds.endings, strict=True))
    if headlines < FRONT_HEADLINES or choice.expected >= SCATTERED_EXPECTED:
        return False
    lines = choice.lines
    touching = sum(below == above + 1 for above, below in pairwise(lines)) / len(lines)
    share = len(lines) / (lines[-1] - lines[0] + 1)
    return choice.expected < FRONT_EXPECTED or (touching < SCATTERED_TOUCHING and share < SCATTERED_SHARE)
