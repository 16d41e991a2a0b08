"""A tag is split by what searches find; the preview says what is done, and undo brings all back."""

from pathlib import Path

import pytest

from clipper.errors import InputError, NotFoundError, QueryError
from clipper.library.library import Library
from clipper.library.tag_splits import TagPart
from tests.library.drafts import contents, draft, saved


@pytest.fixture
def trade(library: Library) -> list[int]:
    """Four clippings under `trade`: one about ferries, one about salt, one about both, one about neither."""
    texts = ("Ferries sail.", "Salt is taxed.", "Ferries carry salt.", "Choirs sing.")
    return [saved(library, draft(text, [text]), text=text, tags=["trade"])[0] for text in texts]


def tags_of(library: Library, keys: list[int]) -> list[tuple[str, ...]]:
    return [library.clippings.get(key).tags for key in keys]  # type: ignore[arg-type] (keys are integers)


def test_each_clipping_goes_where_its_words_say_and_what_is_left_stays(library: Library, trade: list[int]) -> None:
    preview = library.tag_splits.preview("trade", [TagPart(tag="ferries", query="ferries"), TagPart(tag="goods/salt", query="salt")])
    assert [(name, sorted(keys)) for name, keys in preview.parts] == [
        ("ferries", [trade[0], trade[2]]),
        ("goods/salt", [trade[1], trade[2]]),
    ]
    assert (preview.staying, preview.doubled) == ((trade[3],), 1)
    assert tags_of(library, trade) == [("trade",)] * 4
    library.tag_splits.run(preview)
    assert tags_of(library, trade) == [("ferries",), ("goods/salt",), ("ferries", "goods/salt"), ("trade",)]


def test_a_part_without_a_search_takes_what_is_left_and_the_tag_goes(library: Library, trade: list[int]) -> None:
    preview = library.tag_splits.preview("trade", [TagPart(tag="ferries", query="ferries"), TagPart(tag="other")])
    assert preview.staying == ()
    assert preview.parts[1] == ("other", (trade[3], trade[1])), "the newest first"
    library.tag_splits.run(preview)
    assert tags_of(library, trade) == [("ferries",), ("other",), ("ferries",), ("other",)]
    assert "trade" not in [tag.path for tag in library.tags.all()]


def test_a_tag_may_be_split_into_tags_below_it_and_into_itself(library: Library, trade: list[int]) -> None:
    library.tag_splits.run(library.tag_splits.preview("trade", [TagPart(tag="trade/salt", query="salt"), TagPart(tag="trade")]))
    assert tags_of(library, trade) == [("trade",), ("trade/salt",), ("trade/salt",), ("trade",)]


def test_a_clipping_may_keep_the_tag_and_get_another(library: Library, trade: list[int]) -> None:
    library.tag_splits.run(library.tag_splits.preview("trade", [TagPart(tag="trade", query="salt"), TagPart(tag="salt", query="salt")]))
    assert tags_of(library, trade) == [("trade",), ("salt", "trade"), ("salt", "trade"), ("trade",)]


def test_a_tag_that_has_others_below_it_or_a_rule_stays_though_nothing_carries_it(library: Library, trade: list[int]) -> None:
    library.tags.create("trade/steel")
    library.tag_splits.run(library.tag_splits.preview("trade", [TagPart(tag="sold")]))
    assert tags_of(library, trade) == [("sold",)] * 4
    assert [tag.path for tag in library.tags.all()] == ["sold", "trade", "trade/steel"]
    library.tag_rules.add("ferries", "sold")
    library.tag_splits.run(library.tag_splits.preview("sold", [TagPart(tag="bought")]))
    assert "sold" in [tag.path for tag in library.tags.all()]


def test_highlights_follow_their_clipping(library: Library, trade: list[int]) -> None:
    mark, _ = library.highlights.mark(trade[1], 0, 4, color="claim")  # type: ignore[arg-type] (as above)
    library.highlights.tag([mark], add=["trade"])
    library.tag_splits.run(library.tag_splits.preview("trade", [TagPart(tag="salt", query="salt"), TagPart(tag="other")]))
    assert library.highlights.get(mark).tags == ("salt",)


def test_undo_brings_back_what_was(library: Library, trade: list[int], tmp_path: Path) -> None:
    library.tags.describe("trade", color="#aa0000", definition="What is sold", shortcut=3)
    before = contents(library, tmp_path)
    changes = library.tag_splits.run(library.tag_splits.preview("trade", [TagPart(tag="a", query="salt"), TagPart(tag="b")]))
    assert tags_of(library, trade) != [("trade",)] * 4
    library.apply(changes.inverse)
    assert contents(library, tmp_path) == before


def test_what_cannot_be_split_is_said(library: Library, trade: list[int]) -> None:  # noqa: ARG001 (the tag must be there)
    with pytest.raises(NotFoundError):
        library.tag_splits.preview("nowhere", [TagPart(tag="a")])
    with pytest.raises(InputError):
        library.tag_splits.preview("trade", [])
    with pytest.raises(InputError):
        library.tag_splits.preview("trade", [TagPart(tag=" / ")])
    with pytest.raises(QueryError):
        library.tag_splits.preview("trade", [TagPart(tag="a", query="published:31-31")])
