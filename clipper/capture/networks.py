"""What the small networks of pages and of pastes share: how numbers are made even, and the weights of several laid together."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float32]
"""Numbers of vectors, or what each counts for another; of several networks, the networks first."""


def flattened(numbers: NDArray[Any]) -> NDArray[Any]:
    """Numbers whose differences count less the greater they are: the logarithm, with its sign."""
    return np.copysign(np.log1p(np.abs(numbers)), numbers)


def stacked(networks: Sequence[Mapping[str, Any]], *names: str | int) -> Weights:
    """The weights that all networks have in this place, one network after another."""
    found: list[Any] = list(networks)
    for name in names:
        found = [each[name] for each in found]
    return np.array(found, dtype=np.float32)


class Convolution(NamedTuple):
    """A look at the vectors of the lines around each line: at every line, or at each so many."""

    step: int
    looks: int
    """How many lines it looks at."""
    weights: Weights
    """A row for each number of the lines that are looked at, from the highest line to the lowest; a column for each number that is made."""
    bias: Weights

    @property
    def reach(self) -> int:
        """How far it looks above and below a line."""
        return self.step * (self.looks // 2)


def convolved(vectors: Weights, convolutions: Sequence[Convolution]) -> Weights:
    """The vectors of lines, a row each, after these looks; what a look makes is added to the vector. Nothing stands beyond the lines."""
    *networks, total, size = vectors.shape
    edge = max([convolution.reach for convolution in convolutions], default=0)
    room = np.zeros((*networks, total + 2 * edge, size), dtype=np.float32)
    inside = room[..., edge : edge + total, :]
    inside[...] = vectors
    for convolution in convolutions:
        inside += _around(room, convolution, edge - convolution.reach, total) @ convolution.weights
        inside += convolution.bias
        np.maximum(inside, 0, out=inside)
    return inside


def _around(room: Weights, convolution: Convolution, first: int, total: int) -> Weights:
    """For each line the vectors of those around it, side by side; `first` is the highest one that the first line looks at."""
    *networks, _, size = room.shape
    *across, line, number = room.strides
    shape, strides = (*networks, total, convolution.looks, size), (*across, line, convolution.step * line, number)
    beside = np.ndarray(shape, dtype=np.float32, buffer=room, offset=first * line, strides=strides)
    return beside.reshape(*networks, total, convolution.looks * size)
