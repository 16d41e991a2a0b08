"""Things dropped on the window: a saved page becomes a clipping; its own clippings are let fall where nothing takes them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("PySide6", reason="the window's tests need PySide6")

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clipper.gui.main_window import MainWindow
from clipper.gui.models.clippings import CLIPPINGS_MIME
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.gui.widgets.notice import Notice
from clipper.library.library import Library
from clipper.settings import Settings

PAGE = """<html><head><title>Night train sold out</title></head><body><nav><a href="/">Home</a></nav><article><h1>Night train sold out</h1>
<p>The night train to Vestholm is sold out until the end of July, the railway said on Friday.</p>
<p>Exporters of fish had booked every wagon that the railway could find within two days of the ruling.</p></article></body></html>"""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with Library.open(tmp_path / "library.clipper") as library:
        made = MainWindow(Session(library), Surroundings(settings=Settings()))
        qtbot.addWidget(made)
        made.show()
        made.open_first()
        yield made
        made.close()


def dropped(window: MainWindow, mime: QMimeData) -> bool:
    """As the system does it, enter and then drop: whether the window took it."""
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(700, 400), action, mime, button, keys)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(700, 400), action, mime, button, keys))
    return enter.isAccepted()


def test_a_saved_page_dropped_on_the_window_becomes_a_clipping(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    page = tmp_path / "night train.html"
    page.write_text(PAGE, "utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(page))])
    assert dropped(window, mime)
    qtbot.waitUntil(lambda: window.acts.inbox.dialog is not None and bool(window.acts.inbox.dialog.articles))
    dialog = window.acts.inbox.dialog
    assert dialog is not None
    dialog.save()
    library = window.session.library
    qtbot.waitUntil(lambda: library.listing.open("").count().number == 1)
    (clipping,) = library.clippings.rows(library.listing.open("").keys(0, 1))
    assert clipping.metadata.title == "Night train sold out"
    assert library.captures.of_clipping(clipping.key).origin.startswith("file:")


def test_clippings_of_the_window_itself_are_not_clipped_again(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setData(CLIPPINGS_MIME, b"1")
    mime.setText("Court finds no basis")
    assert not dropped(window, mime)


def test_of_a_folder_that_is_dropped_the_files_that_cannot_be_read_are_named(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "train.html").write_text(PAGE, "utf-8")
    (folder / "broken.pdf").write_bytes(bytes(range(1, 32)) * 40)
    (folder / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(60))
    window.acts.inbox.take_files([folder])
    qtbot.waitUntil(lambda: window.acts.inbox.dialog is not None and bool(window.acts.inbox.dialog.articles))
    dialog = window.acts.inbox.dialog
    assert dialog is not None
    (told,) = [notice.sentence for notice in dialog.findChildren(Notice) if notice.sentence]
    assert told.startswith("broken.pdf: ")
    assert "logo" not in told
