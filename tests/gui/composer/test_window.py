"""The composer: places put in, moved, nested, edited; suggestions; undo of it all; the preview."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QMenu, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from clipper.gui.composer.export_dialog import FORMATS, ExportDialog
from clipper.gui.composer.outline_row import PLACE_ROLE
from clipper.gui.composer.window import ComposerWindow
from clipper.gui.panes.pane import Pane
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.gui.widgets.note_editor import NoteEditor
from clipper.gui.window_memory import WindowMemory
from clipper.jobs.pandoc import WRITERS as BY_PANDOC
from clipper.library.library import Library
from clipper.model.brief import BriefNode, NodeKind
from clipper.model.ids import BriefId
from clipper.settings import Settings
from tests.gui.patience import when_modal
from tests.gui.tree_rows import current_row, top_row
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


def made(window: ComposerWindow, title: str) -> BriefId:
    """A new brief."""
    brief = window.briefs.make(title)
    assert brief is not None
    return brief


def kinds(session: Session) -> list[tuple[str, int]]:
    (brief,) = session.library.briefs.all()
    return [(node.kind.value, node.depth) for node in brief.nodes]


def fields(window: ComposerWindow) -> list[NoteEditor]:
    return [each for each in window.outline.findChildren(NoteEditor) if each.isVisible()]


def field(window: ComposerWindow) -> NoteEditor:
    (found,) = fields(window)
    return found


def first_words(session: Session) -> str:
    return session.library.briefs.all()[0].nodes[0].text


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
    window.desk.add_section()
    qtbot.keyClicks(field(window), "Where it stands")
    qtbot.keyClick(field(window), Qt.Key.Key_Return)
    (key, _) = session.library.listing.open("").keys(0, 5)
    window.add_clippings([key])
    assert kinds(session) == [("section", 0), ("clipping", 1)]
    qtbot.keyClick(window.outline, Qt.Key.Key_End)
    qtbot.keyClick(window.outline, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert kinds(session) == [("section", 0), ("clipping", 0)]
    qtbot.keyClick(window.outline, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert kinds(session) == [("clipping", 0), ("section", 0)]
    qtbot.keyClick(window.outline, Qt.Key.Key_Delete)
    assert kinds(session) == [("section", 0)]
    assert session.library.briefs.all()[0].nodes[0].text == "Where it stands"


def test_places_are_moved_far_by_keys_and_undone(window: ComposerWindow, session: Session, qtbot: QtBot) -> None:
    brief = made(window, "My brief")
    session.library.briefs.set_nodes(
        brief,
        [
            BriefNode(id=name, kind=kind, depth=depth, text=name)
            for name, kind, depth in (
                ("one", NodeKind.SECTION, 0),
                ("a", NodeKind.PROSE, 1),
                ("b", NodeKind.PROSE, 1),
                ("c", NodeKind.PROSE, 1),
                ("two", NodeKind.SECTION, 0),
                ("d", NodeKind.PROSE, 1),
            )
        ],
    )
    window.desk.refresh()
    shown = lambda: " ".join("." * node.depth + node.text for node in session.library.briefs.get(brief).nodes)  # noqa: E731 (short)
    before = shown()
    window.outline.choose("b")
    qtbot.keyClick(window.outline, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    for key, found in (
        (Qt.Key.Key_Home, "one .b .c .a two .d"),
        (Qt.Key.Key_PageDown, "one .a two .b .c .d"),
        (Qt.Key.Key_End, "one .a two .d .b .c"),
        (Qt.Key.Key_PageUp, "one .a .b .c two .d"),
    ):
        qtbot.keyClick(window.outline, key, Qt.KeyboardModifier.AltModifier)
        assert shown() == found
        assert window.outline.chosen_ids() == {"b", "c"}
    window.outline.choose("two")
    qtbot.keyClick(window.outline, Qt.Key.Key_PageUp, Qt.KeyboardModifier.AltModifier)
    assert shown() == "two .d one .a .b .c"
    for _ in range(5):
        session.undo_stack.undo()
    assert shown() == before


def test_all_chosen_places_are_moved_into_the_section_that_the_menu_names(window: ComposerWindow, session: Session) -> None:
    brief = made(window, "My brief")
    kinds_of = {"one": NodeKind.SECTION, "two": NodeKind.SECTION}
    names = (("a", 0), ("b", 0), ("one", 0), ("two", 0), ("c", 1))
    nodes = [BriefNode(id=name, kind=kinds_of.get(name, NodeKind.PROSE), depth=depth, text=name) for name, depth in names]
    session.library.briefs.set_nodes(brief, nodes)
    window.desk.refresh()
    window.outline.choose("a")
    for item in window.outline.findItems("*", Qt.MatchFlag.MatchWildcard)[:2]:
        item.setSelected(True)

    def choose(menu: QMenu) -> None:
        (places,) = [each for each in menu.findChildren(QMenu) if each.title() == "Move &To"]
        next(action for action in places.actions() if action.text() == "two").trigger()
        menu.close()

    when_modal(QMenu, choose)
    at = window.outline.visualItemRect(current_row(window.outline)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, window.outline.viewport().mapToGlobal(at))
    window.outline.contextMenuEvent(event)
    assert [("." * node.depth) + node.text for node in session.library.briefs.get(brief).nodes] == ["one", "two", ".c", ".a", ".b"]


def test_what_is_dragged_out_of_another_list_is_not_taken(window: ComposerWindow, session: Session) -> None:
    window.briefs.make("My brief")
    window.desk.add_section()
    window.outline.finish_editing()
    other = QTreeWidget()
    other.addTopLevelItem(QTreeWidgetItem(["a tag"]))
    mime = other.mimeData([item for item in [other.topLevelItem(0)] if item])
    at = window.outline.visualItemRect(current_row(window.outline)).center()
    drop = QDropEvent(at.toPointF(), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    window.outline.dropEvent(drop)
    assert not drop.isAccepted()
    assert kinds(session) == [("section", 0)]


def test_typing_a_paragraph_is_saved_and_is_one_undo_step(window: ComposerWindow, session: Session, qtbot: QtBot) -> None:
    window.briefs.make("My brief")
    window.desk.add_prose()
    before = session.undo_stack.index()
    for words in ("One **bold** word", " and more"):
        qtbot.keyClicks(field(window), words)
        window.outline.save_typed()
    assert first_words(session) == "One **bold** word and more"
    assert session.undo_stack.index() == before + 1
    session.undo_stack.undo()
    assert first_words(session) == ""
    assert field(window).toPlainText() == "", "the field shows what was undone"


def test_paragraphs_are_undone_one_by_one(window: ComposerWindow, session: Session) -> None:
    window.briefs.make("My brief")
    composition = window.desk.composition
    assert composition is not None
    composition.add("Add Paragraphs", [BriefNode(id=name, kind=NodeKind.PROSE, text="", depth=0) for name in ("ab", "ba")])
    for node, text in zip(composition.get().nodes, ("One", "Two"), strict=True):
        composition.set_text(node, text)
    session.undo_stack.undo()
    assert [node.text for node in composition.get().nodes] == ["One", ""]


def test_a_place_is_written_in_its_row(window: ComposerWindow, session: Session, qtbot: QtBot) -> None:
    window.briefs.make("My brief")
    window.desk.add_prose()
    qtbot.keyClicks(field(window), "One")
    qtbot.keyClick(field(window), Qt.Key.Key_Return)
    qtbot.keyClicks(field(window), "two")
    assert session.library.briefs.all()[0].nodes[0].text == "", "saved after a pause only"
    qtbot.keyClick(field(window), Qt.Key.Key_Escape)
    assert first_words(session) == "One\ntwo", "Esc ends the writing and loses nothing"
    assert not fields(window)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Return):
        qtbot.keyClick(window.outline, key)
        assert field(window).toPlainText() == "One\ntwo"
        qtbot.keyClick(field(window), Qt.Key.Key_Tab)
        assert not fields(window)
    row = window.outline.visualItemRect(current_row(window.outline)).center()
    qtbot.mouseClick(window.outline.viewport(), Qt.MouseButton.LeftButton, pos=row)
    qtbot.mouseDClick(window.outline.viewport(), Qt.MouseButton.LeftButton, pos=row)
    qtbot.keyClicks(field(window), ", three")
    qtbot.keyClick(field(window), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert first_words(session) == "One\ntwo, three"


def test_the_field_grows_with_what_is_typed(window: ComposerWindow, qtbot: QtBot) -> None:
    window.briefs.make("My brief")
    window.desk.add_prose()
    low = field(window).height()
    for _ in range(8):
        qtbot.keyClick(field(window), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: field(window).height() > low)


def test_what_was_typed_is_kept_when_another_brief_is_chosen(window: ComposerWindow, session: Session, qtbot: QtBot) -> None:
    first = made(window, "First")
    second = made(window, "Second")
    window.desk.add_prose()
    qtbot.keyClicks(field(window), "Not lost")
    window.briefs.refresh(choose=first)
    assert [node.text for node in session.library.briefs.get(second).nodes] == ["Not lost"]
    assert session.library.briefs.get(first).nodes == ()


def test_what_was_typed_is_kept_when_the_window_closes(window: ComposerWindow, session: Session, qtbot: QtBot) -> None:
    window.briefs.make("My brief")
    window.desk.add_prose()
    qtbot.keyClicks(field(window), "Not lost")
    window.close()
    assert first_words(session) == "Not lost"


def test_what_was_typed_is_kept_when_the_outline_changes_below_it(window: ComposerWindow, session: Session, qtbot: QtBot) -> None:
    window.briefs.make("My brief")
    window.desk.add_prose()
    qtbot.keyClicks(field(window), "Not lost")
    window.add_clippings(session.library.listing.open("").keys(0, 5))
    assert first_words(session) == "Not lost"


def test_the_note_on_a_passage_is_written_in_its_row(window: ComposerWindow, session: Session, qtbot: QtBot) -> None:
    (key, _) = session.library.listing.open("tariff OR train").keys(0, 5)
    identifier, changes = session.library.highlights.mark(key, 0, 7, color="claim")
    session.note("Mark", changes)
    window.add_highlights([identifier])
    window.add_clippings([key])
    for row, words in enumerate(("On the passage", "On the article")):
        window.outline.setCurrentItem(top_row(window.outline, row))
        qtbot.keyClick(window.outline, Qt.Key.Key_F2)
        qtbot.keyClicks(field(window), words)
        qtbot.keyClick(field(window), Qt.Key.Key_Escape)
    assert session.library.highlights.get(identifier).note == "On the passage"
    assert session.library.clippings.get(key).note == "On the article"
    session.undo_stack.undo()
    assert session.library.clippings.get(key).note == ""


def test_one_line_shows_which_part_the_keys_go_to(window: ComposerWindow, qtbot: QtBot) -> None:
    window.briefs.make("My brief")
    for part in (window.briefs.list, window.outline, window.preview):
        part.setFocus()
        qtbot.waitUntil(part.hasFocus)
        lit = [pane for pane in window.findChildren(Pane) if pane.focused]
        assert [pane.isAncestorOf(part) for pane in lit] == [True]


def test_rows_show_the_words_of_notes_and_paragraphs_and_fields_their_markdown(
    window: ComposerWindow, session: Session, qtbot: QtBot
) -> None:
    (key, _) = session.library.listing.open("tariff OR train").keys(0, 5)
    session.note("Note", session.library.clippings.set_note(key, "Ask **Lund**\n\n- about [fees](https://fees.example)"))
    window.add_clippings([key])
    window.desk.add_prose()
    qtbot.keyClicks(field(window), "It *rises*.")
    qtbot.keyClick(field(window), Qt.Key.Key_Escape)
    clipping, prose = (window.outline.topLevelItem(row) for row in range(2))
    assert clipping is not None
    assert prose is not None
    assert [clipping.data(0, PLACE_ROLE).name.note_words, prose.data(0, PLACE_ROLE).name.words] == ["Ask Lund\n• about fees", "It rises."]
    assert "**" not in clipping.toolTip(0)
    window.outline.setCurrentItem(clipping)
    window.outline.edit_current()
    assert field(window).toPlainText() == "Ask **Lund**\n\n- about [fees](https://fees.example)"


def test_key_sentences_are_suggested_under_their_clipping(window: ComposerWindow, session: Session) -> None:
    paragraphs = [
        "The harbor council voted on Monday to repair all nine cranes before the winter begins.",
        "The repair of the nine cranes costs four million crowns, the council of the harbor said.",
        "It rained.",
    ]
    saved(session.library, draft("Council votes to repair cranes", paragraphs))
    window.add_clippings(session.library.listing.open("cranes").keys(0, 1))
    node = window.outline.nodes()[0]
    window.desk.suggest_sentences(node)
    assert kinds(session) == [("clipping", 0), ("prose", 1)]
    text = session.library.briefs.all()[0].nodes[1].text
    assert text.splitlines()[0] == f"- *Suggested:* {paragraphs[0]}"
    assert "rained" not in text
    session.undo_stack.undo()
    assert kinds(session) == [("clipping", 0)]


def test_enter_on_a_clipping_opens_it(window: ComposerWindow, session: Session, qtbot: QtBot) -> None:
    (key, _) = session.library.listing.open("").keys(0, 5)
    window.add_clippings([key])
    window.outline.setCurrentItem(top_row(window.outline, 0))
    with qtbot.waitSignal(window.link_wanted) as opened:
        qtbot.keyClick(window.outline, Qt.Key.Key_Return)
    assert opened.args == [f"clipper://clip/{session.library.clippings.get(key).id}"]


def test_the_preview_follows(window: ComposerWindow, session: Session, qtbot: QtBot) -> None:
    (key, _) = session.library.listing.open("tariff OR train").keys(0, 5)
    identifier, changes = session.library.highlights.mark(key, 0, 7, color="claim", note="why?")
    session.note("Mark", changes)
    words = session.library.highlights.get(identifier).anchor.exact
    window.add_highlights([identifier])
    qtbot.waitUntil(lambda: words in window.preview.toPlainText())


def test_the_preview_shows_the_place_that_is_chosen(window: ComposerWindow, session: Session, qtbot: QtBot) -> None:
    window.resize(900, 460)
    drafts = [draft(f"Report number {number}", [f"Paragraph {number} of it."]) for number in range(40)]
    saved(session.library, *drafts)
    window.add_clippings(session.library.listing.open("report").keys(0, 50))
    qtbot.waitUntil(lambda: window.preview.verticalScrollBar().maximum() > 1000)
    assert window.preview.verticalScrollBar().value() == 0
    last = top_row(window.outline, 39)
    window.outline.setCurrentItem(last)
    scrolled = window.preview.verticalScrollBar().value()
    assert scrolled > 1000
    window.outline.setCurrentItem(top_row(window.outline, 0))
    assert 0 < window.preview.verticalScrollBar().value() < scrolled, "its heading, not its line in the contents"


def test_keys_in_the_list_of_briefs_go_to_the_title_and_delete(window: ComposerWindow, session: Session, qtbot: QtBot) -> None:
    window.briefs.make("My brief")
    window.activateWindow()
    window.briefs.list.setFocus()
    QTest.keyClick(window.briefs.list, Qt.Key.Key_F2)
    assert window.head.title.hasFocus() and window.head.title.selectedText() == "My brief"
    window.briefs.list.setFocus()
    QTest.keyClick(window.briefs.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: session.library.briefs.all() == [])
    session.undo_stack.undo()
    assert [brief.title for brief in session.library.briefs.all()] == ["My brief"]


def test_matches_of_the_query_are_suggested_taken_and_left(window: ComposerWindow, session: Session) -> None:
    window.show_brief(session.library.briefs.create("Trade", query="tag:trade")[0])
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
    window.show_brief(session.library.briefs.create("Trade", query='published:31-31 "')[0])
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
    page = window.page()
    assert page is not None
    dialog = ExportDialog(session.library, page, tmp_path / "port.md")
    qtbot.addWidget(dialog)
    dialog.buttons.accepted.emit()
    assert dialog.written is not None
    again = ExportDialog(session.library, page, tmp_path / "port.md")
    qtbot.addWidget(again)
    assert "nothing would change" in again.sentence.text()
    assert not again.difference.toPlainText()
    foreign = tmp_path / "foreign.md"
    foreign.write_text("mine")
    again.path.setText(str(foreign))
    save = again.buttons.button(QDialogButtonBox.StandardButton.Save)
    assert "did not write it" in again.sentence.text()
    assert not save.isEnabled()
    again.format.setCurrentIndex(next(at for at, each in enumerate(FORMATS) if each.name == "html"))
    assert again.path.text().endswith("foreign.html")
    assert save.isEnabled()
    (tmp_path / "foreign.html").write_text("mine")
    again.path.setText(again.path.text() + " ")
    again.path.setText(again.path.text().strip())
    assert not save.isEnabled(), "nor is any other file of the user's overwritten"


def test_exporting_onto_an_edited_file_tells_what_becomes_of_it(
    window: ComposerWindow, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    window.add_clippings(session.library.listing.open("tariff").keys(0, 1))
    page = window.page()
    assert page is not None
    path = tmp_path / "port.md"
    first = ExportDialog(session.library, page, path)
    qtbot.addWidget(first)
    first.buttons.accepted.emit()
    path.write_text(path.read_text("utf-8") + "\nMy own last word.\n", "utf-8")
    window.add_clippings(session.library.listing.open("train").keys(0, 1))
    page = window.page()
    assert page is not None
    again = ExportDialog(session.library, page, path)
    qtbot.addWidget(again)
    assert "1 new" in again.sentence.text()
    assert "with words of yours kept" in again.sentence.text()
    assert "+### Night train" in again.difference.toPlainText() or "+## Night train" in again.difference.toPlainText()
    assert "My own last word" in path.read_text("utf-8"), "nothing is written yet"
    again.buttons.accepted.emit()
    assert "Night train" in path.read_text("utf-8")
    assert "My own last word" in path.read_text("utf-8")
    assert path.with_name("port.md.bak").exists()


@pytest.mark.parametrize("number", range(len(FORMATS)))
def test_each_format_is_written(number: int, window: ComposerWindow, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    if FORMATS[number].name in BY_PANDOC and shutil.which("pandoc") is None:
        pytest.skip("pandoc is not installed")
    (key,) = session.library.listing.open("tariff").keys(0, 1)
    session.library.highlights.mark(key, 0, 10, color="claim")
    window.add_clippings([key])
    page = window.page()
    assert page is not None
    dialog = ExportDialog(session.library, page, tmp_path / "port.md")
    qtbot.addWidget(dialog)
    dialog.format.setCurrentIndex(number)
    dialog.buttons.accepted.emit()
    qtbot.waitUntil(lambda: dialog.written is not None)
    content = (tmp_path / f"port{FORMATS[number].ending}").read_bytes()
    expected = {"obsidian": b"> [!quote]", "pandoc": b"[@"}.get(FORMATS[number].dialect or "", b"")
    assert content
    assert expected in content


def test_an_export_that_is_cancelled_touches_no_file(window: ComposerWindow, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    window.add_clippings(session.library.listing.open("").keys(0, 2))
    page = window.page()
    assert page is not None
    dialog = ExportDialog(session.library, page, tmp_path / "port.md")
    qtbot.addWidget(dialog)
    dialog.format.setCurrentIndex(next(at for at, each in enumerate(FORMATS) if each.name == "docx"))
    dialog.buttons.accepted.emit()
    assert "Cancel stops it" in dialog.sentence.text()
    assert not dialog.buttons.button(QDialogButtonBox.StandardButton.Save).isEnabled()
    dialog.reject()
    again = ExportDialog(session.library, page, tmp_path / "other.md")
    qtbot.addWidget(again)
    again.format.setCurrentIndex(next(at for at, each in enumerate(FORMATS) if each.name == "docx"))
    again.buttons.accepted.emit()
    qtbot.waitUntil(lambda: again.written is not None)
    assert [path.name for path in tmp_path.iterdir()] == ["other.docx"]


def test_the_file_of_a_brief_is_proposed_again(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    from clipper.gui.composer.export_dialog import proposed_file, remember_file

    memory = WindowMemory(tmp_path / "window.ini")
    window = ComposerWindow(session, Surroundings(settings=Settings(), memory_file=tmp_path / "window.ini"))
    qtbot.addWidget(window)
    window.add_clippings(session.library.listing.open("tariff").keys(0, 1))
    page = window.page()
    assert page is not None
    dialog = ExportDialog(session.library, page, tmp_path / "a b" / "port.md")
    qtbot.addWidget(dialog)
    (tmp_path / "a b").mkdir()
    dialog.buttons.accepted.emit()
    assert dialog.written is not None
    remember_file(memory, page.outline.id, dialog.written)
    assert proposed_file(WindowMemory(tmp_path / "window.ini"), page.outline.id, "Other") == tmp_path / "a b" / "port.md"
    assert proposed_file(memory, "another", "Other: one") == tmp_path / "a b" / "Other one.md"


def test_a_brief_becomes_a_pdf(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    from clipper.gui.pdf import write_pdf

    write_pdf("<h1>Title</h1>" + "<p>words</p>" * 200 + "<img src='file:///etc/passwd'>", tmp_path / "brief.pdf")
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF")


def test_the_quotations_are_checked_against_the_library(window: ComposerWindow, session: Session) -> None:
    window.briefs.make("My brief")
    window.verify()
    assert window.messages.sentence == "This brief quotes nothing."
    (key, _) = session.library.listing.open("tariff OR train").keys(0, 5)
    identifier, _ = session.library.highlights.mark(key, 0, 7, color="claim")
    window.add_highlights([identifier])
    window.verify()
    assert "stands word for word" in window.messages.sentence
    assert window.verdicts.isHidden()


def test_a_quotation_that_was_changed_in_the_file_by_hand_is_found(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    window = ComposerWindow(session, Surroundings(settings=Settings(), memory_file=tmp_path / "window.ini"))
    qtbot.addWidget(window)
    window.show()
    window.briefs.make("My brief")
    (key, _) = session.library.listing.open("tariff OR train").keys(0, 5)
    identifier, _ = session.library.highlights.mark(key, 0, 7, color="claim")
    window.add_highlights([identifier])
    path = tmp_path / "brief.md"

    def save(dialog: ExportDialog) -> None:
        dialog.path.setText(str(path))
        qtbot.mouseClick(dialog.buttons.button(QDialogButtonBox.StandardButton.Save), Qt.MouseButton.LeftButton)

    when_modal(ExportDialog, save)
    window.export()
    window.verify()
    assert window.messages.sentence == "The quotation stands word for word in the library, here and in brief.md."
    words = session.library.highlights.get(identifier).anchor.exact
    path.write_text(path.read_text("utf-8").replace(words, "It never"), "utf-8")
    window.verify()
    assert window.verdicts.isVisible()
    assert "It never" in window.verdicts.list.item(0).text()
    path.unlink()
    window.verify()
    assert window.verdicts.isHidden()


def test_a_quotation_that_is_not_so_is_a_click_away_from_its_place(window: ComposerWindow, qtbot: QtBot) -> None:
    window.briefs.make("My brief")
    window.desk.add_section()
    window.desk.add_prose()
    qtbot.keyClicks(field(window), "> The ministry never said these words to anybody at all.")
    window.outline.finish_editing()
    window.outline.setCurrentItem(top_row(window.outline, 0))
    window.verify()
    assert window.verdicts.isVisible()
    item = window.verdicts.list.item(0)
    assert "Not found" in item.text()
    qtbot.mouseClick(window.verdicts.list.viewport(), Qt.MouseButton.LeftButton, pos=window.verdicts.list.visualItemRect(item).center())
    current = window.outline.current_node()
    assert current is not None
    assert current.kind is NodeKind.PROSE


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


def test_the_keys_that_close_windows_close_the_composer(window: ComposerWindow) -> None:
    closing = next(action for action in window.actions() if action.shortcut() == QKeySequence(QKeySequence.StandardKey.Close))
    closing.trigger()
    assert not window.isVisible()
