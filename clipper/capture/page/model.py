"""How likely a block is the article's: a small sum of decision trees over its features.

The trees lie in `resources/page_blocks.json`; they were trained on public pages that are not in the project (see the note on choosing the
body) and hold nothing but questions about the features, by number, and amounts. A tree is `[feature, threshold, if_at_most, if_more]`,
a leaf is a number; the sum over all trees is the log odds.
"""

import json
import math
from collections.abc import Sequence
from functools import cache
from typing import TypeAlias, cast

from clipper import resources
from clipper.capture.page.features import NAMES

Tree: TypeAlias = "tuple[int, float, Tree, Tree] | float"
MODEL = "page_blocks.json"
EARLY_TREES = 20
HOPELESS = -3.0
"""Log odds after the first trees below which the others never make a block one of the body; most blocks are there."""


def _tree(node: object) -> Tree:
    if isinstance(node, list):
        feature, threshold, left, right = cast("list[object]", node)
        return (cast("int", feature), float(cast("float", threshold)), _tree(left), _tree(right))
    return float(cast("float", node))


@cache
def _trees() -> tuple[Tree, ...]:
    stored = json.loads(resources.text(MODEL))
    if tuple(stored["features"]) != NAMES:
        raise AssertionError("the block model was trained on other features")
    return tuple(_tree(node) for node in stored["trees"])


def likelihoods(rows: Sequence[Sequence[float]]) -> list[float]:
    """For each row of features the probability that the block is of the body."""
    trees = _trees()
    early, late = trees[:EARLY_TREES], trees[EARLY_TREES:]
    found = list[float]()
    for row in rows:
        odds = _odds(early, row)
        if odds > HOPELESS:
            odds += _odds(late, row)
        found.append(1 / (1 + math.exp(-odds)))
    return found


def _odds(trees: Sequence[Tree], row: Sequence[float]) -> float:
    odds = 0.0
    for tree in trees:
        node = tree
        while type(node) is tuple:
            node = node[2] if row[node[0]] <= node[1] else node[3]
        odds += cast("float", node)
    return odds
