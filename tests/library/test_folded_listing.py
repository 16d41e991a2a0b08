"""A list that shows each story as one row, against a naive reading of the same library."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipper.library.folded_listing import FoldedListing
from clipper.library.key_order import EveryKey
from clipper.library.library import Library
from clipper.model.ids import ClippingKey
from clipper.model.listing import Sort, SortKey
from tests.library.drafts import draft, saved

NUMBER = 40


def made(seed: int) -> Library:
    """Forty clippings with some stories and some in the trash."""
    rng = random.Random(seed)
    library = Library.in_memory()
    with library.transaction():
        keys = [
            saved(library, draft(title=rng.choice("abcdef"), lines=["tariff " * rng.randrange(1, 9)]), text=str(n))[0]
            for n in range(NUMBER)
        ]
        for _ in range(rng.randrange(8)):
            library.stories.put_together(rng.sample(keys, rng.randrange(1, 6)))
        library.trash.throw_away(rng.sample(keys, rng.randrange(5)))
    return library


def naive(library: Library, keys: list[ClippingKey], opened: frozenset[str]) -> list[tuple[ClippingKey, int, bool]]:
    """Each row: its key, the number of reports it stands for (0 where it is no story), whether it stands below its leader."""
    story = {one.key: one.story for one in library.clippings.rows(keys)}
    rows: list[tuple[ClippingKey, int, bool]] = []
    told: set[str] = set()
    for key in keys:
        own = story[key]
        reports = [other for other in keys if own is not None and story[other] == own]
        if len(reports) < 2 or own is None:
            rows.append((key, 0, False))
        elif own not in told:
            told.add(own)
            rows.append((key, len(reports), False))
            if own in opened:
                rows += [(other, len(reports), True) for other in reports[1:]]
    return rows


def shown(listing: FoldedListing) -> list[tuple[ClippingKey, int, bool]]:
    rows: list[tuple[ClippingKey, int, bool]] = []
    for key in listing.keys(0, listing.row_count()):
        fold = listing.fold(key)
        rows.append((key, fold.reports if fold else 0, bool(fold and fold.is_inner)))
    return rows


@given(seed=st.integers(0, 10**6), data=st.data())
@settings(max_examples=60)
def test_rows_counts_and_positions_are_those_of_a_naive_reading(seed: int, data: st.DataObject) -> None:
    with made(seed) as library:
        sort = Sort(key=data.draw(st.sampled_from([SortKey.ADDED, SortKey.TITLE, SortKey.WORDS])), descending=data.draw(st.booleans()))
        query = data.draw(st.sampled_from(["", "tariff", "title:a OR title:b"]))
        keys = [ClippingKey(key) for key in library.listing.open(query, sort).all_keys()]
        listing = library.listing.open_folded(query, sort).loaded()
        known = {one.story: fold.story for one in library.clippings.rows(keys) if one.story and (fold := listing.fold(one.key))}
        opened = frozenset(data.draw(st.sets(st.sampled_from(sorted(known))))) if known else frozenset[str]()
        listing = listing.with_opened({known[story] for story in opened})  # type: ignore[index] (ids are texts)
        expected = naive(library, keys, opened)
        assert shown(listing) == expected
        assert listing.count().number == len(keys)
        for row, (key, _, _) in enumerate(expected):
            assert listing.position(key) == row
        others = (ClippingKey(key) for key in range(NUMBER + 2) if key not in keys)
        assert all(listing.position(key) is None for key in others)
        start = data.draw(st.integers(0, NUMBER))
        stop = data.draw(st.integers(start, NUMBER + 5))
        assert listing.keys(start, stop) == [key for key, _, _ in expected[start:stop]]
        assert sorted(listing.chosen(0, listing.row_count())) == sorted(keys)
        for key in keys:
            assert listing.showing(key).position(key) is not None


def test_a_folded_row_stands_for_all_its_reports_and_an_open_one_for_itself() -> None:
    with Library.in_memory() as library:
        first, second, third = (saved(library, draft(title=title), text=title)[0] for title in ("one", "two", "three"))
        library.stories.put_together([first, third])
        listing = library.listing.open_folded()
        assert (listing.keys(0, 9), listing.chosen(0, 1)) == ([third, second], [third, first])
        fold = listing.fold(third)
        assert fold is not None
        opened = listing.with_opened([fold.story])
        assert (opened.keys(0, 9), opened.chosen(0, 1)) == ([third, first, second], [third])


def test_what_is_read_later_moves_no_row_that_is_seen() -> None:
    """The first thousand keys are folded before the rest is read: the rest is only added to."""
    with Library.in_memory() as library:
        with library.transaction():
            keys = [saved(library, draft(title=f"tariff {n}", lines=["tariff"]), text=str(n))[0] for n in range(1300)]
        library.stories.put_together([keys[5], keys[1000], keys[1200]])
        listing = library.listing.open_folded("tariff")
        assert not listing.settled
        first, leader = listing.keys(0, 50), listing.fold(keys[1200])
        assert leader is not None and leader.reports == 2
        loaded = listing.loaded()
        assert loaded.settled and loaded.keys(0, 50) == first
        assert loaded.row_count() == 1298 and loaded.count().number == 1300
        now = loaded.fold(keys[1200])
        assert now is not None and now.reports == 3


@pytest.mark.parametrize("descending", [True, False])
def test_a_list_of_nearly_every_key_answers_like_one_that_is_written_out(descending: bool) -> None:  # noqa: FBT001 (a parameter)
    holes = [3, 4, 9]
    order = EveryKey(every=range(1, 13), holes=holes, descending=descending)
    written = sorted((key for key in range(1, 13) if key not in holes), reverse=descending)
    assert order.part(0, 99) == written and len(order) == len(written)
    assert [order.position(key) for key in written] == list(range(len(written)))
    assert order.position(4) is None and order.position(13) is None
    assert order.among({2: 1, 3: 1, 12: 1}) == [key for key in written if key in (2, 12)]
    assert order.without([2, 12]).part(1, 4) == [key for key in written if key not in (2, 12)][1:4]


def test_more_than_a_thousand_are_counted_exactly_without_reading_their_keys() -> None:
    with Library.in_memory() as library:
        with library.transaction():
            keys = [saved(library, draft(title=f"tariff {n}", lines=["tariff"]), text=str(n))[0] for n in range(1100)]
        library.trash.throw_away(keys[:7])
        for query in ("tariff", "is:unread", "is:unread sort:relevance tariff"):
            listing = library.listing.open(query)
            assert not listing.settled
            assert listing.total() == 1093
            assert not listing.settled
