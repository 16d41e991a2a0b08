"""The names that complete a search come from the library, and those that fit what was typed are found."""

import pytest

from clipper.query.complete import matching
from clipper.query.fields import Completion
from tests.store.naive import small_library


@pytest.mark.parametrize(
    ("kind", "typed", "offered"),
    [
        (Completion.TAGS, "tar", "trade/tariffs"),
        (Completion.TAGS, "TRADE", "trade"),
        (Completion.SOURCES, "tra", "Trade Times"),
        (Completion.AUTHORS, "war", "Bo War"),
        (Completion.COLORS, "cl", "claim"),
    ],
)
def test_names_of_the_library_are_found_by_what_was_typed(kind: Completion, typed: str, offered: str) -> None:
    names = small_library(3).library.completion.names(kind)
    assert offered in matching(names, typed)
    assert matching(names, "no such name") == []


def test_those_that_begin_so_stand_before_those_with_a_word_that_does() -> None:
    assert matching(["ferries/trade", "Ärztetag", "trade", "tradition", "barter"], "tra") == ["trade", "tradition", "ferries/trade"]
    assert matching(["Ärztetag"], "arz") == ["Ärztetag"]
