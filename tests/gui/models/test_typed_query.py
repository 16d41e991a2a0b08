"""What is searched while one types."""

import pytest

from clipper.gui.models.typed_query import as_typed, combined
from clipper.query.parse import parse


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("akaz", "akaz*"),
        ("ferry tarif", "ferry tarif*"),
        ("ferry ", "ferry "),
        ("ab", "ab*"),
        ("élec", "élec*"),
        ("акад", "акад*"),
        ("a", ""),
        ("a ", "a "),
        ("ferry t", "ferry"),
        ("is:unread t", "is:unread"),
        ("ferry OR t", "ferry OR t"),
        ("(t", "(t"),
        ("EU", "EU"),
        ("税", "税"),
        ("con*", "con*"),
        ("tag:trade", "tag:trade"),
        ('"ferry tar', '"ferry tar'),
        ("a OR", "a OR"),
        ("関税", "関税"),
        ("", ""),
    ],
)
def test_a_word_that_is_being_typed_counts_as_a_beginning(typed: str, asked: str) -> None:
    assert as_typed(typed) == asked


def test_what_the_place_stands_for_and_what_is_typed_must_both_hold() -> None:
    both = combined("is:unread", "ferry OR train")
    assert parse(both) == parse("is:unread (ferry OR train)")
    assert combined("", "ferry") == "ferry"
    assert combined("is:unread", "") == "is:unread"
