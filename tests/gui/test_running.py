"""The running program from library to library: another one opened, a recent one, a backup restored, all through the window."""

import random
import sys
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QMessageBox, QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clipper.errors import OutputError
from clipper.gui.app import Running
from clipper.gui.main_window import MainWindow
from clipper.gui.surroundings import Surroundings
from clipper.library.library import Library
from clipper.model.capture import Part
from clipper.settings import Settings
from tests.gui.conftest import add_article
from tests.gui.test_list_keys import titles
from tests.library.drafts import capture, draft

TRIES_MS = 30
LARGE_BYTES = 40_000_000
"""Of a capture: its library is copied in steps, which take longer than an event waits."""


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A library of one clipping, in a folder of its own."""
    (tmp_path / "one").mkdir()
    path = tmp_path / "one" / "first.clipper"
    with Library.open(path) as library:
        add_article(library, "Harbor fees rise")
    return path


@pytest.fixture
def running(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Running]:
    """The program without its event loop, which pytest-qt turns."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # the program sets its own
    made = Running(
        qapp,
        Surroundings(settings=Settings(read_after_s=0), settings_file=tmp_path / "settings.toml", memory_file=tmp_path / "window.ini"),
    )
    yield made
    if made.window is not None:
        made.window.close()


def window_of(running: Running) -> MainWindow:
    assert running.window is not None
    return running.window


def when_asked(kind: type[QWidget], act: Callable[[QWidget], object]) -> None:
    """Do something in the next dialog of a kind that the program waits for."""

    def look() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, kind) and shown.isVisible():
            try:
                act(shown)
            except Exception:
                shown.close()  # else the test would wait for ever
                raise
        else:
            QTimer.singleShot(TRIES_MS, look)

    QTimer.singleShot(TRIES_MS, look)


def choose_file(path: Path, seen: list[str]) -> None:
    def choose(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        seen.append(dialog.directory().absolutePath())
        name = dialog.findChildren(QLineEdit)[0]
        name.setText(str(path))
        QTest.keyClick(name, Qt.Key.Key_Return)

    when_asked(QFileDialog, choose)


def press(words: str) -> Callable[[QWidget], object]:
    def pressed(dialog: QWidget) -> None:
        assert isinstance(dialog, QMessageBox)
        next(button for button in dialog.buttons() if button.text() == words).click()

    return pressed


def test_a_backup_is_restored_from_the_window_and_what_was_there_is_kept(running: Running, first: Path, qtbot: QtBot) -> None:
    running.open(first)
    window = window_of(running)
    backup = first.parent / "before.backup"
    window.acts.library.back_up(backup)
    qtbot.waitUntil(lambda: "backed up" in window.messages.sentence)
    add_article(window.session.library, "A mistake")
    folders: list[str] = []
    choose_file(backup, folders)
    when_asked(QMessageBox, press("Restore"))
    window.actions_by_id["restore_backup"].trigger()
    assert running.window is not window
    assert titles(window_of(running)) == ["Harbor fees rise"]
    assert "Restored from before.backup. What was there before is now" in window_of(running).messages.sentence
    kept = [path for path in first.parent.iterdir() if path.suffix != ".backup" and path.name.startswith("first") and path != first]
    copies = [path for path in kept if not path.name.endswith(("-wal", "-shm"))]
    with Library.read_only(copies[0]) as library:
        assert library.listing.open("").count().number == 2
    assert folders == [str(first.parent)], "the dialog begins beside the library"


def test_a_library_is_opened_where_settings_cannot_be_kept(
    qapp: QApplication, first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder of the settings is on a full disk, or somebody else's: here a file stands in its place."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    (tmp_path / "config").write_text("in the way")
    surroundings = Surroundings(settings=Settings(), settings_file=tmp_path / "config" / "clipper" / "settings.toml")
    running = Running(qapp, surroundings)
    running.open(first)
    window = window_of(running)
    assert titles(window) == ["Harbor fees rise"]
    with pytest.raises(OutputError, match="settings cannot be kept"):
        surroundings.change(theme="dark")
    assert surroundings.settings.theme == "dark"
    window.close()


def test_a_restore_after_which_nothing_can_be_opened_says_so_and_ends(running: Running, first: Path) -> None:
    """The library was overwritten by another program while it was open, and the backup is none."""
    running.open(first)
    first.unlink()
    first.write_bytes(b"no library" * 1000)
    backup = first.parent / "no.backup"
    backup.write_bytes(b"none either" * 1000)
    told: list[str] = []

    def read(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        told.append(box.text())
        box.close()

    when_asked(QMessageBox, read)
    running.restore(backup)
    assert len(told) == 1
    assert "no.backup is not a Clipper library" in told[0]
    assert running.window is None
    assert first.read_bytes() == b"no library" * 1000


def test_a_restore_that_is_thought_better_of_changes_nothing(running: Running, first: Path) -> None:
    running.open(first)
    window = window_of(running)
    folders: list[str] = []
    choose_file(first, folders)
    asked: list[int] = []

    def cancel(dialog: QWidget) -> None:
        dialog.close()
        asked.append(1)

    when_asked(QMessageBox, cancel)
    window.actions_by_id["restore_backup"].trigger()
    assert asked
    assert running.window is window
    assert titles(window) == ["Harbor fees rise"]


def test_another_library_takes_the_windows_place_and_the_first_becomes_a_recent_one(
    running: Running, first: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    second = tmp_path / "second.clipper"
    with Library.open(second) as library:
        add_article(library, "Salt tariff falls")
    running.open(first)
    before = window_of(running)
    gone: list[int] = []
    before.destroyed.connect(lambda: gone.append(1))
    folders: list[str] = []
    choose_file(second, folders)
    before.actions_by_id["open_library"].trigger()
    assert running.window is not before
    assert folders == [str(first.parent)]
    assert titles(window_of(running)) == ["Salt tariff falls"]
    qtbot.waitUntil(lambda: bool(gone))
    menu = QMenu()
    window_of(running).acts.library.fill_recent(menu)
    assert [action.text() for action in menu.actions()] == [str(first)]
    menu.actions()[0].trigger()
    assert titles(window_of(running)) == ["Harbor fees rise"]


def test_a_restore_is_told_while_there_is_no_window_and_can_be_stopped(running: Running, first: Path, qtbot: QtBot) -> None:
    running.open(first)
    window = window_of(running)
    large = Part(media_type="application/octet-stream", content=random.Random(7).randbytes(LARGE_BYTES))
    window.session.library.saving.save(replace(capture("a page"), parts=(large,)), [draft("From a large page")])
    backup = first.parent / "large.backup"
    window.acts.library.back_up(backup)
    qtbot.waitUntil(lambda: "backed up" in window.messages.sentence)
    window.session.library.trash.throw_away(window.session.library.listing.open("").keys(0, 9))
    asked: list[str] = []

    def stop() -> None:
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QProgressDialog):
                asked.append(dialog.labelText())
                dialog.findChildren(QPushButton)[0].click()

    QTimer.singleShot(0, stop)
    running.restore(backup)
    assert asked == ["Restoring large.backup …"]
    assert window_of(running) is not window
    assert window_of(running).messages.sentence == "The restore was stopped; nothing was changed."
    assert len(window_of(running).session.library.trash.keys()) == 2
