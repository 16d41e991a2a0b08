"""The main job through the window: paste, clip, highlight, tag, find, brief; and that a crash loses no clip."""

from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path

import pytest

pytest.importorskip("PySide6", reason="the window's tests need PySide6")

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clipper.gui.dialogs.clip import ClipDialog
from clipper.gui.dialogs.tagging import TagDialog
from clipper.gui.main_window import MainWindow
from clipper.gui.pasted import capture_of_mime
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.library.library import Library
from clipper.model.clipping import Clipping
from clipper.model.role import Role
from clipper.settings import Settings
from tests.gui.patience import when_modal
from tests.jobs.briefs import brief_of_query

PASTE = Path(__file__).resolve().parents[1] / "data" / "pastes" / "coastal-talks.txt"
CAPTURED_AT = datetime(2025, 6, 2, 18, tzinfo=UTC)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Generator[MainWindow]:
    session = Session(Library.open(tmp_path / "library.clipper"))
    window = MainWindow(session, Surroundings(settings=Settings(read_after_s=0)))
    qtbot.addWidget(window)
    window.open_first()
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()


def pasted(window: MainWindow, qtbot: QtBot, text: str) -> ClipDialog:
    """Ctrl+V in the list; the dialog when it has read."""
    QApplication.clipboard().setText(text)
    window.list_pane.table.setFocus()
    window.actions_by_id["paste_clipping"].trigger()
    dialog = window.acts.inbox.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.articles))
    return dialog


def clippings(window: MainWindow) -> list[Clipping]:
    library = window.session.library
    return library.clippings.rows(library.listing.open("").keys(0, 50))


def mark(window: MainWindow, qtbot: QtBot, words: str, digit: str) -> None:
    """Select words in the article and press a color's key."""
    view = window.article.pane.view
    start = view.page.article.text.index(words)
    view.setFocus()
    view.select(start, start + len(words))
    before = len(window.session.library.highlights.of_clipping(window.article.clipping.key))  # type: ignore[union-attr] (an article is open)
    QTest.keyClicks(view, digit)
    library = window.session.library
    qtbot.waitUntil(lambda: len(library.highlights.of_clipping(window.article.clipping.key)) == before + 1)  # type: ignore[union-attr] (as above)


def test_from_a_paste_to_a_brief(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = pasted(window, qtbot, PASTE.read_text("utf-8"))
    assert [article.role for article in dialog.articles] == [Role.MAIN, Role.RELATED, Role.RELATED, Role.RELATED]
    assert {"Hashtags", "Comments"} <= {piece.text for article in dialog.articles for piece in article.pieces if not piece.kept}
    assert all(piece.reason for article in dialog.articles for piece in article.pieces if not piece.kept)
    with qtbot.waitSignal(dialog.saved):
        dialog.save()
    qtbot.waitUntil(lambda: window.list_pane.table.model().rowCount() == 4)
    saved = clippings(window)
    main = next(clipping for clipping in saved if clipping.role is Role.MAIN)
    assert main.metadata.title == "Eleven coastal states agree on a lower salt tariff"
    assert len(main.related) == 3

    window.chosen.go_to(main.key)
    qtbot.waitUntil(lambda: window.article.clipping is not None and window.article.clipping.key == main.key)
    mark(window, qtbot, "the tariff will fall to four percent by the end of June", "3")
    (highlight,) = window.session.library.highlights.of_clipping(main.key)
    assert highlight.color == "figure"

    def fill_in(dialog: TagDialog) -> bool:
        dialog.added = ("trade/tariffs",)
        return True

    monkeypatch.setattr(TagDialog, "exec", fill_in)
    window.list_pane.table.setFocus()
    QTest.keyClicks(window.list_pane.table, "t")
    assert window.session.library.clippings.get(main.key).tags == ("trade/tariffs",)

    window.list_pane.focus_search()
    QTest.keyClicks(window.list_pane.search.field, "tag:trade salt")
    qtbot.waitUntil(lambda: window.list_pane.table.model().rowCount() == 1)
    brief = brief_of_query(window.session.library, window.list_pane.asked.query)
    assert "> the tariff will fall to four percent by the end of June" in brief

    while window.session.undo_stack.canUndo():
        window.session.undo_stack.undo()
    assert clippings(window) == []


def test_pasting_the_same_again_says_that_it_is_there(window: MainWindow, qtbot: QtBot) -> None:
    for _ in range(2):
        dialog = pasted(window, qtbot, PASTE.read_text("utf-8"))
        with qtbot.waitSignal(dialog.saved):
            dialog.save()
    assert len(clippings(window)) == 4
    assert "already in the library" in window.messages.sentence


def test_an_unsaved_clip_dialog_survives_a_crash(window: MainWindow, qtbot: QtBot) -> None:
    dialog = pasted(window, qtbot, PASTE.read_text("utf-8"))
    dialog.editing.turn(next(number for number, piece in enumerate(dialog.articles[0].pieces) if piece.kept))
    kept_out = [piece.kept for piece in dialog.articles[0].pieces]
    library = window.session.library
    qtbot.waitUntil(lambda: "false" in "".join(content for _, content in library.views.unsaved_clips()))
    dialog.setParent(None)
    assert window.session.library.path is not None
    with Library.open(window.session.library.path) as again:
        other = MainWindow(Session(again), Surroundings(settings=Settings(read_after_s=0)))
        qtbot.addWidget(other)
        other.acts.inbox.offer_unsaved()
        other.acts.inbox.continue_unsaved()
        reopened = other.acts.inbox.dialog
        assert reopened is not None
        qtbot.waitUntil(lambda: bool(reopened.articles))
        assert [piece.kept for piece in reopened.articles[0].pieces] == kept_out
        reopened.reject()
        assert again.views.unsaved_clips() == []
        other.acts.inbox.stop()
        other.session.close()


def goes_by_itself(window: MainWindow) -> bool:
    """Whether the message is read in some seconds and closed then."""
    return any(timer.isActive() for timer in window.messages.findChildren(QTimer))


def test_a_clip_that_was_only_looked_at_is_offered_for_some_seconds(window: MainWindow, qtbot: QtBot) -> None:
    dialog = pasted(window, qtbot, PASTE.read_text("utf-8"))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.messages.sentence == "The clip was not saved."
    assert goes_by_itself(window)


def test_a_clip_that_was_thrown_away_by_mistake_is_opened_again_as_it_was(window: MainWindow, qtbot: QtBot) -> None:
    dialog = pasted(window, qtbot, PASTE.read_text("utf-8"))
    dialog.editing.turn(next(number for number, piece in enumerate(dialog.articles[0].pieces) if piece.kept))
    QTest.keyClicks(dialog.editing.form.field("source"), "Coastal Wire")
    kept_out = [piece.kept for piece in dialog.articles[0].pieces]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert window.messages.sentence == "The clip was not saved."
    assert not goes_by_itself(window), "what was corrected would go with it"
    window.messages.press()
    again = window.acts.inbox.dialog
    assert again is not None
    qtbot.waitUntil(lambda: bool(again.articles))
    assert [piece.kept for piece in again.articles[0].pieces] == kept_out
    assert again.editing.form.field("source").text() == "Coastal Wire"
    with qtbot.waitSignal(again.saved):
        again.save()
    main = next(clipping for clipping in clippings(window) if clipping.role is Role.MAIN)
    assert main.metadata.source == "Coastal Wire"


def test_the_first_clipping_has_the_keys(window: MainWindow, qtbot: QtBot) -> None:
    window.sidebar.setFocus()
    QApplication.clipboard().setText(PASTE.read_text("utf-8"))
    window.actions_by_id["paste_clipping"].trigger()
    dialog = window.acts.inbox.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.articles))
    with qtbot.waitSignal(dialog.saved):
        dialog.save()
    qtbot.waitUntil(lambda: window.focusWidget() is window.list_pane.table)


