"""What small decision trees say of rows of features (the blocks of a page, a pasted page), all trees and all rows at once.

A tree is stored as `[feature, threshold, if_at_most, if_more]`, a leaf is a number; the sum over all trees is the log odds. Each question
that is answered with "more" rules out the leaves on its left, and the first leaf that is left is the tree's answer: so all questions are
asked together, and no tree is walked through.
"""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Tree: TypeAlias = "Sequence[int | float | Tree] | float"
Numbers = NDArray[np.float64]
LEAVES = 8
"""The most leaves of a tree: one for each bit of a byte."""
PIECE = 4096
"""Rows that are looked at together: each asks some 400 questions."""
_ALL = (1 << LEAVES) - 1
_FIRST = np.array([0, *((bits & -bits).bit_length() - 1 for bits in range(1, _ALL + 1))], dtype=np.intp)
"""The first leaf of each choice of leaves."""


class Trees(NamedTuple):
    """The questions of all trees and their leaves, a row for each tree; short rows end in questions never answered with "more"."""

    features: NDArray[np.intp]
    thresholds: Numbers
    kept: NDArray[np.uint8]
    """The leaves that stay when a question is answered with "more"."""
    leaves: Numbers


def read_trees(stored: Sequence[Tree]) -> Trees:
    """Trees as they are stored."""
    features = np.zeros((len(stored), LEAVES - 1), dtype=np.intp)
    thresholds = np.full((len(stored), LEAVES - 1), np.inf)
    kept = np.full((len(stored), LEAVES - 1), _ALL, dtype=np.uint8)
    leaves = np.zeros((len(stored), LEAVES))
    for at, tree in enumerate(stored):
        questions, values = list[tuple[int, float, int]](), list[float]()
        _read(tree, questions, values)
        for place, (feature, threshold, ruled_out) in enumerate(questions):
            features[at, place], thresholds[at, place], kept[at, place] = feature, threshold, _ALL ^ ruled_out
        leaves[at, : len(values)] = values
    return Trees(features=features, thresholds=thresholds, kept=kept, leaves=leaves)


def _read(node: Tree, questions: list[tuple[int, float, int]], values: list[float]) -> None:
    """Add the questions and leaves of a tree, from left to right; a question knows the leaves on its left by their bits."""
    if isinstance(node, int | float):
        values.append(node)
        return
    feature, threshold, left, right = node
    first = len(values)
    _read(left, questions, values)
    questions.append((int(feature), float(threshold), (1 << len(values)) - (1 << first)))  # type: ignore[reportArgumentType] (the first two are numbers)
    _read(right, questions, values)


def tree_odds(trees: Trees, rows: Numbers) -> Numbers:
    """For each row of features the sum of what the trees say."""
    return np.concatenate([_odds(trees, rows[first : first + PIECE]) for first in range(0, len(rows), PIECE)])


def _odds(trees: Trees, rows: Numbers) -> Numbers:
    is_more = rows[:, trees.features] > trees.thresholds
    left = np.bitwise_and.reduce(np.where(is_more, trees.kept, np.uint8(_ALL)), axis=2)
    return trees.leaves[np.arange(len(trees.leaves)), _FIRST[left]].sum(axis=1)
