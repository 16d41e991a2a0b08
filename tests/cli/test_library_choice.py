"""Which library a call is about, and what is said where it cannot be used."""

import os
import sqlite3
from pathlib import Path

import pytest

from tests.cli.calls import Program, call_process


def test_the_library_of_the_environment_is_used_and_made(tmp_path: Path) -> None:
    library = tmp_path / "new" / "mine.clipper"
    answer = call_process("list", "--json", library=library)
    assert (answer.code, answer.json) == (0, {"total": 0, "clippings": []})
    assert library.exists()


def test_the_process_speaks_with_its_exit_codes(tmp_path: Path) -> None:
    library = tmp_path / "l.clipper"
    assert call_process("--version", library=library).out.startswith("clipper")
    assert call_process("show", "zzz", library=library).code == 1
    assert call_process("show", library=library).code == 2
    assert call_process("nonsense", library=library).code == 2


COMMANDS = [("list",), ("search", "salt"), ("show", "a"), ("add", __file__), ("tags",), ("trash",), ("check",), ("backup",)]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_is_no_library_is_left_as_it_is(program: Program, command: tuple[str, ...]) -> None:
    program.library.write_bytes(b"These are my notes and no database at all." * 30)
    assert "not a Clipper library" in program(*command, code=1).err
    assert program.library.read_bytes() == b"These are my notes and no database at all." * 30


def test_the_database_of_another_program_is_left_as_it_is(program: Program) -> None:
    with sqlite3.connect(program.library) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    before = program.library.read_bytes()
    assert "another program" in program("list", code=1).err
    assert program.library.read_bytes() == before


def test_a_library_of_a_newer_version_is_left_as_it_is(filled: Program) -> None:
    with sqlite3.connect(filled.library) as connection:
        connection.execute("PRAGMA user_version = 9999")
    connection.close()
    assert "newer version" in filled("list", code=1).err


PATHS = ("", ".", "/", "..", "x" * 300, "pipe", "/dev/null", "loop")


@pytest.mark.parametrize("command", [("list",), ("check",), ("backup",), ("restore", "copy.clipper")])
@pytest.mark.parametrize("path", PATHS)
def test_a_path_that_can_never_be_a_library_is_told_in_a_sentence(
    path: str, command: tuple[str, ...], filled: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    filled("backup", "copy.clipper")
    os.mkfifo("pipe")
    Path("loop").symlink_to("loop")
    before = sorted(tmp_path.iterdir())
    filled.library = Path(path)
    told = filled(*command, code=1).err
    assert any(reason in told for reason in ("is a folder", "too long", "is a device or a pipe", "symbolic links"))
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may look into every folder")
def test_a_folder_that_may_not_be_looked_into_is_told(filled: Program) -> None:
    folder = filled.library.parent
    folder.chmod(0)
    try:
        assert "Permission denied" in filled("list", code=1).err
    finally:
        folder.chmod(0o700)
