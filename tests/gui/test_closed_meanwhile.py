"""A window that is closed, or another library opened in its place, while something is still being read or written for the old one."""

import json
import sqlite3
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from clipper.gui.app import Running
from clipper.gui.errand import Errand
from clipper.gui.main_window import MainWindow
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.gui.turns import Turns
from clipper.library.library import Library
from clipper.settings import Settings
from tests.gui.conftest import add_article
from tests.gui.patience import when_modal
from tests.gui.test_pasted import copied

PASTE = "Cranes stand still\n\nThe cranes in the harbor stood still on Monday.\n\nThe council had feared as much.\n"


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Two libraries of one clipping each."""
    paths = tmp_path / "first.clipper", tmp_path / "second.clipper"
    for path, title in zip(paths, ("Harbor fees rise", "Salt tariff falls"), strict=True):
        with Library.open(path) as library:
            add_article(library, title)
    return paths


@pytest.fixture
def mistakes() -> list[BaseException]:
    """What was reported as a mistake of ours."""
    return []


@pytest.fixture
def running(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mistakes: list[BaseException]) -> Generator[Running]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # the program sets its own
    surroundings = Surroundings(settings=Settings(read_after_s=0), settings_file=tmp_path / "settings.toml")
    made = Running(qapp, surroundings)
    surroundings.report = mistakes.append
    yield made
    if made.window is not None:
        made.window.close()


def opened(running: Running, path: Path, qtbot: QtBot) -> MainWindow:
    running.open(path)
    window = running.window
    assert window is not None
    qtbot.waitUntil(lambda: window.article.clipping is not None)
    return window


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    statements = ("SELECT * FROM clippings", "SELECT * FROM versions", "SELECT * FROM captures", "SELECT * FROM unsaved_clips")
    with closing(sqlite3.connect(path)) as connection:
        return {statement: connection.execute(statement).fetchall() for statement in statements}


def paste(window: MainWindow) -> None:
    window.acts.inbox.take(copied(PASTE))


def read_a_file(window: MainWindow) -> None:
    path = Path(str(window.session.library.path)).with_name("paste.txt")
    path.write_text(PASTE, "utf-8")
    window.acts.inbox.take_files([path])


def import_some(window: MainWindow) -> None:
    path = Path(str(window.session.library.path)).with_name("articles.jsonl")
    path.write_text("".join(json.dumps({"title": f"T{n}", "text": f"Text {n}."}) + "\n" for n in range(400)), "utf-8")
    window.acts.library.import_files([path])


UNDER_WAY: dict[str, Callable[[MainWindow], object]] = {
    "trim": lambda window: window.acts.versions.trim(),
    "extract again": lambda window: window.acts.versions.extract_again(),
    "check": lambda window: window.acts.library.check(),
    "back up": lambda window: window.acts.library.back_up(Path(str(window.session.library.path)).with_name("copy.backup")),
    "paste": paste,
    "file": read_a_file,
    "import": import_some,
}


@pytest.mark.parametrize("what", UNDER_WAY)
def test_what_is_under_way_ends_with_its_window_and_touches_no_library(
    what: str, running: Running, two: tuple[Path, Path], mistakes: list[BaseException], qtbot: QtBot
) -> None:
    first, second = two
    window = opened(running, first, qtbot)
    UNDER_WAY[what](window)
    assert [*window.findChildren(Errand), *window.findChildren(Turns)]
    window.close()
    before = rows(first), rows(second)
    qtbot.waitUntil(lambda: "errand" not in {thread.name for thread in threading.enumerate()})
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is None
    assert [each for each in window.findChildren(QDialog) if each.isVisible()] == []
    assert (rows(first), rows(second)) == before
    assert mistakes == []


@pytest.mark.parametrize("what", UNDER_WAY)
def test_another_library_in_the_window_gets_nothing_of_the_old_one(
    what: str, running: Running, two: tuple[Path, Path], mistakes: list[BaseException], qtbot: QtBot
) -> None:
    first, second = two
    UNDER_WAY[what](opened(running, first, qtbot))
    window = opened(running, second, qtbot)
    before = rows(first), rows(second)
    qtbot.waitUntil(lambda: "errand" not in {thread.name for thread in threading.enumerate()})
    QApplication.processEvents()
    assert running.window is window
    assert QApplication.activeModalWidget() is None
    assert (rows(first), rows(second)) == before
    assert mistakes == []


def test_a_clip_that_is_open_is_offered_again_when_its_library_is_opened_the_next_time(
    running: Running, two: tuple[Path, Path], mistakes: list[BaseException], qtbot: QtBot
) -> None:
    first, second = two
    window = opened(running, first, qtbot)
    paste(window)
    dialog = window.acts.inbox.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.articles))
    window.close()
    assert not dialog.isVisible()
    opened(running, second, qtbot)
    with Library.open(first) as library:
        assert len(library.views.unsaved_clips()) == 1
    assert mistakes == []


def test_a_library_handed_over_waits_for_the_dialog_that_is_open(running: Running, two: tuple[Path, Path], qtbot: QtBot) -> None:
    first, second = two
    window = opened(running, first, qtbot)
    seen: list[MainWindow | None] = []

    def hand_over(box: QMessageBox) -> None:
        running.take_over(second, "")
        seen.append(running.window)
        box.reject()

    when_modal(QMessageBox, hand_over)
    window.session.library.trash.throw_away(window.chosen.keys())
    window.acts.trash.empty()
    assert seen == [window]
    assert "Close the dialog" in window.messages.sentence
    running.take_over(second, "")
    assert running.window is not window


def test_a_backup_that_is_under_way_is_whole_when_the_window_is_closed(running: Running, two: tuple[Path, Path], qtbot: QtBot) -> None:
    first, _ = two
    window = opened(running, first, qtbot)
    target = first.parent / "backups" / "copy.backup"
    window.acts.library.back_up(target)
    window.close()
    assert [path.name for path in target.parent.iterdir()] == [target.name]
    with Library.open(target) as copy:
        assert copy.clippings.counts()["all"] == 1
        assert list(copy.health.findings()) == []


def test_an_import_that_was_broken_off_is_told_once_at_the_next_start(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    path, other = tmp_path / "library.clipper", tmp_path / "other.clipper"

    def opened_window(path: Path) -> MainWindow:
        surroundings = Surroundings(settings=Settings(read_after_s=0), memory_file=tmp_path / "window.ini")
        window = MainWindow(Session(Library.open(path)), surroundings)
        qtbot.addWidget(window)
        window.show()
        with qtbot.waitSignal(window.list_pane.first_shown):
            window.open_first()
        qtbot.waitUntil(lambda: window.upkeep is not None)
        return window

    first = opened_window(path)
    import_some(first)
    assert "Importing" in first.messages.sentence
    first.close()
    elsewhere = opened_window(other)
    assert "Importing" not in elsewhere.messages.sentence, "it is no matter of another library"
    elsewhere.close()
    second = opened_window(path)
    told = "“Importing articles.jsonl” was not finished when the window was closed. What was done until then stays."
    qtbot.waitUntil(lambda: second.messages.sentence == told)
    second.close()
    third = opened_window(path)
    qapp.processEvents()
    assert "Importing" not in third.messages.sentence
    third.close()
