"""The one look at all signs of a text: what it says that there is none of is not there."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.capture.paste.kinds import is_dense
from clipper.capture.paste.letters import Letters
from clipper.capture.paste.signs import BLANK, DENSE, FAR, REMOVED, UNSETTLED, signs_in
from clipper.text.canonical import clean_characters

PLANE = 0x10000
SIGNS = [chr(code) for code in range(PLANE) if not 0xD800 <= code <= 0xDFFF]


def of_others() -> set[str]:
    """The characters that may join the one before them when a text is composed."""
    decomposed = (unicodedata.normalize("NFD", chr(code)) for code in range(2 * PLANE) if not 0xD800 <= code <= 0xDFFF)
    return {sign for text in decomposed if len(text) > 1 for sign in text[1:]}


def test_blanks_are_those_that_part_words() -> None:
    assert {sign for sign in SIGNS if signs_in(sign) & BLANK} == {sign for sign in SIGNS if sign.isspace()} - {" ", "\n"}


def test_what_may_not_stay_is_told() -> None:
    assert {sign for sign in SIGNS if signs_in(sign) & REMOVED} == {sign for sign in SIGNS if clean_characters(sign) != sign}


def test_what_is_not_told_to_be_unsettled_is_composed_wherever_it_stands() -> None:
    settled = {sign for sign in SIGNS if not signs_in(sign) & UNSETTLED}
    assert {sign for sign in settled if unicodedata.normalize("NFC", sign) != sign or unicodedata.combining(sign)} == set()
    assert settled & of_others() == set()
    assert {"a", "\u00e9", "\u2019", "\u0416", "\u6f22"} <= settled


def test_letters_digits_and_signs_that_are_not_far_are_those_of_latin() -> None:
    near = [sign for sign in SIGNS if sign != "\n" and not signs_in(sign) & FAR]
    assert {"a", "\u00e9", "\u2019", "\u2022", "\u203a", "\u2192", "7"} <= set(near)
    lines = [f"{sign * 4} ferry{sign}s, {sign}Harbor.{sign}" for sign in near]
    seen, plainly = Letters(lines, dense=False, far=False), Letters(lines, dense=False)
    assert seen.buckets.tolist() == plainly.buckets.tolist()
    assert seen.words().tolist() == plainly.words().tolist()
    assert [column.tolist() for column in seen.counted()] == [column.tolist() for column in plainly.counted()]


@pytest.mark.parametrize("text", ["\u0416", "\u6f22", "\u0663", "\uff0c", "\u3002", "\u0142", "\u00ff", "\U0001f642"])
def test_others_are_far(text: str) -> None:
    assert signs_in(text) & FAR


@pytest.mark.parametrize("text", ["\u1100\u1161", "\uf900", "\U0002f800", "\u304b\u3099"])
def test_what_becomes_dense_is_told(text: str) -> None:
    assert is_dense(unicodedata.normalize("NFC", text))
    assert signs_in(text) & DENSE


@pytest.mark.parametrize("text", ["\ud800", "a\udc00b", "\udc00\ud800", "\U0001f642\ud83d", "\U0001fffe"])
def test_broken_halves_and_noncharacters_may_not_stay(text: str) -> None:
    assert signs_in(text) & REMOVED


def test_an_emoji_asks_for_nothing() -> None:
    assert not signs_in("well done \U0001f642\U0001f44f") & (BLANK | REMOVED | UNSETTLED | DENSE)


@given(st.text(st.characters(codec="utf-8"), max_size=40), st.text(st.characters(codec="utf-8"), max_size=40))
def test_the_signs_of_two_texts_are_those_of_both(one: str, other: str) -> None:
    assert signs_in(one + other) == signs_in(one) | signs_in(other)


def test_a_text_longer_than_one_piece_is_seen_to_its_end() -> None:
    assert signs_in("a" * 20_000 + "\t") == BLANK
    assert signs_in("") == signs_in("plain") == 0
