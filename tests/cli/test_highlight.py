"""`clipper highlight` marks a passage by its words, and only that passage."""

from dataclasses import replace

from clipper.library.library import Library
from tests.cli.calls import Program
from tests.cli.conftest import identity


def test_a_passage_is_marked_with_color_note_and_tags(filled: Program) -> None:
    salt = identity(filled, "Eleven")
    out = filled("highlight", salt, "--quote", "four percent", "--color", "Figure", "--note", "Of what?", "--tag", "numbers").out
    (highlight,) = filled("show", salt, "--json").json["highlights"]
    assert highlight["id"] in out
    assert (highlight["exact"], highlight["color"]) == ("four percent", "figure")
    assert (highlight["note"], highlight["tags"]) == ("Of what?", ["numbers"])
    assert filled("list", "has:highlight", "--json").json["clippings"][0]["highlights"] == 1


def test_an_unknown_or_ambiguous_quotation_is_an_error_that_says_so(filled: Program) -> None:
    salt = identity(filled, "Eleven")
    assert "not in the text" in filled("highlight", salt, "--quote", "five percent", code=1).err
    several = filled("highlight", salt, "--quote", "the tariff", code=1)
    assert "2 times" in several.err
    assert "--nth" in several.err
    assert "--nth goes from 1 to 2" in filled("highlight", salt, "--quote", "the tariff", "--nth", "3", code=1).err
    assert "empty" in filled("highlight", salt, "--quote", " ", code=1).err
    assert filled("show", salt, "--json").json["highlights"] == []


def test_an_unknown_color_names_the_ones_there_are(filled: Program) -> None:
    assert "claim, evidence" in filled("highlight", identity(filled, "Eleven"), "--quote", "four", "--color", "mauve", code=1).err


def test_the_users_own_name_of_a_color_is_understood(filled: Program) -> None:
    with Library.open(filled.library) as library:
        library.colors.change([replace(color, name="Hard number") for color in library.colors.all() if color.key == "figure"])
    filled("highlight", identity(filled, "Eleven"), "--quote", "four", "--color", "hard number")
    assert filled("show", identity(filled, "Eleven"), "--json").json["highlights"][0]["color"] == "figure"


def test_quotes_and_blanks_may_be_typed_in_another_shape(filled: Program) -> None:
    salt = identity(filled, "Eleven")
    filled("highlight", salt, "--quote", '"We have  confirmed that')
    assert filled("show", salt, "--json").json["highlights"][0]["exact"] == "“We have confirmed that"
