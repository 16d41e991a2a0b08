"""Dates and offsets that only the source of a page tells."""

import pytest

from clipper.capture.page.source_dates import offsets_of_times, published_in_scripts


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ('{"datePublished":"2026-03-01T08:30:00+09:00"}', "2026-03-01T08:30:00+09:00"),
        ("var page = {published_at: '2026-03-01'};", "2026-03-01"),
        (r"\"publishDate\" : \"2026-03-01T08:30:00.000Z\"", "2026-03-01T08:30:00.000Z"),
        ("createdAt=1772353800000&x=1", "1772353800000"),
        ("pubDate\n=\n20260301", "20260301"),
        ('"first_published_at":1772353800,', "1772353800"),
    ],
)
def test_scripts_tell_when_the_page_was_published(source: str, told: str) -> None:
    assert list(published_in_scripts(f"<script>{source}</script>")) == [told]


@pytest.mark.parametrize(
    "source",
    [
        '"dateModified":"2026-03-01"',
        '"expires":"2026-03-01"',
        '"publisher":"2026-03-01"',
        '"datePublished":"1 March 2026"',
        '"datePublished":"2026-03-012"',
        "datePublished 2026-03-01",
    ],
)
def test_other_dates_of_scripts_are_not_taken(source: str) -> None:
    assert list(published_in_scripts(source)) == []


def test_all_are_told_in_their_order() -> None:
    assert list(published_in_scripts('{"date_published":"2026-03-02","x":1,"createDate":"2026-03-01"}')) == ["2026-03-02", "2026-03-01"]


def test_offsets_stand_behind_times() -> None:
    iso = '"2026-03-01T08:30:00+09:00" "2026-03-01T08:30:00.5-0500" "2026-03-01T08:30Z"'
    others = "Sun, 01 Mar 2026 08:30:00 +0100, tel. +4912345, 12:30:00 +4912345"
    assert list(offsets_of_times(f"{iso} {others}")) == ["+09:00", "-0500", "+0100"]
