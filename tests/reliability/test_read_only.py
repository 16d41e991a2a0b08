"""A library on a disc, on a stick with its switch set, in somebody else's folder: it can be read, and what cannot be written is said."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from clipper.errors import LibraryError
from clipper.library.library import Library
from clipper.model.ids import ClippingKey
from tests.cli.calls import CHECKOUT, Program
from tests.library.drafts import draft, saved
from tests.reliability.acts import NAME, prepared
from tests.reliability.writing_commands import writing_commands

KILLED_WHILE_OPEN = """
import os, sys
from pathlib import Path
from clipper.library.library import Library
library = Library.open(Path(sys.argv[1]))
library.clippings.set_note(1, "Only in the journal.")
os._exit(0)
"""


@pytest.fixture
def locked(disk: Path) -> Iterator[Path]:
    """A library on a disk that cannot be written. Modes of files would not hold back root."""
    with Library.open(disk / "library.clipper") as library:
        (key,) = saved(library, draft("Cranes stand still", ["The cranes stood still on Monday."]), tags=("port",))
        library.highlights.mark(key, 4, 10, color="claim")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    yield disk / "library.clipper"
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)


@pytest.fixture
def program(locked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return Program(locked, capsys)


def test_it_is_read_by_every_command_that_reads(program: Program, tmp_path: Path) -> None:
    (found,) = program("list", "--json").json["clippings"]
    assert found["title"] == "Cranes stand still"
    assert program("search", "cranes", "--json").json["total"] == 1
    assert "> " not in program("show", found["id"]).err
    assert "port" in program("tags").out
    assert program("check").out == "The library is sound.\n"
    assert "Cranes stand still" in program("export", "csv").out
    assert "Cranes stand still" in program("brief", "cranes").out
    verdicts = tmp_path / "quoted.md"
    verdicts.write_text("> The cranes stood still on Monday.\n", "utf-8")
    assert "0 of them" in program("verify", str(verdicts)).err
    copy = program("backup", str(tmp_path / "copy.clipper")).out.strip()
    with Library.open(Path(copy)) as library:
        assert library.clippings.counts()["all"] == 1


def test_what_cannot_be_written_is_said_and_nothing_changes(program: Program, tmp_path: Path) -> None:
    before = program.library.read_bytes()
    (found,) = program("list", "--json").json["clippings"]
    for arguments in (*writing_commands(found["id"], tmp_path), ["backup"]):
        assert re.search("for reading only|Read-only", program(*arguments, code=1).err), arguments
    assert program.library.read_bytes() == before
    with pytest.raises(LibraryError, match="read-only"):
        Library.open(program.library)
    with pytest.raises(LibraryError):
        Library.open(program.library.with_name("new.clipper"))
    with pytest.raises(LibraryError):
        Library.open(program.library.parent / "new folder" / "new.clipper")


@pytest.mark.parametrize(
    "arguments", [["brief", "cranes", "-o", "cranes.md"], ["brief", "-o", "cranes.html"], ["export", "csv", "-o", "all.csv"]]
)
def test_briefs_are_written_and_it_is_said_that_they_are_not_remembered(arguments: list[str], program: Program, tmp_path: Path) -> None:
    path = tmp_path / arguments[-1]
    told = program(*arguments[:-1], str(path)).err
    assert "The library cannot be written and does not remember what was written" in told
    assert "Cranes stand still" in path.read_text("utf-8")
    before = path.read_bytes()
    assert "this library did not write it" in program(*arguments[:-1], str(path), code=1).err
    assert path.read_bytes() == before


def test_a_brief_written_before_is_merged_where_the_library_is_read_only_now(
    disk: Path, locked: Path, program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "cranes.md"
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    program("brief", "-o", str(path))
    path.write_text(path.read_text("utf-8") + "\nWords of mine.\n", "utf-8")
    with Library.open(locked) as library:
        saved(library, draft("Ferry returns", ["The ferry is back."]))
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    for _ in range(2):  # the second time on the same old base
        program("brief", "-o", str(path))
        merged = path.read_text("utf-8")
        assert merged.count("Ferry returns") >= 1
        assert merged.count("Words of mine.") == 1
    assert program("brief", "-o", str(path)).out.startswith(f"{path}: unchanged")


def test_what_only_the_journal_holds_is_read_or_refused_and_never_left_out(disk: Path, tmp_path: Path) -> None:
    """A program that was killed leaves a journal; without it the library is an older one."""
    path = disk / "library.clipper"
    with Library.open(path) as library:
        saved(library)
    subprocess.run([sys.executable, "-c", KILLED_WHILE_OPEN, str(path)], check=True, cwd=CHECKOUT)
    assert path.with_name("library.clipper-wal").stat().st_size
    for kept in (("",), ("", "-wal"), ("", "-wal", "-shm")):
        place = disk / "-".join(["copy", *kept])
        place.mkdir()
        for ending in kept:
            shutil.copy(f"{path}{ending}", f"{place / path.name}{ending}")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    try:
        link = tmp_path / "link"
        link.mkdir()
        (link / path.name).symlink_to(disk / "copy---wal" / path.name)
        for place, is_whole in ((disk / "copy-", False), (disk / "copy---wal", True), (disk / "copy---wal--shm", True), (link, True)):
            try:
                with Library.read_only(place / path.name) as library:
                    assert (library.clippings.rows(library.listing.open("").keys(0, 1))[0].note != "") == is_whole, place
            except LibraryError as error:
                assert "library.clipper-wal beside it" in error.sentence
                assert "Copy both files" in error.hint
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)


def test_of_an_older_library_all_is_read_that_it_has_and_the_rest_is_told(disk: Path, tmp_path: Path, program: Program) -> None:
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    shutil.copytree(prepared(tmp_path / "older", "migrate"), disk / "older")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    program.library = disk / "older" / NAME
    assert program("search", "council", "--json").json["total"] == 3
    assert "Nine cranes" in program("export", "csv").out
    assert program("check").out == "The library is sound.\n"
    for arguments in (["brief", "-o", str(tmp_path / "a.md")], ["brief", "--id", "x"]):
        assert "is of an older version of Clipper" in program(*arguments, code=1).err


def test_a_link_to_it_is_read(locked: Path, tmp_path: Path, program: Program) -> None:
    link = tmp_path / "linked.clipper"
    link.symlink_to(locked)
    program.library = link
    assert program("list", "--json").json["total"] == 1
    assert "for reading only" in program("tags", "rename", "port", "harbor", code=1).err


def test_a_restore_that_cannot_be_finished_there_is_said(disk: Path, locked: Path) -> None:
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    with Library.open(locked) as library:
        library.health.back_up(locked.with_name("library.clipper.restoring"))
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    for opened in (Library.open, Library.read_only):
        with pytest.raises(LibraryError, match=r"cannot be put in the place of .* yet: Read-only file system"):
            opened(locked)
    assert locked.exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read and write everything")
@pytest.mark.parametrize("mode", [0o000, 0o400])
def test_a_file_without_permission_is_refused_or_only_read(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "library.clipper"
    with Library.open(path) as library:
        saved(library)
    path.chmod(mode)
    if not mode:
        for opened in (Library.open, Library.read_only):
            with pytest.raises(LibraryError, match="cannot be read"):
                opened(path)
        return
    with Library.open(path) as library, pytest.raises(LibraryError, match="read-only"):
        library.clippings.set_note(ClippingKey(1), "no")
    with Library.read_only(path) as library:
        assert library.clippings.counts()["all"] == 1
