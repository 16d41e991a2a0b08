from datetime import UTC, datetime

import pytest

from clipper.errors import InputError, NotFoundError, QueryError
from clipper.library.library import Library
from clipper.model.capture import Capture, Part
from clipper.model.draft import Draft
from clipper.model.ids import ClippingKey
from clipper.model.metadata import Metadata
from clipper.model.role import Role
from clipper.text.canonical import paragraphs

NOW = datetime(2025, 6, 1, tzinfo=UTC)
TRADE = "Minister Akazawa said the tariff on steel number{} stays."
HEALTH = "The hospital gave vaccine number{} against the virus."


def save(library: Library, text: str, *tags: str) -> ClippingKey:
    capture = Capture(parts=(Part(media_type="text/plain", content=text.encode()),), origin="hand", captured_at=NOW)
    draft = Draft(role=Role.MAIN, metadata=Metadata(title=text[:9]), body=paragraphs([text]))
    return library.saving.save(capture, [draft], tag_paths=tags).saved[0].key


@pytest.fixture
def library() -> Library:
    library = Library.in_memory(clock=lambda: NOW)
    for number in range(8):
        save(library, TRADE.format(number), "trade/tariffs")
        save(library, HEALTH.format(number), "health")
    return library


def test_a_tag_is_suggested_with_the_words_as_they_are_written(library: Library) -> None:
    key = save(library, "Again Akazawa spoke of a steel tariff in Geneva.")
    (suggestion,) = library.suggestions.for_clipping(key)
    assert suggestion.tag == "trade/tariffs"
    assert "Akazawa" in suggestion.because
    assert library.clippings.get(key).tags == ()


@pytest.mark.parametrize("carried", ["trade/tariffs", "trade/tariffs/steel"])
def test_a_tag_that_is_carried_is_not_suggested(library: Library, carried: str) -> None:
    key = save(library, "Again Akazawa spoke of a steel tariff in Geneva.", carried)
    assert library.suggestions.for_clipping(key) == []


def test_it_learns_from_more_tagging(library: Library) -> None:
    key = save(library, "A comet named Halley shines tonight.")
    assert library.suggestions.for_clipping(key) == []
    for number in range(20):
        save(library, f"The comet Halley returns, night {number}.", "sky")
    assert [one.tag for one in library.suggestions.for_clipping(key)] == ["sky"]


def test_a_rule_is_previewed_run_and_undone(library: Library) -> None:
    preview = library.tag_rules.preview("steel", "econ/steel")
    assert (len(preview.to_tag), preview.carrying) == (8, 0)
    assert library.listing.open("tag:econ").count().number == 0
    changes = library.tag_rules.run(preview)
    assert library.listing.open("tag:econ").count().number == 8
    assert library.tag_rules.preview("steel", "econ/steel").to_tag == ()
    library.apply(changes.inverse)
    assert library.listing.open("tag:econ").count().number == 0


def test_a_rule_that_was_forgotten_comes_back_by_undo(library: Library) -> None:
    rule, _ = library.tag_rules.add(" steel ", "econ")
    forgotten = library.tag_rules.delete(rule)
    with pytest.raises(NotFoundError):
        library.tag_rules.delete(rule)
    library.apply(forgotten.inverse)
    assert library.tag_rules.all() == [rule]


def test_rules_are_kept_and_forgotten(library: Library) -> None:
    rule, added = library.tag_rules.add("steel -virus", "econ/steel")
    assert library.tag_rules.all() == [rule]
    library.tag_rules.delete(rule)
    assert library.tag_rules.all() == []
    assert added.inverse
    with pytest.raises(QueryError):
        library.tag_rules.add('"open', "x")
    with pytest.raises(InputError):
        library.tag_rules.add("steel", "/")


def test_words_of_grammar_and_of_reporting_are_no_reason_for_a_tag() -> None:
    library = Library.in_memory(clock=lambda: NOW)
    for number in range(4):
        save(library, f"He said that an envoy would but after {2**number} days speak of ferry number{number} at the quay.", "ports")
    for number in range(4):
        save(library, f"Rain fell on hill number{number}.", "weather")
    (suggestion,) = library.suggestions.for_text("The ferry", "An envoy said but little at the quay.")
    assert set(suggestion.because) <= {"envoy", "ferry", "quay"}
    assert library.suggestions.for_text("Rain", "He said that an hour would, but after two, do.") == []
