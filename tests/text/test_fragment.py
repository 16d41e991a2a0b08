"""Links to a passage lead a browser to that passage and to no other."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.text.fragment import DIRECTIVE, fragment_link, text_directive
from tests.text.strategies import texts


def directive(text: str, passage: str, nth: int = 0) -> str:
    start = -1
    for _ in range(nth + 1):
        start = text.index(passage, start + 1)
    made = text_directive(text, start, start + len(passage))
    assert made
    return made.removeprefix(DIRECTIVE)


def test_a_passage_that_stands_once_needs_no_context() -> None:
    assert directive("The tariff falls. The rate stays.", "tariff falls") == "tariff%20falls"


def test_the_second_of_two_gets_what_stands_before_it() -> None:
    assert directive("Salt is dear. Rice is cheap. Oil is dear.", "is dear", 1) == "Oil-,is%20dear,-."


def test_signs_that_mean_something_in_the_directive_are_encoded() -> None:
    assert directive("A well-known, “free” R&D lab.", "well-known, “free” R&D") == "well%2Dknown%2C%20%E2%80%9Cfree%E2%80%9D%20R%26D"


def test_half_words_are_made_whole() -> None:
    assert directive("The tariffs fall.", "ariff") == "tariffs"


def test_a_passage_over_lines_is_told_by_its_ends() -> None:
    text = "One two three four five six seven eight.\nNine ten.\nEleven twelve."
    assert directive(text, text) == "One%20two%20three%20four%20five%20six,Eleven%20twelve."


def test_the_link_keeps_the_address_and_its_own_fragment() -> None:
    assert fragment_link("https://example.org/a?b=1#part", "one two", 4, 7) == "https://example.org/a?b=1#part:~:text=two"
    assert fragment_link("https://example.org/a#:~:text=old", "one two", 4, 7) == "https://example.org/a#:~:text=two"


@pytest.mark.parametrize("text", ["", "— …", "\n"])
def test_a_passage_without_a_word_has_no_link(text: str) -> None:
    assert fragment_link("https://example.org", text, 0, len(text)) is None


@given(texts, st.data())
def test_the_parts_stand_in_the_text_in_this_order(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    made = text_directive(text, start, data.draw(st.integers(start, len(text))))
    if made is None:
        return
    parts = [unquote(part.removeprefix("-").removesuffix("-")) for part in made.removeprefix(DIRECTIVE).split(",")]
    position = 0
    for part in parts:
        position = text.index(part, position) + len(part)
    assert not any("\n" in part for part in parts)
