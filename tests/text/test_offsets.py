"""Code points and UTF-16 code units lead to each other and back."""

from hypothesis import given
from hypothesis import strategies as st

from clipper.text.offsets import Utf16Map
from tests.text.strategies import texts


@given(st.one_of(texts, st.text(st.characters(exclude_categories=("Cs",)))))
def test_every_position_is_where_the_encoded_text_says(text: str) -> None:
    units = Utf16Map(text)
    for position in range(len(text) + 1):
        position_u16 = len(text[:position].encode("utf-16-le")) // 2
        assert units.to_utf16(position) == position_u16
        assert units.from_utf16(position_u16) == position


def test_a_position_inside_a_pair_is_taken_as_before_it() -> None:
    assert [Utf16Map("a👍b").from_utf16(unit) for unit in range(5)] == [0, 1, 1, 2, 3]
