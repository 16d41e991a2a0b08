"""Dialogs that are closed are gone: the window keeps none of them, and what was asked for them comes to nobody."""

from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from clipper.gui.main_window import MainWindow
from clipper.library.library import Library
from clipper.model.ids import ClippingKey
from clipper.model.version import VersionReason
from clipper.text.canonical import paragraphs
from tests.gui.conftest import OpenWindow, add_article

WAITED_FOR = (
    "settings",
    "tag_manager",
    "tag_rules",
    "colors",
    "edit_details",
    "tag",
    "show_capture",
    "shortcuts",
    "about",
    "new_clipping",
    "fetch_url",
    "trim",
    "open_log",
)
BESIDE = ("story", "versions", "export_brief", "palette")
"""The window can be used on while they are open."""


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path) -> Generator[MainWindow]:
    """On a library in a file, with a reader's thread of its own."""
    with Library.open(tmp_path / "library.clipper") as library:
        key = ClippingKey(add_article(library, "Harbor fees rise", tags=("trade",)))
        library.versions.add(key, paragraphs(["The fees rise after all."]), reason=VersionReason.TRIMMED)
        window = open_window(library)
        yield window
        window.close()


def dialogs(window: QWidget) -> list[QDialog]:
    return window.findChildren(QDialog)


def closed_when_shown(close: Callable[[QDialog], object], seen: list[str]) -> QTimer:
    """Looks for a dialog in each turn of the event loop, and closes it."""

    def look() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, QDialog):
            seen.append(type(shown).__name__)
            close(shown)

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(0)
    return timer


@pytest.mark.parametrize("close", [QDialog.reject, QDialog.accept, QDialog.close])
@pytest.mark.parametrize("action", WAITED_FOR)
def test_a_dialog_that_was_waited_for_is_gone(window: MainWindow, qtbot: QtBot, action: str, close: Callable[[QDialog], object]) -> None:
    qtbot.waitUntil(lambda: window.article.clipping is not None)
    before, seen = dialogs(window), list[str]()
    timer = closed_when_shown(close, seen)
    window.actions_by_id[action].trigger()
    qtbot.waitUntil(lambda: bool(seen))
    timer.stop()
    qtbot.waitUntil(lambda: dialogs(window) == before)


@pytest.mark.parametrize("action", BESIDE)
def test_a_dialog_beside_the_window_is_gone_when_it_is_closed(window: MainWindow, qtbot: QtBot, action: str) -> None:
    qtbot.waitUntil(lambda: window.article.clipping is not None)
    before = dialogs(window)
    window.actions_by_id[action].trigger()
    (dialog,) = (each for each in dialogs(window) if each not in before)
    dialog.reject()
    qtbot.waitUntil(lambda: dialogs(window) == before and window.session.reader.idle)
    window.actions_by_id["star"].trigger()  # what was closed listens no longer
    qtbot.waitUntil(lambda: window.session.reader.idle)