def test_pasting_nothing_is_one_sentence(window: MainWindow) -> None:
    QApplication.clipboard().clear()
    window.actions_by_id["paste_clipping"].trigger()
    assert "nothing to paste" in window.messages.sentence


def test_the_clipboard_keeps_both_flavors() -> None:
    mime = QMimeData()
    mime.setText("Plain words")
    mime.setHtml("<p>Plain <b>words</b></p>")
    capture = capture_of_mime(mime, CAPTURED_AT)
    assert [part.media_type for part in capture.parts] == ["text/plain", "text/html"]


def test_control_v_in_a_text_field_pastes_text_there(window: MainWindow) -> None:
    QApplication.clipboard().setText("salt")
    field = window.list_pane.search.field
    window.list_pane.focus_search()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "salt"
    assert window.acts.inbox.dialog is None


@pytest.mark.shared
def test_the_researchers_paste_gives_four_clippings(window: MainWindow, qtbot: QtBot, shared: Path) -> None:
    dialog = pasted(window, qtbot, (shared / "data" / "pastes" / "text" / "seed-000.txt").read_text("utf-8"))
    with qtbot.waitSignal(dialog.saved):
        dialog.save()
    saved = clippings(window)
    assert sorted(clipping.role.value for clipping in saved) == ["main", "related", "related", "related"]
    assert next(clipping for clipping in saved if clipping.role is Role.MAIN).metadata.source is None


def test_the_main_job_is_done_without_a_mouse(window: MainWindow, qtbot: QtBot) -> None:
    """Paste, save, read, mark, tag, find and put into a brief: every step is a key."""
    table = window.list_pane.table
    library = window.session.library
    QApplication.clipboard().setText(PASTE.read_text("utf-8"))
    with qtbot.waitActive(window):
        window.activateWindow()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = window.acts.inbox.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.articles))
    with qtbot.waitSignal(dialog.saved):
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: table.model().rowCount() == 4 and window.article.clipping is not None)

    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    view = window.article.pane.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClicks(view, "h")
    key = window.article.clipping.key  # type: ignore[union-attr] (an article is open)
    qtbot.waitUntil(lambda: len(library.highlights.of_clipping(key)) == 1)
    QTest.keyClicks(view, "3")
    qtbot.waitUntil(lambda: library.highlights.of_clipping(key)[0].color == "figure")

    def tag(shown: TagDialog) -> None:
        """The tag dialog is modal: its keys are pressed while it runs."""
        field = shown.focusWidget()
        QTest.keyClicks(field, "trade/salt")
        QTest.keyClick(field, Qt.Key.Key_Return)
        if shown.isVisible():
            QTest.keyClick(field, Qt.Key.Key_Return)

    table.setFocus()
    when_modal(TagDialog, tag)
    QTest.keyClicks(table, "t")
    assert library.clippings.get(key).tags == ("trade/salt",)

    QTest.keyClicks(table, "/")
    QTest.keyClicks(window.list_pane.search.field, "tag:trade")
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    QTest.keyClick(window.list_pane.search.field, Qt.Key.Key_Return)
    table.setFocus()
    QTest.keyClicks(table, "b")
    (brief,) = library.briefs.all()
    assert [node.clipping for node in brief.nodes] == [library.clippings.get(key).id]
