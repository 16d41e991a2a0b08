"""The tag that a search without results may have meant: one that has the typed words in its path. No Qt."""

from collections.abc import Sequence
from dataclasses import replace

from clipper.model.tag import SEPARATOR
from clipper.model.value import value
from clipper.query.parse import parse
from clipper.query.printing import print_query
from clipper.query.tree import And, Label, Labeled, Node, Not, Or, leaves
from clipper.text.searchable import folded


@value
class TagMeant:
    """What was typed for a tag that there is not, one that there is, and the same query with that."""

    typed: str
    path: str
    query: str


def tag_meant(query: str, paths: Sequence[str]) -> TagMeant | None:
    """For the first unknown tag of a query; the first of the paths that fits is taken, so they come the most used first."""
    parsed = parse(query)
    for leaf in leaves(parsed.tree):
        if not isinstance(leaf, Labeled) or leaf.label is not Label.TAG or parsed.tree is None or _is_known(leaf, paths):
            continue
        near = next((path for path in paths if folded(leaf.value) in folded(path)), None)
        if near is not None:
            tree = _with(parsed.tree, leaf, replace(leaf, value=near, prefix=False))
            return TagMeant(typed=leaf.value, path=near, query=print_query(replace(parsed, tree=tree)))
    return None


def _is_known(leaf: Labeled, paths: Sequence[str]) -> bool:
    """Whether the search finds a tag by it: one of this path or below it, or of this name further down."""
    wanted = SEPARATOR + folded(leaf.value) + ("" if leaf.prefix else SEPARATOR)
    return any(wanted in f"{SEPARATOR}{folded(path)}{SEPARATOR}" for path in paths)


def _with(tree: Node, leaf: Labeled, other: Labeled) -> Node:
    """The tree with another leaf in the place of one."""
    if tree is leaf:
        return other
    if isinstance(tree, Not):
        return replace(tree, part=_with(tree.part, leaf, other))
    if isinstance(tree, And | Or):
        return replace(tree, parts=tuple(_with(part, leaf, other) for part in tree.parts))
    return tree
