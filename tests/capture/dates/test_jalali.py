"""The calendar of Iran: days whose common dates are known, and days that there are not."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.capture.dates.jalali import FIRST_YEAR, LAST_YEAR, common_date
from clipper.capture.dates.read import read_date

MONTHS_OF_BOTH = (
    (1, "فروردین", "حمل"),
    (2, "اردیبهشت", "ثور"),
    (3, "خرداد", "جوزا"),
    (4, "تیر", "سرطان"),
    (5, "مرداد", "اسد"),
    (6, "شهریور", "سنبله"),
    (7, "مهر", "میزان"),
    (8, "آبان", "عقرب"),
    (9, "آذر", "قوس"),
    (10, "دی", "جدی"),
    (11, "بهمن", "دلو"),
    (12, "اسفند", "حوت"),
)
NOW = datetime(2026, 6, 1, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (1300, 1, 1, date(1921, 3, 21)),
        (1357, 11, 22, date(1979, 2, 11)),
        (1399, 12, 30, date(2021, 3, 20)),
        (1400, 1, 1, date(2021, 3, 21)),
        (1403, 1, 1, date(2024, 3, 20)),
        (1403, 12, 30, date(2025, 3, 20)),
        (1402, 12, 30, None),
        (1402, 7, 31, None),
        (1402, 13, 1, None),
        (1299, 1, 1, None),
    ],
)
def test_known_days(year: int, month: int, day: int, expected: date | None) -> None:
    assert common_date(year, month, day) == expected


@given(st.integers(FIRST_YEAR, LAST_YEAR), st.integers(1, 12), st.integers(1, 31))
def test_each_day_is_followed_by_the_next(year: int, month: int, day: int) -> None:
    found = common_date(year, month, day)
    after = common_date(year, month, day + 1) or common_date(year, month + 1, 1) or common_date(year + 1, 1, 1)
    if found is not None and after is not None:
        assert after - found == timedelta(days=1)


def test_numbers_are_of_this_calendar_only_where_it_is_in_use() -> None:
    assert read_date("1402/12/12", captured_at=NOW, language="fa") is not None
    other = read_date("1402/12/12", captured_at=NOW, language="en")
    assert other is None or other.date is None


def test_two_months_that_are_not_the_same_are_no_date() -> None:
    found = read_date("12 May/June 2024", captured_at=NOW, language="en")
    assert found is not None
    assert found.date is None


@pytest.mark.parametrize("names", MONTHS_OF_BOTH)
def test_a_month_is_known_by_its_name_in_iran_and_in_afghanistan(names: tuple[int, str, str]) -> None:
    number, *both = names
    expected = common_date(1403, number, 5)
    assert expected is not None
    for name in both:
        found = read_date(f"۵ {name} ۱۴۰۳", captured_at=NOW, language="fa")
        assert found is not None and found.date is not None, name
        assert found.date.value == expected.isoformat()
