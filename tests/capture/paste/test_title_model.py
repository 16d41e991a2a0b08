"""The networks of the title model, as they are stored and asked."""

from typing import Any

import numpy as np
import pytest

from clipper.capture.paste.title_model import odds_of, read_model
from clipper.capture.paste.title_sight import Sight

VALUES = [3.0, -1.0, 2.0, 5.0]


def network(*, weight: float = 1.0, table: list[float] | None = None, convolution: dict[str, Any] | None = None) -> dict[str, Any]:
    """A network of one number for each line, which tells it as the odds."""
    return {
        "rows": [[weight]],
        "page": [[1.0]],
        "bias": [0.5],
        "tables": [[table or [0.0, 0.0]]],
        "convolutions": [convolution] if convolution else [],
        "out": [2.0],
    }


def asked(*networks: dict[str, Any], page: float = 0.0) -> list[float]:
    sight = Sight(
        first=0,
        rows=np.array([VALUES], dtype=np.float32),
        page=np.array([page], dtype=np.float32),
        choices=[np.array([0, 1, 0, 1])],
    )
    return odds_of(read_model(networks), sight).tolist()


def test_a_line_is_the_sum_of_its_numbers_the_page_and_its_choices() -> None:
    found = asked(network(table=[0.0, 4.0]), page=1.0)
    assert found == pytest.approx([2 * (value + 1.5 + extra) for value, extra in zip(VALUES, (0, 4, 0, 4), strict=True)])


def test_a_sum_below_nothing_is_nothing() -> None:
    assert asked(network()) == pytest.approx([7.0, 0.0, 5.0, 11.0])


@pytest.mark.parametrize("step", [1, 2])
def test_a_convolution_looks_at_the_lines_around_and_at_nothing_beyond_the_edge(step: int) -> None:
    found = asked(network(convolution={"step": step, "looks": 3, "weights": [[10.0, 0.0, 1.0]], "bias": [0.25]}))
    own = [3.5, 0.0, 2.5, 5.5]

    def at(place: int) -> float:
        return own[place] if 0 <= place < len(own) else 0.0

    assert found == pytest.approx([2 * (own[place] + 10 * at(place - step) + at(place + step) + 0.25) for place in range(4)])


def test_several_networks_are_asked_together_and_each_counts_alike() -> None:
    one, other = network(), network(weight=2.0)
    assert asked(one, other) == pytest.approx(np.mean([asked(one), asked(other)], axis=0))
