import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clipper import __version__
from clipper.cli.app import COMMANDS, run
from clipper.cli.ending import DONE, FAILED, NOBODY_READS, WRONG_USAGE
from clipper.cli.invocation import Window
from clipper.errors import MissingToolError

CHECKOUT = Path(__file__).resolve().parents[2]


def window(show: Callable[[Path | None], int]) -> Window:
    return Window(open=show, open_link=lambda library, _link: show(library), write_pdf=lambda _html, _path: None)


def opening(opened: list[Path | None]) -> Window:
    """A window that notes the library and gives 7."""

    def show(library: Path | None) -> int:
        opened.append(library)
        return 7

    return window(show)


def process(*arguments: str, python: tuple[str, ...] = (), **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *python, "-m", "clipper", *arguments],
        cwd=CHECKOUT,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_without_a_command_the_window_opens_and_its_exit_code_counts() -> None:
    opened: list[Path | None] = []
    assert run([], opening(opened)) == 7
    assert run(["--library", "/x/y.clipper"], opening(opened)) == 7
    assert opened == [None, Path("/x/y.clipper")]


def test_the_environment_names_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIPPER_LIBRARY", "/z/z.clipper")
    opened: list[Path | None] = []
    run([], opening(opened))
    assert opened == [Path("/z/z.clipper")]


def test_an_error_is_one_sentence_and_a_hint(capsys: pytest.CaptureFixture[str]) -> None:
    def missing(_library: Path | None) -> int:
        raise MissingToolError("The window needs PySide6.", "Install it.")

    assert run([], window(missing)) == FAILED
    assert capsys.readouterr().err == "Error: The window needs PySide6.\nInstall it.\n"


def test_a_mistake_of_ours_goes_to_the_log_and_shows_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("XDG_STATE_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))

    def broken(_library: Path | None) -> int:
        raise ZeroDivisionError("oh no")

    assert run([], window(broken)) == FAILED
    error = capsys.readouterr().err
    assert "Traceback" not in error
    (log,) = tmp_path.rglob("clipper.log")
    assert str(log) in error
    assert "oh no" in log.read_text("utf-8")


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"], opening([])) == DONE
    assert __version__ in capsys.readouterr().out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"], opening([])) == DONE
    assert "Usage: clipper " in capsys.readouterr().out


def test_starting_imports_nothing_heavy() -> None:
    done = process("--version", python=("-X", "importtime"))
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert done.returncode == DONE
    assert "clipper.cli.app" in imported
    assert not imported & {
        "lxml",
        "trafilatura",
        "httpx",
        "sqlite_utils",
        "markdown",
        "jinja2",
        "PySide6",
        "pypdfium2",
        "rapidfuzz",
        "docx",
    }


def test_output_is_utf8_whatever_the_system_says(tmp_path: Path) -> None:
    (tmp_path / "fähre.md").write_text("# Fähre zurück\n\nSie ist **da**. 🚢\n", "utf-8")
    done = process("extract", str(tmp_path / "fähre.md"), PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == DONE
    assert "Fähre zurück" in done.stdout
    assert "🚢" in done.stdout


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Ferry\n\n" + "It is **back**.\n\n" * 20_000, "utf-8")
    command = [sys.executable, "-m", "clipper", "extract", "--jsonl", *[str(tmp_path / "a.md")] * 5]
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        assert running.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_results_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "clipper", "--library", str(tmp_path / "l.clipper"), "list", "--json"],
            cwd=CHECKOUT,
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert (done.returncode, done.stderr.count("\n")) == (FAILED, 2)
    assert done.stderr.startswith("Error: The results could not be written: ")


def test_stopping_the_program_while_it_is_loaded_shows_no_traceback() -> None:
    loading = """
import sys
class Stopped:
    def find_spec(self, name, path=None, target=None):
        if name == "click":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Stopped())
sys.argv = ["clipper", "list"]
from clipper.__main__ import main
sys.exit(main())
"""
    done = subprocess.run([sys.executable, "-c", loading], cwd=CHECKOUT, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (130, "")


def test_words_reach_the_library_where_the_system_knows_no_utf8(tmp_path: Path) -> None:
    (tmp_path / "fähre.md").write_text("# Fähre zurück\n\nSie ist wieder da, sagte die Kapitänin am Montag.\n", "utf-8")
    plain: dict[str, Any] = {"CLIPPER_LIBRARY": str(tmp_path / "l.clipper"), "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert process("add", str(tmp_path / "fähre.md"), "--tag", "Häfen", **plain).returncode == DONE
    assert "Fähre zurück" in process("list", "Kapitänin", "tag:häfen", **plain).stdout


def test_the_sample_cannot_be_put_below_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert run(["demo", "--no-window", "-o", str(tmp_path / "file" / "sample")], opening([])) == FAILED
    assert capsys.readouterr().err.startswith("Error: The folder ")


def test_results_that_nobody_takes_end_it_without_a_word(tmp_path: Path) -> None:
    """As in `clipper list | head -1`."""
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "clipper", "--help"],
        cwd=CHECKOUT,
        env={**os.environ, "HOME": str(tmp_path)},
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (NOBODY_READS, b"")


@pytest.mark.skipif(os.name == "nt", reason="needs a shell of POSIX")
@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        ("add - <&-", FAILED, "Error: -: Standard input is closed."),
        ("extract - <&-", FAILED, "Error: -: Standard input is closed."),
        ("backup 2>&-", DONE, ""),
        ("list 'x:y' 2>&-", FAILED, ""),
    ],
)
def test_a_stream_that_the_scheduler_has_closed_is_no_mistake_of_ours(tmp_path: Path, command: str, code: int, told: str) -> None:
    library = tmp_path / "l.clipper"
    process("list", CLIPPER_LIBRARY=str(library))
    done = subprocess.run(
        ["sh", "-c", f"exec {sys.executable} -m clipper {command}"],
        cwd=CHECKOUT,
        env={**os.environ, "HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state"), "CLIPPER_LIBRARY": str(library)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr.partition("\n")[0]) == (code, told)
    assert not list(tmp_path.rglob("clipper.log"))


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["list", "-court"], "clipper list -- '-court'"),
        (["brief", "-court"], "clipper brief -- '-court'"),
        (["list", "--library", "/x/y.clipper"], "--library goes before the command"),
        (["extract", "--verbose", "x"], "--verbose goes before the command"),
        (["list", "--soort"], ""),
        (["show", "-x"], ""),
    ],
)
def test_an_option_in_the_wrong_place_is_told_where_it_goes(arguments: list[str], hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments, opening([])) == WRONG_USAGE
    told = capsys.readouterr().err.rstrip("\n").rpartition("\n")[2]
    assert hint in told
    assert told.startswith("Error:") is not bool(hint)
