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
from clipper.capture.networks import Convolution, Weights, convolved, stacked
from clipper.capture.paste.title_sight import Sight

MODEL = "paste_titles.json"


class TitleModel(NamedTuple):
    """The weights of all networks, whose vectors stand side by side until they look around. Tables hold a vector for each choice."""

    networks: int
    rows: Weights
    page: Weights
    bias: Weights
    tables: Sequence[Weights]
    convolutions: Sequence[Convolution]
    out: Weights


def read_model(networks: Sequence[Mapping[str, Any]]) -> TitleModel:
    """Networks as they are stored (with a row for each number that is made), as one model."""
    weights = partial(stacked, networks)
    first = networks[0]

    def side_by_side(numbers: Weights) -> Weights:
        return np.ascontiguousarray(np.concatenate(numbers).T)

    return TitleModel(
        networks=len(networks),
        rows=side_by_side(weights("rows")),
        page=side_by_side(weights("page")),
        bias=side_by_side(weights("bias")),
        tables=[side_by_side(weights("tables", at)) for at in range(len(first["tables"]))],
        convolutions=[
            Convolution(
                step=each["step"],
                looks=each["looks"],
                weights=np.ascontiguousarray(weights("convolutions", at, "weights").swapaxes(1, 2)),
                bias=weights("convolutions", at, "bias")[:, None],
            )
            for at, each in enumerate(first["convolutions"])
        ],
        out=weights("out")[..., None] / np.float32(len(networks)),
    )


@cache
def title_model() -> TitleModel:
    """The model of the program; read when the first title is looked for."""
    return read_model(json.loads(resources.text(MODEL)))


def odds_of(model: TitleModel, sight: Sight) -> NDArray[np.float32]:
    """For each line that is looked at how much speaks for it; only differences between the lines of a page matter."""
    vectors = sight.rows.T @ model.rows
    vectors += model.bias + sight.page @ model.page
    for table, choices in zip(model.tables, sight.choices, strict=True):
        vectors += table.take(choices, axis=0)
    np.maximum(vectors, 0, out=vectors)
    apart = vectors.reshape(len(vectors), model.networks, -1).swapaxes(0, 1)
    return np.add.reduce(convolved(apart, model.convolutions) @ model.out, axis=0)[:, 0]
