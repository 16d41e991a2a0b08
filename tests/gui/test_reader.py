"""Work beside the window's thread: whatever belongs to widgets is let go on their own thread, and never on another one."""

import threading
import weakref
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clipper.errors import ClipperError
from clipper.gui.errand import Errand
from clipper.gui.reader import Reader
from clipper.library.library import Library

ROUNDS = 40
"""On the wrong thread it is let go in most rounds, not in each."""


class Belonging:
    """Stands for a dialog, a model, a completer: what an answer is for."""

    def __init__(self, let_go: list[int]) -> None:
        self.answers: list[object] = []
        weakref.finalize(self, lambda: let_go.append(threading.get_ident()))

    def take(self, value: object) -> None:
        self.answers.append(value)


@pytest.fixture
def reader(qtbot: QtBot, tmp_path: Path) -> Generator[Reader]:
    """A reader with a thread of its own, on a library in a file."""
    del qtbot
    with Library.open(tmp_path / "library.clipper") as library:
        made = Reader(library)
        yield made
        made.stop()


def asked_of(reader: Reader, let_go: list[int]) -> Callable[[], bool]:
    """Ask for something that has gone by the time of the next question; whether it was answered."""
    belonging = Belonging(let_go)
    answers = belonging.answers

    def count(library: Library) -> int:
        assert belonging is not None
        return library.listing.open("").count().number

    reader.ask("count", count, belonging.take)
    return lambda: bool(answers)


def test_what_an_answer_was_for_is_let_go_on_the_windows_thread(reader: Reader, qtbot: QtBot) -> None:
    let_go: list[int] = []
    for _ in range(ROUNDS):
        qtbot.waitUntil(asked_of(reader, let_go))
    qtbot.waitUntil(lambda: len(let_go) >= ROUNDS - 1)
    assert set(let_go) == {threading.get_ident()}


def test_what_a_failed_question_was_about_is_let_go_there_too(reader: Reader, qtbot: QtBot) -> None:
    let_go: list[int] = []
    failures: list[ClipperError] = []

    def fail() -> None:
        belonging = Belonging(let_go)

        def refuse(_: Library) -> int:
            assert belonging is not None
            raise ClipperError("No.")

        reader.ask("count", refuse, belonging.take, failures.append)

    for number in range(ROUNDS):
        fail()
        qtbot.waitUntil(lambda number=number: len(failures) > number)
        failures[-1] = ClipperError("Seen.")  # an exception keeps the frames it came through
    qtbot.waitUntil(lambda: len(let_go) >= ROUNDS - 1)
    assert set(let_go) == {threading.get_ident()}


@pytest.mark.parametrize("fails", [False, True])
def test_what_an_errand_was_about_is_let_go_on_the_windows_thread(qtbot: QtBot, *, fails: bool) -> None:
    let_go: list[int] = []

    def run(ended: list[object]) -> None:
        belonging = Belonging(let_go)

        def job() -> str:
            assert belonging is not None
            if fails:
                raise ClipperError("No.")
            return "done"

        errand = Errand(job)
        errand.done.connect(belonging.take)
        errand.done.connect(ended.append)
        errand.failed.connect(ended.append)
        errand.start()
        qtbot.waitUntil(lambda: bool(ended))
        ended.clear()  # an exception keeps the frames it came through

    for _ in range(ROUNDS):
        run([])
    qtbot.waitUntil(lambda: len(let_go) >= ROUNDS - 1)
    assert set(let_go) == {threading.get_ident()}


def test_an_errand_that_was_canceled_tells_nothing(qtbot: QtBot) -> None:
    may_end = threading.Event()
    told: list[object] = []

    def job() -> str:
        may_end.wait()
        return "done"

    errand = Errand(job)
    errand.done.connect(told.append)
    errand.start()
    errand.cancel()
    may_end.set()
    after = Errand(lambda: "after")
    after.done.connect(told.append)
    after.start()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["after"]
