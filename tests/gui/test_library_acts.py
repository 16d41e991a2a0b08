"""What the menus do with a whole library: files taken over, backups, checks."""

import json
import re
import sqlite3
import threading
from collections.abc import Generator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QProgressDialog
from pytestqt.qtbot import QtBot

from clipper.gui.clip_inbox import WAITS
from clipper.gui.main_window import MainWindow
from clipper.gui.widgets.mistake import Mistake
from clipper.library.library import Library
from tests.gui.conftest import TITLES, OpenWindow, add_article
from tests.gui.patience import when_modal
from tests.library.other_hand import written_by_hand


@pytest.fixture
def stored(open_window: OpenWindow, tmp_path: Path) -> Generator[MainWindow]:
    """A window on a library in a file."""
    with Library.open(tmp_path / "library.clipper") as library:
        for title in TITLES:
            add_article(library, title)
        window = open_window(library)
        yield window
        window.close()


def articles(folder: Path, number: int, *, broken: bool = False) -> Path:
    path = folder / "articles.jsonl"
    lines = [json.dumps({"title": f"Imported {place}", "text": f"The text of number {place}."}) for place in range(number)]
    path.write_text("\n".join([*lines, *(["no json"] if broken else [])]), "utf-8")
    return path


def told(window: MainWindow, words: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: words in window.messages.sentence)


def test_a_file_of_articles_is_imported_told_and_taken_back(window: MainWindow, library: Library, tmp_path: Path, qtbot: QtBot) -> None:
    window.acts.inbox.take_files([articles(tmp_path, 3, broken=True)])
    told(window, "3 clippings imported. 1 could not be read (line 4:", qtbot)
    qtbot.waitUntil(lambda: window.list_pane.model.rowCount() == len(TITLES) + 3)
    window.messages.press()
    assert library.listing.open("").count().number == len(TITLES)
    window.session.undo_stack.undo()
    assert library.listing.open("").count().number == len(TITLES) + 3


