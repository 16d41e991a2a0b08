"""Words are counted as a reader would."""

import pytest

from clipper.text.words import count_words


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("One two, three.", 3), ("It’s 3.5% — well-known", 3), ("東京都の関税", 3), ("Tokyo 東京 today", 3), ("… — !", 0)],
)
def test_words(text: str, count: int) -> None:
    assert count_words(text) == count
