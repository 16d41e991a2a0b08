"""The zone of this computer is that of each moment, not today's."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clipper.cli.opened import zone_of_user
from clipper.library.library import Library
from clipper.model.date import ArticleDate
from clipper.model.zone import SystemZone, named_zone
from clipper.text.date_words import civil_value, date_words
from tests.library.drafts import draft, saved

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process cannot be set here")

MOMENTS = st.integers(315_532_800, 2_114_380_800).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
"""From 1980 to 2036."""


@pytest.fixture(params=["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[ZoneInfo]:
    """The zone that this process is in meanwhile."""
    with monkeypatch.context() as changed:
        changed.setenv("TZ", request.param)
        time.tzset()
        yield ZoneInfo(request.param)
    time.tzset()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moment=MOMENTS)
def test_it_tells_what_the_tables_of_the_zone_tell(zone: ZoneInfo, moment: datetime) -> None:
    here, known = moment.astimezone(SystemZone()), moment.astimezone(zone)
    assert here.replace(tzinfo=None) == known.replace(tzinfo=None)
    assert here.fold == known.fold
    assert (here.utcoffset(), here.tzname()) == (known.utcoffset(), known.tzname())
    assert here.astimezone(UTC) == moment


@pytest.mark.parametrize("zone", ["Europe/Berlin"], indirect=True)
def test_a_date_is_told_as_clocks_showed_it_then_in_summer_and_in_winter(zone: ZoneInfo) -> None:
    here = SystemZone()
    for stored, words in (("2026-07-01T22:30:00Z", "00:30, 2 July 2026"), ("2026-01-01T22:30:00Z", "23:30, 1 January 2026")):
        date = ArticleDate.instant(datetime.fromisoformat(stored).astimezone(zone))
        assert date_words(date, here) == words
        assert civil_value(date, here) == civil_value(date, zone)
    assert zone_of_user() == here


@pytest.mark.parametrize("zone", ["Europe/Berlin"], indirect=True)
@pytest.mark.parametrize("now", ["2026-01-15T12:00:00Z", "2026-07-15T12:00:00Z"])
def test_a_day_that_is_searched_for_begins_when_it_began_whatever_season_it_is_now(zone: ZoneInfo, now: str) -> None:
    with Library.in_memory(clock=lambda: datetime.fromisoformat(now)) as library:
        midnight = {day: datetime(*day, tzinfo=zone) for day in ((2025, 7, 2), (2025, 12, 2))}
        for day, begins in midnight.items():
            for minutes in (-1, 0):
                published = ArticleDate.instant(begins + timedelta(minutes=minutes))
                saved(library, draft(f"{day} {minutes}", [f"Of {day} {minutes}."], published=published))
            (key,) = library.listing.open(f"published:{begins:%Y-%m-%d}").keys(0, 9)
            assert library.clippings.get(key).metadata.title == f"{day} 0"


@pytest.mark.parametrize("name", ["", "No/Where", "Europe", "../../etc/passwd", "/etc/localtime", "Europe/\x00", "\udcff"])
def test_a_zone_that_there_is_not_is_that_of_this_computer(name: str) -> None:
    assert named_zone(name) == SystemZone()


def test_a_zone_is_known_by_its_name() -> None:
    assert named_zone("Europe/Berlin") == ZoneInfo("Europe/Berlin")
