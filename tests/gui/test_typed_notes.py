"""Notes that are typed are one undo step each: the next note is another one."""

from pytestqt.qtbot import QtBot

from clipper.gui.main_window import MainWindow
from clipper.library.library import Library
from clipper.model.ids import ClippingKey


def note_of(library: Library, key: ClippingKey) -> str:
    return library.clippings.get(key).note


def test_notes_on_two_articles_are_undone_one_by_one(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    first, second = library.listing.open("").keys(0, 2)
    wishes = window.article.wishes
    wishes.article_note.emit("Salt")
    wishes.article_note.emit("Salt is dear.")
    window.list_pane.table.go_to(1)
    qtbot.waitUntil(lambda: (shown := window.article.clipping) is not None and shown.key == second)
    wishes.article_note.emit("Ferries sail.")
    assert (note_of(library, first), note_of(library, second)) == ("Salt is dear.", "Ferries sail.")
    window.session.undo_stack.undo()
    assert (note_of(library, first), note_of(library, second)) == ("Salt is dear.", "")
    window.session.undo_stack.undo()
    assert note_of(library, first) == "", "what was typed into one field is one step"


def test_notes_on_two_highlights_are_undone_one_by_one(window: MainWindow, library: Library) -> None:
    (key,) = library.listing.open("").keys(0, 1)
    one, _ = library.highlights.mark(key, 0, 9, color="claim")
    other, _ = library.highlights.mark(key, 10, 15, color="claim")
    window.article.wishes.note.emit(one, "Who?")
    window.article.wishes.note.emit(other, "When?")
    window.session.undo_stack.undo()
    assert [library.highlights.get(highlight).note for highlight in (one, other)] == ["Who?", ""]
