"""A disk that fills up in the middle of an act: one sentence, nothing half done, and the act works when there is room again."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from clipper.errors import ClipperError, LibraryError
from clipper.library.library import Library
from tests.library.drafts import draft, saved
from tests.reliability.acts import ACTS, NAME, copied, prepared
from tests.reliability.states import AGAIN, IN_PARTS, assert_sound, copies_in, files_of, rows_of

resource = pytest.importorskip("resource", reason="files are limited by the system")
ROOM_KB = (0, 4, 12, 33, 60, 100, 150, 230, 330)
"""What is left on the disk, or what a file may grow to: each stops the acts somewhere else."""


@contextlib.contextmanager
def small_files(folder: Path, kilobytes: int) -> Iterator[Path]:
    """No file may grow beyond that: what the kernel answers is an error of the disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, hard))
    try:
        yield folder
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def fill(disk: Path, room_kb: int) -> Path:
    """Leave so much room; the file that takes the rest."""
    ballast, block = disk / "ballast", 4096
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as stream:
        while shutil.disk_usage(disk).free > room_kb * 1024:
            stream.write(b"x" * block)
    return ballast


def tried(act: str, place: Path) -> str:
    """Do an act; the sentence it failed with. Any other exception fails the test."""
    try:
        ACTS[act](place)
    except ClipperError as error:
        assert error.sentence.endswith(".")
        assert "\n" not in error.sentence
        return error.sentence
    return ""


def assert_nothing_is_half_done(act: str, place: Path, template: Path, whole: Path) -> None:
    assert_sound(place / NAME)
    assert act in IN_PARTS or rows_of(place / NAME) in (rows_of(template / NAME), rows_of(whole / NAME))
    for name, content in files_of(place).items():
        assert content in (files_of(template).get(name), files_of(whole).get(name)), name
    for copy in copies_in(place):
        assert_sound(copy)


@pytest.mark.parametrize("act", ACTS)
def test_files_that_cannot_grow(act: str, tmp_path: Path) -> None:
    template = prepared(tmp_path / "template", act)
    whole = copied(template, tmp_path / "whole")
    assert tried(act, whole) == ""
    told: set[str] = set()
    for room_kb in ROOM_KB:
        place = copied(template, tmp_path / f"{room_kb} KB")
        with small_files(place, room_kb):
            sentence = tried(act, place)
        told.add(sentence)
        assert_nothing_is_half_done(act, place, template, whole)
        if act in AGAIN:
            assert tried(act, place) == ""
            assert rows_of(place / NAME) == rows_of(whole / NAME)
            assert files_of(place) == files_of(whole)
    assert told - {""}, "the room was never too small"


@pytest.mark.parametrize("act", ACTS)
def test_a_disk_that_is_full(act: str, disk: Path, tmp_path: Path) -> None:
    template = prepared(tmp_path / "template", act)
    whole = copied(template, tmp_path / "whole")
    assert tried(act, whole) == ""
    told: set[str] = set()
    for room_kb in ROOM_KB:
        place = copied(template, disk / "folder")
        ballast = fill(disk, room_kb)
        told.add(tried(act, place))
        ballast.unlink()
        assert_nothing_is_half_done(act, place, template, whole)
        if act in AGAIN:
            assert tried(act, place) == ""
            assert rows_of(place / NAME) == rows_of(whole / NAME)
            assert files_of(place) == files_of(whole)
        shutil.rmtree(place)
    assert told - {""}, "the room was never too small"


def test_a_check_without_room_for_a_copy_of_the_index_says_so_and_calls_nothing_damaged(tmp_path: Path) -> None:
    with Library.open(tmp_path / NAME) as library:
        saved(
            library,
            draft(lines=[" ".join(f"word{number:x}" for number in range(start, start + 5000)) for start in range(0, 300_000, 5000)]),
        )
        with small_files(tmp_path, 300):
            (finding,) = library.health.findings()
        assert "could not be compared with the texts" in finding.sentence
        assert not finding.repairable
        assert list(library.health.findings()) == []
        library.clippings.set_note(1, "And it can be written.")


def test_a_library_that_cannot_be_opened_on_a_full_disk_is_told_so(disk: Path) -> None:
    with Library.open(disk / NAME) as library:
        saved(library)
    ballast = fill(disk, 0)
    for opened in (Library.open, Library.read_only):
        with pytest.raises(LibraryError, match="The disk is full"):
            opened(disk / NAME)
    ballast.unlink()
    assert_sound(disk / NAME)
