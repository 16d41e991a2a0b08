"""Slow work is told in the quiet bar while it lasts, and stopped by keys as well as by the mouse."""

import json
import re
import socket
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from clipper.gui.main_window import MainWindow
from clipper.gui.widgets.message_bar import MessageBar
from clipper.library.library import Library
from tests.gui.conftest import TITLES, OpenWindow, add_article


@pytest.fixture
def silent_site() -> Generator[str]:
    """The address of a server that takes a call and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/ferry"


@pytest.fixture
def many_articles(tmp_path: Path) -> Path:
    """A file of more articles than are imported in one turn."""
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(json.dumps({"title": f"Report {place}", "text": f"The text of number {place}."}) for place in range(400)))
    return path


def is_fetching(window: MainWindow) -> bool:
    return window.messages.sentence.startswith("Fetching")


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Where the keys are."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, held)


@pytest.mark.parametrize("place", ["list", "article", "sidebar"])
def test_escape_stops_a_fetch(window: MainWindow, silent_site: str, place: str) -> None:
    window.acts.inbox.fetch(silent_site)
    assert is_fetching(window)
    window.actions_by_id[f"focus_{place}"].trigger()
    press(Qt.Key.Key_Escape)
    assert window.messages.sentence == ""


def test_the_key_of_the_message_presses_its_button(window: MainWindow, silent_site: str) -> None:
    window.acts.inbox.fetch(silent_site)
    press(Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    assert window.messages.sentence == ""


def test_the_button_tells_its_key_and_is_reached_by_tab(window: MainWindow, silent_site: str) -> None:
    window.acts.inbox.fetch(silent_site)
    (button,) = window.findChildren(MessageBar)[0].findChildren(QPushButton)
    assert "Ctrl+." in button.toolTip()
    assert "Escape" in button.toolTip()
    for _ in range(60):
        if QApplication.focusWidget() is button:
            break
        press(Qt.Key.Key_Tab)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert window.messages.sentence == ""


def test_escape_in_the_search_box_stops_nothing(window: MainWindow, silent_site: str) -> None:
    window.acts.inbox.fetch(silent_site)
    window.list_pane.focus_search()
    QTest.keyClicks(window.list_pane.search.field, "ferry")
    QTest.keyClick(window.list_pane.search.field, Qt.Key.Key_Escape)
    assert is_fetching(window)


def test_escape_in_the_article_first_leaves_what_is_chosen(window: MainWindow, silent_site: str) -> None:
    window.acts.inbox.fetch(silent_site)
    view = window.article.pane.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert is_fetching(window)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not is_fetching(window)


def test_escape_stops_an_import_and_what_was_saved_stays(window: MainWindow, library: Library, many_articles: Path, qtbot: QtBot) -> None:
    window.acts.library.import_files([many_articles])
    qtbot.waitUntil(lambda: library.listing.open("").count().number > len(TITLES))
    QTest.keyClick(window.list_pane.table, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "imported." in window.messages.sentence)
    assert 0 < library.listing.open("").count().number - len(TITLES) < 400


def test_what_is_done_meanwhile_does_not_take_the_way_to_stop_it(window: MainWindow, silent_site: str) -> None:
    window.acts.inbox.fetch(silent_site)
    QTest.keyClick(window.list_pane.table, Qt.Key.Key_Delete)
    assert "trash" in window.messages.sentence
    QTest.mouseClick(window.findChildren(MessageBar)[0].findChildren(QToolButton)[0], Qt.MouseButton.LeftButton)
    assert is_fetching(window)
    QTest.keyClick(window.list_pane.table, Qt.Key.Key_Escape)
    assert window.messages.sentence == ""


def test_of_two_fetches_each_can_be_stopped(window: MainWindow, silent_site: str) -> None:
    window.acts.inbox.fetch(f"{silent_site}-one")
    window.acts.inbox.fetch(f"{silent_site}-two")
    assert window.messages.sentence.count("-two") == 1
    QTest.keyClick(window.list_pane.table, Qt.Key.Key_Escape)
    assert window.messages.sentence.count("-one") == 1
    QTest.keyClick(window.list_pane.table, Qt.Key.Key_Escape)
    assert window.messages.sentence == ""


def test_escape_closes_a_message_but_none_that_offers_something(window: MainWindow) -> None:
    window.messages.say("The page says the same as before.")
    QTest.keyClick(window.list_pane.table, Qt.Key.Key_Escape)
    assert window.messages.sentence == ""
    window.messages.say("The clip was not saved.", "Open Again", lambda: None, stays=True)
    QTest.keyClick(window.list_pane.table, Qt.Key.Key_Escape)
    assert window.messages.sentence == "The clip was not saved."


def test_what_the_bar_says_is_read_aloud_with_the_key_of_its_button(window: MainWindow, silent_site: str) -> None:
    heard = list[str]()
    window.messages.said.connect(heard.append)
    QTest.keyClick(window.list_pane.table, Qt.Key.Key_Delete)
    window.acts.inbox.fetch(silent_site)
    window.messages.say("The page says the same as before.")
    assert heard == [
        "The clipping is in the trash. Undo (Ctrl+.)",
        f"Fetching {silent_site} … Cancel (Ctrl+., or Escape)",
        "The page says the same as before.",
    ]


def test_a_check_tells_how_far_it_is(open_window: OpenWindow, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.clipper") as library:
        with library.transaction(recorded=False):
            for number in range(1_500):
                add_article(library, f"Article {number}")
        window = open_window(library)
        shown = list[str]()
        window.acts.library.check()
        while "The library is sound." not in shown:
            shown.append(window.messages.sentence)
            QApplication.processEvents()
        window.close()
    assert shown[0] == "Checking the library…"
    assert [sentence for sentence in shown if re.fullmatch(r"Checking the library … \d+ %", sentence)]
