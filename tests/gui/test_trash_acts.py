"""Emptying the trash: nothing without a yes and a backup, and the window stays in use meanwhile."""

import threading
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from clipper.gui.main_window import MainWindow
from clipper.library.library import Library
from tests.gui.conftest import OpenWindow, add_article
from tests.gui.patience import when_modal

MANY = 400


@pytest.fixture
def full(open_window: OpenWindow, tmp_path: Path) -> Generator[MainWindow]:
    """A window on a library in a file, with more in the trash than is deleted in one turn, and one clipping beside."""
    with Library.open(tmp_path / "library.clipper") as library:
        with library.transaction():
            for place in range(MANY + 1):
                add_article(library, f"Report {place}")
        library.trash.throw_away(library.listing.open("").keys(0, MANY))
        window = open_window(library)
        yield window
        window.close()


def say_yes() -> None:
    when_modal(QMessageBox, lambda box: next(button for button in box.buttons() if button.text() == "Delete").click())


def backups(window: MainWindow) -> list[Path]:
    path = window.session.library.path
    assert path is not None
    return sorted((path.parent / "backups").glob("*.clipper"))


def test_enter_before_what_cannot_be_taken_back_leaves_everything_as_it_is(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    library.trash.throw_away(library.listing.open("").keys(0, 2))
    when_modal(QMessageBox, lambda box: QTest.keyClick(box.focusWidget() or box, Qt.Key.Key_Return))
    window.acts.trash.empty()
    assert len(library.trash.keys()) == 2
    say_yes()
    window.acts.trash.empty()
    qtbot.waitUntil(lambda: library.trash.keys() == [])


def test_the_trash_is_emptied_beside_the_work_after_a_backup(full: MainWindow, qtbot: QtBot) -> None:
    library = full.session.library
    say_yes()
    full.acts.trash.empty()
    assert len(library.trash.keys()) == MANY, "the window does not wait for it"
    assert "Backing up" in full.messages.sentence
    qtbot.waitUntil(lambda: f" of {MANY}" in full.messages.sentence)
    qtbot.waitUntil(lambda: "The trash is empty. A backup is at" in full.messages.sentence)
    assert library.clippings.counts() == {"all": 1, "unread": 1, "starred": 0, "archived": 0, "trash": 0}
    (backup,) = backups(full)
    with Library.read_only(backup) as copy:
        assert len(copy.trash.keys()) == MANY


def test_what_is_stopped_leaves_the_rest_in_the_trash_and_tells_how_many(full: MainWindow, qtbot: QtBot) -> None:
    library = full.session.library
    say_yes()
    full.acts.trash.empty()
    qtbot.waitUntil(lambda: f" of {MANY}" in full.messages.sentence)
    full.messages.press()
    left = len(library.trash.keys())
    assert 0 < left < MANY
    assert f"{left} clippings are still in the trash. A backup is at" in full.messages.sentence
    assert list(library.health.findings()) == []


def test_a_backup_that_is_stopped_deletes_nothing(full: MainWindow, qtbot: QtBot) -> None:
    say_yes()
    full.acts.trash.empty()
    full.messages.press()
    qtbot.waitUntil(lambda: full.messages.sentence == "")
    qtbot.waitUntil(lambda: all(thread.name != "errand" for thread in threading.enumerate()))
    assert len(full.session.library.trash.keys()) == MANY
    assert backups(full) == []


def test_what_is_restored_meanwhile_is_not_deleted(full: MainWindow, qtbot: QtBot) -> None:
    library = full.session.library
    last = library.trash.keys()[-1]
    say_yes()
    full.acts.trash.empty()
    qtbot.waitUntil(lambda: f" of {MANY}" in full.messages.sentence)
    library.trash.restore([last])
    qtbot.waitUntil(lambda: "The trash is empty." in full.messages.sentence)
    assert library.clippings.get(last).trashed_at is None
