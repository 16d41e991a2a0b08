from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipper.model.highlight import Highlight
from clipper.query.tree import And, Label, Labeled, Near, Node, Not, Or, Scope, Words
from tests.store.naive import Scanned, SmallLibrary, holds, is_tag, small_library, stands_in
from tests.store.test_search import TREES


@cache
def library(seed: int) -> SmallLibrary:
    return small_library(seed + 20)


def passage_holds(node: Node, one: Scanned, mark: Highlight | None) -> bool:  # noqa: PLR0911 (one line for each kind of node)
    """As a plain scan: `mark` is None for the article note."""
    if isinstance(node, And):
        return all(passage_holds(part, one, mark) for part in node.parts)
    if isinstance(node, Or):
        return any(passage_holds(part, one, mark) for part in node.parts)
    if isinstance(node, Not):
        return not passage_holds(node.part, one, mark)
    quotation, note = (mark.anchor.exact, mark.note) if mark else ("", one.clipping.note)
    if isinstance(node, Words | Near) and node.scope in (Scope.ANYWHERE, Scope.QUOTE, Scope.NOTE):
        own = {Scope.ANYWHERE: [quotation, note], Scope.QUOTE: [quotation], Scope.NOTE: [note]}[node.scope]
        return any(stands_in(node, text) for text in own)
    if isinstance(node, Labeled) and node.label is Label.COLOR:
        return mark is not None and mark.color == node.value
    if isinstance(node, Labeled) and node.label is Label.TAG and mark is not None:
        return holds(node, one) or any(is_tag(node, tag, one.known_tags) for tag in mark.tags)
    return holds(node, one)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2), TREES)
def test_the_passages_found_equal_a_scan(seed: int, tree: Node) -> None:
    small = library(seed)
    from clipper.query.tree import Is, Query, State, leaves

    found = {(one.clipping, one.highlight) for one in small.library.listing.passages(Query(tree=tree))}
    in_trash = any(isinstance(leaf, Is) and leaf.state is State.TRASHED for leaf in leaves(tree))
    expected: set[tuple[int, str | None]] = set()
    for key, one in small.scanned.items():
        if one.clipping.trashed_at is None or in_trash:
            expected |= {(key, mark.id) for mark in one.highlights if passage_holds(tree, one, mark)}
            if one.clipping.note and passage_holds(tree, one, None):
                expected.add((key, None))
    assert found == expected


@pytest.mark.parametrize("query", ["", "has:highlight"])
def test_passages_come_with_their_words_in_order_of_the_text(query: str) -> None:
    small = library(0)
    passages = small.library.listing.passages(query)
    keys = [one.clipping for one in passages]
    assert keys == sorted(keys, reverse=True)
    assert any(one.highlight is None and one.note for one in passages)
    assert any(one.quotation and one.color for one in passages)
