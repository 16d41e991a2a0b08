from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from clipper.errors import QueryError
from clipper.library.library import Library
from clipper.model.clipping import Clipping
from clipper.model.ids import ClippingKey
from clipper.model.listing import Sort, SortKey
from clipper.model.role import Role
from clipper.query.moments import read_moment
from clipper.query.parse import mistake, parse
from clipper.query.printing import print_query
from clipper.query.tree import (
    Dated,
    DateField,
    Has,
    Is,
    Label,
    Labeled,
    Length,
    Near,
    Node,
    Query,
    Relation,
    Scope,
    State,
    Thing,
    Words,
    both,
    either,
    negated,
)
from tests.library.drafts import draft, saved
from tests.store.naive import SmallLibrary, naive_keys, small_library

PHRASES = st.sampled_from(
    [
        "trade",
        "TRADE",
        "war",
        "trade war",
        "x",
        "ray",
        "u.s.",
        "貿",
        "易",
        "貿易協",
        "국은",
        "ภา",
        "ีนำ",
        "한국",
        "\u1112\u1161\u11ab\u1100\u116e\u11a8",
        "ガ",
        "カ\u3099",
        "tra\u0301de",
        "าษี",
        "strasse",
        "fine",
        "4",
        "tar",
        "佐藤",
        "bo",
    ]
)
SCOPES = st.sampled_from(list(Scope))
MOMENTS = st.sampled_from(
    ["2024", "2025", "2025-05", "2025-06", "2025-06-01", "2025-05-20", "today", "yesterday", "3d", "30d", "2m", "1y"]
).map(read_moment)
PLAIN = st.sampled_from([relation for relation in Relation if relation is not Relation.BETWEEN])


def leaves() -> st.SearchStrategy[Node]:
    fields = st.sampled_from(list(DateField))
    return st.one_of(
        st.builds(Words, text=PHRASES, scope=SCOPES, prefix=st.booleans()),
        st.builds(Near, phrases=st.lists(PHRASES, min_size=2, max_size=3).map(tuple), distance=st.integers(0, 6), scope=SCOPES),
        st.builds(
            Labeled,
            label=st.just(Label.TAG),
            value=st.sampled_from(["trade", "TRADE/tariffs", "economie", "tr", "no", "Tariffs", "tariffs/steel", "tariffs/st", "fair"]),
            prefix=st.booleans(),
        ),
        st.builds(Labeled, label=st.just(Label.URL), value=st.sampled_from(["Example.org/war", "100%", "_", "trade"])),
        st.builds(Labeled, label=st.just(Label.LANGUAGE), value=st.sampled_from(["en", "pt", "pt-br"])),
        st.builds(Labeled, label=st.just(Label.COLOR), value=st.sampled_from(["claim", "evidence", "none"])),
        st.builds(Labeled, label=st.just(Label.STORY), value=st.sampled_from(list("abcdefghjkmnpqrstvwxyz"))),
        st.builds(Labeled, label=st.just(Label.ID), value=st.sampled_from(list("abcdefgh"))),
        st.builds(Dated, field=fields, relation=PLAIN, first=MOMENTS),
        st.builds(Dated, field=fields, relation=st.just(Relation.BETWEEN), first=MOMENTS, last=MOMENTS),
        st.builds(Length, relation=PLAIN, first=st.integers(0, 30)),
        st.builds(Length, relation=st.just(Relation.BETWEEN), first=st.integers(0, 20), last=st.integers(10, 40)),
        st.builds(Is, state=st.sampled_from(list(State))),
        st.builds(Has, thing=st.sampled_from(list(Thing))),
    )


