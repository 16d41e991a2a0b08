"""Marked passages are found again, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.model.highlight import CONTEXT, Anchor, PlacementState
from clipper.text.anchoring import Located, describe, locate
from tests.text.strategies import lines, texts

TEXT = (
    "Ministers from eleven coastal states met in Port Elin on Monday to discuss the price of salt.\n"
    "“We have confirmed that the tariff will fall to four percent by the end of June,” said Mara Tollin, who leads the talks.\n"
    "Fishers had asked for a lower rate, since the winter storms had cost them a third of their income.\n"
    "The agreement still needs the approval of the parliament, which is expected to vote on it in the autumn.\n"
    "Tollin said that the talks would go on in July, and that the states would publish the full table of rates."
)


def anchor_of(quotation: str, text: str = TEXT) -> Anchor:
    start = text.index(quotation)
    return describe(text, start, start + len(quotation))


def found(quotation: str, text: str) -> str | None:
    place = locate(anchor_of(quotation), text)
    return text[place.start : place.end] if place else None


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(passages())
def test_an_unchanged_text_gives_the_same_place(passage: tuple[str, int, int]) -> None:
    text, start, end = passage
    if text[start:end].strip():
        assert locate(describe(text, start, end), text) == Located(start=start, end=end, state=PlacementState.EXACT)


@given(
    st.lists(lines, max_size=4).map("\n".join),
    st.sampled_from(["the price of salt", "a third of their income", "vote on it in the autumn"]),
)
def test_text_put_before_moves_the_place(before: str, quotation: str) -> None:
    moved = f"{before}\n{TEXT}"
    start = TEXT.index(quotation) + len(before) + 1
    assert locate(anchor_of(quotation), moved) == Located(start=start, end=start + len(quotation), state=PlacementState.EXACT)


@given(passages(), texts)
def test_no_text_is_refused_with_an_exception(passage: tuple[str, int, int], other: str) -> None:
    text, start, end = passage
    anchor = describe(text, start, end)
    place = locate(anchor, other)
    assert place is None or 0 <= place.start < place.end <= len(other)


@given(st.integers(-5, 400), st.integers(-5, 400))
def test_a_range_beyond_the_text_is_cut(start: int, end: int) -> None:
    text = TEXT[:300]
    anchor = describe(text, start, end)
    assert 0 <= anchor.start <= anchor.end <= len(text)
    assert anchor.exact == text[anchor.start : anchor.end]


def test_an_anchor_holds_the_words_and_what_stands_around_them() -> None:
    anchor = anchor_of("four percent")
    assert TEXT[anchor.start - CONTEXT : anchor.end + CONTEXT] == anchor.prefix + anchor.exact + anchor.suffix
    assert (len(anchor.prefix), len(anchor.suffix)) == (CONTEXT, CONTEXT)


def test_other_quotes_dashes_and_blanks_are_the_same_words() -> None:
    changed = TEXT.replace("“", '"').replace("”", '"').replace("four percent", "four\u00a0percent")
    place = locate(anchor_of("“We have confirmed that the tariff will fall to four percent"), changed)
    assert place
    assert place.state is PlacementState.EXACT
    assert changed[place.start : place.end] == '"We have confirmed that the tariff will fall to four\u00a0percent'


def test_a_changed_word_makes_it_moved() -> None:
    changed = TEXT.replace("four percent", "five percent").replace("salt.", "salt, which has doubled.")
    place = locate(anchor_of("the tariff will fall to four percent by the end of June"), changed)
    assert place
    assert place.state is PlacementState.MOVED
    assert changed[place.start : place.end] == "the tariff will fall to five percent by the end of June"


def test_slips_of_the_pen_are_seen_through() -> None:
    changed = TEXT.replace("Fishers had asked for a lower rate", "Fishres hda asked for a loewr rate")
    assert found("Fishers had asked for a lower rate", changed) == "Fishres hda asked for a loewr rate"


def test_a_paragraph_that_moved_is_found_where_it_is_now() -> None:
    first, *rest = TEXT.split("\n")
    assert found("eleven coastal states met in Port Elin", "\n".join([*rest, first])) == "eleven coastal states met in Port Elin"


def test_an_inserted_sentence_does_not_tear_the_passage() -> None:
    changed = TEXT.replace("a lower rate, since", "a lower rate. Their boats are old and few. And since")
    assert found("Fishers had asked for a lower rate, since the winter storms had cost them", changed) == (
        "Fishers had asked for a lower rate. Their boats are old and few. And since the winter storms had cost them"
    )


def test_a_removed_passage_is_an_orphan() -> None:
    without = "\n".join(line for line in TEXT.split("\n") if "Fishers" not in line)
    assert found("since the winter storms had cost them a third of their income", without) is None


@pytest.mark.parametrize("quotation", ["said", "the talks", "of the"])
def test_common_words_of_a_removed_line_are_not_found_in_another(quotation: str) -> None:
    text = f"{TEXT}\nNobody of the harbor council said a word about the talks when they were asked again on Friday."
    start = text.rindex(quotation)
    assert locate(describe(text, start, start + len(quotation)), TEXT) is None


def test_of_equal_words_the_one_with_the_same_neighbors_is_taken() -> None:
    changed = f"Tollin said no. She said it twice.\n{TEXT}"
    start = TEXT.index("said that")
    place = locate(describe(TEXT, start, start + 4), changed)
    assert place
    assert changed[place.start : place.end + 5] == "said that"


def test_half_words_stay_half() -> None:
    changed = TEXT.replace("Monday to discuss", "Monday evening to discuss")
    assert found("nday to discuss the pri", changed) == "nday evening to discuss the pri"


def test_scripts_without_blanks_are_found_too() -> None:
    old = "首相は月曜日に関税を引き下げると発表した。漁業者はこの決定を歓迎している。議会は秋に採決する予定だ。"
    changed = "速報です。" + old.replace("月曜日に", "").replace("引き下げる", "段階的に引き下げる")
    anchor = anchor_of("関税を引き下げると発表した", old)
    place = locate(anchor, changed)
    assert place
    assert changed[place.start : place.end] == "関税を段階的に引き下げると発表した"


def test_a_sentence_on_the_same_subject_is_not_the_passage() -> None:
    changed = "A note on the price of sugar.\nThe tariff on grain may rise, said a person who knows the talks."
    assert locate(anchor_of("the tariff will fall to four percent by the end of June"), changed) is None


@pytest.mark.parametrize("anchor", [describe("", 0, 0), describe(" \n ", 0, 3), describe("— …", 0, 3)])
def test_nothing_to_find_is_an_orphan(anchor: Anchor) -> None:
    assert locate(anchor, TEXT) is None


def test_a_passage_with_more_distinct_words_than_codes_is_found() -> None:
    words = [f"word{number}" for number in range(2000)]
    old = " ".join(words)
    changed = " ".join(["First", "of", "all", *words[:700], "other", *words[701:]])
    quotation = " ".join(words[300:1500])
    place = locate(anchor_of(quotation, old), changed)
    assert place
    assert changed[place.start : place.end] == " ".join([*words[300:700], "other", *words[701:1500]])


@pytest.mark.parametrize("text", ["a " * 20_000, "x" * 20_000, "東京" * 10_000, "One two three four. " * 2000])
def test_a_text_that_repeats_itself_is_answered_for(text: str) -> None:
    """It would take minutes if every place that fits as well as every other were looked at."""
    anchor = describe(f"{text}The tariff will fall.\n{text}", len(text), len(text) + 21)
    assert locate(anchor, text) is None
    assert locate(describe(text, 5000, 5600), f"Something new.\n{text}")


def test_the_same_common_word_at_the_same_position_is_not_believed_in_another_text() -> None:
    anchor = describe("Over the hills and far away they went.", 5, 8)
    assert locate(anchor, "Into the deep blue sea.") is None


def test_of_two_places_that_are_as_likely_none_is_taken() -> None:
    old = f"{TEXT}\nThe harbor of Port Elin was closed for eleven days after the storm."
    twice = (
        "Snow fell. The harbor of Port Elin was closed for twelve days after the flood.\nNobody came.\n"
        "Rain fell. The harbor of Port Elin was closed for thirty days after the quake.\nNobody left."
    )
    anchor = anchor_of("The harbor of Port Elin was closed for eleven days after the storm.", old)
    assert locate(anchor, twice) is None
    assert locate(anchor, twice.partition("\nNobody came.")[0])


def test_a_sign_at_the_very_beginning_is_found_in_another_shape() -> None:
    anchor = describe("“😀” is what she wrote, and no more.", 0, 3)
    assert locate(anchor, '"😀" is what she wrote, and no more.') == Located(start=0, end=3, state=PlacementState.EXACT)


def test_of_two_places_with_much_around_them_as_it_was_the_first_is_not_simply_taken() -> None:
    old = "For the ports of the north in the year to come the council agreed to pay ten million for cranes and for the new pier of Elin."
    other = "In the budget of the southern navy they had likewise agreed to pay ten million for cranes but of another sort."
    own = old.replace("For the ports of the north", "For northern ports").replace("pier of Elin", "pier of Port Elin")
    place = locate(anchor_of("ten million", old), f"{other}\n{own}")
    assert place is not None
    assert place.start == len(other) + 1 + own.index("ten million")


def test_of_two_changed_passages_the_one_with_the_words_before_it_is_taken() -> None:
    """Only what stands before tells the two apart: all else was written anew."""
    old = "Of the harbor in Elin the council said that repairs will cost nine million this winter. Ferries sail."
    anchor = anchor_of("repairs will cost nine million this winter", old)
    own = "Of the harbor in Elin the council said that repairs could cost nine million by winter. Nobody objected to it."
    other = "About the school on the hill a teacher wrote that repairs could cost nine million by winter. Pupils rejoiced then."
    for text in (f"{own}\n{other}", f"{other}\n{own}"):
        place = locate(anchor, text)
        assert place is not None
        assert text.index(own) <= place.start < text.index(own) + len(own)


def test_of_two_changed_passages_the_one_with_the_words_behind_it_is_taken() -> None:
    old = "Ferries sail. Repairs will cost nine million this winter, the council of Elin said about the harbor on Monday."
    anchor = anchor_of("Repairs will cost nine million this winter", old)
    own = "Nobody objected. Repairs could cost nine million by winter, the council of Elin said about the harbor on Monday."
    other = "Pupils rejoiced. Repairs could cost nine million by winter, wrote a teacher of the school upon that hill last year."
    for text in (f"{own}\n{other}", f"{other}\n{own}"):
        place = locate(anchor, text)
        assert place is not None
        assert text.index(own) <= place.start < text.index(own) + len(own)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("No ferry of the northern line will leave on Monday", "Now ferry of the northern line will leave on Monday"),
        ("All ferries of the northern line leave port at", "All ferries of the northern line leave port an"),
        ("No ferry of the northern line leaves from it", "So ferry of the northern line leaves from in"),
    ],
)
def test_a_slip_in_the_first_or_the_last_word_costs_neither(old: str, new: str) -> None:
    before, after = "The union of the crews said on Sunday: ", ", as was written in its letter to the owners."
    place = locate(anchor_of(old, f"{before}{old}{after}"), f"In short. {before}{new}{after}")
    assert place is not None
    assert (place.start, place.end) == (len("In short. " + before), len("In short. " + before + new))
