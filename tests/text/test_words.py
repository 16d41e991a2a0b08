"""Words are counted as a reader would."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.text.words import UNSPACED, count_words


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("One two, three.", 3), ("It’s 3.5% — well-known", 3), ("東京都の関税", 3), ("Tokyo 東京 today", 3), ("… — !", 0)],
)
def test_words(text: str, count: int) -> None:
    assert count_words(text) == count


@given(st.text(alphabet="aZ9'-.,_ \n$é’“漢½²٣ß\u0301", max_size=30))
def test_the_quick_count_is_the_pattern_s_count(text: str) -> None:
    unspaced = rf"[{UNSPACED}]"
    word = rf"[^\W_{UNSPACED}]+(?:['’\-.,][^\W_{UNSPACED}]+)*"
    assert count_words(text) == len(re.findall(word, text)) + len(re.findall(unspaced, text)) // 2
