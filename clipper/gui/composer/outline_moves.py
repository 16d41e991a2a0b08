"""Where places go that are moved far: to the ends of what they stand in, into another section. Outlines in, outlines out."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from clipper.model.brief import BriefNode, NodeKind

Outline = Sequence[BriefNode]


def put_into(nodes: Outline, chosen: AbstractSet[str], parent: str | None, *, at_end: bool) -> list[BriefNode]:
    """The chosen places (with all that stands under them) under another place, or at the top level: before or behind what stands there."""
    rest = [node for node in nodes if node.id not in chosen]
    at = next((number for number, node in enumerate(rest) if node.id == parent), None)
    depth = 0 if at is None else rest[at].depth + 1
    place = 0 if at is None else at + 1
    while at_end and place < len(rest) and rest[place].depth >= depth:
        place += 1
    return _put(nodes, chosen, rest, place, depth)


def put_at_edge(nodes: Outline, chosen: AbstractSet[str], *, last: bool) -> list[BriefNode]:
    """The chosen places before or behind all that stands beside the first of them."""
    return put_into(nodes, chosen, _parent(nodes, _first(nodes, chosen)), at_end=last)


def put_into_neighbor(nodes: Outline, chosen: AbstractSet[str], step: int) -> list[BriefNode]:
    """The chosen places at the beginning of the next section, or at the end of the one before, else at the top level."""
    first = _first(nodes, chosen)
    sections = [(number, node) for number, node in enumerate(nodes) if node.kind is NodeKind.SECTION and node.id not in chosen]
    if step > 0:
        after = next((node for number, node in sections if number > first), None)
        return put_into(nodes, chosen, after.id, at_end=False) if after else list(nodes)
    own = next((number for number, node in reversed(sections) if number < first and node.depth < nodes[first].depth), None)
    if own is None:
        return list(nodes)
    before = next((node for number, node in reversed(sections) if number < own), None)
    if before is not None and before.depth >= nodes[own].depth:
        return put_into(nodes, chosen, before.id, at_end=True)
    rest = [node for node in nodes if node.id not in chosen]
    return _put(nodes, chosen, rest, rest.index(nodes[own]), nodes[own].depth)


def _put(nodes: Outline, chosen: AbstractSet[str], rest: Outline, place: int, depth: int) -> list[BriefNode]:
    """The chosen places before a position among the others: the topmost ones so deep, those under them by as much more."""
    moved: list[BriefNode] = []
    top = previous = None
    for number, node in enumerate(nodes):
        if node.id not in chosen:
            continue
        if top is None or previous != number - 1 or node.depth < top:
            top = node.depth
        previous = number
        moved.append(replace(node, depth=depth + node.depth - top))
    return [*rest[:place], *moved, *rest[place:]]


def _first(nodes: Outline, chosen: AbstractSet[str]) -> int:
    return next(number for number, node in enumerate(nodes) if node.id in chosen)


def _parent(nodes: Outline, at: int) -> str | None:
    """The place that another one stands under."""
    return next((node.id for node in reversed(nodes[:at]) if node.depth < nodes[at].depth), None)
