"""Anchors are exchanged as W3C selectors."""

import pytest

from clipper.model.highlight import UNKNOWN
from clipper.text.anchoring import describe, locate
from clipper.text.selectors import anchor_of_selectors, quote_selector

TEXT = "👍🏽 Good news from 東京: the tariff falls. Bad news from Berlin: the tariff stays."


def test_what_is_written_leads_back_to_the_passage() -> None:
    for start in (TEXT.index("the tariff"), TEXT.rindex("the tariff")):
        selector = quote_selector(describe(TEXT, start, start + 10))
        anchor = anchor_of_selectors([{"type": "TextPositionSelector", "start": 3, "end": 9}, selector])
        assert anchor is not None
        found = locate(anchor, TEXT)
        assert found is not None
        assert (found.start, found.end) == (start, start + 10)


def test_no_more_around_it_is_written_than_others_write() -> None:
    text = "a" * 100 + "words" + "b" * 100
    selector = quote_selector(describe(text, 100, 105))
    assert (len(selector["prefix"]), len(selector["suffix"])) == (32, 32)


def test_a_quotation_is_kept_as_it_was_told() -> None:
    anchor = anchor_of_selectors([{"type": "TextQuoteSelector", "exact": "wholly other\x00 words", "prefix": 3}])
    assert anchor is not None
    assert (anchor.exact, anchor.prefix, anchor.start) == ("wholly other words", "", UNKNOWN)


@pytest.mark.parametrize(
    "selectors",
    [
        [],
        [{"type": "RangeSelector"}],
        [{"type": "TextPositionSelector", "start": 5, "end": 9}],
        [{"type": "TextQuoteSelector", "exact": " "}],
    ],
)
def test_selectors_without_a_quotation_tell_no_anchor(selectors: list[dict[str, object]]) -> None:
    assert anchor_of_selectors(selectors) is None
