"""How likely each line is of the article: a small convolutional network over the features of the lines.

What a line is by itself, in its surroundings and on its page becomes a vector of some 50 numbers; two convolutions look at the vectors of
the lines around it; a weighted sum of the last vector is the log odds. The weights lie in `resources/paste_lines.json`; they were learned
from public pages that are not in the project (see the note on splitting pastes) and hold nothing but numbers.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from clipper import resources
from clipper.capture.networks import Convolution, Weights, convolved
from clipper.capture.paste.features import Features

MODEL = "paste_lines.json"
APARTS = 4
"""Ways in which blank lines stand around a line."""
PIECE = 4096
"""Lines that are looked at together."""


class LineModel(NamedTuple):
    """The weights of the network. A vector is a row; tables hold one for each choice."""

    rows: Weights
    page: Weights
    bias: Weights
    families: Weights
    settings: Weights
    """For each pair of an ending and the blank lines around a line."""
    lengths: Weights
    convolutions: Sequence[Convolution]
    out: Weights
    out_bias: float


def read_model(network: Mapping[str, Any]) -> LineModel:
    """A network as it is stored (with a row for each number that is made), as a model."""

    def weights(numbers: Any) -> Weights:
        return np.ascontiguousarray(np.array(numbers, dtype=np.float32).T)

    return LineModel(
        rows=weights(network["rows"]),
        page=weights(network["page"]),
        bias=weights(network["bias"]),
        families=weights(network["families"]),
        settings=weights(network["settings"]),
        lengths=weights(network["lengths"]),
        convolutions=[_convolution(each["step"], weights(each["weights"]), weights(each["bias"])) for each in network["convolutions"]],
        out=weights(network["out"]),
        out_bias=network["out_bias"],
    )


def _convolution(step: int, weights: Weights, bias: Weights) -> Convolution:
    return Convolution(step=step, looks=weights.shape[0] // weights.shape[1], weights=weights, bias=bias)


@cache
def line_model() -> LineModel:
    """The model of the program; read when the first paste is split."""
    return read_model(json.loads(resources.text(MODEL)))


def odds_of(model: LineModel, features: Features) -> Weights:
    """For each line the log odds that it is of the article.

    Long pages are looked at in pieces, each with the lines beside it that its own ones look at: a book in one piece would take gigabytes.
    """
    total = features.even_rows.shape[1]
    if total <= PIECE:
        return _odds(model, features, 0, total)
    reach = sum(convolution.reach for convolution in model.convolutions)
    odds = np.empty(total, dtype=np.float32)
    for first in range(0, total, PIECE):
        last = min(total, first + PIECE)
        above = max(0, first - reach)
        odds[first:last] = _odds(model, features, above, min(total, last + reach))[first - above : last - above]
    return odds


def _odds(model: LineModel, features: Features, first: int, last: int) -> Weights:
    """The log odds of these lines, as those of a page that has no others."""
    settings = features.endings[first:last] * APARTS + features.apart[first:last]
    vectors = features.even_rows[:, first:last].T @ model.rows
    vectors += model.bias + features.even_page @ model.page
    vectors += model.families.take(features.families[first:last], axis=0)
    vectors += model.settings.take(settings, axis=0)
    vectors += model.lengths.take(features.lengths[first:last], axis=0)
    np.maximum(vectors, 0, out=vectors)
    return (convolved(vectors, model.convolutions) @ model.out + model.out_bias).astype(np.float32)


def likelihoods(odds: Weights) -> Weights:
    """The probabilities of these log odds."""
    return (1 / (1 + np.exp(-odds))).astype(np.float32)
