"""How likely each line is of the article: a few small convolutional networks over the features of the lines, which are asked together.

What a line is by itself, in its surroundings and on its page becomes a vector of some 30 numbers; two convolutions look at the vectors of
the lines around it; a weighted sum of the last vector is the log odds. The networks differ by the chance of their learning, and are right
more often together. The weights lie in `resources/paste_lines.json`; they were learned from public pages that are not in the project (see
the note on splitting pastes) and hold nothing but numbers.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from clipper import resources
from clipper.capture.paste.features import Features

MODEL = "paste_lines.json"
APARTS = 4
"""Ways in which blank lines stand around a line."""
PIECE = 4096
"""Lines that are looked at together."""
Weights = NDArray[np.float32]
"""Networks first, then the numbers of the new vector, then what they are made of."""


class Convolution(NamedTuple):
    """A look at the vectors of the lines around each line: at every line, or at each so many."""

    step: int
    weights: Weights
    """For all numbers of the lines that are looked at, from the highest line to the lowest."""
    bias: Weights


class LineModel(NamedTuple):
    """The weights of all networks. A vector is a column; tables hold one for each choice."""

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


def read_model(networks: Sequence[Mapping[str, Any]]) -> LineModel:
    """Networks as they are stored, as one model."""

    def weights(*names: Any) -> Weights:
        found: list[Any] = list(networks)
        for name in names:
            found = [each[name] for each in found]
        return np.array(found, dtype=np.float32)

    return LineModel(
        rows=weights("rows"),
        page=weights("page"),
        bias=weights("bias")[..., None],
        families=weights("families"),
        settings=weights("settings"),
        lengths=weights("lengths"),
        convolutions=[
            Convolution(
                step=each["step"], weights=weights("convolutions", at, "weights"), bias=weights("convolutions", at, "bias")[..., None]
            )
            for at, each in enumerate(networks[0]["convolutions"])
        ],
        out=weights("out")[:, None] / np.float32(len(networks)),
        out_bias=float(weights("out_bias").mean()),
    )


@cache
def line_model() -> LineModel:
    """The model of the program; read when the first paste is split."""
    return read_model(json.loads(resources.text(MODEL)))


def flattened(numbers: Weights) -> Weights:
    """Numbers whose differences count less the greater they are: the logarithm, with its sign."""
    return np.copysign(np.log1p(np.abs(numbers)), numbers)


def odds_of(model: LineModel, features: Features) -> Weights:
    """For each line the log odds that it is of the article.

    Long pages are looked at in pieces, each with the lines beside it that its own ones look at: a book in one piece would take gigabytes.
    """
    total = features.rows.shape[1]
    if total <= PIECE:
        return _odds(model, features, 0, total)
    reach = sum(convolution.step * (_looks(convolution) // 2) for convolution in model.convolutions)
    odds = np.empty(total, dtype=np.float32)
    for first in range(0, total, PIECE):
        last = min(total, first + PIECE)
        above = max(0, first - reach)
        odds[first:last] = _odds(model, features, above, min(total, last + reach))[first - above : last - above]
    return odds


def _odds(model: LineModel, features: Features, first: int, last: int) -> Weights:
    """The log odds of these lines, as those of a page that has no others."""
    settings = features.endings[first:last] * APARTS + features.apart[first:last]
    vectors = model.rows @ flattened(features.rows[:, first:last])
    vectors += model.bias + model.page @ flattened(features.page)[:, None]
    vectors += model.families.take(features.families[first:last], axis=-1)
    vectors += model.settings.take(settings, axis=-1)
    vectors += model.lengths.take(features.lengths[first:last], axis=-1)
    np.maximum(vectors, 0, out=vectors)
    for convolution in model.convolutions:
        vectors += convolution.weights @ _around(vectors, convolution)
        vectors += convolution.bias
        np.maximum(vectors, 0, out=vectors)
    return (model.out @ vectors).sum(axis=0)[0] + model.out_bias


def _looks(convolution: Convolution) -> int:
    """How many lines it looks at."""
    size, numbers = convolution.weights.shape[1:]
    return numbers // size


def _around(vectors: Weights, convolution: Convolution) -> Weights:
    """The vectors of the lines around each line, one below the other; nothing stands beyond the page."""
    networks, size, total = vectors.shape
    looks = _looks(convolution)
    edge = convolution.step * (looks // 2)
    padded = np.zeros((networks, size, total + 2 * edge), dtype=np.float32)
    padded[..., edge : edge + total] = vectors
    return np.concatenate([padded[..., first : first + total] for first in range(0, looks * convolution.step, convolution.step)], axis=1)


def likelihoods(odds: Weights) -> Weights:
    """The probabilities of these log odds."""
    return (1 / (1 + np.exp(-odds))).astype(np.float32)
