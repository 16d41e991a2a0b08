"""The characters and words of lines, counted for all lines at once: each count is that of a slow and plain one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.capture.paste.letters import SEEN, Letters

LINES = st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=()), min_size=1, max_size=30), min_size=1, max_size=8)


@given(LINES)
def test_characters_are_those_of_their_own_line(lines: list[str]) -> None:
    counted = Letters(lines, dense=False).counted()
    assert counted.commas.tolist() == [sum(map(line.count, ",，、،")) for line in lines]
    assert counted.blanks.tolist() == [line.count(" ") for line in lines]
    assert counted.signs.tolist() == [sum(map(line.count, "|/»›>#@•·+→©&")) for line in lines]


@given(LINES)
def test_words_have_four_letters_or_more(lines: list[str]) -> None:
    found = Letters(lines, dense=False).words()
    for line, count in zip(lines, found.tolist(), strict=True):
        plain = "".join(sign if sign.isalpha() and ord(sign) < 0xFFFF else " " for sign in line)
        assert count == len([word for word in plain.split() if len(word) >= 4])


def test_capitals_are_counted_and_those_that_begin_words() -> None:
    counted = Letters(["The NATO Summit in iOS", "élan", "Über Ähnliches"], dense=False).counted()
    assert counted.capitals.tolist() == [8, 0, 2]
    assert counted.beginning.tolist() == [3, 0, 2]


def test_sentences_end_with_a_stop_before_a_blank_or_a_wide_one() -> None:
    lines = ["It rained. It snowed. No 3.5", "It rained.", "雨。雪。", "No stop"]
    assert Letters(lines, dense=False).counted().sentences.tolist() == [2, 1, 2, 0]


def test_digits_of_any_script_are_digits() -> None:
    assert Letters(["12 May 2025", "٢٠٢٥"], dense=False).counted().digits.tolist() == [6, 4]


def test_terms_are_known_in_any_case_and_not_inside_words() -> None:
    lines = ["All RIGHTS Reserved. Privacy and Cookies", "The ferry sails", "Alle Rechte vorbehalten"]
    _, terms, _ = Letters(lines, dense=False).told(np.zeros(3, dtype=np.bool_))
    assert terms.tolist() == [4, 0, 1]


def test_a_credit_stands_at_the_end_of_its_line() -> None:
    tail = "a ferry leaves the harbor of Nordhaven in the early morning, on its way north"
    _, _, credited = Letters([f"{tail} Reuters", f"Reuters says that {tail}"], dense=False).told(np.zeros(2, dtype=np.bool_))
    assert credited.tolist() == [1, 0]


def test_likeness_counts_the_words_of_other_lines() -> None:
    lines = ["ferry harbor winter", "harbor council", "winter storm", "nothing alike"]
    region = np.array([True, True, False, False])
    likeness, _, _ = Letters(lines, dense=False).told(region)
    assert likeness.tolist() == [1, 1, 1, 0]


def test_pairs_of_signs_are_the_words_of_a_dense_script() -> None:
    letters = Letters(["東京の港", "東京"], dense=True)
    assert letters.words().tolist() == [3, 1]
    likeness, _, _ = letters.told(np.array([True, False]))
    assert likeness.tolist() == [0, 1]


@pytest.mark.parametrize("sign", ["\U0001f600", "\ud800"])
def test_signs_beyond_the_first_plane_and_broken_ones_are_no_letters(sign: str) -> None:
    assert Letters([f"ferry{sign}s", "sail"], dense=False).words().tolist() == [1, 1]


def test_only_the_beginning_of_a_giant_line_is_looked_at() -> None:
    assert Letters(["," * (SEEN + 100), ","], dense=False).counted().commas.tolist() == [SEEN, 1]
