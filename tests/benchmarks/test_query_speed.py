"""How long the longest queries that anybody types or pastes take to be understood. CPU time."""

import time

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from clipper.query.parse import mistake
from tests.query.test_parse import PIECES

MOST_SECONDS = 0.2


@pytest.mark.parametrize("piece", PIECES)
def test_ten_thousand_characters_are_answered_at_once(piece: str, benchmark: BenchmarkFixture) -> None:
    text = (piece * 10_000)[:10_000]
    spent: list[float] = []

    def answer() -> None:
        begun = time.process_time()
        mistake(text)
        spent.append(time.process_time() - begun)

    benchmark.pedantic(answer, rounds=3)
    assert min(spent) < MOST_SECONDS
