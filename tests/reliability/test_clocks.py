"""Clocks that jump or stand at the ends of time, and zones at the ends of the world: everything is saved, listed and written."""

import itertools
import json
import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from clipper.jobs.backups import back_up
from clipper.library.library import Library
from clipper.model.date import ArticleDate, Precision
from clipper.model.ids import ClippingKey
from clipper.model.listing import Sort, SortKey
from clipper.model.version import VersionReason
from clipper.text.canonical import paragraphs
from tests.cli.calls import Program
from tests.library.drafts import capture, draft

FIRST, LAST = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
MOMENTS = (
    datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC),
    datetime(2026, 3, 29, 1, 0, tzinfo=UTC),  # a summer begins
    datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC),  # beyond 32 bits of seconds
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC),
    datetime(1900, 2, 28, tzinfo=UTC),
    FIRST,
    LAST,
    datetime(2024, 2, 29, 12, tzinfo=UTC),
    datetime(2026, 3, 4, 12, tzinfo=UTC),
)
ZONES = ("UTC", "Pacific/Kiritimati", "Etc/GMT+12", "Asia/Kathmandu", "Europe/Berlin")
QUERIES = (
    "added:today",
    "captured:<7d",
    "published:2026",
    "published:1900..2100",
    "-published:2038-01-19",
    "published:<1970",
    "added:<9d",
    "cranes",
)


class Jumping:
    """A clock that shows another time each time it is read."""

    def __init__(self) -> None:
        self._read = 0

    def __call__(self) -> datetime:
        self._read += 1
        return MOMENTS[self._read % len(MOMENTS)]


def test_a_clock_that_jumps_loses_and_doubles_nothing(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.clipper", clock=Jumping()) as library:
        keys: list[ClippingKey] = []
        for number, moment in enumerate(MOMENTS):
            published = ArticleDate.instant(moment, Precision.MINUTE)
            one = draft(f"Number {number}", [f"The cranes of number {number}."], published=published)
            (saved,) = library.saving.save(capture(str(number), at=moment), [one]).saved
            keys.append(saved.key)
            library.highlights.mark(saved.key, 4, 10, color="claim")
            library.versions.add(saved.key, paragraphs(["A line.", f"The cranes of number {number}."]), reason=VersionReason.TRIMMED)
        for key in SortKey:
            for descending in (True, False):
                found = library.listing.open("", Sort(key=key, descending=descending)).keys(0, 100)
                assert sorted(found) == sorted(keys), key
        for query in QUERIES:
            library.listing.open(query).count()
        library.trash.throw_away(library.trash.keys() or keys[:2])
        library.trash.restore(keys[:2])
        assert library.clippings.counts()["all"] == len(keys)
        assert list(library.health.findings()) == []


def test_backups_of_one_second_and_of_a_clock_that_went_back_are_all_kept(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.clipper") as library:
        made = [back_up(library, now=moment) for moment in (*MOMENTS, *MOMENTS, MOMENTS[0] - timedelta(days=400))]
    assert len({path.name for path in made}) == len(made)
    for path in made:
        with Library.open(path) as copy:
            assert list(copy.health.findings()) == []


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return Program(tmp_path / "library.clipper", capsys)


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The process lives there."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process cannot be set here")
def test_the_command_line_knows_the_ends_of_time_in_every_zone(zone: str, program: Program, tmp_path: Path) -> None:
    with Library.open(program.library) as library:
        for number, (moment, precision) in enumerate(itertools.product(MOMENTS, (Precision.MINUTE, Precision.HOUR))):
            one = draft(f"Number {number}", [f"The cranes of number {number}."], published=ArticleDate.instant(moment, precision))
            (saved,) = library.saving.save(capture(str(number), at=moment), [one]).saved
            library.highlights.mark(saved.key, 4, 10, color="claim")
    found = program("list", "--json").json["clippings"]
    assert len(found) == 2 * len(MOMENTS), zone
    for sort in ("published", "added", "captured"):
        program("list", "--sort", sort)
    for query in QUERIES:
        program("list", "--", query)
    for clipping in found:
        program("show", clipping["id"])
    for template in ("brief", "chronology"):
        program("brief", "--template", template, "-o", str(tmp_path / f"{template}.md"))
    for form in ("csv", "bib", "csl"):
        program("export", form, "-o", str(tmp_path / f"out.{form}"))


PASTE = "Cranes stand still\n4 hours ago\n\nThe cranes of the harbor stood still on Monday, the council said.\n"


def test_times_of_capture_at_the_ends_of_time_are_taken_or_refused(program: Program, tmp_path: Path) -> None:
    paste = tmp_path / "paste.txt"
    paste.write_text(PASTE, "utf-8")
    for moment in ("0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+14:00"):
        assert "no time that anything was captured at" in program("extract", str(paste), "--captured-at", moment, code=1).err
    for moment in ("1000-01-01T00:00:00+14:00", "9000-12-31T23:59:59-12:00", "1970-01-01T00:00:00+00:00"):
        assert articles_in(paste, program, "--captured-at", moment)[0]["published"]
    for seconds in (-(2**31), 0, 2**33):
        os.utime(paste, (seconds, seconds))
        assert articles_in(paste, program, "--captured-at", "file")[0]["published"]


NO_DATES = ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "0000-00-00", "99999-01-01")
"""Also those that no calendar has in UTC."""


@pytest.mark.parametrize("moment", [*NO_DATES, "9999-12-31"])
def test_dates_at_the_ends_of_time_in_foreign_files_break_nothing(moment: str, program: Program, tmp_path: Path) -> None:
    page, note, lines = tmp_path / "page.html", tmp_path / "note.md", tmp_path / "articles.jsonl"
    body = "<p>The cranes of the harbor stood still on Monday, and the council said that they would not move for weeks.</p>"
    page.write_text(
        f'<title>Cranes stand still</title><meta property="article:published_time" content="{moment}">'
        f'<article><h1>Cranes stand still</h1><time datetime="{moment}">{moment}</time>{body * 4}</article>'
    )
    note.write_text(f"---\ntitle: Cranes\npublished: {moment}\n---\n\n# Cranes\n\n{PASTE}", "utf-8")
    lines.write_text(json.dumps({"title": "Cranes", "text": "They stand still.", "published": moment, "captured": moment}) + "\n", "utf-8")
    assert articles_in(page, program)[0]["title"] == "Cranes stand still"
    assert articles_in(note, program)
    program("add", str(page), str(note))
    assert program("list", "--json").json["total"] == 2
    (told,) = program("import", str(lines), "--dry-run", "--json", code=1 if moment in NO_DATES else 0).json
    assert bool(told["problems"]) == (moment in NO_DATES)
    program("import", str(lines), code=1 if moment in NO_DATES else 0)
    program("list")


@pytest.mark.parametrize("date", ["Mon, 01 Jan 0001 00:00:00 +0000", "Fri, 31 Dec 9999 23:59:59 +0000", "Fri, 31 Dec 99999 25:61:61 +9999"])
def test_mails_from_the_ends_of_time_are_read(date: str, program: Program, tmp_path: Path) -> None:
    mail = tmp_path / "mail.eml"
    mail.write_text(f"MIME-Version: 1.0\nDate: {date}\nSubject: Cranes stand still\n\n{PASTE}", "utf-8")
    assert articles_in(mail, program)[0]["title"] == "Cranes stand still"


def articles_in(path: Path, program: Program, *options: str) -> list[dict[str, Any]]:
    (line,) = program("extract", str(path), "--jsonl", *options).out.splitlines()
    return json.loads(line)["articles"]
