"""Anchors are exchanged as W3C selectors."""

import pytest
from hypothesis import given

from clipper.errors import InputError
from clipper.model.highlight import UNKNOWN
from clipper.text.anchoring import describe
from clipper.text.selectors import anchor_of_selectors, position_selector, quote_selector
from tests.text.strategies import texts

TEXT = "👍🏽 Good news from 東京: the tariff falls. Bad news from Berlin: the tariff stays."


@given(texts)
def test_what_is_written_is_read_again(text: str) -> None:
    start, end = len(text) // 3, len(text) // 3 + max(1, len(text) // 4)
    anchor = describe(text, start, end)
    for utf16 in (False, True):
        read = anchor_of_selectors([position_selector(anchor, text, utf16=utf16)], text, utf16=utf16)
        assert read == anchor


def test_a_position_counts_what_the_reader_counts() -> None:
    start = TEXT.index("tariff")
    anchor = describe(TEXT, start, start + 6)
    assert position_selector(anchor, TEXT) == {"type": "TextPositionSelector", "start": start, "end": start + 6}
    assert position_selector(anchor, TEXT, utf16=True) == {"type": "TextPositionSelector", "start": start + 2, "end": start + 8}


def test_a_quotation_is_found_without_a_position() -> None:
    start = TEXT.rindex("the tariff")
    selector = quote_selector(describe(TEXT, start, start + 10))
    assert selector["prefix"].endswith("Berlin: ")
    assert anchor_of_selectors([selector], TEXT).start == start


def test_a_quotation_that_is_gone_is_kept_as_it_was_told() -> None:
    anchor = anchor_of_selectors([{"type": "TextQuoteSelector", "exact": "wholly other words"}], TEXT)
    assert (anchor.exact, anchor.start) == ("wholly other words", UNKNOWN)


@pytest.mark.parametrize(
    "selectors",
    [
        [],
        [{"type": "RangeSelector"}],
        [{"type": "TextPositionSelector", "start": 5, "end": 5000}],
        [{"type": "TextPositionSelector", "start": "5", "end": 9}],
    ],
)
def test_selectors_that_select_nothing_are_refused(selectors: list[dict[str, object]]) -> None:
    with pytest.raises(InputError):
        anchor_of_selectors(selectors, TEXT)
