"""Sources: outlets with their other names and countries, renamed and made one."""

import pytest

from clipper.errors import InputError, NotFoundError
from clipper.library.library import Library
from tests.library.drafts import draft, saved


def known(library: Library) -> list[tuple[str, tuple[str, ...], str, int]]:
    return [(one.name, one.aliases, one.country, one.count) for one in library.sources.all()]


def test_a_source_gets_another_name_a_country_and_other_names(library: Library) -> None:
    saved(library, draft(source="Harbor Courier"))
    library.sources.change("harbor courier", new_name="  Harbor\tPost ", country="NO", aliases=["HP", " ", "hp", "The  Post "])
    assert known(library) == [("Harbor Post", ("HP", "The Post"), "NO", 1)]
    library.sources.change("the post", new_name="Harbor Post", country="", aliases=["Post"])
    assert known(library) == [("Harbor Post", ("Post",), "", 1)]


def test_a_name_that_another_source_has_and_none_at_all_are_refused(library: Library) -> None:
    saved(library, draft("One", ["One text."], source="Harbor Courier"), draft("Two", ["Other text."], source="Salt Gazette"))
    with pytest.raises(InputError, match="already") as taken:
        library.sources.change("Harbor Courier", new_name="salt gazette", country="", aliases=[])
    with pytest.raises(InputError, match="needs a name") as empty:
        library.sources.change("Harbor Courier", new_name=" ", country="", aliases=[])
    assert (taken.value.hint, empty.value.hint) == ("Merge the two instead.", "Write one.")
    with pytest.raises(NotFoundError):
        library.sources.change("Nobody's News", new_name="News", country="", aliases=[])
    library.sources.change("Harbor Courier", new_name="Harbor Courier", country="", aliases=["Salt Gazette", "HC"])
    assert {name: aliases for name, aliases, *_ in known(library)} == {"Harbor Courier": ("HC",), "Salt Gazette": ()}


def test_sources_that_are_one_have_the_clippings_and_the_names_of_both(library: Library) -> None:
    saved(library, draft("One", ["One text."], source="Harbor Courier"), draft("Two", ["Other text."], source="harborcourier.example"))
    library.sources.change("harborcourier.example", new_name="harborcourier.example", country="", aliases=["HC"])
    library.sources.merge("harborcourier.example", "Harbor Courier")
    assert known(library) == [("Harbor Courier", ("harborcourier.example", "HC"), "", 2)]
    saved(library, draft("Three", ["A third text."], source="HARBORCOURIER.example"))
    assert known(library)[0][-1] == 3
    assert library.listing.open('source:"harbor courier"').count().number == 3
    for gone, into in (("Harbor Courier", "HC"), ("Nobody's News", "HC"), ("HC", "Nobody's News")):
        with pytest.raises((InputError, NotFoundError)):
            library.sources.merge(gone, into)
