"""Backups are complete, named by the time, and never over another file."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from clipper.errors import LibraryError, OutputError
from clipper.jobs.backups import back_up
from clipper.library.library import Library
from tests.library.drafts import saved

NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)


def test_a_backup_is_named_by_the_time_and_lies_beside_the_library(tmp_path: Path) -> None:
    with Library.open(tmp_path / "mine.clipper") as library:
        keys = saved(library)
        first, second = back_up(library, now=NOON), back_up(library, now=NOON)
    assert first == tmp_path / "backups" / "mine-20250601T120000Z.clipper"
    assert second == tmp_path / "backups" / "mine-20250601T120000Z-2.clipper"
    with Library.read_only(second) as copy:
        assert copy.clippings.rows(keys)[0].metadata.title == "A title"


def test_a_file_or_a_broken_link_of_that_name_is_left_alone(tmp_path: Path) -> None:
    taken, link = tmp_path / "taken", tmp_path / "link"
    taken.write_text("mine")
    link.symlink_to(tmp_path / "nowhere")
    with Library.open(tmp_path / "mine.clipper") as library:
        for target in (taken, link):
            with pytest.raises(OutputError):
                back_up(library, target)
    assert taken.read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()


def test_nothing_is_left_where_it_cannot_be_written(tmp_path: Path) -> None:
    in_the_way = tmp_path / "folder"
    in_the_way.write_text("a file where a folder should be")
    with Library.open(tmp_path / "mine.clipper") as library, pytest.raises((OutputError, LibraryError)):
        back_up(library, in_the_way / "copy.clipper")
    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith("mine")) == ["folder"]


def test_a_library_without_a_file_wants_a_name(tmp_path: Path) -> None:
    with Library.in_memory() as library:
        with pytest.raises(LibraryError):
            back_up(library)
        assert back_up(library, tmp_path / "copy.clipper").exists()
