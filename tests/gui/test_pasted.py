"""What is pasted: an address, flavors, and clipboards that are too large for anybody."""

import tracemalloc
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from clipper.errors import InputError
from clipper.gui.dialogs.clip import ClipDialog
from clipper.gui.main_window import MainWindow
from clipper.gui.models.kept_clip import KeptClip
from clipper.gui.pasted import address_in, capture_of_mime
from clipper.gui.session import Session
from clipper.jobs.worker import Worker
from clipper.library.library import Library
from clipper.model.capture import Capture, Part

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
LINE = "The cranes in the harbor stood still on Monday, as the council had feared.\n"
MB = 1_000_000
SHORT = "Cranes stand still\n\n" + LINE * 3


def copied(text: str = "", html: str = "") -> QMimeData:
    mime = QMimeData()
    if text:
        mime.setText(text)
    if html:
        mime.setHtml(html)
    return mime


def lines(megabytes: int, line: str = LINE) -> str:
    return line * (megabytes * MB // len(line.encode()) + 1)


HUGE = {
    "text": lambda: copied(lines(100)),
    "html": lambda: copied(html=f"<body>{lines(100, '<p>' + LINE)}</body>"),
    "both": lambda: copied(lines(100), f"<body>{lines(100, '<p>' + LINE)}</body>"),
    "begins as an address": lambda: copied("https://example.org/ " + lines(100)),
    "one line": lambda: copied("x" * 100 * MB),
}


@pytest.mark.parametrize("what", HUGE)
def test_a_huge_clipboard_is_refused_with_a_sentence_and_without_a_copy(what: str, window: MainWindow) -> None:
    QApplication.clipboard().setMimeData(HUGE[what]())
    window.acts.inbox.handlers()  # what it imports is there
    tracemalloc.start()
    try:
        window.actions_by_id["paste_clipping"].trigger()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
        QApplication.clipboard().clear()
    assert "This is too large to be an article (1" in window.messages.sentence
    assert "Select the article alone" in window.messages.sentence
    assert window.acts.inbox.dialog is None
    assert window.findChildren(QDialog) == []
    assert peak < 20 * MB


def test_a_page_whose_markup_is_too_large_is_read_as_plain_text_and_said_so(window: MainWindow, qtbot: QtBot) -> None:
    window.acts.inbox.take(copied(SHORT, f"<body>{lines(41, '<p>' + LINE)}</body>"))
    assert "its plain text is read instead" in window.messages.sentence
    dialog = window.acts.inbox.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.articles))
    assert dialog.articles[0].metadata.title == "Cranes stand still"
    dialog.reject()


def test_a_text_that_is_too_large_beside_its_markup_is_left_out() -> None:
    html = "<p>The cranes stood still.</p>"
    (part,) = capture_of_mime(copied(lines(6), html), NOW).parts
    assert part.media_type == "text/html"


@pytest.mark.parametrize("text", ["", " \n\t ", "\u2003"])
def test_nothing_to_paste_is_said(text: str) -> None:
    with pytest.raises(InputError, match="nothing to paste"):
        capture_of_mime(copied(text, "  "), NOW)


def test_an_address_alone_is_one() -> None:
    assert address_in(copied("  https://example.org/a?b=c \n")) == "https://example.org/a?b=c"
    assert address_in(copied("https://example.org/a and more")) == ""
    assert address_in(copied("https://example.org/" + "a" * 30_000)) == ""
    assert address_in(copied("The cranes")) == ""


ADDRESS = "https://courier.example/2026/03/cranes?x=1"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("chromium/x-source-url", ADDRESS.encode()),
        ("chromium/x-internal-source-url", ADDRESS.encode()),
        ("text/x-moz-url-priv", ADDRESS.encode("utf-16-le")),
        ("text/source-url", ADDRESS.encode() + b"\0"),
        ('application/x-qt-windows-mime;value="Chromium internal source URL"', ADDRESS.encode()),
        ('application/x-qt-windows-mime;value="HTML Format"', f"Version:0.9\r\nStartHTML:1\r\nSourceURL:{ADDRESS}\r\n".encode()),
    ],
)
def test_browsers_tell_which_page_was_copied_from(name: str, content: bytes) -> None:
    mime = copied(SHORT)
    mime.setData(name, content)
    assert capture_of_mime(mime, NOW).url == ADDRESS


@pytest.mark.parametrize(
    "content", [b"", b"file:///home/ann/a.html", b"about:blank", b"https://a b/c", b"\xff\xfe\xff", b"https://x/" + b"a" * 9_000]
)
def test_what_is_no_address_of_the_web_is_not_believed(content: bytes) -> None:
    mime = copied(SHORT)
    mime.setData("chromium/x-internal-source-url", content)
    assert capture_of_mime(mime, NOW).url is None


def test_pasted_text_has_the_address_and_the_host_of_its_page(window: MainWindow, qtbot: QtBot) -> None:
    mime = copied(SHORT)
    mime.setData("text/x-moz-url-priv", f"{ADDRESS}&utm_source=feed".encode("utf-16-le"))
    window.acts.inbox.take(mime)
    dialog = window.acts.inbox.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.articles))
    metadata = dialog.articles[0].metadata
    assert (metadata.url, metadata.source) == (ADDRESS, "courier.example")
    assert metadata.origins["source"] == "url"
    dialog.reject()


@pytest.mark.parametrize("told", ["https://www.courier.example", "https://www.courier.example/"])
def test_a_browser_that_tells_the_site_alone_gives_the_source_and_no_address(told: str, window: MainWindow, qtbot: QtBot) -> None:
    mime = copied(SHORT)
    mime.setData("text/x-moz-url-priv", told.encode("utf-16-le"))
    window.acts.inbox.take(mime)
    dialog = window.acts.inbox.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.articles))
    metadata = dialog.articles[0].metadata
    assert (metadata.url, metadata.source, metadata.origins["source"]) == (None, "courier.example", "the browser")
    dialog.reject()


@pytest.mark.parametrize(("megabytes", "kept"), [(1, 1), (11, 0)])
def test_a_large_capture_does_not_swell_the_library_before_it_is_saved(megabytes: int, kept: int, qtbot: QtBot, library: Library) -> None:
    session = Session(library)
    capture = Capture(parts=(Part(media_type="text/plain", content=b"x" * megabytes * MB),), origin="file", captured_at=NOW)
    dialog = ClipDialog(session, Worker(), [capture], zone=UTC)
    qtbot.addWidget(dialog)
    keeping = dialog.findChild(KeptClip)
    assert isinstance(keeping, KeptClip)
    with qtbot.waitSignal(keeping.due):
        keeping.renew()
    assert len(library.views.unsaved_clips()) == kept
    dialog.reject()
    session.close()
