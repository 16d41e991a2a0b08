"""How likely a block is the article's: what small decision trees say of its features, and what small networks say of it in its company.

Both lie in `resources/page_blocks.json`; they were trained on public pages that are not in the project (see the note on choosing the body)
and hold nothing but numbers: questions about the features, by number, and amounts. A tree is `[feature, threshold, if_at_most, if_more]`,
a leaf is a number; the sum over all trees is the log odds.
"""

import json
import math
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from clipper import resources
from clipper.capture.page.features import NAMES
from clipper.capture.page.network import BlockNetworks, network_odds, read_networks

Tree: TypeAlias = "tuple[int, float, Tree, Tree] | float"
MODEL = "page_blocks.json"
OF_TREES, OF_NETWORKS = 0.5, 0.5
"""What the log odds of each count."""
RESERVE = 0.3
"""Taken from the log odds: what is kept wrongly costs more than what is lost, since it stands as furniture in the text."""

EARLY_TREES = 20
HOPELESS = -3.0
"""Where the first trees and the networks both give less, the other trees never make a block one of the body; most blocks are there."""


class BlockModel(NamedTuple):
    """The trees and the networks."""

    trees: tuple[Tree, ...]
    networks: BlockNetworks


def _tree(node: object) -> Tree:
    if isinstance(node, list):
        feature, threshold, left, right = cast("list[object]", node)
        return (cast("int", feature), float(cast("float", threshold)), _tree(left), _tree(right))
    return float(cast("float", node))


@cache
def block_model() -> BlockModel:
    """The model of the program; read with the first page."""
    stored: dict[str, Any] = json.loads(resources.text(MODEL))
    if tuple(stored["features"]) != NAMES:
        raise AssertionError("the block model was trained on other features")
    return BlockModel(trees=tuple(_tree(node) for node in stored["trees"]), networks=read_networks(stored["networks"]))


def likelihoods(rows: Sequence[Sequence[float]], companions: Sequence[NDArray[np.intp]]) -> list[float]:
    """For each row of features the probability that the block is of the body; `companions` are the blocks' groups."""
    model = block_model()
    early, late = model.trees[:EARLY_TREES], model.trees[EARLY_TREES:]
    found = list[float]()
    for row, by_networks in zip(rows, network_odds(model.networks, np.array(rows, dtype=np.float32), companions), strict=True):
        by_trees = _odds(early, row)
        if by_trees > HOPELESS or by_networks > HOPELESS:
            by_trees += _odds(late, row)
        found.append(1 / (1 + math.exp(-mixed(by_trees, by_networks))))
    return found


def mixed(by_trees: float, by_networks: float) -> float:
    """The log odds that trees and networks give together."""
    return OF_TREES * by_trees + OF_NETWORKS * by_networks - RESERVE


def _odds(trees: Sequence[Tree], row: Sequence[float]) -> float:
    odds = 0.0
    for tree in trees:
        node = tree
        while type(node) is tuple:
            node = node[2] if row[node[0]] <= node[1] else node[3]
        odds += cast("float", node)
    return odds