def test_highlights_that_come_to_a_clipping_that_was_there_are_told_and_taken_back(
    window: MainWindow, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    path, record = tmp_path / "articles.jsonl", {"title": "Imported", "text": "The text of number one."}
    path.write_text(json.dumps(record), "utf-8")
    window.acts.library.import_files([path])
    told(window, "1 clipping imported.", qtbot)
    path.write_text(json.dumps({**record, "highlights": [{"exact": "number one"}]}), "utf-8")
    window.acts.library.import_files([path])
    told(window, "0 clippings imported. 1 was there already. With 1 highlight.", qtbot)
    assert library.listing.open("has:highlight").count().number == 1
    window.messages.press()
    assert library.listing.open("has:highlight").count().number == 0
    assert library.listing.open("").count().number == len(TITLES) + 1


def test_an_import_that_is_stopped_keeps_what_it_saved_and_doubles_nothing(
    window: MainWindow, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    path = articles(tmp_path, 400)
    window.acts.library.import_files([path])
    qtbot.waitUntil(lambda: re.fullmatch(r"Importing articles\.jsonl … [1-9]\d* of 400", window.messages.sentence) is not None)
    window.messages.press()
    told(window, "imported.", qtbot)
    begun = library.listing.open("").count().number - len(TITLES)
    assert 0 < begun < 400
    window.acts.library.import_files([path])
    told(window, f"{400 - begun:,} clippings imported. {begun:,} were there already.", qtbot)
    assert library.listing.open("").count().number == len(TITLES) + 400


def test_what_several_files_hold_is_told_together_also_where_one_is_gone(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    more = tmp_path / "more"
    more.mkdir()
    window.acts.library.import_files([articles(tmp_path, 200, broken=True), articles(more, 300)])
    qtbot.waitUntil(lambda: window.messages.sentence.startswith("Importing 2 files …") and window.messages.sentence.endswith(" of 501"))
    told(window, "300 clippings imported.", qtbot)
    window.acts.library.import_files([tmp_path / "gone.jsonl"])
    told(window, "gone.jsonl cannot be read", qtbot)


def test_what_an_import_has_saved_is_listed_while_it_goes_on(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.acts.library.import_files([articles(tmp_path, 3_000)])
    qtbot.waitUntil(lambda: window.list_pane.model.rowCount() > len(TITLES))
    assert window.messages.sentence.startswith("Importing")
    told(window, "imported.", qtbot)


def test_a_backup_is_made_beside_the_work_and_replaces_what_was_agreed_to(stored: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "copy.backup"
    target.write_text("an older one", "utf-8")
    stored.acts.library.back_up(target)
    told(stored, "The library is backed up at", qtbot)
    with Library.read_only(target) as copy:
        assert copy.listing.open("").count().number == len(TITLES)


def test_a_backup_is_named_for_its_library_and_day(stored: MainWindow, tmp_path: Path) -> None:
    offered: list[Path] = []

    def look(dialog: QFileDialog) -> None:
        offered.extend(map(Path, dialog.selectedFiles()))
        dialog.reject()

    when_modal(QFileDialog, look)
    stored.acts.library.choose_backup()
    (name,) = offered
    assert name.parent == tmp_path
    assert re.fullmatch(r"library 20\d\d-\d\d-\d\d\.backup", name.name)


def test_a_sound_library_is_told_sound(stored: MainWindow, qtbot: QtBot) -> None:
    stored.acts.library.check()
    told(stored, "The library is sound.", qtbot)


def test_highlights_on_other_words_are_looked_for_again_when_wanted(stored: MainWindow, qtbot: QtBot) -> None:
    library, path = stored.session.library, stored.session.library.path
    assert path is not None
    key = library.listing.open("").keys(0, 1)[0]
    mark, _ = library.highlights.mark(key, 4, 19, color="claim")
    written_by_hand(path, "UPDATE placements SET start_point = 0, end_point = 15")

    def press_repair(box: QMessageBox) -> None:
        assert f"Highlight {mark} stands on other words" in box.text()
        next(button for button in box.buttons() if button.text() == "Repair").click()

    when_modal(QMessageBox, press_repair)
    stored.acts.library.check()
    told(stored, "1 highlight was found again. The library is sound.", qtbot)
    assert library.highlights.get(mark).placement.place == (4, 19)


def test_a_backup_that_is_none_is_complained_of(stored: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    stored.acts.library.back_up(tmp_path / "missing" / "\0")
    told(stored, "is no file's name", qtbot)


def test_the_library_that_is_open_is_not_read_as_a_page(stored: MainWindow, qtbot: QtBot) -> None:
    path = stored.session.library.path
    assert path is not None
    stored.acts.inbox.take_files([path.parent / "." / path.name])
    told(stored, "That is the library that is open.", qtbot)
    assert stored.acts.inbox.dialog is None


def test_a_file_is_read_also_where_the_library_is_gone(stored: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = stored.session.library.path
    assert path is not None
    path.unlink()
    page = tmp_path / "ferry.txt"
    page.write_text(
        "The ferry sails\n\nIt left at six in the morning with two hundred passengers aboard, the company said on Friday.", "utf-8"
    )
    stored.acts.inbox.take_files([page])
    qtbot.waitUntil(lambda: stored.acts.inbox.dialog is not None and bool(stored.acts.inbox.dialog.articles))
    dialog = stored.acts.inbox.dialog
    assert dialog is not None
    width = dialog.width()
    dialog.save()
    (why,) = [label for label in dialog.findChildren(Mistake) if label.isVisible()]
    assert "was moved, deleted or replaced" in why.text()
    QApplication.processEvents()
    assert dialog.width() == width, "a long sentence takes a second line, and not more width than the screen has"
    dialog.reject()


def test_what_was_read_waits_for_a_dialog_that_is_open(stored: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """A clip dialog that comes while one types would take the keys that are meant for the other."""
    page = tmp_path / "ferry.txt"
    page.write_text("The ferry sails\n\nIt left at six in the morning with two hundred passengers, the company said.", "utf-8")
    inbox = stored.acts.inbox
    other = QDialog(stored)
    other.setModal(True)
    inbox.take_files([page])
    other.show()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is other)
    qtbot.waitUntil(lambda: stored.messages.sentence == WAITS)
    assert inbox.dialog is None
    other.accept()
    qtbot.waitUntil(lambda: inbox.dialog is not None and bool(inbox.dialog.articles))
    assert inbox.dialog is not None
    inbox.dialog.reject()


def test_a_library_in_a_synchronized_folder_is_told_of_once(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    for name, is_told in (("first.clipper", True), ("first.clipper", False), ("second one.clipper", True), ("first.clipper", False)):
        with Library.open(tmp_path / "Nextcloud" / name) as library:
            window = open_window(library)
            qtbot.waitUntil(lambda window=window: window.upkeep is not None)
            assert ("in a folder that Nextcloud synchronizes." in window.messages.sentence) == is_told
            window.close()


def test_a_repair_leaves_the_window_alive_and_its_own_connection_sees_it(stored: MainWindow, qtbot: QtBot) -> None:
    """The index is built by another connection; what the window saves next keeps it in step."""
    library, path = stored.session.library, stored.session.library.path
    assert path is not None
    written_by_hand(path, "UPDATE clippings SET title = 'A headline of another hand' WHERE id = 1")

    def press_repair(box: QMessageBox) -> None:
        next(button for button in box.buttons() if button.text() == "Repair").click()

    when_modal(QMessageBox, press_repair)
    stored.acts.library.check()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QProgressDialog))
    told(stored, "The search indexes were built anew. The library is sound.", qtbot)
    assert stored.findChildren(QProgressDialog) == []
    assert library.listing.open("another hand").count().number == 1
    library.clippings.set_note(library.listing.open("another hand").keys(0, 1)[0], "Found again.")
    assert list(library.health.findings()) == []


def test_a_repair_that_is_cancelled_changes_nothing(stored: MainWindow, qtbot: QtBot) -> None:
    path = stored.session.library.path
    assert path is not None
    written_by_hand(path, "UPDATE clippings SET title = 'A headline of another hand' WHERE id = 1")

    def press_repair(box: QMessageBox) -> None:
        next(button for button in box.buttons() if button.text() == "Repair").click()

    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")  # another program writes: the repair waits for it
        when_modal(QMessageBox, press_repair)
        stored.acts.library.check()
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QProgressDialog))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QProgressDialog)
        dialog.cancel()
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
        qtbot.waitUntil(lambda: "errand" not in {thread.name for thread in threading.enumerate()})
    assert [finding.of_index for finding in stored.session.library.health.findings()] == [True]
