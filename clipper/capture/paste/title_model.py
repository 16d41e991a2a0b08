"""How likely each line around a body's start is the title: small convolutional networks over what is seen of the lines.

They are built as those of the line model (`paste.model`), but smaller, and look at what `title_sight` sees from the body. They were
trained to give the title, of all lines of a page that may be it, the highest odds. The weights lie in `resources/paste_titles.json`.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from clipper import resources
from clipper.capture.networks import Weights, stacked
from clipper.capture.paste.title_sight import Sight

MODEL = "paste_titles.json"


class Convolution(NamedTuple):
    """A look at the vectors of the lines around each line: at every line, or at each so many."""

    step: int
    looks: int
    weights: Weights
    """For all numbers of the lines that are looked at, from the highest line to the lowest."""
    bias: Weights


class TitleModel(NamedTuple):
    """The weights of all networks. A vector is a column; tables hold one for each choice."""

    rows: Weights
    page: Weights
    bias: Weights
    tables: Sequence[Weights]
    convolutions: Sequence[Convolution]
    out: Weights


def read_model(networks: Sequence[Mapping[str, Any]]) -> TitleModel:
    """Networks as they are stored, as one model."""
    weights = partial(stacked, networks)
    first = networks[0]
    return TitleModel(
        rows=weights("rows"),
        page=weights("page"),
        bias=weights("bias"),
        tables=[weights("tables", at) for at in range(len(first["tables"]))],
        convolutions=[
            Convolution(
                step=each["step"],
                looks=each["looks"],
                weights=weights("convolutions", at, "weights"),
                bias=weights("convolutions", at, "bias")[..., None],
            )
            for at, each in enumerate(first["convolutions"])
        ],
        out=weights("out")[:, None] / np.float32(len(networks)),
    )


@cache
def title_model() -> TitleModel:
    """The model of the program; read when the first title is looked for."""
    return read_model(json.loads(resources.text(MODEL)))


def odds_of(model: TitleModel, sight: Sight) -> NDArray[np.float32]:
    """For each line that is looked at how much speaks for it; only differences between the lines of a page matter."""
    vectors = model.rows @ sight.rows
    vectors += (model.bias + model.page @ sight.page)[..., None]
    for table, choices in zip(model.tables, sight.choices, strict=True):
        vectors += table.take(choices, axis=-1)
    np.maximum(vectors, 0, out=vectors)
    for convolution in model.convolutions:
        vectors += convolution.weights @ _around(vectors, convolution)
        vectors += convolution.bias
        np.maximum(vectors, 0, out=vectors)
    return (model.out @ vectors).sum(axis=0)[0]


def _around(vectors: Weights, convolution: Convolution) -> Weights:
    """The vectors of the lines around each line, one below the other; nothing stands beyond what is looked at."""
    networks, size, total = vectors.shape
    step, looks = convolution.step, convolution.looks
    edge = step * (looks // 2)
    padded = np.zeros((networks, size, total + 2 * edge), dtype=np.float32)
    padded[..., edge : edge + total] = vectors
    return np.concatenate([padded[..., first : first + total] for first in range(0, looks * step, step)], axis=1)
