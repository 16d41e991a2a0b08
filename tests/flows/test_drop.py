"""Things dropped on the window: a saved page becomes a clipping; its own clippings are let fall where nothing takes them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("PySide6", reason="the window's tests need PySide6")

from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clipper.gui.main_window import MainWindow
from clipper.gui.models.clippings import CLIPPINGS_MIME
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.gui.widgets.notice import Notice
from clipper.gui.widgets.plain_field import PlainField
from clipper.library.library import Library
from clipper.settings import Settings
from tests.capture.files.compound_files import compound, message
from tests.capture.files.test_epub import BOOK, TEXT, epub
from tests.capture.files.test_epub import page as chapter
from tests.gui.patience import when_modal

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


def test_a_message_and_a_book_dropped_together_become_their_articles(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "night train.msg").write_bytes(compound(message(subject="Night train sold out", html=PAGE.encode())))
    pages = {f"{number}.xhtml": chapter(f"<h1>Road {number}</h1>{TEXT}<p>Number {number}.</p>") for number in (1, 2)}
    (tmp_path / "roads.epub").write_bytes(epub(BOOK, pages))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("night train.msg", "roads.epub")])
    assert dropped(window, mime)
    qtbot.waitUntil(lambda: window.acts.inbox.dialog is not None and len(window.acts.inbox.dialog.articles) == 3)
    dialog = window.acts.inbox.dialog
    assert dialog is not None
    dialog.save()
    library = window.session.library
    qtbot.waitUntil(lambda: library.listing.open("").count().number == 3)
    titles = {clipping.metadata.title for clipping in library.clippings.rows(library.listing.open("").keys(0, 3))}
    assert titles == {"Night train sold out", "Road 1", "Road 2"}


def test_a_folder_is_clipped_without_a_mouse(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "saved pages"
    folder.mkdir()
    (folder / "night train.html").write_text(PAGE, "utf-8")

    def choose(dialog: QFileDialog) -> None:
        name = dialog.findChildren(QLineEdit)[0]
        name.setText(str(folder))
        QTest.keyClick(name, Qt.Key.Key_Return)

    when_modal(QFileDialog, choose)
    window.actions_by_id["open_folder"].trigger()
    qtbot.waitUntil(lambda: window.acts.inbox.dialog is not None and bool(window.acts.inbox.dialog.articles))
    dialog = window.acts.inbox.dialog
    assert dialog is not None
    assert [article.draft.metadata.title for article in dialog.articles] == ["Night train sold out"]
    dialog.reject()


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


def dragged(widget: QWidget, mime: QMimeData) -> QDragEnterEvent:
    """As Qt does it: whoever lies below the mouse is asked first, then what it stands in."""
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    return enter


def test_files_dropped_on_a_field_are_not_typed_into_it(window: MainWindow, tmp_path: Path) -> None:
    files, words = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    words.setText("harbor")
    field, note = window.list_pane.search.field, PlainField(window)
    for taker in (field, note.viewport()):
        assert dragged(taker, words).isAccepted()
        window.drops.leave()
        assert dragged(taker, files).isAccepted(), "the window takes them"
        assert window.drops.frame.words == "Drop it to clip it"
        window.drops.leave()
    assert field.text() == ""


@pytest.mark.parametrize(
    ("urls", "text", "words"),
    [
        (("file:///tmp/a.html", "file:///tmp/b.html"), "", "Drop 2 files to clip them"),
        (("https://example.org/a",), "", "Drop the address to fetch its page"),
        ((), "The ferry left at six.", "Drop the text to clip it"),
    ],
)
def test_what_letting_go_will_do_is_shown_over_the_window_until_it_is_carried_away(
    window: MainWindow, urls: tuple[str, ...], text: str, words: str
) -> None:
    mime = QMimeData()
    if urls:
        mime.setUrls([QUrl(url) for url in urls])
    if text:
        mime.setText(text)
    assert dragged(window, mime).isAccepted()
    frame = window.drops.frame
    assert frame.words == words
    assert frame.isVisible() and frame.geometry() == window.centralWidget().geometry()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not frame.isVisible()


def test_nothing_is_shown_while_the_windows_own_clippings_are_carried(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setData(CLIPPINGS_MIME, b"1")
    mime.setText("Court finds no basis")
    assert not dragged(window, mime).isAccepted()
    assert window.drops.frame.words == ""


class FromHere(QDragEnterEvent):
    """A drag that began in this program: Qt tells where."""

    def source(self) -> QObject:
        return QApplication.instance() or QObject()


def test_words_dragged_within_the_window_are_not_clipped_again(window: MainWindow) -> None:
    words = QMimeData()
    words.setText("Asked whether the tariff would be suspended")
    enter = FromHere(QPoint(700, 400), Qt.DropAction.CopyAction, words, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter.ignore()
    window.dragEnterEvent(enter)
    assert not enter.isAccepted()
    assert window.drops.frame.words == ""
    assert dragged(window, words).isAccepted(), "from another program they are"
