"""Dates with a precision: instants in UTC, civil dates never converted."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from clipper.model.date import ArticleDate, Precision, parse_utc, utc_iso

TOKYO = timezone(timedelta(hours=9))
NOON = datetime(2025, 6, 1, 12, 0, tzinfo=TOKYO)


def test_an_instant_is_kept_in_utc_and_printed_in_the_sources_zone() -> None:
    date = ArticleDate.instant(NOON)
    assert (date.value, date.offset_minutes) == ("2025-06-01T03:00:00Z", 540)
    assert date.source_iso() == "2025-06-01T12:00:00+09:00"


def test_a_relative_date_keeps_what_it_was_resolved_against_and_no_zone() -> None:
    date = ArticleDate.instant(NOON - timedelta(hours=4), Precision.HOUR, resolved_against=NOON)
    assert (date.value, date.offset_minutes, date.resolved_against) == ("2025-05-31T23:00:00Z", None, "2025-06-01T03:00:00Z")
    assert date.source_iso() == "2025-05-31T23:00:00Z"


@pytest.mark.parametrize(
    ("parts", "value", "precision"),
    [((2025,), "2025", Precision.YEAR), ((2025, 6), "2025-06", Precision.MONTH), ((2025, 6, 1), "2025-06-01", Precision.DAY)],
)
def test_a_civil_date_says_no_more_than_is_known(parts: tuple[int, ...], value: str, precision: Precision) -> None:
    date = ArticleDate.civil(*parts)
    assert (date.value, date.precision, date.source_iso()) == (value, precision, value)


def test_utc_text_and_time_are_inverse() -> None:
    assert parse_utc(utc_iso(NOON)) == NOON.astimezone(UTC)
