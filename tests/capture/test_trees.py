"""All trees and all rows at once say what each tree says of each row when it is walked through."""

import random
from collections.abc import Sequence

import numpy as np
import pytest

from clipper.capture.page.model import likelihoods
from clipper.capture.trees import LEAVES, PIECE, Tree, read_trees, tree_odds

FEATURES = 5


def grown(chance: random.Random, leaves: int) -> Tree:
    """A tree with so many leaves, which ask about whole numbers and halves."""
    if leaves == 1:
        return chance.uniform(-2, 2)
    left = chance.randint(1, leaves - 1)
    return [chance.randrange(FEATURES), chance.randrange(8) / 2, grown(chance, left), grown(chance, leaves - left)]


def walked(tree: Tree, row: Sequence[float]) -> float:
    """What a tree says, question after question."""
    while not isinstance(tree, int | float):
        feature, threshold, left, right = tree
        assert isinstance(feature, int)
        assert isinstance(threshold, float)
        tree = left if row[feature] <= threshold else right
    return tree


@pytest.mark.parametrize("seed", range(10))
def test_all_at_once_is_each_alone(seed: int) -> None:
    chance = random.Random(seed)
    trees = [grown(chance, chance.randint(1, LEAVES)) for _ in range(20)]
    rows = [[chance.randrange(8) / 2 for _ in range(FEATURES)] for _ in range(200)]
    found = tree_odds(read_trees(trees), np.array(rows))
    assert found.tolist() == pytest.approx([sum(walked(tree, row) for tree in trees) for row in rows])


def test_a_number_at_the_threshold_goes_to_the_left() -> None:
    assert tree_odds(read_trees([[0, 1.0, -1.0, 1.0]]), np.array([[0.5], [1.0], [1.5]])).tolist() == [-1.0, -1.0, 1.0]


def test_pages_of_very_many_blocks_are_looked_at_in_pieces() -> None:
    rows = np.arange(PIECE + 2, dtype=np.float64)[:, None]
    assert tree_odds(read_trees([[0, float(PIECE), 0.0, 1.0]]), rows).sum() == 1


def test_a_page_without_blocks_has_no_likelihoods() -> None:
    assert likelihoods([], []) == []
