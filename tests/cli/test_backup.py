"""`clipper check`, `clipper backup` and `clipper restore`."""

import sqlite3
import sys
from pathlib import Path

import pytest

from clipper.cli.ending import INTERRUPTED
from tests.cli.calls import Program
from tests.cli.conftest import identity
from tests.cli.terminal import Terminal


def test_a_backup_brings_everything_back(filled: Program, tmp_path: Path) -> None:
    before = filled("list", "--json").out
    copy = tmp_path / "copy.clipper"
    assert filled("backup", str(copy)).out == f"{copy}\n"
    filled("edit", identity(filled, "Rice"), "--title", "Changed")
    out = filled("restore", str(copy)).out
    assert filled("list", "--json").out == before
    aside = Path(out.rsplit(" ", 1)[1].strip().removesuffix("."))
    assert aside.exists()


def test_without_a_name_it_lies_beside_the_library(filled: Program) -> None:
    first, second = (Path(filled("backup").out.strip()) for _ in range(2))
    assert first != second
    assert first.parent == second.parent == filled.library.parent / "backups"
    assert sorted(path.name for path in first.parent.iterdir()) == sorted([first.name, second.name])


def test_a_file_that_is_there_is_not_overwritten(filled: Program, tmp_path: Path) -> None:
    taken = tmp_path / "notes.txt"
    taken.write_text("mine")
    assert "exists already" in filled("backup", str(taken), code=1).err
    assert "exists already" in filled("backup", str(filled.library), code=1).err
    assert taken.read_text() == "mine"


def test_what_is_no_backup_is_refused_and_nothing_changes(filled: Program, tmp_path: Path) -> None:
    before = filled("list", "--json").out
    text = tmp_path / "text.clipper"
    text.write_text("no library at all, but long enough to be looked at")
    assert "not a Clipper library" in filled("restore", str(text), code=1).err
    assert "There is no" in filled("restore", str(tmp_path / "missing"), code=1).err
    assert filled("list", "--json").out == before


def test_a_sound_library_is_sound(filled: Program) -> None:
    assert filled("check").out == "The library is sound.\n"


def test_a_changed_text_is_found(filled: Program) -> None:
    with sqlite3.connect(filled.library) as connection:
        connection.execute("UPDATE versions SET text = replace(text, 'four', 'nine') WHERE text LIKE '%four%'")
    connection.close()
    answer = filled("check", code=1)
    assert "is not what was saved" in answer.out
    assert "restore" in answer.err
    assert "--repair" in answer.err, "the index still holds the words that were saved"


def test_an_index_out_of_step_is_mended(filled: Program) -> None:
    with sqlite3.connect(filled.library) as connection:
        connection.execute("INSERT INTO clipping_search (clipping_search) VALUES ('delete-all')")
    connection.close()
    assert "--repair" in filled("check", code=1).err
    assert "built anew" in filled("check", "--repair").out
    assert filled("search", "tariff", "--json").json["total"] == 1


def test_a_highlight_on_other_words_is_told_and_looked_for_again(filled: Program) -> None:
    """As libraries of older versions hold them: called exact, where other words stand."""
    identifier = identity(filled, "Rice")
    shown = filled("show", identifier, "--json").json["text"]
    filled("highlight", identifier, "--quote", shown[10:40])
    with sqlite3.connect(filled.library) as connection:
        connection.execute("UPDATE placements SET start_point = start_point - 3, end_point = end_point - 3")
    connection.close()
    answer = filled("check", code=1)
    assert f"stands on other words than its own in version 1 of clipping {identifier}" in answer.out
    assert "--repair" in answer.err
    assert filled("check", "--repair").out == "1 highlight was found again.\nThe library is sound.\n"
    (highlight,) = filled("show", identifier, "--json").json["highlights"]
    assert (highlight["start"], highlight["end"], highlight["state"]) == (10, 40, "exact")


def test_no_library_is_made_to_be_checked_or_backed_up(program: Program) -> None:
    for command in ("check", "backup"):
        assert "There is no library" in program(command, code=1).err
    assert not program.library.exists()


def test_a_name_that_no_file_can_have_is_refused(filled: Program) -> None:
    assert "Choose another name" in filled("backup", "x" * 5000, code=1).err
    assert not (filled.library.parent / "backups").exists()


def test_a_library_in_a_synchronized_folder_is_told_of_when_it_is_made_and_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = Program(tmp_path / "Dropbox" / "library.clipper", capsys)
    assert "in a folder that Dropbox synchronizes." in program("list").err
    assert "Dropbox" not in program("list").err
    answer = program("check")
    assert answer.out == "The library is sound.\n"
    assert "in a folder that Dropbox synchronizes." in answer.err


def test_a_restore_makes_the_folder_or_says_why_it_cannot(filled: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy.clipper"
    filled("backup", str(copy))
    (tmp_path / "file").write_text("in the way")
    elsewhere = Program(tmp_path / "new" / "folder" / "library.clipper", capsys)
    assert "Restored" in elsewhere("restore", str(copy)).out
    assert elsewhere("list", "--json").out == filled("list", "--json").out
    told = Program(tmp_path / "file" / "folder" / "library.clipper", capsys)("restore", str(copy), code=1).err
    assert "cannot be written" in told
    assert "mistake" not in told


STOPPED = (
    (("backup", "copy.clipper"), "Copying the library", "The backup was stopped; there is no copy."),
    (("restore", "earlier.clipper"), "Restoring the library", "The restore was stopped; nothing was changed."),
    (("trash", "empty"), "Copying the library", "It was stopped; nothing was deleted."),
)


@pytest.mark.parametrize(("command", "work", "told"), STOPPED)
@pytest.mark.parametrize("share", ["", "8"])
def test_what_copies_a_library_can_be_stopped_and_leaves_nothing(
    *, command: tuple[str, ...], work: str, told: str, share: str, filled: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    filled("backup", "earlier.clipper")
    filled("delete", identity(filled, "Rice"))
    before, trash = sorted(path for path in tmp_path.rglob("*") if path.is_file()), filled("trash", "--json").json
    terminal = Terminal(press_at=f"{work}: {share}")
    monkeypatch.setattr(sys, "stderr", terminal)
    filled(*command, code=INTERRUPTED)
    assert terminal.getvalue().endswith(f"% \n{told}\n")
    assert filled("trash", "--json").json == trash
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == before
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    filled(*command)


def test_in_a_folder_it_gets_the_name_that_tells_when(filled: Program, tmp_path: Path) -> None:
    """As a nightly script wants it: a stick's folder, and a file more each time."""
    folder = tmp_path / "stick"
    folder.mkdir()
    made = [Path(filled("backup", str(folder)).out.strip()) for _ in range(2)]
    assert sorted(folder.iterdir()) == sorted(made)
    assert all(path.name.startswith(f"{filled.library.stem}-") and path.suffix == filled.library.suffix for path in made)


def test_where_a_backup_lies_is_told_from_any_folder(filled: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(filled.library.parent)
    filled.library = Path(filled.library.name)
    assert Path(filled("backup").out.strip()).is_absolute()
    assert Path(filled("backup", "mine.clipper").out.strip()) == Path("mine.clipper").absolute()
