"""The window's tests: offscreen, with a real library. Skipped by name where PySide6 is not installed."""

import gc
import os
from collections.abc import Callable, Generator
from datetime import UTC, datetime
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytest.importorskip("PySide6", reason="the window's tests need PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clipper.gui.collector import Collector
from clipper.gui.main_window import FIRST_SIZE, MainWindow
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.library.library import Library
from clipper.model.capture import Capture, Part
from clipper.model.date import ArticleDate
from clipper.model.draft import Draft
from clipper.model.metadata import Metadata
from clipper.model.role import Role
from clipper.settings import Settings
from clipper.text.canonical import paragraphs
from tests.gui.patience import qtbot

__all__ = ["qtbot"]

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
TITLES = ("Harbor fees rise in Lund", "Ferry line to Sellen reopens", "Salt tariff falls to four percent", "Council delays the survey")
SOURCES = ("Lund Courier", "Radio Vestholm", "Harbor Gazette", "Lund Courier")

OpenWindow = Callable[[Library], MainWindow]


def add_article(
    library: Library, title: str, source: str = "Lund Courier", text: str = "", tags: tuple[str, ...] = (), *, doubts: tuple[str, ...] = ()
) -> int:
    """One clipping with two paragraphs; its key."""
    body = paragraphs([text or f"The first paragraph of {title} tells what happened.", "The second one tells why."])
    capture = Capture(parts=(Part(media_type="text/plain", content=body.text.encode()),), origin="clipboard", captured_at=NOW)
    metadata = Metadata(title=title, source=source, published=ArticleDate.civil(2026, 3, 1), origins={"title": "line 1"})
    return library.saving.save(capture, [Draft(role=Role.MAIN, metadata=metadata, body=body, doubts=doubts)], tag_paths=tags).saved[0].key


@pytest.fixture(autouse=True, scope="session")
def collector(qapp: QApplication) -> Generator[None]:
    """As in the program, garbage is collected on the GUI thread only: elsewhere it can stop both threads for ever."""
    collecting = Collector(qapp)
    yield
    collecting.deleteLater()
    gc.enable()


@pytest.fixture(autouse=True)
def no_key_held(qapp: QApplication) -> None:
    """A key that the test before pressed with Ctrl leaves Ctrl held: rows would be added to the choice or taken out of it."""
    if qapp.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyClick(QWidget(), Qt.Key.Key_Escape)


@pytest.fixture
def library() -> Generator[Library]:
    """A library in memory with four clippings; the last one saved stands first."""
    with Library.in_memory() as made:
        for title, source in zip(TITLES, SOURCES, strict=True):
            add_article(made, title, source)
        yield made


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Generator[OpenWindow]:
    """Opens windows, and closes them after the test."""
    opened: list[MainWindow] = []

    def open_one(library: Library) -> MainWindow:
        memory = tmp_path / "window.ini"
        surroundings = Surroundings(settings=Settings(read_after_s=0), settings_file=tmp_path / "settings.toml", memory_file=memory)
        window = MainWindow(Session(library), surroundings)
        if not memory.exists():
            window.resize(*FIRST_SIZE)  # as on a screen that has the room; the one of these tests is small
        qtbot.addWidget(window)
        window.open_first()
        window.show()
        qtbot.waitExposed(window)
        window.list_pane.table.setFocus()
        opened.append(window)
        return window

    yield open_one
    for window in opened:
        window.acts.inbox.stop()
        window.session.close()


@pytest.fixture
def window(open_window: OpenWindow, library: Library) -> MainWindow:
    """The window on the library of four clippings, the list focused on the first."""
    return open_window(library)
