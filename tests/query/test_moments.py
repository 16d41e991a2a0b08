from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from clipper.model.date import utc_iso
from clipper.query.moments import period, read_moment, write_moment
from clipper.query.parse import parse
from clipper.query.tree import Dated
from tests.query.periods import in_period

NOW = datetime(2025, 6, 15, 1, 30, tzinfo=ZoneInfo("Asia/Tokyo"))


def lies_in(value: str, query: str, now: datetime = NOW) -> bool:
    test = parse(query).tree
    assert isinstance(test, Dated)
    return in_period(value, period(test, now))


@pytest.mark.parametrize("text", ["2025", "2025-06", "2025-06-01", "7d", "3m", "today", "yesterday"])
def test_a_moment_is_written_as_it_is_read(text: str) -> None:
    moment = read_moment(text)
    assert moment is not None
    assert write_moment(moment) == text


@pytest.mark.parametrize(
    "text",
    [
        "2025-0",
        "2025-06-0",
        "2025-00-01",
        "2025-06-00",
        "31-31",
        "2025-13",
        "2025-02-30",
        "0000",
        "9999",
        "7x",
        "",
        "-7d",
        "999999d",
        "２０２５",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_moment(text) is None


def test_a_day_begins_in_the_users_zone() -> None:
    assert lies_in("2025-05-31T15:00:00Z", "published:2025-06-01")
    assert not lies_in("2025-05-31T14:59:59Z", "published:2025-06-01")
    assert not lies_in("2025-06-01T15:00:00Z", "published:2025-06-01")


def test_a_civil_date_is_never_converted() -> None:
    assert lies_in("2025-06-01", "published:2025-06-01")
    assert lies_in("2025-06-01", "published:2025-06-01", NOW.astimezone(UTC))


def test_a_coarse_date_lies_in_a_range_that_holds_all_of_it() -> None:
    assert lies_in("2025-06", "published:2025-06")
    assert lies_in("2025-06", "published:2025-06-01..2025-06-30")
    assert not lies_in("2025-06", "published:2025-06-01..2025-06-15")
    assert lies_in("2025", "published:2024..2025")
    assert not lies_in("2025", "after:2025-01-01")


def test_younger_and_older_than_an_age() -> None:
    assert lies_in("2025-06-10T00:00:00Z", "captured:<7d")
    assert not lies_in("2025-06-01T00:00:00Z", "captured:<7d")
    assert lies_in("2025-06-01T00:00:00Z", "captured:>7d")
    assert lies_in("2025-06-10", "published:<7d")
    assert not lies_in("2025-03-14", "published:<3m")
    assert lies_in("2025-03-15", "published:<3m")


def test_today_and_yesterday() -> None:
    assert lies_in("2025-06-15", "published:today")
    assert lies_in("2025-06-14T14:59:59Z", "captured:yesterday")
    assert not lies_in("2025-06-14T15:00:00Z", "captured:yesterday")


def test_an_age_before_all_calendars_is_no_error() -> None:
    assert lies_in("1990-01-01", "published:<99999y")
    assert not lies_in("1990-01-01", "published:>99999y")
    assert lies_in("1990-01-01", "published:<99999m")


def test_ends_of_a_range_may_be_open_or_relative() -> None:
    assert lies_in("1999-01-01", "published:..2025")
    assert lies_in("2025-06-01T00:00:00Z", "captured:30d..7d")
    assert not lies_in("2025-06-10T00:00:00Z", "captured:30d..7d")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("published:2025-06", [False, True, True, False]),
        ("published:=2025-06", [False, True, True, False]),
        ("published:<2025-06", [True, False, False, False]),
        ("published:<=2025-06", [True, True, True, False]),
        ("published:>2025-06", [False, False, False, True]),
        ("published:>=2025-06", [False, True, True, True]),
        ("published:2025-06..2025-06", [False, True, True, False]),
        ("published:2025-06..", [False, True, True, True]),
        ("published:..2025-06", [True, True, True, False]),
        ("published:2025-07..2025-06", [False, False, False, False]),
        ("before:2025-06", [True, False, False, False]),
        ("after:2025-06", [False, False, False, True]),
    ],
)
def test_what_each_sign_takes_in(query: str, told: list[bool]) -> None:
    assert [lies_in(day, query) for day in ("2025-05-31", "2025-06-01", "2025-06-30", "2025-07-01")] == told
    moments = ("2025-05-31T14:59:59Z", "2025-05-31T15:00:00Z", "2025-06-30T14:59:59Z", "2025-06-30T15:00:00Z")
    assert [lies_in(moment, query) for moment in moments] == told


def test_both_ends_of_a_range_hold_where_they_are_ages() -> None:
    days = ("2025-05-10", "2025-05-17", "2025-06-07", "2025-06-14")
    assert [lies_in(f"{day}T12:00:00Z", "captured:30d..7d") for day in days] == [False, True, True, False]


@pytest.mark.parametrize(("month", "day"), [(3, 30), (10, 26)])
def test_hours_are_hours_also_where_the_clock_is_put_forward_or_back(month: int, day: int) -> None:
    here = datetime(2025, month, day, 4, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    for minutes, is_within in ((179, True), (181, False)):
        moment = here.astimezone(UTC) - timedelta(minutes=minutes)
        assert lies_in(utc_iso(moment), "captured:<3h", here) == is_within
    yesterday = here.astimezone(UTC) - timedelta(hours=25)
    assert lies_in(utc_iso(yesterday), "captured:<2d", here)
