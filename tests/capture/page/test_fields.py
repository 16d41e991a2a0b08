"""Single fields: titles, machine dates, datelines."""

from datetime import UTC, datetime

import pytest

from clipper.capture.dateline import read_dateline
from clipper.capture.page.dates import Dated, as_readers_saw, in_address, read_machine_date
from clipper.capture.page.titles import similarity, without_site
from clipper.model.date import Precision

CAPTURED = datetime(2025, 6, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("title", "names", "expected"),
    [
        ("Bridge reopens | The Courier", [], "Bridge reopens"),
        ("Bridge reopens - The Courier", ["The Courier"], "Bridge reopens"),
        ("The Courier: Bridge reopens", ["Some Other"], "The Courier: Bridge reopens"),
        ("Bridge – a history", ["The Courier"], "Bridge – a history"),
        (
            "LOCK 3.0 | Harbor board agrees to hire a crew of divers",
            ["The Courier"],
            "LOCK 3.0 | Harbor board agrees to hire a crew of divers",
        ),
        ("The lock | The Courier of Port Alder and all its islands", ["The Courier of Port Alder"], "The lock"),
        ("The Courier » Blog Archive » Bridge reopens", [], "Bridge reopens"),
        (
            "How we designed Courier's desk - a new frame for breaking news",
            ["Courier"],
            "How we designed Courier's desk - a new frame for breaking news",
        ),
        ("Courier Daily - Bridge reopens", ["Courier"], "Bridge reopens"),
        ("橋が開通｜みなと新報", [], "橋が開通"),
        ("深读|旧港大桥重开：渡轮与货车如何分享一条航道_财经_港湾网", [], "深读|旧港大桥重开：渡轮与货车如何分享一条航道"),
        ("旧港大桥重开：渡轮与货车如何分享航道|大桥_港湾新闻", [], "旧港大桥重开：渡轮与货车如何分享航道"),
    ],
)
def test_title_loses_the_sites_name_only(title: str, names: list[str], expected: str) -> None:
    assert without_site(title, names) == expected


def test_similarity_is_symmetric_and_bounded() -> None:
    assert similarity("a b c", "c b a") == 1.0
    assert similarity("a b", "c d") == 0.0
    assert similarity("", "") == 0.0
    assert similarity("a b c d", "a b") == similarity("a b", "a b c d")


@pytest.mark.parametrize(
    ("text", "value", "precision", "offset"),
    [
        ("2025-06-01T08:30:00+02:00", "2025-06-01T06:30:00Z", Precision.MINUTE, 120),
        ("2025-06-01T08:30:00Z", "2025-06-01T08:30:00Z", Precision.MINUTE, 0),
        ("2025-06-01 08:30", "2025-06-01T08:30:00Z", Precision.MINUTE, None),
        ("2025-06-01T00:00:00", "2025-06-01", Precision.DAY, None),
        ("2025-06-01", "2025-06-01", Precision.DAY, None),
        ("20250601", "2025-06-01", Precision.DAY, None),
        ("Sun, 01 Jun 2025 08:30:00 +0200", "2025-06-01T06:30:00Z", Precision.MINUTE, 120),
        ("1748766600", "2025-06-01T08:30:00Z", Precision.MINUTE, 0),
    ],
)
def test_machine_dates(text: str, value: str, precision: Precision, offset: int | None) -> None:
    date = read_machine_date(text, CAPTURED)
    assert date is not None
    assert (date.value, date.precision, date.offset_minutes) == (value, precision, offset)


@pytest.mark.parametrize(
    "text",
    [
        *("2025-13-01", "2025-02-30", "2031-01-01", "0001-01-01T00:00:00Z", "1960-01-01", "yesterday", "", "9" * 400),
        *(None, True, [1], float("nan"), float("inf"), 10**400, -(10**20), 0, 12.5),
    ],
)
def test_what_is_no_date_for_machines(text: object) -> None:
    assert read_machine_date(text, CAPTURED) is None


