"""Dates in words: never more exact than they are known."""

from datetime import UTC, timedelta, timezone

import pytest

from clipper.model.date import ArticleDate, Precision
from clipper.text.date_words import civil_value, civil_words, date_words, day_of_instant

TOKYO = timezone(timedelta(hours=9))


@pytest.mark.parametrize(
    ("value", "precision", "in_utc", "in_tokyo"),
    [
        ("2025-06-01T14:03:00Z", Precision.MINUTE, "14:03, 1 June 2025", "23:03, 1 June 2025"),
        ("2025-06-01T14:00:00Z", Precision.HOUR, "about 14:00, 1 June 2025", "about 23:00, 1 June 2025"),
        ("2025-06-01T20:00:00Z", Precision.HOUR, "about 20:00, 1 June 2025", "about 05:00, 2 June 2025"),
        ("2025-06-01", Precision.DAY, "1 June 2025", "1 June 2025"),
        ("2025-06", Precision.MONTH, "June 2025", "June 2025"),
        ("2025", Precision.YEAR, "2025", "2025"),
        ("nonsense", Precision.DAY, "", ""),
        ("nonsense", Precision.MINUTE, "", ""),
    ],
)
def test_a_date(value: str, precision: Precision, in_utc: str, in_tokyo: str) -> None:
    date = ArticleDate(value=value, precision=precision)
    assert date_words(date, UTC) == in_utc
    assert date_words(date, TOKYO) == in_tokyo


def test_the_day_of_an_instant_is_that_of_the_zone() -> None:
    late = ArticleDate(value="2025-06-01T20:00:00Z", precision=Precision.MINUTE)
    assert (civil_value(late, UTC), civil_value(late, TOKYO)) == ("2025-06-01", "2025-06-02")
    assert day_of_instant("2025-06-01T20:00:00Z", TOKYO) == "2 June 2025"
    assert day_of_instant("nonsense", UTC) == ""
    assert civil_words("2025-06-01") == "1 June 2025"