def inner(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(parts, min_size=2, max_size=3)
    return st.one_of(several.map(both), several.map(both), several.map(either), parts.map(negated))


TREES = st.recursive(leaves(), inner, max_leaves=6)
SORTS = st.builds(Sort, key=st.sampled_from(list(SortKey)), descending=st.booleans())


@cache
def library(seed: int) -> SmallLibrary:
    return small_library(seed)


SEEDS = st.integers(0, 4)


@settings(max_examples=500, deadline=None)
@given(SEEDS, TREES, SORTS)
@example(1, parse("trade OR (-war -fair)").tree, Sort(key=SortKey.ADDED))
def test_every_search_equals_a_scan_of_the_library(seed: int, tree: Node, sort: Sort) -> None:
    small = library(seed)
    listing = small.library.listing.open(Query(tree=tree), sort)
    keys = list(listing.all_keys())
    assert len(keys) == len(set(keys))
    assert set(keys) == naive_keys(small, tree)
    assert small.library.listing.open(Query(tree=tree), sort).total() == len(keys)


@given(SEEDS, TREES, SORTS)
def test_a_query_written_out_finds_what_its_tree_does_in_the_order_it_asks_for(seed: int, tree: Node, sort: Sort) -> None:
    small = library(seed)
    written = print_query(Query(tree=tree, sort=sort))
    assume(mistake(written) is None)  # a beginning of one letter is a mistake where it is typed
    assert small.library.listing.open(written).all_keys() == small.library.listing.open(Query(tree=tree), sort).all_keys()


WILD = st.text(alphabet="ab \"*()-:/“”,.;'^+{}OR ANDNEAR\x00\ud800貿易ภ한title:tag:is:story:words:sort:published:1<>", max_size=60)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), WILD))
@example("'; DROP TABLE clippings; --")
@example('"a" AND {b c} + ^d NEAR(')
@example("title : a AND text MATCH 'x'")
@example("\x00")
@example("trade\x00war")
@example("published:31-31")
@example('tariff "auto parts')
@example("a" * 10_000)
@example("貿" * 10_000)
@example('"' + "a " * 60 + '"')
def test_any_text_that_is_typed_finds_something_or_names_its_mistake(text: str) -> None:
    small = library(0)
    before = len(small.library.listing.open().all_keys())
    for typed in (text, as_phrase(text)):
        try:
            listing = small.library.listing.open(typed)
        except QueryError as error:
            assert 0 <= error.position <= len(typed)
            assert error.sentence
        else:
            keys = listing.keys(0, 10)
            small.library.listing.marked_snippets(typed, keys)
            small.library.listing.passages(typed)
    assert len(small.library.listing.open().all_keys()) == before


