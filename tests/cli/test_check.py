"""`clipper check` on a terminal: how far it is, and Ctrl+C."""

import signal
import sqlite3
import sys

import pytest

from clipper.cli.ending import INTERRUPTED
from clipper.cli.watch import Watch
from clipper.library.library import Library
from tests.cli.calls import Program
from tests.cli.terminal import Terminal

SEARCH_INDEX = "The search index clipping_search holds"


def break_index(program: Program) -> None:
    with sqlite3.connect(program.library) as connection:
        connection.execute("INSERT INTO clipping_search (clipping_search) VALUES ('delete-all')")
    connection.close()


def found_in(program: Program) -> list[str]:
    with Library.read_only(program.library) as library:
        return [finding.sentence for finding in library.health.findings()]


def on(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setattr(sys, "stderr", terminal)
    return terminal


def test_a_terminal_shows_how_far_it_is(filled: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on(Terminal(), monkeypatch)
    assert filled("check").out == "The library is sound.\n"
    shown = [line for line in terminal.getvalue().split("\r") if line]
    assert shown[0] == "Checking the library: 0% "
    shares = [int(line.split(": ")[1].split("%")[0]) for line in shown]
    assert shares == sorted(set(shares))
    assert max(shares) > 80
    assert terminal.getvalue().endswith(" \n")


def test_elsewhere_nothing_is_shown(filled: Program) -> None:
    assert filled("check").err == ""


def test_ctrl_c_ends_a_check_with_one_sentence(filled: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on(Terminal(press_at="%"), monkeypatch)
    assert filled("check", code=INTERRUPTED).out == ""
    assert terminal.getvalue() == "\rChecking the library: 0% \nThe check was stopped; nothing was changed.\n"
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler, "the next command takes it as ever"


def test_what_was_found_until_then_is_told(filled: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    break_index(filled)
    on(Terminal(press_at="library: 7"), monkeypatch)
    assert SEARCH_INDEX in filled("check", code=INTERRUPTED).out


@pytest.mark.parametrize("when", ["Repairing the library: 0%", "Repairing the library: 100%"])
def test_a_repair_that_is_stopped_changes_nothing(filled: Program, monkeypatch: pytest.MonkeyPatch, when: str) -> None:
    break_index(filled)
    before = found_in(filled)
    terminal = on(Terminal(press_at=when), monkeypatch)
    filled("check", "--repair", code=INTERRUPTED)
    assert terminal.getvalue().endswith("\nThe repair was stopped; nothing was changed.\n")
    assert found_in(filled) == before != []
    monkeypatch.undo()
    assert "built anew" in filled("check", "--repair").out
    assert found_in(filled) == []


def test_a_repair_that_is_done_stays_done(filled: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    break_index(filled)
    terminal = on(Terminal(press_at="Repairing the library: 100% \n\rChecking"), monkeypatch)
    assert filled("check", "--repair", code=INTERRUPTED).out == "The search indexes were built anew.\n"
    assert terminal.getvalue().endswith("\nThe library was repaired; to look at it again was stopped.\n")
    assert found_in(filled) == []


def test_a_second_ctrl_c_ends_it_wherever_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on(Terminal(), monkeypatch)
    with Watch("Looking") as watch:
        assert watch(0.5)
        signal.raise_signal(signal.SIGINT)
        assert not watch(0.6)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert terminal.getvalue() == "\rLooking: 50% \rLooking: 60% \n"


def test_a_job_that_takes_no_ctrl_c_goes_on_taking_none() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with Watch("Looking") as watch:
            signal.raise_signal(signal.SIGINT)
            assert watch(0.5)
    finally:
        signal.signal(signal.SIGINT, before)
