"""Which library a call is about, and what is said where it cannot be used."""

import os
import sqlite3
from pathlib import Path

import pytest

from clipper.cli.app import run
from clipper.cli.invocation import Window
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


@pytest.mark.parametrize("how", ["option", "environment"])
def test_the_home_folder_is_known_where_the_shell_leaves_its_sign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    """As in `--library=~/talks.clipper`, and in a scheduler's list of variables."""
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.chdir(tmp_path)
    (home / "a.md").write_text("# Salt\n\nIt grows **dear**.\n")
    named = ("--library=~/talks.clipper",) if how == "option" else ()
    if how == "environment":
        monkeypatch.setenv("CLIPPER_LIBRARY", "~/talks.clipper")
    window = Window(open=lambda _: 0, open_link=lambda *_: 0, write_pdf=lambda *_: None)
    for arguments in (
        ("add", "~/a.md"),
        ("backup", "~/copy.clipper"),
        ("restore", "~/copy.clipper"),
        ("export", "jsonl", "-o", "~/a.jsonl"),
    ):
        assert run([*named, *arguments], window) == 0
    assert run([*named, "import", "~/a.jsonl"], window) == 0
    assert {"talks.clipper", "copy.clipper", "a.jsonl"} <= {path.name for path in home.iterdir()}
    assert not (tmp_path / "~").exists()


def test_a_file_that_is_really_called_so_is_read(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "~.md").write_text("# Salt\n\nIt grows **dear**.\n")
    assert "Added" in program("add", "~.md").out


@pytest.mark.skipif(os.name == "nt", reason="such names are none there")
@pytest.mark.parametrize("name", ["file:x.clipper", "file:x.clipper?mode=ro", ":memory:"])
def test_a_name_that_means_something_to_the_database_is_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    window = Window(open=lambda _: 0, open_link=lambda *_: 0, write_pdf=lambda *_: None)
    assert run(["--library", name, "list"], window) == 0
    assert (tmp_path / name).is_file()
