from hypothesis import given
from hypothesis import strategies as st

from clipper.gui.article.lanes import MarkedRange, MarkedText

RANGES = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 25)), max_size=12).map(
    lambda pairs: [
        MarkedRange(id=str(number), start=start, end=start + length, color="claim") for number, (start, length) in enumerate(pairs)
    ]
)


@given(RANGES, st.integers(0, 60), st.integers(0, 40))
def test_the_ranges_over_a_stretch_are_those_that_share_a_character_with_it(ranges: list[MarkedRange], start: int, length: int) -> None:
    end = start + length
    expected = {found.id for found in ranges if max(found.start, start) < min(found.end, end)}
    assert {found.id for found in MarkedText(ranges).over(start, end)} == expected


@given(RANGES)
def test_every_highlight_is_seen_at_each_of_its_characters(ranges: list[MarkedRange]) -> None:
    strips = MarkedText(ranges).strips(0, 100)
    for position in range(100):
        here = [strip for strip in strips if strip.start <= position < strip.end]
        assert {strip.range.id for strip in here} == {found.id for found in ranges if found.start <= position < found.end}
        assert sorted(strip.lane for strip in here) == list(range(len(here)))
        assert all(strip.lanes == len(here) for strip in here)


def test_the_shortest_highlight_at_a_place_comes_first() -> None:
    long, short = MarkedRange(id="long", start=0, end=50, color="claim"), MarkedRange(id="short", start=10, end=12, color="quote")
    assert MarkedText([long, short]).at(11) == [short, long]
    assert MarkedText([long, short]).at(12) == [long]


def test_a_range_keeps_its_order_among_its_neighbors() -> None:
    first, second, third = (
        MarkedRange(id=name, start=start, end=end, color="claim") for name, start, end in (("a", 0, 20), ("b", 5, 30), ("c", 20, 40))
    )
    lanes = {(strip.range.id, strip.start): strip.lane for strip in MarkedText([first, second, third]).strips(0, 50)}
    assert lanes["a", 5] == 0
    assert lanes["b", 5] == 1
    assert lanes["c", 20] == 0
    assert lanes["b", 20] == 1


def test_steps_lead_from_the_chosen_highlight_else_from_a_place_to_the_next_and_back() -> None:
    text = MarkedText(MarkedRange(id=name, start=start, end=start + 5, color="claim") for name, start in (("a", 0), ("b", 10), ("c", 20)))

    def step(chosen: str, here: int, *, forward: bool) -> str:
        found = text.neighbor(chosen, here, forward=forward)
        return found.id if found else ""

    assert [step(chosen, 0, forward=True) for chosen in "abc"] == ["b", "c", ""]
    assert [step(chosen, 99, forward=False) for chosen in "abc"] == ["", "a", "b"]
    assert [step("", here, forward=True) for here in (0, 1, 10, 21)] == ["a", "b", "b", ""]
    assert [step("", here, forward=False) for here in (0, 1, 10, 21)] == ["", "a", "a", "c"]
    assert MarkedText().neighbor("", 0, forward=True) is None
