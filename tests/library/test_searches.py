"""Saved searches: named, in the user's order, changed and forgotten."""

import pytest

from clipper.errors import InputError, NotFoundError
from clipper.library.library import Library
from clipper.model.ids import SearchId


def names(library: Library) -> list[str]:
    return [search.name for search in library.searches.all()]


def test_a_new_search_stands_last_also_where_others_were_deleted(library: Library) -> None:
    ids = [library.searches.add(name, "rice")[0] for name in ("one", "two", "three", "four", "five")]
    for search in ids[:3]:
        library.searches.delete(search)
    library.searches.add("new", "rice")
    assert names(library) == ["four", "five", "new"]


def test_searches_stand_in_the_order_that_the_user_gave_them(library: Library) -> None:
    first, second, third = (library.searches.add(name, "rice")[0] for name in ("one", "two", "three"))
    library.searches.order([third, first, second])
    assert names(library) == ["three", "one", "two"]


def test_a_search_gets_another_name_and_query(library: Library) -> None:
    own, _ = library.searches.add("Rice", "rice")
    other, _ = library.searches.add("Steel", "steel")
    library.searches.change(own, name="  Rice and\twheat ", query=" rice OR wheat ")
    assert [(one.id, one.name, one.query) for one in library.searches.all()] == [
        (own, "Rice and wheat", "rice OR wheat"),
        (other, "Steel", "steel"),
    ]


def test_a_search_without_a_name_and_one_that_is_gone_are_refused(library: Library) -> None:
    own, _ = library.searches.add("Rice", "rice")
    with pytest.raises(InputError):
        library.searches.add(" \n ", "rice")
    with pytest.raises(InputError):
        library.searches.change(own, name="", query="rice")
    library.searches.delete(own)
    with pytest.raises(NotFoundError):
        library.searches.delete(own)
    with pytest.raises(NotFoundError):
        library.searches.change(SearchId("nowhere"), name="Rice", query="rice")
