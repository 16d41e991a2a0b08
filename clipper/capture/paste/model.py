"""How likely a line is of the article: a small sum of decision trees over its features.

The trees lie in `resources/paste_lines.json`; they were trained on public pages that are not in the project (see the note on splitting
pastes) and hold nothing but questions about the features, by number, and amounts. A tree is `[feature, threshold, if_at_most, if_more]`, a
leaf is a number; the sum over all trees is the log odds.

The trees are compiled to one function when the first paste is split (some 20 ms), which is quicker than walking them: every likely
line of a paste asks them all. Questions about features that are one number for a page, a third of all, are answered before the lines are
looked at.
"""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple, cast

from clipper import resources
from clipper.capture.paste.features import PAGE_FEATURES, Column

MODEL = "paste_lines.json"
EARLY_TREES = 48
HOPELESS = -2.6
"""Log odds after the first trees below which the others (almost) never make a line one of the body; a third of the lines are there."""


class Forest(NamedTuple):
    """The names of the features that the trees ask for, and the sum of the trees as a function.

    It takes lines, what takes the values of these lines from a column, then the columns of the features in the order of their names; of a
    feature that is one for all lines of a page (`PAGE_FEATURES`) it takes the number. It gives the log odds of each line.
    """

    features: tuple[str, ...]
    odds: Callable[..., list[float]]


class _Spelling:
    """Trees as expressions over the features of a line; only numbers of the stored trees enter them."""

    def __init__(self, features: Sequence[str]) -> None:
        self._features = features
        self.asked_once: dict[str, str] = {}
        """The questions about the page, each with the name of its answer."""

    def sum(self, trees: Sequence[object]) -> str:
        return " + ".join(map(self._tree, trees)) or "0.0"

    def _tree(self, node: object) -> str:
        if not isinstance(node, list):
            return repr(float(cast("float", node)))
        feature, threshold, left, right = cast("list[object]", node)
        column = int(cast("int", feature))
        question = f"c{column} <= {float(cast('float', threshold))!r}"
        if self._features[column] in PAGE_FEATURES:
            question = self.asked_once.setdefault(question, f"q{len(self.asked_once)}")
        return f"({self._tree(left)} if {question} else {self._tree(right)})"


def _compiled(trees: Sequence[object], features: Sequence[str]) -> Callable[..., list[float]]:
    spelling = _Spelling(features)
    early, late = spelling.sum(trees[:EARLY_TREES]), spelling.sum(trees[EARLY_TREES:])
    taken = [f"c{column}" for column in range(len(features))]
    of_lines = [name for name, feature in zip(taken, features, strict=True) if feature not in PAGE_FEATURES]
    source = [
        f"def odds({', '.join(['lines', 'take', *taken])}):",
        *(f" {answer} = {question}" for question, answer in spelling.asked_once.items()),
        " found = []",
        f" for {', '.join(['at', *of_lines])}, in zip({', '.join(['lines', *(f'take({name})' for name in of_lines)])}):",
        f"  sum = {early}",
        f"  found.append(sum if sum <= {HOPELESS!r} else sum + ({late}))",
        " return found",
    ]
    made: dict[str, Callable[..., list[float]]] = {}
    exec("\n".join(source), made)  # noqa: S102 - made of the numbers of our own resource
    return made["odds"]


def read_forest(stored: Mapping[str, Any]) -> Forest:
    """The trees of a model as it is stored."""
    features = tuple(stored["features"])
    return Forest(features=features, odds=_compiled(stored["trees"], features))


@cache
def line_forest() -> Forest:
    """The trees of the line model; read when the first paste is split."""
    return read_forest(json.loads(resources.text(MODEL)))


def likelihoods(forest: Forest, lines: Sequence[int], columns: Sequence[Column | float]) -> list[float]:
    """For each of the lines the probability that it is of the article."""
    if not lines:
        return []
    take = itemgetter(*lines, lines[0])  # one too many, which nobody looks at: of a single line it would not take a list
    return [1 / (1 + math.exp(-each)) for each in forest.odds(lines, take, *columns)]
