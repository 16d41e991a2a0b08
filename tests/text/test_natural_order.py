"""Names in the order in which people look for them."""

from hypothesis import given
from hypothesis import strategies as st

from clipper.text.natural_order import natural_order


def test_numbers_go_by_their_size_and_letters_by_their_sound() -> None:
    names = ["week 10", "Week 9", "week 2", "Élections", "economy", "zebra", "Trade", "trade/tariffs", "trade-offs", "2024", "10"]
    assert sorted(names, key=natural_order) == [
        "10", "2024", "economy", "Élections", "Trade", "trade/tariffs", "trade-offs", "week 2", "Week 9", "week 10", "zebra",
    ]  # fmt: skip


def test_leading_zeros_and_numbers_of_any_length_are_compared() -> None:
    assert sorted(["a 010", "a 9", f"a {'9' * 6000}", "a 10b"], key=natural_order) == ["a 9", "a 010", "a 10b", f"a {'9' * 6000}"]


@given(st.lists(st.text(max_size=8), min_size=1, max_size=4), st.text(max_size=8))
def test_what_stands_above_comes_first(levels: list[str], below: str) -> None:
    above = "/".join(levels)
    assert natural_order(above) < natural_order(f"{above}/{below}")
