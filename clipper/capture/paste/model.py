"""How likely a line is of the article: a small sum of decision trees over its features.

The trees lie in `resources/paste_lines.json`; they were trained on public pages that are not in the project (see the note on splitting
pastes) and hold nothing but questions about the features, by number, and amounts. A tree is `[feature, threshold, if_at_most, if_more]`, a
leaf is a number; the sum over all trees is the log odds.

A sum of trees is compiled to one expression when the first paste is split (17 ms): that is three times as quick as walking them, and every
line of a paste asks them all.
"""

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeAlias, cast

from clipper import resources

Row: TypeAlias = "Sequence[float]"
MODEL = "paste_lines.json"
EARLY_TREES = 48
HOPELESS = -2.6
"""Log odds after the first trees below which the others (almost) never make a line one of the body; a third of the lines are there."""


class Forest(NamedTuple):
    """The names of the features that the trees ask for, in the order of a row, and the sums of the first trees and of the others."""

    features: tuple[str, ...]
    early: Callable[[Row], float]
    late: Callable[[Row], float]


def _spelled(node: object) -> str:
    """A tree as an expression over `row`; only numbers of the stored tree enter it."""
    if isinstance(node, list):
        feature, threshold, left, right = cast("list[object]", node)
        return f"({_spelled(left)} if row[{int(cast('int', feature))}] <= {float(cast('float', threshold))!r} else {_spelled(right)})"
    return repr(float(cast("float", node)))


def _compiled(trees: Sequence[object]) -> Callable[[Row], float]:
    return eval(f"lambda row: {' + '.join(map(_spelled, trees)) or '0.0'}")  # noqa: S307 - made of the numbers of our own resource


def read_forest(stored: Mapping[str, Any]) -> Forest:
    """The trees of a model as it is stored."""
    trees = stored["trees"]
    return Forest(features=tuple(stored["features"]), early=_compiled(trees[:EARLY_TREES]), late=_compiled(trees[EARLY_TREES:]))


@cache
def line_forest() -> Forest:
    """The trees of the line model; read when the first paste is split."""
    return read_forest(json.loads(resources.text(MODEL)))


def likelihoods(forest: Forest, rows: Iterable[Row]) -> list[float]:
    """For each row of features the probability that the line is of the article."""
    found: list[float] = []
    for row in rows:
        odds = forest.early(row)
        if odds > HOPELESS:
            odds += forest.late(row)
        found.append(1 / (1 + math.exp(-odds)))
    return found
