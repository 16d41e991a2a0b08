"""A library whose disk is full, or whose folder takes nothing: the window shows it, says so, and saves again when there is room."""

import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clipper.gui.app import Running
from clipper.gui.main_window import MainWindow
from clipper.gui.surroundings import Surroundings
from clipper.library.library import Library
from clipper.settings import Settings
from tests.gui.conftest import add_article
from tests.gui.test_pasted import copied
from tests.reliability.small_disk import fill, small_disk

TITLES = ("Harbor fees rise", "Salt tariff falls")


@pytest.fixture
def path(tmp_path: Path) -> Generator[Path]:
    """A library of two clippings on a small disk."""
    with small_disk(tmp_path / "disk") as disk:
        with Library.open(disk / "library.clipper") as library:
            for title in TITLES:
                add_article(library, title)
        yield disk / "library.clipper"


@pytest.fixture
def running(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Running]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # the program sets its own
    made = Running(qapp, Surroundings(settings=Settings(read_after_s=0), settings_file=tmp_path / "settings.toml"))
    yield made
    if made.window is not None:
        made.window.close()


def shown(running: Running, qtbot: QtBot) -> MainWindow:
    window = running.window
    assert window is not None
    qtbot.waitUntil(lambda: window.article.clipping is not None)
    return window


def test_a_library_on_a_full_disk_is_read_searched_and_written_when_there_is_room(path: Path, running: Running, qtbot: QtBot) -> None:
    ballast = fill(path.parent, 0)
    running.open(path)
    window = shown(running, qtbot)
    qtbot.waitUntil(lambda: window.messages.sentence.startswith("The disk is full"))
    assert window.messages.sentence.endswith("Until then, it can be read.")
    window.list_pane.search.set_query("salt")
    qtbot.waitUntil(lambda: window.list_pane.model.rowCount() == 1)
    window.actions_by_id["star"].trigger()
    assert window.messages.sentence.startswith("The disk is full; nothing was changed")
    ballast.unlink()
    window.messages.press()
    again = shown(running, qtbot)
    assert again is not window
    again.actions_by_id["star"].trigger()
    assert again.session.library.clippings.counts()["starred"] == 1


def test_it_is_checked_and_backed_up_to_another_disk(path: Path, running: Running, tmp_path: Path, qtbot: QtBot) -> None:
    fill(path.parent, 0)
    running.open(path)
    window = shown(running, qtbot)
    qtbot.waitUntil(lambda: window.messages.sentence.startswith("The disk is full"))
    window.acts.library.check()
    qtbot.waitUntil(lambda: window.messages.sentence == "The library is sound.")
    window.acts.library.back_up(tmp_path / "copy.backup")
    qtbot.waitUntil(lambda: window.messages.sentence.startswith("The library is backed up"))
    with Library.open(tmp_path / "copy.backup") as copy:
        assert copy.clippings.counts()["all"] == len(TITLES)


def test_a_clip_that_was_kept_is_thrown_away_also_where_the_disk_is_full_now(path: Path, running: Running, qtbot: QtBot) -> None:
    running.open(path)
    window = shown(running, qtbot)
    window.acts.inbox.take(
        copied("Cranes stand still\n\nThe cranes in the harbor stood still on Monday.\n\nThe council had feared as much.\n")
    )
    dialog = window.acts.inbox.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(window.session.library.views.unsaved_clips()))
    fill(path.parent, 0)
    dialog.save()
    assert dialog.isVisible(), "the disk is full, and what is typed is not lost"
    dialog.reject()
    assert not dialog.isVisible()
