"""A library that has nothing: one page says how to begin, and the first clipping brings the list and the highlights."""

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from clipper import settings as stored_settings
from clipper.gui.app import Running
from clipper.gui.main_window import MainWindow
from clipper.gui.surroundings import Surroundings
from clipper.gui.widgets.way_button import WayButton
from clipper.library.library import Library
from clipper.settings import Settings
from tests.gui.conftest import OpenWindow, add_article
from tests.gui.test_list_keys import titles


@pytest.fixture
def bare(open_window: OpenWindow) -> Generator[MainWindow]:
    with Library.in_memory() as empty:
        yield open_window(empty)


def said(window: MainWindow) -> list[str]:
    return [label.text() for label in window.findChildren(QLabel) if label.isVisible() and label.text()]


def test_one_page_says_how_to_begin_and_nothing_says_it_twice(bare: MainWindow) -> None:
    told = said(bare)
    assert "Clip your first article" in told
    assert any("Drop" in sentence for sentence in told)
    assert [way.isVisible() for way in bare.findChildren(WayButton)] == [True] * 4
    assert all(key in told for key in ("Ctrl+V", "Ctrl+L"))
    assert len(told) == len(set(told))
    assert not bare.list_pane.isVisible()
    assert not bare.highlights_place.isVisible()


def test_the_first_way_has_the_keys_and_enter_takes_one(bare: MainWindow) -> None:
    first, second, *_ = bare.findChildren(WayButton)
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    for way in (second, first):
        QTest.keyClick(way, Qt.Key.Key_Up)
        assert first.hasFocus(), "the first stays the first"
    QApplication.clipboard().clear()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert "nothing to paste" in bare.messages.sentence


def test_the_first_clipping_brings_the_list_and_undoing_it_the_page(bare: MainWindow, qtbot: QtBot) -> None:
    library = bare.session.library
    bare.resize(1300, 800)
    keys: list[int] = [add_article(library, "Harbor fees rise in Lund")]
    bare.list_pane.relist()
    qtbot.waitUntil(lambda: titles(bare) == ["Harbor fees rise in Lund"] and bare.article.clipping is not None)
    assert bare.list_pane.isVisible() and bare.highlights_place.isVisible()
    assert bare.list_pane.width() >= 240
    assert bare.list_pane.table.hasFocus()
    assert "Clip your first article" not in said(bare)
    library.trash.throw_away(keys)  # type: ignore[arg-type] (a key is a number)
    library.trash.empty()
    bare.list_pane.relist()
    qtbot.waitUntil(lambda: "Clip your first article" in said(bare))
    assert not bare.list_pane.isVisible() and not bare.highlights_place.isVisible()


def test_a_wider_window_does_not_bring_the_highlights_of_nothing(bare: MainWindow) -> None:
    bare.resize(1600, 900)
    assert not bare.highlights_place.isVisible()


def test_the_ways_fit_a_narrow_window(bare: MainWindow) -> None:
    bare.resize(bare.minimumSize())
    QApplication.processEvents()
    for way in bare.findChildren(WayButton):
        sentence = max(way.findChildren(QLabel), key=lambda label: len(label.text()))
        assert sentence.height() >= sentence.heightForWidth(sentence.width()), "no line is cut off"
        assert way.width() <= bare.article.pane.width()


@pytest.fixture
def running(qapp: QApplication, tmp_path: Path) -> Generator[Running]:
    surroundings = Surroundings(
        settings=Settings(read_after_s=0), settings_file=tmp_path / "settings.toml", sample_folder=tmp_path / "data" / "sample"
    )
    made = Running(qapp, surroundings)
    made.open(tmp_path / "own.clipper")
    yield made
    if made.window is not None:
        made.window.acts.inbox.stop()
        made.window.close()


def test_the_sample_is_made_once_and_the_way_back_is_offered(running: Running, tmp_path: Path, qtbot: QtBot) -> None:
    sample = tmp_path / "data" / "sample" / "sample-library.clipper"
    for _ in range(2):
        before = running.window
        assert before is not None
        before.actions_by_id["open_sample"].trigger()
        qtbot.waitUntil(lambda before=before: running.window is not before)
        window = running.window
        assert window is not None and window.session.library.path == sample
        assert stored_settings.load(tmp_path / "settings.toml").recent_libraries[0] == str(tmp_path / "own.clipper")
        qtbot.waitUntil(lambda window=window: "This is the sample" in window.messages.sentence)
        assert len(window.session.library.listing.open("").keys(0, 99)) > 3
        window.messages.press()
        qtbot.waitUntil(lambda window=window: running.window is not window)
        assert running.window is not None and running.window.session.library.path == tmp_path / "own.clipper"
    assert [path.name for path in sample.parent.glob("*.clipper")] == [sample.name]
