"""Which way words are read."""

import pytest

from clipper.text.direction import reads_rtl


@pytest.mark.parametrize("text", ["قال الوزير", "שר התחבורה", "12 · שר Rail", "«قال»"])
def test_the_first_letter_that_has_a_direction_says_from_the_right(text: str) -> None:
    assert reads_rtl(text)


@pytest.mark.parametrize("text", ["", "Harbor", "— 450", "Rail שר", "新しい港", "“Über”"])
def test_all_else_is_read_from_the_left(text: str) -> None:
    assert not reads_rtl(text)
