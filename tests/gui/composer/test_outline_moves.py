"""Places that are moved far: what stands under them goes with them, and nothing is lost."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.gui.composer.outline_moves import put_at_edge, put_into, put_into_neighbor
from clipper.model.brief import BriefNode, NodeKind

KINDS = {"s": NodeKind.SECTION, "p": NodeKind.PROSE, "q": NodeKind.QUOTATION}


def outline(text: str) -> list[BriefNode]:
    """A place a word: its id begins with its kind, dots before it are its depth."""
    return [BriefNode(id=word.lstrip("."), kind=KINDS[word.lstrip(".")[0]], depth=word.count(".")) for word in text.split()]


def told(nodes: list[BriefNode]) -> str:
    return " ".join("." * node.depth + node.id for node in nodes)


BRIEF = "p0 s1 .p1 .q1 ..p2 s2 .p3 .s3 ..p4 s4 .p5"


@pytest.mark.parametrize(
    ("chosen", "last", "found"),
    [
        ("q1 p2", False, "p0 s1 .q1 ..p2 .p1 s2 .p3 .s3 ..p4 s4 .p5"),
        ("p1", True, "p0 s1 .q1 ..p2 .p1 s2 .p3 .s3 ..p4 s4 .p5"),
        ("p0", True, "s1 .p1 .q1 ..p2 s2 .p3 .s3 ..p4 s4 .p5 p0"),
        ("s4 p5", False, "s4 .p5 p0 s1 .p1 .q1 ..p2 s2 .p3 .s3 ..p4"),
        ("p1 p3", True, "p0 s1 .q1 ..p2 .p1 .p3 s2 .s3 ..p4 s4 .p5"),
        ("p4", False, BRIEF),
    ],
)
def test_to_the_ends_of_what_they_stand_in(chosen: str, last: bool, found: str) -> None:  # noqa: FBT001 (a row of the table)
    assert told(put_at_edge(outline(BRIEF), set(chosen.split()), last=last)) == found


@pytest.mark.parametrize(
    ("chosen", "step", "found"),
    [
        ("p0", 1, "s1 .p0 .p1 .q1 ..p2 s2 .p3 .s3 ..p4 s4 .p5"),
        ("q1 p2", 1, "p0 s1 .p1 s2 .q1 ..p2 .p3 .s3 ..p4 s4 .p5"),
        ("p4", 1, "p0 s1 .p1 .q1 ..p2 s2 .p3 .s3 s4 .p4 .p5"),
        ("p5", 1, BRIEF),
        ("p5", -1, "p0 s1 .p1 .q1 ..p2 s2 .p3 .s3 ..p4 ..p5 s4"),
        ("p3", -1, "p0 s1 .p1 .q1 ..p2 .p3 s2 .s3 ..p4 s4 .p5"),
        ("p4", -1, "p0 s1 .p1 .q1 ..p2 s2 .p3 .p4 .s3 s4 .p5"),
        ("p1 p2", -1, "p0 p1 p2 s1 .q1 s2 .p3 .s3 ..p4 s4 .p5"),
        ("p0", -1, BRIEF),
    ],
)
def test_into_the_section_before_or_behind(chosen: str, step: int, found: str) -> None:
    assert told(put_into_neighbor(outline(BRIEF), set(chosen.split()), step)) == found


def test_into_a_section_by_name() -> None:
    assert told(put_into(outline(BRIEF), {"q1", "p2", "p0"}, "s3", at_end=True)) == "s1 .p1 s2 .p3 .s3 ..p4 ..p0 ..q1 ...p2 s4 .p5"


@given(
    st.lists(st.tuples(st.sampled_from("spq"), st.integers(0, 3), st.booleans()), min_size=1, max_size=12),
    st.sampled_from(
        [
            lambda nodes, chosen: put_at_edge(nodes, chosen, last=True),
            lambda nodes, chosen: put_at_edge(nodes, chosen, last=False),
            lambda nodes, chosen: put_into_neighbor(nodes, chosen, 1),
            lambda nodes, chosen: put_into_neighbor(nodes, chosen, -1),
        ]
    ),
)
def test_no_place_is_lost_and_none_hangs_in_the_air(
    drawn: list[tuple[str, int, bool]], move: Callable[[list[BriefNode], set[str]], list[BriefNode]]
) -> None:
    nodes: list[BriefNode] = []
    chosen: set[str] = set()
    for number, (kind, depth, wanted) in enumerate(drawn):
        deepest = nodes[-1].depth + 1 if nodes else 0
        node = BriefNode(id=f"{kind}{number}", kind=KINDS[kind], depth=min(depth, deepest))
        above = [other for other in nodes if other.depth < node.depth]
        if wanted or (above and node.depth > 0 and next(o for o in reversed(nodes) if o.depth < node.depth).id in chosen):
            chosen.add(node.id)
        nodes.append(node)
    if not chosen:
        return
    found = move(nodes, chosen)
    assert sorted(node.id for node in found) == sorted(node.id for node in nodes)
    assert found[0].depth == 0
    assert all(after.depth <= before.depth + 1 for before, after in pairwise(found))
    assert [node.id for node in found if node.id in chosen] == [node.id for node in nodes if node.id in chosen]
    assert [node.id for node in found if node.id not in chosen] == [node.id for node in nodes if node.id not in chosen]
