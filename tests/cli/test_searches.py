"""`clipper searches` and `clipper open`."""

from clipper.library.library import Library
from tests.cli.calls import Program
from tests.cli.conftest import identity


def test_saved_searches_are_told_with_their_counts(filled: Program) -> None:
    with Library.open(filled.library) as library:
        library.searches.add("On rice", "rice")
        library.searches.add("All of trade", "tag:trade")
    values = filled("searches", "--json").json
    assert [(one["name"], one["query"], one["count"]) for one in values] == [("On rice", "rice", 1), ("All of trade", "tag:trade", 2)]
    assert "On rice  1" in filled("searches").out


def test_a_search_that_can_no_longer_be_read_is_told_as_such(filled: Program) -> None:
    with Library.open(filled.library) as library:
        library.searches.add("Broken", "tag:")
        library.searches.add("Worse", "nonsense:(")
    assert [one["count"] for one in filled("searches", "--json").json][1] is None
    assert "cannot be run" in filled("searches").out


def test_a_link_is_handed_to_the_window(filled: Program) -> None:
    link = f"clipper://clip/{identity(filled, 'Rice')}"
    filled("open", link)
    assert filled.opened == [(filled.library, link)]


def test_other_addresses_are_not_opened(filled: Program) -> None:
    for address in ("https://example.org", "clipper://clip/", "clipper://clip/../x", "file:///etc/passwd", "clipper://clip/ABC"):
        assert "no link to a clipping" in filled("open", address, code=1).err
    assert filled.opened == []


def test_without_a_link_the_window_opens(filled: Program) -> None:
    filled("open")
    assert filled.opened == [(filled.library, "")]


def test_no_command_opens_the_window_on_the_library(filled: Program) -> None:
    filled()
    assert filled.opened == [(filled.library, "")]
