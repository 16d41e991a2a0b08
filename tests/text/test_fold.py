"""Folded texts know where they came from."""

import unicodedata

from hypothesis import given

from clipper.text.fold import find_folded, fold
from clipper.text.tokens import tokens
from clipper.text.typography import PLAIN, plain
from tests.text.strategies import texts


@given(texts)
def test_every_range_of_a_folded_text_leads_to_what_folds_to_it(text: str) -> None:
    folded = fold(text)
    assert folded.origin(0, len(folded.text)) in ((0, len(text)), (0, 0))
    for start in range(0, len(folded.text), 3):
        first, last = folded.origin(start, start + 1)
        assert 0 <= first < last <= len(text)
        assert folded.text[start] in fold(text[first:last]).text


@given(texts)
def test_plain_text_maps_back_to_the_whole(text: str) -> None:
    shaped = plain(text)
    if shaped.text:
        assert shaped.origin(0, len(shaped.text)) == (0, len(text))
    assert not set(shaped.text) & set(PLAIN)
    assert plain(shaped.text).text == shaped.text


def test_an_empty_range_leads_to_where_it_stands() -> None:
    text = "a…b"
    shaped = plain(text)
    assert [shaped.origin(at, at) for at in (0, 1, 4, 5)] == [(0, 0), (1, 1), (2, 2), (3, 3)]


def test_case_and_diacritics_are_folded_and_marks_of_other_scripts_kept() -> None:
    assert fold("Été ẞ ΆΛΦΑ Й が ที่").text == "ete ss αλφα и が ที่"


def test_hits_are_ranges_of_the_text_as_it_is() -> None:
    text = "Straße, STRASSE, été, e\u0301te\u0301"
    assert [text[start:end] for start, end in find_folded(text, "strasse")] == ["Straße", "STRASSE"]
    hits = [unicodedata.normalize("NFC", text[start:end]) for start, end in find_folded(text, "Ete")]
    assert [hit[:2] for hit in hits] == ["ét", "ét"]
    assert find_folded(text, "\u0301") == []


def test_typography_is_no_difference() -> None:
    assert plain("“It’s\u00a0so — … ﬁne”").text == '"It\'s so - ... fine"'
    assert plain("“It’s so”").text != plain("“It is so”").text


@given(texts)
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


def test_tokens_are_words_numbers_signs_and_characters() -> None:
    assert tokens("Don’t pay 3.5% 東京.") == ["Don’t", " ", "pay", " ", "3.5", "%", " ", "東", "京", "."]