def as_phrase(text: str) -> str:
    """The text between quotation marks, those within doubled."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


@pytest.mark.parametrize("seed", range(5))
def test_the_library_of_these_tests_holds_what_they_ask_for(seed: int) -> None:
    """A property over nothing proves nothing: each kind of thing is there, and is missing somewhere."""
    small = library(seed)
    for query in ("has:story", "has:version", "has:highlight", "has:note", "has:tag", "is:trashed", "is:starred", "is:unread", "is:unsure"):
        assert 0 < small.library.listing.open(query).load().number < len(small.scanned), query


def in_order(small: SmallLibrary, sort: Sort, keys: Sequence[ClippingKey]) -> list[Any]:
    values: dict[SortKey, Callable[[Clipping], Any]] = {
        SortKey.PUBLISHED: lambda one: one.metadata.published and one.metadata.published.value,
        SortKey.CAPTURED: lambda one: one.captured_at,
        SortKey.TITLE: lambda one: one.metadata.title and one.metadata.title.lower(),
        SortKey.SOURCE: lambda one: one.metadata.source and one.metadata.source.lower(),
        SortKey.WORDS: lambda one: one.words,
        SortKey.ADDED: lambda one: one.key,
    }
    return [values[sort.key](small.scanned[key].clipping) for key in keys]


@pytest.mark.parametrize("query", ["", "trade", "trade -war", "is:unread", "tag:trade trade"])
@given(SEEDS, SORTS.filter(lambda sort: sort.key is not SortKey.RELEVANCE))
def test_a_list_is_in_its_order_with_the_unknown_last(query: str, seed: int, sort: Sort) -> None:
    small = library(seed)
    listing = small.library.listing.open(query, sort)
    values = in_order(small, sort, listing.keys(0, 1000))
    known = [value for value in values if value is not None]
    assert values == known + [None] * (len(values) - len(known))
    assert known == sorted(known, reverse=sort.descending)


def test_a_word_in_the_title_comes_before_one_in_the_text() -> None:
    small = library(1)
    keys = small.library.listing.open("trade sort:relevance").keys(0, 100)
    in_title = [any(word in (small.scanned[key].clipping.metadata.title or "").lower() for word in ("trade", "tráde")) for key in keys]
    assert in_title[0] and not in_title[-1]


def test_changed_and_deleted_words_leave_the_index_and_undo_puts_them_back() -> None:
    small = small_library(9)
    shelf = small.library
    key = shelf.listing.open("").keys(0, 1)[0]
    before = shelf.listing.open("").keys(0, 100)
    changes = shelf.clippings.edit([key], {"title": "Unheard zebra"})
    assert shelf.listing.open("title:zebra").keys(0, 10) == [key]
    shelf.apply(changes.inverse)
    assert shelf.listing.open("zebra").keys(0, 10) == []
    trashed = shelf.trash.throw_away([key])
    assert key not in shelf.listing.open("").keys(0, 100)
    shelf.apply(trashed.inverse)
    assert shelf.listing.open("").keys(0, 100) == before
    noted = shelf.clippings.set_note(key, "remember the zebra")
    assert shelf.listing.open("note:zebra").keys(0, 10) == [key]
    shelf.apply(noted.inverse)
    assert shelf.listing.open("note:zebra").keys(0, 10) == []


@pytest.mark.parametrize(
    "text",
    ['a" OR clippings MATCH "b', "'; DROP TABLE clippings; --", "{a b} : c", "^a", "a + b", "col : a", "NEAR", "a*b", "rowid", "\x00a"],
)
def test_signs_of_other_languages_have_no_meaning(text: str) -> None:
    shelf = library(0).library
    try:
        query = parse(text)
    except Exception as error:
        assert type(error).__name__ == "QueryError"
        return
    shelf.listing.open(query).load()


def test_the_deepest_and_the_longest_query_are_answered() -> None:
    shelf = library(0).library
    deep = "(" * 19 + "a" + " OR b c)" * 19
    for text in (deep, "a " * 199, "-(a b) " * 60, " OR ".join(["ab*"] * 200), '"' + "a " * 50 + '"', "-(" * 9 + "a b" + ")" * 9):
        shelf.listing.open(text).load()


def test_rows_can_be_read_from_any_place() -> None:
    shelf = library(2).library
    for query in ("", "trade", "sort:-added", "sort:title"):
        listing = shelf.listing.open(query)
        every = list(listing.all_keys())
        assert listing.keys(3, 7) == every[3:7]
        assert listing.count().number == len(every)
        assert [listing.position(ClippingKey(key)) for key in every] == list(range(len(every)))
        assert listing.keys(len(every) - 2, len(every) + 5) == every[-2:]


@pytest.mark.parametrize("query", ["is:related", "is:related tariff", "tariff -is:main"])
def test_what_was_related_to_an_article_in_the_trash_is_main_in_every_search(query: str) -> None:
    with Library.in_memory() as library:
        main, related = saved(library, draft("Main tariff"), replace(draft("Related tariff"), role=Role.RELATED, related_to=0))
        assert library.listing.open(query).keys(0, 5) == [related]
        library.trash.throw_away([main])
        assert library.clippings.get(related).role is Role.MAIN
        assert library.listing.open(query).keys(0, 5) == []


def test_a_tag_is_found_by_the_name_that_the_list_shows_unless_another_has_it_as_its_path() -> None:
    with Library.in_memory() as library:
        (ferry,) = saved(library, draft("Ferry tariff"), text="a", tags=["norland-estmark/ferry/fares"])
        for query in ("tag:ferry", "tag:Ferry/fares", "tag:fares", "tag:fer*", "tag:norland-estmark"):
            assert library.listing.open(query).keys(0, 5) == [ferry], query
        assert library.listing.open("tag:estmark OR tag:fare").keys(0, 5) == []
        assert library.listing.open("-tag:ferry").keys(0, 5) == []
        (own,) = saved(library, draft("Another", ["Words of its own."]), text="b", tags=["ferry"])
        assert library.listing.open("tag:ferry").keys(0, 5) == [own]
