"""How long it takes to find passages again, in a text as long as a book's chapter."""

import random

import pytest

from clipper.text.anchoring import Locator, describe, locate
from clipper.text.diff import diff
from tests.text.changes import applied

LENGTH = 100_000
HIGHLIGHTS = 200
EDITED = 0.1


def long_text(seed: int) -> str:
    """Invented lines from a vocabulary that grows as a real one does."""
    chance = random.Random(seed)
    lines: list[str] = []
    while sum(map(len, lines)) < LENGTH:
        words = [f"word{int(chance.paretovariate(0.6)) % 20_000}" for _ in range(60)]
        lines.append(" ".join(words) + ".")
    return "\n".join(lines)[:LENGTH]


def edited(text: str, seed: int) -> str:
    chance = random.Random(seed)
    return "\n".join(" ".join("other" if chance.random() < EDITED else word for word in line.split(" ")) for line in text.split("\n"))


@pytest.fixture(scope="module")
def texts() -> tuple[str, str]:
    old = long_text(1)
    return old, edited(old, 2)


def test_two_hundred_highlights_carried_over_in_100_kb(benchmark, texts: tuple[str, str]) -> None:
    old, new = texts
    anchors = [describe(old, start, start + 120) for start in range(500, LENGTH - 500, LENGTH // HIGHLIGHTS)]

    def carry() -> int:
        locator = Locator(new)
        return sum(locator.locate(anchor) is not None for anchor in anchors)

    found = benchmark(carry)
    assert found >= 0.95 * len(anchors)


def test_one_highlight_in_100_kb(benchmark, texts: tuple[str, str]) -> None:
    old, new = texts
    anchor = describe(old, LENGTH // 2, LENGTH // 2 + 120)
    assert benchmark(locate, anchor, new)


def test_the_diff_of_100_kb(benchmark, texts: tuple[str, str]) -> None:
    old, new = texts
    assert applied(benchmark(diff, old, new), old, new) == new
