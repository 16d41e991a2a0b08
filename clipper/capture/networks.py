"""What the small networks of pages and of pastes share: how numbers are made even, and the weights of several laid together."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float32]
"""A row for each number of the new vector, a column for each number that it is made of; of several networks, the networks first."""


def flattened(numbers: NDArray[Any]) -> NDArray[Any]:
    """Numbers whose differences count less the greater they are: the logarithm, with its sign."""
    return np.copysign(np.log1p(np.abs(numbers)), numbers)


def stacked(networks: Sequence[Mapping[str, Any]], *names: str | int) -> Weights:
    """The weights that all networks have in this place, one network after another."""
    found: list[Any] = list(networks)
    for name in names:
        found = [each[name] for each in found]
    return np.array(found, dtype=np.float32)
