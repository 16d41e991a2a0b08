"""Tags: a tree with counts, renamed, merged, split, deleted."""

import pytest

from clipper.errors import InputError, NotFoundError
from clipper.library.library import Library
from tests.library.drafts import draft, saved


def counts(library: Library) -> dict[str, int]:
    return {tag.path: tag.count for tag in library.tags.all()}


def test_a_parent_counts_each_clipping_below_it_once(library: Library) -> None:
    key, _ = saved(library, draft(), draft("Other", ["Other words."]), tags=["trade/tariffs"])
    library.tags.change([key], add=["trade/steel"])
    assert counts(library) == {"trade": 2, "trade/steel": 1, "trade/tariffs": 2}


def test_case_and_blanks_make_no_other_tag(library: Library) -> None:
    saved(library, tags=["Trade/Tariffs", " trade / tariffs ", "#trade/tariffs"])
    assert counts(library) == {"Trade": 1, "Trade/Tariffs": 1}


def test_renaming_moves_what_is_below(library: Library) -> None:
    saved(library, tags=["trade/tariffs"])
    library.tags.rename("trade", "economy/trade")
    assert counts(library) == {"economy": 1, "economy/trade": 1, "economy/trade/tariffs": 1}


@pytest.mark.parametrize(("old", "new"), [("trade", "society"), ("trade", "trade/below"), ("nothing", "something")])
def test_an_impossible_rename_is_refused(library: Library, old: str, new: str) -> None:
    saved(library, tags=["trade", "society"])
    with pytest.raises((InputError, NotFoundError)):
        library.tags.rename(old, new)
    assert counts(library) == {"trade": 1, "society": 1}


def test_renaming_may_change_only_the_case(library: Library) -> None:
    saved(library, tags=["trade"])
    library.tags.rename("trade", "Trade")
    assert counts(library) == {"Trade": 1}


def test_merging_keeps_every_use_once(library: Library) -> None:
    key, other = saved(library, draft(), draft("Other", ["Other words."]), tags=["tariffs"])
    library.tags.change([key], add=["duties/steel"])
    library.highlights.mark(other, 0, 5, color="claim", tag_paths=["duties"])
    library.tags.merge("duties", "tariffs")
    assert counts(library) == {"tariffs": 2, "tariffs/steel": 1}
    assert library.highlights.of_clipping(other)[0].tags == ("tariffs",)


def test_merging_keeps_the_rules_of_both(library: Library) -> None:
    library.tag_rules.add("ferry", "boats")
    library.tag_rules.add("steamer", "boats/steam")
    library.tag_rules.add("steamer", "ships/steam")
    library.tags.merge("boats", "ships")
    assert [(rule.query, rule.tag) for rule in library.tag_rules.all()] == [("ferry", "ships"), ("steamer", "ships/steam")]


def test_tags_that_differ_in_the_case_of_an_accented_letter_can_be_made_one(library: Library) -> None:
    saved(library, tags=["öl", "Öl"])
    library.tags.merge("öl", "Öl")
    assert counts(library) == {"Öl": 1}


@pytest.mark.parametrize("into", ["trade", "Trade", "trade/steel", "TRADE/new"])
def test_a_tag_is_not_merged_into_itself_or_below_itself(library: Library, into: str) -> None:
    saved(library, tags=["trade/steel"])
    with pytest.raises(InputError):
        library.tags.merge("trade", into)
    assert counts(library) == {"trade": 1, "trade/steel": 1}


def test_what_cannot_be_merged_or_deleted_is_named(library: Library) -> None:
    with pytest.raises(NotFoundError, match="'boats'"):
        library.tags.merge("boats", "ships")
    with pytest.raises(NotFoundError, match="'boats'"):
        library.tags.delete("boats")


def test_a_shortcut_belongs_to_one_tag(library: Library) -> None:
    saved(library, tags=["one", "two"])
    library.tags.describe("one", color="#123456", definition="d", shortcut=1)
    library.tags.describe("two", color=None, definition="", shortcut=1)
    assert {tag.path: tag.shortcut for tag in library.tags.all()} == {"one": None, "two": 1}


def test_half_a_surrogate_pair_is_stored_as_one_replacement_character(library: Library) -> None:
    (key,) = saved(library)
    library.clippings.set_note(key, "Harbor \ud800 fees")
    library.tags.change([key], add=["trade/\udfff"])
    library.searches.add("\ud83d", "title:\ud83d")
    clipping = library.clippings.get(key)
    assert clipping.note == "Harbor \ufffd fees"
    assert clipping.tags == ("trade/\ufffd",)
    assert library.searches.all()[0].name == "\ufffd"


def test_completion_offers_the_lately_used_first_and_then_the_often_used(library: Library) -> None:
    keys = [saved(library, draft(title=str(number)), text=str(number))[0] for number in range(30)]
    library.tags.create("never used")
    library.tags.change(keys, add=["often"])
    library.tags.change(keys[:5], add=["old"])
    library.tags.change(keys[:1], add=["last"])
    assert library.tags.by_use() == ["last", "old", "often", "never used"]


def test_what_many_clippings_carry_is_counted_over_all_of_them(library: Library) -> None:
    keys = saved(library, *(draft(f"Of ferry {number}", [f"Ferry {number} sails."]) for number in range(5)))
    library.tags.change(keys[:3], add=["harbor", "trade/steel"])
    library.tags.change(keys[4:], add=["harbor"])
    assert library.tags.carried_by(keys[:4]) == {"harbor": 3, "trade/steel": 3}
    assert library.tags.carried_by(keys[3:]) == {"harbor": 1}
    assert library.tags.carried_by([]) == {}
