"""What networks make of the blocks of a page: what a block is, what stands around it, and what its companions are."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest

from clipper.capture.networks import flattened
from clipper.capture.page.network import network_odds, read_networks

ALONE = [0, 1, 2, 3, 4, 5]
"""Groups of blocks of which each has its own."""


def network(*looks: Mapping[str, Any], out: float = 1.0) -> dict[str, Any]:
    """A network whose vectors are one number, the first feature, which it tells as the odds after its looks."""
    return {
        "rows": [[1.0, 0.0]],
        "bias": [0.0],
        "looks": [{"bias": [0.0], **look} for look in looks],
        "out": [out],
        "out_bias": 0.0,
    }


def odds(stored: Sequence[Mapping[str, Any]], features: Sequence[float], groups: Sequence[int] = ALONE) -> list[float]:
    rows = np.array([[np.expm1(feature), 9.0] for feature in features], dtype=np.float32)
    found = network_odds(read_networks(stored), rows, [np.array(groups[: len(features)], dtype=np.intp)] * 2)
    return [round(each, 4) for each in found.tolist()]


def test_large_numbers_differ_less_than_small_ones() -> None:
    numbers = np.array([-1.0, 0.0, 1.0, 100.0], dtype=np.float32)
    assert [round(each, 2) for each in flattened(numbers).tolist()] == [-0.69, 0.0, 0.69, 4.62]


def test_networks_are_asked_together() -> None:
    assert odds([network(), network(out=3.0)], [1.0, 0.0]) == [2.0, 0.0]


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (1, [1 + 0, 0 + 10 + 300, 3 + 0 + 100, 1 + 30]),
        (2, [1 + 300, 0 + 100, 3 + 10, 1 + 0]),
        (9, [1, 0, 3, 1]),
    ],
)
def test_look_adds_what_stands_around_a_block(step: int, expected: list[float]) -> None:
    look = {"step": step, "around": [[[10.0]], [[0.0]], [[100.0]]]}
    assert odds([network(look)], [1.0, 0.0, 3.0, 1.0]) == expected


def test_look_adds_the_mean_of_the_companions_wherever_they_stand() -> None:
    look = {"step": 1, "around": [[[0.0]]], "companions": [[10.0]]}
    assert odds([network(look)], [1.0, 0.0, 3.0, 5.0], [7, 2, 7, 4]) == [21.0, 0.0, 23.0, 55.0]