@pytest.mark.parametrize("number", [1748766600, 1748766600.9, 1748766600000])
def test_unix_time_as_a_number(number: float) -> None:
    date = read_machine_date(number, CAPTURED)
    assert date is not None
    assert date.value == "2025-06-01T08:30:00Z"


def test_date_in_an_address() -> None:
    found = in_address("https://example.org/2025/06/01/bridge", CAPTURED)
    assert found is not None
    assert (found.date.value, found.origin) == ("2025-06-01", "url")
    assert in_address("https://example.org/2025/99/01/bridge", CAPTURED) is None
    assert in_address("https://example.org/story-20319901", CAPTURED) is None
    by_section = in_address("https://example.org/2025/WORLD/06/01/bridge/index.html", CAPTURED)
    assert by_section is not None
    assert by_section.date.value == "2025-06-01"
    numbered = in_address("https://example.org/view/AKR20250601012300001", CAPTURED)
    assert numbered is not None
    assert numbered.date.value == "2025-06-01"
    assert in_address("https://archive.example/web/20250601012300/http://example.org/bridge", CAPTURED) is None
    assert in_address("https://example.org/view/20259901012300001", CAPTURED) is None


def _dated(text: str, origin: str) -> Dated:
    date = read_machine_date(text, CAPTURED)
    assert date is not None
    return Dated(date=date, origin=origin)


@pytest.mark.parametrize(
    ("stated", "origin", "shown", "address", "expected"),
    [
        ("2025-06-02T02:30:00Z", "json-ld", "2025-06-01", None, "2025-06-01"),
        ("2025-06-02T02:30:00Z", "json-ld", None, "2025-06-01", "2025-06-01"),
        ("2025-06-01T22:30:00Z", "json-ld", "2025-06-02", None, "2025-06-02"),
        ("2025-06-02T02:30:20Z", "json-ld", "2025-06-01T21:30:00-05:00", None, "2025-06-01T21:30:00-05:00"),
        ("2025-06-02T02:30:20Z", "json-ld", "2025-06-01T17:02:00", None, "2025-06-02T02:30:20Z"),
        ("2025-06-02T11:30:00Z", "json-ld", "2025-06-01", None, "2025-06-02T11:30:00Z"),
        ("2025-06-02T02:30:00+02:00", "json-ld", "2025-06-01", None, "2025-06-02T02:30:00+02:00"),
        ("2025-06-02T02:30:00Z", "json-ld", "2024-02-03", None, "2025-06-02T02:30:00Z"),
        ("2025-06-02T02:30:00Z", "meta article:published_time", "2024-02-03", None, "2024-02-03"),
        ("2025-06-02T02:30:00Z", "meta article:published_time", None, "2024-02-03", "2025-06-02T02:30:00Z"),
    ],
)
def test_date_is_the_day_that_readers_saw(stated: str, origin: str, shown: str | None, address: str | None, expected: str) -> None:
    seen = _dated(shown, "line") if shown else None
    found = as_readers_saw(_dated(stated, origin), seen, _dated(address, "url") if address else None)
    assert found.date.source_iso() == expected


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("TOKYO (Reuters) - The yen fell on Monday.", "TOKYO", "Reuters"),
        ("KOBE, Japan (AP) — The match was called off.", "KOBE, Japan", "AP"),
        ("(AFP) - The minister resigned.", None, "AFP"),
        ("Berlin (dpa/bb) - Der Senat tagt.", "Berlin", "dpa"),
        ("Neuhafen/dpa. Der Stadtrat tagt.", "Neuhafen", "dpa"),
        ("LONDON — The bridge is open again.", "LONDON", None),
    ],
)
def test_datelines(line: str, place: str | None, agency: str | None) -> None:
    found = read_dateline([line])
    assert found is not None
    assert (found.place, found.agency) == (place, agency)


@pytest.mark.parametrize("line", ["The council (a body of nine) met on Monday.", "He said: no.", "I — for one — agree.", ""])
def test_what_is_no_dateline(line: str) -> None:
    assert read_dateline([line]) is None
