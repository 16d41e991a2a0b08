import json
import os
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clipper.errors import InputError
from clipper.importers.registry import format_of
from clipper.jobs.import_files import import_file, look_at_file
from clipper.library.library import Library
from clipper.library.saving import Outcome

NOW = datetime(2025, 6, 1, tzinfo=UTC)


def a_file(folder: Path, count: int) -> Path:
    path = folder / "articles.jsonl"
    lines = [json.dumps({"title": f"Title {number}", "text": f"Words of {number}.", "tags": ["a/b"]}) for number in range(count)]
    path.write_text("\n".join([*lines, "not json", ""]), encoding="utf-8")
    return path


def test_an_import_that_was_stopped_is_finished_without_doubles(tmp_path: Path) -> None:
    path, library = a_file(tmp_path, 40), Library.in_memory()
    stopped = import_file(library, path, NOW, batch_ms=0)
    for _ in range(7):
        progress, changes = next(stopped)
        assert len(changes.clippings) == 1
    stopped.close()
    assert library.listing.open("").count().number == 7
    progress = list(import_file(library, path, NOW))[-1][0]
    assert (progress.outcomes[Outcome.ADDED], progress.outcomes[Outcome.ALREADY_THERE]) == (33, 7)
    assert [problem.place for problem in progress.problems] == ["line 41"]
    assert library.listing.open("tag:a").count().number == 40
    assert progress.bytes_read == progress.bytes_in_all == path.stat().st_size


def references(folder: Path, name: str, count: int) -> Path:
    abstract = "The ferry is back after three days of storm. " * 20
    told = [{"type": "article", "title": f"Title {n}", "URL": f"https://x.example/{n}", "abstract": abstract} for n in range(count)]
    texts = {
        "a.json": json.dumps(told),
        "a.jsonld": json.dumps({"items": told}, indent=1),
        "a.ris": "".join(f"TY  - NEWS\nTI  - {one['title']}\nUR  - {one['URL']}\nAB  - {abstract}\nER  - \n" for one in told),
        "a.bib": "".join(
            f"@article{{k{n}, title = {{Title {n}}}, url = {{https://x.example/{n}}}, abstract = {{{abstract}}}}}\n" for n in range(count)
        ),
    }
    (folder / name).write_text(texts[name], encoding="utf-8")
    return folder / name


@pytest.mark.parametrize("name", ["a.json", "a.jsonld", "a.ris", "a.bib"])
def test_a_long_file_that_is_read_as_a_whole_is_read_in_many_steps_and_can_be_stopped_before_anything_is_saved(
    tmp_path: Path, name: str
) -> None:
    path, library = references(tmp_path, name, 4_000), Library.in_memory()
    steps = import_file(library, path, NOW, batch_ms=0)
    progress, changes = next(steps)
    assert not changes.clippings
    assert 0 < progress.bytes_read < progress.bytes_in_all
    before = 1
    while not next(steps)[1].clippings:
        before += 1
    assert before >= path.stat().st_size // 1_000_000
    steps.close()
    assert library.listing.open("").count().number == 1
    last = list(import_file(library, path, NOW))[-1][0]
    assert (last.outcomes[Outcome.ADDED], last.outcomes[Outcome.ALREADY_THERE]) == (3_999, 1)


def test_an_import_is_undone_by_throwing_away_what_it_added(tmp_path: Path) -> None:
    library = Library.in_memory()
    progress = list(import_file(library, a_file(tmp_path, 5), NOW))[-1][0]
    library.trash.throw_away(progress.added)
    assert library.listing.open("").count().number == 0


def test_looking_stores_nothing(tmp_path: Path) -> None:
    progress = look_at_file(a_file(tmp_path, 5), NOW)
    assert progress.outcomes[Outcome.ADDED] == 5
    assert len(progress.problems) == 1


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        list(import_file(Library.in_memory(), tmp_path / "missing.jsonl", NOW))
    with pytest.raises(InputError):
        list(import_file(Library.in_memory(), a_file(tmp_path, 1).rename(tmp_path / "x.bin"), NOW))


def test_a_line_without_an_end_is_told_and_never_held_in_memory(tmp_path: Path) -> None:
    path, longest = tmp_path / "articles.jsonl", format_of(Path("a.jsonl")).longest_line
    good = json.dumps({"title": "Ferry", "text": "Words."}).encode()
    with path.open("wb") as stream:
        stream.truncate(20 * longest)  # nothing but zeros, which take no room on the disk
        stream.seek(0, os.SEEK_END)
        stream.write(b"\n" + good + b"\n" + good.ljust(longest) + b"\r\n")
    tracemalloc.start()
    try:
        progress = look_at_file(path, NOW)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [problem.place for problem in progress.problems] == ["line 1"]
    assert progress.outcomes[Outcome.ADDED] == 2
    assert progress.bytes_read == progress.bytes_in_all == path.stat().st_size
    assert peak < 8 * longest


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no such devices")
def test_a_device_is_not_imported() -> None:
    with pytest.raises(InputError, match="a device"):
        look_at_file(Path("/dev/zero"), NOW, format_name="jsonl")


def test_a_format_is_asked_for_by_its_name_whatever_the_ending(tmp_path: Path) -> None:
    path = a_file(tmp_path, 3).rename(tmp_path / "articles.txt")
    assert look_at_file(path, NOW, format_name="jsonl").outcomes[Outcome.ADDED] == 3
    for name in (None, "nope"):
        with pytest.raises(InputError, match="format"):
            look_at_file(path, NOW, format_name=name)
