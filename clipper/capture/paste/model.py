"""How likely a line is of the article: a small sum of decision trees over its features.

The trees lie in `resources/paste_lines.json`; they were trained on public pages that are not in the project (see the note on splitting
pastes) and hold nothing but questions about the features, by number, and amounts. A tree is `[feature, threshold, if_at_most, if_more]`, a
leaf is a number; the sum over all trees is the log odds.

A sum of trees is compiled to one expression when the first paste is split (17 ms): that is three times as quick as walking them, and every
line of a paste asks them all.
"""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, cast

from clipper import resources
from clipper.capture.paste.features import PAGE_FEATURES, Column

MODEL = "paste_lines.json"
EARLY_TREES = 48
HOPELESS = -2.6
"""Log odds after the first trees below which the others (almost) never make a line one of the body; a third of the lines are there."""


class Forest(NamedTuple):
    """The names of the features that the trees ask for, and the sums of the first trees and of the others over lines.

    A sum takes the lines, then the columns of the features in the order of their names; of a feature that is one for all lines of a page
    (`PAGE_FEATURES`) it takes the number.
    """

    features: tuple[str, ...]
    early: Callable[..., list[float]]
    late: Callable[..., list[float]]


def _spelled(node: object, features: Sequence[str]) -> str:
    """A tree as an expression over the columns and a line; only numbers of the stored tree enter it."""
    if isinstance(node, list):
        feature, threshold, left, right = cast("list[object]", node)
        column = int(cast("int", feature))
        asked = f"c{column}" if features[column] in PAGE_FEATURES else f"c{column}[at]"
        return f"({_spelled(left, features)} if {asked} <= {float(cast('float', threshold))!r} else {_spelled(right, features)})"
    return repr(float(cast("float", node)))


def _compiled(trees: Sequence[object], features: Sequence[str]) -> Callable[..., list[float]]:
    taken = ", ".join(["lines", *(f"c{column}" for column in range(len(features)))])
    summed = " + ".join(_spelled(tree, features) for tree in trees) or "0.0"
    return eval(f"lambda {taken}: [{summed} for at in lines]")  # noqa: S307 - made of the numbers of our own resource


def read_forest(stored: Mapping[str, Any]) -> Forest:
    """The trees of a model as it is stored."""
    features, trees = tuple(stored["features"]), stored["trees"]
    return Forest(features=features, early=_compiled(trees[:EARLY_TREES], features), late=_compiled(trees[EARLY_TREES:], features))


@cache
def line_forest() -> Forest:
    """The trees of the line model; read when the first paste is split."""
    return read_forest(json.loads(resources.text(MODEL)))


def likelihoods(forest: Forest, lines: Sequence[int], columns: Sequence[Column | float]) -> list[float]:
    """For each of the lines the probability that it is of the article."""
    odds = forest.early(lines, *columns)
    hopeful = [number for number, early in enumerate(odds) if early > HOPELESS]
    for number, late in zip(hopeful, forest.late([lines[number] for number in hopeful], *columns), strict=True):
        odds[number] += late
    return [1 / (1 + math.exp(-each)) for each in odds]
