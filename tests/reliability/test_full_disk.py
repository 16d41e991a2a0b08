"""A disk that fills up in the middle of an act: one sentence, nothing half done, and the act works when there is room again."""

import contextlib
import shutil
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

from clipper.errors import ClipperError, DiskError, LibraryError
from clipper.library.library import Library
from clipper.model.ids import ClippingKey
from tests.cli.calls import CHECKOUT, Program
from tests.library.drafts import draft, saved
from tests.reliability.acts import ACTS, NAME, copied, prepared
from tests.reliability.small_disk import fill
from tests.reliability.states import AGAIN, IN_PARTS, assert_sound, copies_in, files_of, rows_of
from tests.reliability.writing_commands import writing_commands

resource = pytest.importorskip("resource", reason="files are limited by the system")
ROOM_KB = (0, 4, 12, 33, 60, 100, 150, 230, 330)
"""What is left on the disk, or what a file may grow to: each stops the acts somewhere else."""


@contextlib.contextmanager
def small_files(folder: Path, kilobytes: int) -> Generator[Path]:
    """No file may grow beyond that: what the kernel answers is an error of the disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, hard))
    try:
        yield folder
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


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
        library.clippings.set_note(ClippingKey(1), "And it can be written.")


FILLED_WHILE_OPEN = """
import os, sys
from pathlib import Path
from clipper.library.library import Library
library = Library.open(Path(sys.argv[1]))
library.clippings.set_note(1, "Only in the journal.")
os._exit(0)
"""


@pytest.fixture
def program(disk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    """A program with one clipping, whose library lies on a disk that will be filled; its other folders lie elsewhere."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    with Library.open(disk / NAME) as library:
        (key,) = saved(library, draft("Cranes stand still", ["The cranes stood still on Monday."]), tags=("port",))
        library.highlights.mark(key, 4, 10, color="claim")
    return Program(disk / NAME, capsys)


@pytest.mark.parametrize("beside", [(), ("-wal",), ("-wal", "-shm")], ids=["closed", "journal", "journal and its memory"])
def test_a_library_on_a_full_disk_is_read_with_what_its_journal_holds(
    beside: tuple[str, ...], program: Program, disk: Path, tmp_path: Path
) -> None:
    note = ""
    if beside:
        subprocess.run([sys.executable, "-c", FILLED_WHILE_OPEN, str(program.library)], check=True, cwd=CHECKOUT)
        note = "Only in the journal."
        for ending in {"-wal", "-shm"} - set(beside):
            (disk / f"{NAME}{ending}").unlink()
    fill(disk, 0)
    (found,) = program("list", "--json").json["clippings"]
    assert (found["title"], found["note"]) == ("Cranes stand still", note)
    assert program("search", "cranes", "--json").json["total"] == 1
    assert "The cranes stood still on Monday." in program("show", found["id"]).out
    assert "port" in program("tags").out
    assert program("trash", "--json").json["total"] == 0
    assert program("searches", "--json").json == []
    assert program("check").out == "The library is sound.\n"
    assert "Cranes stand still" in program("export", "csv").out
    for name in ("cranes.md", "cranes.docx"):
        told = program("brief", "cranes", "-o", str(tmp_path / name)).err
        assert "does not remember what was written" in told or "-shm" in beside, "the journal's last page has room for a few words"
    assert "0 of them" in program("verify", str(tmp_path / "cranes.md")).err
    copy = program("backup", str(tmp_path / "copy.clipper")).out.strip()
    with Library.open(Path(copy)) as library:
        assert library.clippings.rows(library.listing.open("").keys(0, 1))[0].note == note


def test_what_cannot_be_written_on_a_full_disk_is_said_in_one_sentence(program: Program, disk: Path, tmp_path: Path) -> None:
    (found,) = program("list", "--json").json["clippings"]
    before = rows_of(program.library)
    commands = writing_commands(found["id"], tmp_path)
    ballast = fill(disk, 0)
    for arguments in commands:
        told = program(*arguments, code=1).err
        assert "The disk is full; nothing was changed in" in told, arguments
        assert "Free some space" in told
    assert "the disk is full" in program("backup", str(disk / "copy.clipper"), code=1).err
    ballast.unlink()
    assert_sound(program.library)
    assert rows_of(program.library) == before
    program("tag", found["id"], "--add", "x")


def test_reading_it_leaves_it_as_it_was(program: Program, disk: Path) -> None:
    content = program.library.read_bytes()
    ballast = fill(disk, 0)
    with Library.read_only(program.library) as library:
        assert library.clippings.counts()["all"] == 1
        with pytest.raises(LibraryError, match="is open for reading only"):
            library.clippings.set_note(ClippingKey(1), "no")
    ballast.unlink()
    assert program.library.read_bytes() == content
    program("tags", "rename", "port", "harbor")


def test_a_library_cannot_be_opened_for_writing_on_a_full_disk(program: Program, disk: Path) -> None:
    ballast = fill(disk, 0)
    for path in (program.library, disk / "new.clipper"):
        with pytest.raises(DiskError, match="The disk is full"):
            Library.open(path)
    program.library = disk / "new.clipper"
    assert "The disk is full" in program("list", code=1).err
    ballast.unlink()
    assert_sound(disk / NAME)
