"""Which lines of a page are its article.

Each line gets a probability from the line model; of all thresholds, that one is taken whose choice has the best expected F1. So a clear
page is cut sharply, and where the model believes in little, the little that it believes most is kept: losing a paragraph is worse than
keeping a caption.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from clipper.capture.networks import Weights
from clipper.capture.paste.features import Features
from clipper.capture.paste.model import LineModel, likelihoods, odds_of
from clipper.model.value import value

SURE_ODDS, OUTSIDE_PRICE = 1.0, 0.4
"""Lines above the first one with these log odds, and below the last one, lose so much of theirs: other stories stand there, not between."""


@value
class Choice:
    """The lines of the body in order, and how sure the choice is."""

    lines: Sequence[int]
    expected: float
    """The F1 that the probabilities promise for this choice, 0 to 1."""
    surest: float = 0.0
    """The highest log odds of a line."""


def choose_lines(features: Features, model: LineModel, *, wrapped: bool = False) -> Choice:
    """The lines of the article; at least one, as far as there are any. `wrapped` is whether they were joined from wrapped lines."""
    odds = odds_of(model, features)
    likely = likelihoods(odds if wrapped else lower_outside(odds))
    choice = best_choice(likely * ~features.short_furniture(), features.widths)
    return replace(choice, surest=float(odds.max()))


def lower_outside(odds: Weights) -> Weights:
    """These log odds, with those above the first sure line and below the last one lowered; all of them where no line is sure."""
    sure = (odds >= SURE_ODDS).nonzero()[0]
    first, behind = (sure[0], sure[-1] + 1) if sure.size else (0, 0)
    lowered = odds - np.float32(OUTSIDE_PRICE)
    lowered[first:behind] = odds[first:behind]
    return lowered


def best_choice(likely: NDArray[np.float32], widths: NDArray[np.float32]) -> Choice:
    """The lines with the best expected F1, where each line counts by its width: those that are likeliest, down to one of them."""
    order = (-likely).argsort(kind="stable")
    right, taken = np.add.accumulate((likely * widths).take(order)), np.add.accumulate(widths.take(order))
    expected = 2 * right / (taken + right[-1])
    best = int(expected.argmax())
    return Choice(lines=(likely >= likely[order[best]]).nonzero()[0].tolist(), expected=float(expected[best]))
