"""A date in a field: as exact as it is known, and read again as the same."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.errors import InputError
from clipper.gui.widgets.date_text import date_text, typed_date
from clipper.model.date import ArticleDate, Precision

MINUTES = st.integers(-36_000_000, 68_000_000).map(lambda minutes: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        (None, ""),
        (ArticleDate.instant(datetime(2025, 6, 1, 5, 5, tzinfo=UTC)), "2025-06-01 14:05"),
        (ArticleDate.instant(datetime(2025, 6, 1, 5, tzinfo=UTC), Precision.HOUR), "about 2025-06-01 14:00"),
        (ArticleDate.civil(2025, 6, 1), "2025-06-01"),
        (ArticleDate.civil(2025, 6), "2025-06"),
        (ArticleDate.civil(2025), "2025"),
    ],
)
def test_a_date_is_shown_as_exactly_as_it_is_known(date: ArticleDate | None, shown: str) -> None:
    tokyo = timezone(timedelta(hours=9))
    assert date_text(date, tokyo) == shown
    assert date_text(typed_date(shown, tokyo), tokyo) == shown


@given(MINUTES, st.sampled_from((Precision.MINUTE, Precision.HOUR)), st.sampled_from((UTC, timezone(timedelta(hours=9)))))
def test_a_moment_that_is_not_changed_stays_the_same(moment: datetime, precision: Precision, zone: timezone) -> None:
    shown = date_text(ArticleDate.instant(moment, precision), zone)
    again = typed_date(shown, zone)
    assert again is not None
    assert (again.value, again.precision) == (ArticleDate.instant(moment).value, precision)


def test_a_date_may_be_typed_as_articles_write_it() -> None:
    assert typed_date(" 3 May  2025 ", UTC) == ArticleDate.civil(2025, 5, 3)


@pytest.mark.parametrize("text", ["2025-13", "2025-02-30", "2025-06-01 25:00", "soon", "0000"])
def test_what_is_no_date_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(InputError, match="is no date"):
        typed_date(text, UTC)
