"""How likely a block is the article's by its company: small convolutional networks over the features of a page's blocks, asked together.

What is known of a block becomes a vector of some 30 numbers. Each look replaces it by what it is, what the vectors of the blocks around it
are, and what those of its companions are on average: the blocks of the same place of the template, or of the same container. A weighted sum
of the last vector is the log odds. The networks differ by the chance of their learning, and are right more often together.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from clipper.capture.networks import Weights, flattened, stacked


class Look(NamedTuple):
    """A look at the vectors of the blocks around each block, at every block or at each so many, and at those of its companions."""

    step: int
    around: Sequence[Weights]
    """For each block that is looked at, from the highest on the page to the lowest."""
    companions: Weights | None
    bias: Weights


class BlockNetworks(NamedTuple):
    """The weights of all networks. A vector is a column."""

    rows: Weights
    bias: Weights
    looks: Sequence[Look]
    out: Weights
    out_bias: float


def read_networks(stored: Sequence[Mapping[str, Any]]) -> BlockNetworks:
    """Networks as they are stored, as one model."""
    weights = partial(stacked, stored)
    return BlockNetworks(
        rows=weights("rows"),
        bias=weights("bias")[..., None],
        looks=[
            Look(
                step=look["step"],
                around=[weights("looks", at, "around", place) for place in range(len(look["around"]))],
                companions=weights("looks", at, "companions") if "companions" in look else None,
                bias=weights("looks", at, "bias")[..., None],
            )
            for at, look in enumerate(stored[0]["looks"])
        ],
        out=weights("out")[:, None] / np.float32(len(stored)),
        out_bias=float(weights("out_bias").mean()),
    )


def network_odds(networks: BlockNetworks, rows: Weights, companions: Sequence[NDArray[np.intp]]) -> Weights:
    """For each row of features the log odds that the block is of the body.

    `rows` has a row for each block. `companions` are ways of grouping the blocks, each with a number for every block; the first look uses
    the first way, and so on. There is at least one block.
    """
    groups = [_Group(numbers) for numbers in companions]
    vectors = networks.rows @ flattened(rows.T)
    vectors += networks.bias
    np.maximum(vectors, 0, out=vectors)
    for at, look in enumerate(networks.looks):
        seen = vectors + look.bias
        _add_around(seen, vectors, look)
        if look.companions is not None:
            seen += groups[at].spread(look.companions @ groups[at].means(vectors))
        vectors = np.maximum(seen, 0, out=seen)
    return (networks.out @ vectors).sum(axis=0)[0] + np.float32(networks.out_bias)


def _add_around(seen: Weights, vectors: Weights, look: Look) -> None:
    """Add what the vectors around each one make; nothing stands beyond the page."""
    total = vectors.shape[-1]
    for place, weights in enumerate(look.around):
        shift = look.step * (place - len(look.around) // 2)
        first, last = max(0, -shift), min(total, total - shift)
        if first < last:
            seen[..., first:last] += weights @ vectors[..., first + shift : last + shift]


class _Group:
    """Blocks by the number of their group."""

    def __init__(self, numbers: NDArray[np.intp]) -> None:
        self._order = np.argsort(numbers, kind="stable")
        ordered = numbers[self._order]
        begins = np.ones(len(ordered), dtype=bool)
        begins[1:] = ordered[1:] != ordered[:-1]
        self._starts = np.flatnonzero(begins)
        self._sizes = np.diff(self._starts, append=len(ordered)).astype(np.float32)
        self._group_of = np.empty(len(ordered), dtype=np.intp)
        self._group_of[self._order] = np.cumsum(begins) - 1

    def means(self, vectors: Weights) -> Weights:
        """The mean vector of each group."""
        sums: Weights = np.add.reduceat(vectors[..., self._order], self._starts, axis=-1)
        return (sums / self._sizes).astype(np.float32, copy=False)

    def spread(self, means: Weights) -> Weights:
        """For each block what its group has."""
        return means[..., self._group_of]
