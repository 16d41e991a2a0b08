"""Which lines of a page are its article.

Each line gets a probability from the line model; of all thresholds, that one is taken whose choice has the best expected F1. So a clear
page is cut sharply, and where the model believes in little, the little that it believes most is kept: losing a paragraph is worse than
keeping a caption.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from clipper.capture.networks import Weights
from clipper.capture.paste.features import Features
from clipper.capture.paste.kinds import LONG_CLASS, Kinds
from clipper.capture.paste.model import LineModel, likelihoods, odds_of
from clipper.model.value import value

FRONT_HEADLINES = 40
"""A page with so many headlines may be a front page; where no long line is chosen, it is one."""
SINGLE_EXPECTED = 0.9
"""A single line of it that promises less is a teaser."""
FRONT_EXPECTED = 0.45
"""Such a page is one where the best choice of lines promises no better F1."""
SCATTERED_EXPECTED, SCATTERED_TOUCHING, SCATTERED_SHARE = 0.7, 0.3, 0.22
"""So is one where it promises little more, and the lines chosen are scattered teasers: less than these shares of them touch another one,
and fill the stretch that they stand in."""
SURE_ODDS, OUTSIDE_PRICE = 1.0, 0.4
"""Lines above the first one with these log odds, and below the last one, lose so much of theirs: other stories stand there, not between."""
LEAST_TELEGRAMS, TELEGRAM_EXPECTED, TELEGRAM_SENTENCES, TELEGRAM_LONG = 20, 0.8, 0.2, 0.1
"""So is one where so many lines are chosen that promise less, and no more than these shares of them end as sentences and are long."""
STORY = 6
"""So many sentences side by side are a story, whatever stands around it."""
_HEADLINE_CLASSES = range(4, LONG_CLASS + 1)


@value
class Choice:
    """The lines of the body in order, and how sure the choice is."""

    lines: Sequence[int]
    expected: float
    """The F1 that the probabilities promise for this choice, 0 to 1."""


def choose_lines(features: Features, model: LineModel, *, wrapped: bool = False) -> Choice:
    """The lines of the article; at least one, as far as there are any. `wrapped` is whether they were joined from wrapped lines."""
    odds = odds_of(model, features)
    likely = likelihoods(odds if wrapped else lower_outside(odds))
    return best_choice(likely * ~features.short_furniture(), features.widths)


def lower_outside(odds: Weights) -> Weights:
    """These log odds, with those above the first sure line and below the last one lowered; all of them where no line is sure."""
    sure = (odds >= SURE_ODDS).nonzero()[0]
    first, behind = (sure[0], sure[-1] + 1) if sure.size else (0, 0)
    lowered = odds - np.float32(OUTSIDE_PRICE)
    lowered[first:behind] = odds[first:behind]
    return lowered


def best_choice(likely: NDArray[np.float32], widths: NDArray[np.float32]) -> Choice:
    """The lines with the best expected F1, where each line counts by its width: those that are likeliest, down to one of them."""
    order = np.argsort(-likely, kind="stable")
    right, taken = np.cumsum((likely * widths)[order]), np.cumsum(widths[order])
    expected = 2 * right / (taken + right[-1])
    best = int(expected.argmax())
    return Choice(lines=np.flatnonzero(likely >= likely[order[best]]).tolist(), expected=float(expected[best]))


def is_front(kinds: Kinds, choice: Choice) -> bool:
    """Whether the page is one of headlines without an article."""
    if not _is_doubtful(kinds, choice):  # which is quicker to see than how many headlines there are
        return False
    headlines = sum(length in _HEADLINE_CLASSES and not ending for length, ending in zip(kinds.lengths, kinds.endings, strict=True))
    return headlines >= FRONT_HEADLINES


def _has_story(kinds: Kinds, lines: Sequence[int]) -> bool:
    """Whether enough sentences stand side by side."""
    run = 0
    for above, at in pairwise((-1, *lines)):
        run = (run if at == above + 1 else 0) + 1 if kinds.is_sentence(at) else 0
        if run >= STORY:
            return True
    return False


def _is_doubtful(kinds: Kinds, choice: Choice) -> bool:
    """Whether the lines chosen may be teasers."""
    lines = choice.lines
    if not any(map(kinds.is_long, lines)) or (len(lines) == 1 and choice.expected < SINGLE_EXPECTED):
        return True
    sentences = sum(map(kinds.is_sentence, lines))
    is_telegrams = sentences <= TELEGRAM_SENTENCES * len(lines) and sum(map(kinds.is_long, lines)) <= TELEGRAM_LONG * len(lines)
    if is_telegrams and len(lines) >= LEAST_TELEGRAMS and choice.expected < TELEGRAM_EXPECTED:
        return True
    if choice.expected >= SCATTERED_EXPECTED or (sentences >= STORY and _has_story(kinds, lines)):
        return False
    touching = sum(below == above + 1 for above, below in pairwise(lines)) / len(lines)
    share = len(lines) / (lines[-1] - lines[0] + 1)
    return choice.expected < FRONT_EXPECTED or (touching < SCATTERED_TOUCHING and share < SCATTERED_SHARE)
