"""How likely a block is the article's: what small decision trees say of its features, and what small networks say of it in its company.

Both lie in `resources/page_blocks.json`; they were trained on public pages that are not in the project (see the note on choosing the body)
and hold nothing but numbers: questions about the features, by number, and amounts.
"""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from clipper import resources
from clipper.capture.page.features import NAMES
from clipper.capture.page.network import BlockNetworks, network_odds, read_networks
from clipper.capture.trees import Numbers, Trees, read_trees, tree_odds

MODEL = "page_blocks.json"
OF_TREES, OF_NETWORKS = 0.5, 0.5
"""What the log odds of each count."""
RESERVE = 0.3
"""Taken from the log odds: what is kept wrongly costs more than what is lost, since it stands as furniture in the text."""


class BlockModel(NamedTuple):
    """The trees and the networks."""

    trees: Trees
    networks: BlockNetworks


@cache
def block_model() -> BlockModel:
    """The model of the program; read with the first page."""
    stored: dict[str, Any] = json.loads(resources.text(MODEL))
    if tuple(stored["features"]) != NAMES:
        raise AssertionError("the block model was trained on other features")
    return BlockModel(trees=read_trees(stored["trees"]), networks=read_networks(stored["networks"]))


def likelihoods(rows: Sequence[Sequence[float]], companions: Sequence[NDArray[np.intp]]) -> list[float]:
    """For each row of features the probability that the block is of the body; `companions` are the blocks' groups."""
    if not rows:
        return []
    model = block_model()
    numbers = np.array(rows)
    odds = mixed(tree_odds(model.trees, numbers), network_odds(model.networks, numbers.astype(np.float32), companions))
    return (1 / (1 + np.exp(-odds))).tolist()


def mixed(by_trees: Numbers, by_networks: NDArray[np.float32]) -> Numbers:
    """The log odds that trees and networks give together."""
    return OF_TREES * by_trees + OF_NETWORKS * by_networks - RESERVE
