"""`clipper tag` and `clipper tags`."""

from tests.cli.calls import Program
from tests.cli.conftest import identity


def tags_of(program: Program) -> dict[str, int]:
    return {one["tag"]: one["count"] for one in program("tags", "--json").json}


def test_tags_are_put_on_and_taken_off(filled: Program) -> None:
    salt, rice = identity(filled, "Eleven"), identity(filled, "Rice")
    assert filled("tag", salt, rice, "--add", "trade/salt", "--add", "Q2", "--remove", "trade").out == "Changed 2 of 2 clippings.\n"
    assert filled("show", salt, "--json").json["tags"] == ["Q2", "trade/salt"]
    assert tags_of(filled) == {"Q2": 2, "trade": 2, "trade/salt": 2}


def test_a_query_tags_all_that_it_finds(filled: Program) -> None:
    assert filled("tag", "--query", "rice", "--add", "food").out == "Changed 1 of 1 clipping.\n"
    assert filled("list", "tag:food", "--json").json["total"] == 1


def test_ids_and_a_query_together_or_neither_are_wrong_usage(filled: Program) -> None:
    filled("tag", "--add", "food", code=2)
    filled("tag", identity(filled, "Rice"), "--query", "rice", "--add", "food", code=2)
    filled("tag", identity(filled, "Rice"), code=2)


def test_a_tag_without_a_name_is_refused(filled: Program) -> None:
    assert "A tag needs a name" in filled("tag", identity(filled, "Rice"), "--add", " / ", code=1).err


def test_the_tree_shows_counts(filled: Program) -> None:
    filled("tag", identity(filled, "Rice"), "--add", "trade/rice")
    assert filled("tags").out == "trade  2\n  rice  1\n"
    (trade, rice) = filled("tags", "--json").json
    assert (trade["tag"], rice["tag"], sorted(trade)) == ("trade", "trade/rice", ["color", "count", "definition", "tag"])


def test_renaming_moves_what_is_below(filled: Program) -> None:
    filled("tag", identity(filled, "Rice"), "--add", "trade/rice")
    filled("tags", "rename", "trade", "commerce/trade")
    assert tags_of(filled) == {"commerce": 2, "commerce/trade": 2, "commerce/trade/rice": 1}
    assert "There is no tag" in filled("tags", "rename", "nothing", "something", code=1).err
    assert "already" in filled("tags", "rename", "commerce/trade/rice", "commerce", code=1).err


def test_merging_puts_one_under_the_other(filled: Program) -> None:
    filled("tag", identity(filled, "Rice"), "--add", "food")
    filled("tags", "merge", "trade", "food")
    assert tags_of(filled) == {"food": 2}
    filled("tags", "merge", "food", "food", code=1)


def test_an_empty_query_does_not_tag_the_whole_library(filled: Program) -> None:
    """As a script gives it whose variable is empty."""
    for empty in ("", "  "):
        assert "--query is empty" in filled("tag", "--query", empty, "--add", "food", code=2).err
    assert filled("list", "tag:food", "--json").json["total"] == 0
