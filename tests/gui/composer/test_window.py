"""The composer: places put in, moved, nested, edited; suggestions; undo of it all; the preview."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from clipper.gui.composer.export_dialog import NOTHING_CHANGES, ExportDialog
from clipper.gui.composer.window import ComposerWindow
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.library.library import Library
from clipper.model.brief import NodeKind
from clipper.settings import Settings
from tests.library.drafts import draft, saved


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    del qtbot
    library = Library.in_memory()
    saved(
        library,
        draft("Ferry tariff", ["The tariff rises.", "So do prices."], source="Post"),
        draft("Night train", ["It runs."]),
        tags=["trade"],
    )
    session = Session(library)
    yield session
    session.close()


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> Iterator[ComposerWindow]:
    window = ComposerWindow(session, Surroundings(settings=Settings()))
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


def kinds(session: Session) -> list[tuple[str, int]]:
    (brief,) = session.library.briefs.all()
    return [(node.kind.value, node.depth) for node in brief.nodes]


def test_adding_to_no_brief_makes_one(window: ComposerWindow, session: Session) -> None:
    keys = session.library.listing.open("").keys(0, 5)
    window.add_clippings(keys)
    assert kinds(session) == [("clipping", 0), ("clipping", 0)]
    session.undo_stack.undo()
    assert kinds(session) == []
    session.undo_stack.redo()
    assert kinds(session) == [("clipping", 0), ("clipping", 0)]


def test_places_are_moved_and_nested_by_keys(window: ComposerWindow, session: Session, qtbot: QtBot) -> None:
    window.briefs.make("My brief")
    window.add_section()
    qtbot.keyClicks(window.editor.text, "Where it stands")
    window.editor.save()
    (key, _) = session.library.listing.open("").keys(0, 5)
    window.add_clippings([key])
    assert kinds(session) == [("section", 0), ("clipping", 1)]
    qtbot.keyClick(window.outline, Qt.Key.Key_End)
    qtbot.keyClick(window.outline, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert kinds(session) == [("section", 0), ("clipping", 0)]
    qtbot.keyClick(window.outline, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert kinds(session) == [("clipping", 0), ("section", 0)]
    qtbot.keyClick(window.outline, Qt.Key.Key_Delete)
    assert kinds(session) == [("section", 0)]
    assert session.library.briefs.all()[0].nodes[0].text == "Where it stands"


def test_typing_a_paragraph_is_saved_and_is_one_undo_step(window: ComposerWindow, session: Session, qtbot: QtBot) -> None:
    window.briefs.make("My brief")
    window.add_prose()
    before = session.undo_stack.index()
    for words in ("One **bold** word", " and more"):
        qtbot.keyClicks(window.editor.text, words)
        window.editor.save()
    assert session.library.briefs.all()[0].nodes[0].text == "One **bold** word and more"
    assert session.undo_stack.index() == before + 1
    session.undo_stack.undo()
    assert session.library.briefs.all()[0].nodes[0].text == ""


def test_the_preview_follows(window: ComposerWindow, session: Session, qtbot: QtBot) -> None:
    (key, _) = session.library.listing.open("tariff OR train").keys(0, 5)
    identifier, changes = session.library.highlights.mark(key, 0, 7, color="claim", note="why?")
    session.note("Mark", changes)
    words = session.library.highlights.get(identifier).anchor.exact
    window.add_highlights([identifier])
    qtbot.waitUntil(lambda: words in window.preview.toPlainText(), timeout=5000)


def test_matches_of_the_query_are_suggested_taken_and_left(window: ComposerWindow, session: Session) -> None:
    window.new_from_query("Trade", "tag:trade")
    assert window.suggestions.list.count() == 2
    window.suggestions.list.setCurrentRow(0)
    window.suggestions.taken.emit(window.suggestions.chosen())
    assert [kind for kind, _ in kinds(session)] == [NodeKind.CLIPPING.value]
    assert window.suggestions.list.count() == 1
    window.suggestions.left.emit(window.suggestions.chosen())
    assert window.suggestions.list.count() == 0
    session.undo_stack.undo()
    assert window.suggestions.list.count() == 1


def test_a_bad_query_is_said_and_breaks_nothing(window: ComposerWindow, session: Session) -> None:
    window.new_from_query("Trade", 'published:31-31 "')
    assert window.suggestions.isHidden()
    assert session.library.briefs.all()[0].query


def test_briefs_are_copied_archived_and_deleted_with_undo(window: ComposerWindow, session: Session) -> None:
    window.briefs.make("My brief")
    window.briefs.duplicate()
    assert {brief.title for brief in session.library.briefs.all()} == {"My brief", "My brief (copy)"}
    window.briefs.archive()
    assert [brief.archived for brief in session.library.briefs.all()] == [False, True]
    window.briefs.delete()
    assert len(session.library.briefs.all()) == 1
    for _ in range(4):
        session.undo_stack.undo()
    assert session.library.briefs.all() == []


def test_exporting_again_shows_what_would_change(window: ComposerWindow, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    window.add_clippings(session.library.listing.open("tariff").keys(0, 1))
    page = window._page()
    assert page is not None
    dialog = ExportDialog(session.library, page, tmp_path)
    qtbot.addWidget(dialog)
    dialog.buttons.accepted.emit()
    assert dialog.written is not None
    again = ExportDialog(session.library, page, tmp_path)
    qtbot.addWidget(again)
    assert again.sentence.text() == NOTHING_CHANGES
    foreign = tmp_path / "foreign.md"
    foreign.write_text("mine")
    again.path.setText(str(foreign))
    assert not again.buttons.buttons()[0].isEnabled() or "did not write it" in again.sentence.text()


def test_a_brief_becomes_a_pdf(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    from clipper.gui.pdf import write_pdf

    write_pdf("<h1>Title</h1>" + "<p>words</p>" * 200 + "<img src='file:///etc/passwd'>", tmp_path / "brief.pdf")
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF")


def test_the_quotations_are_checked_against_the_library(window: ComposerWindow, session: Session) -> None:
    from clipper.gui.composer.verdict import verdict

    assert "quotes nothing" in verdict(session.library, "# Title")
    (key, _) = session.library.listing.open("tariff OR train").keys(0, 5)
    identifier, _ = session.library.highlights.mark(key, 0, 7, color="claim")
    window.add_highlights([identifier])
    page = window._page()
    assert page is not None
    assert "stands word for word" in verdict(session.library, page.markdown(markers=True))
    assert "1 of 1 quotations" in verdict(session.library, "> The ministry never said these words to anybody at all.")


def test_highlights_and_clippings_are_dropped_in(window: ComposerWindow, session: Session) -> None:
    from PySide6.QtCore import QMimeData, QPointF
    from PySide6.QtGui import QDropEvent

    from clipper.gui.models.clippings import CLIPPINGS_MIME
    from clipper.gui.models.highlights import HighlightsModel

    window.briefs.make("My brief")
    (key, _) = session.library.listing.open("").keys(0, 5)
    session.library.highlights.mark(key, 0, 2, color="claim")
    model = HighlightsModel()
    model.set_highlights(session.library.highlights.of_clipping(key))
    dragged = model.mimeData([model.index(0)])
    clippings = QMimeData()
    clippings.setData(CLIPPINGS_MIME, str(key).encode())
    for mime in (dragged, clippings):
        action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        window.outline.dropEvent(QDropEvent(QPointF(5, 5), action, mime, button, Qt.KeyboardModifier.NoModifier))
    assert sorted(kinds(session)) == [("clipping", 0), ("quotation", 0)]


def test_a_preview_that_waits_when_the_library_closes_is_not_asked_for(window: ComposerWindow, session: Session, qtbot: QtBot) -> None:
    window.briefs.make("My brief")
    session.close()
    qtbot.waitUntil(lambda: not any(timer.isActive() for timer in window.findChildren(QTimer)))
