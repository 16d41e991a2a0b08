"""The open article gets another text: it is shown at once, with the marks at their words, and so it is when that is undone."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clipper.gui.main_window import MainWindow
from clipper.library.library import Library
from clipper.model.ids import ClippingKey
from clipper.model.version import VersionReason
from clipper.text.canonical import paragraphs
from tests.gui.conftest import OpenWindow, add_article

BEFORE = "Lund raises the fees of its harbor by four percent."
AFTER = ["Corrected on Tuesday.", "Lund raises the fees of its harbor by six percent."]
WORDS = "fees of its harbor"


def shown(window: MainWindow) -> str:
    return window.article.pane.view.page.article.text


def marked(window: MainWindow) -> list[str]:
    """The words under each mark, as the pane shows them."""
    assert window.article.clipping is not None
    highlights = window.session.library.highlights.of_clipping(window.article.clipping.key)
    return [shown(window)[slice(*at)] for each in highlights if (at := each.placement.place) is not None]


def clip_and_mark(library: Library) -> ClippingKey:
    key = ClippingKey(add_article(library, "Harbor fees", text=BEFORE))
    start = library.versions.text(key).text.index(WORDS)
    library.highlights.mark(key, start, start + len(WORDS), color="claim")
    return key


def test_a_new_text_is_shown_with_the_marks_at_their_words_and_undone(open_window: OpenWindow, library: Library, qtbot: QtBot) -> None:
    key = clip_and_mark(library)
    window = open_window(library)
    qtbot.waitUntil(lambda: BEFORE in shown(window))
    window.session.perform("Extract Again", lambda: library.versions.add(key, paragraphs(AFTER), reason=VersionReason.EXTRACTED_AGAIN))
    assert shown(window) == "\n".join(AFTER)
    assert marked(window) == [WORDS]
    window.session.undo_stack.undo()
    assert BEFORE in shown(window)
    assert marked(window) == [WORDS]


def test_a_mark_made_in_a_new_text_is_on_the_words_that_were_chosen(open_window: OpenWindow, library: Library, qtbot: QtBot) -> None:
    key = clip_and_mark(library)
    window = open_window(library)
    qtbot.waitUntil(lambda: BEFORE in shown(window))
    window.session.perform("Trim", lambda: library.versions.add(key, paragraphs(AFTER), reason=VersionReason.TRIMMED))
    start = shown(window).index("six percent")
    window.article.wishes.mark.emit(start, start + len("six percent"), "figure")
    assert [each.anchor.exact for each in library.highlights.of_clipping(key)] == [WORDS, "six percent"]


def test_what_another_process_captured_anew_is_shown(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "library.clipper"
    with Library.open(path) as library:
        key = clip_and_mark(library)
        window = open_window(library)
        qtbot.waitUntil(lambda: window.article.clipping is not None and BEFORE in shown(window))
        with Library.open(path) as elsewhere:
            elsewhere.versions.add(key, paragraphs(AFTER), reason=VersionReason.CAPTURED)
        window.session.look_elsewhere()
        qtbot.waitUntil(lambda: shown(window) == "\n".join(AFTER))
        assert marked(window) == [WORDS]
        window.close()


@pytest.mark.parametrize("overlap", ["keep", "merge"])
def test_words_that_another_process_moved_are_not_marked_where_they_stood(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot, overlap: str
) -> None:
    path = tmp_path / "library.clipper"
    with Library.open(path) as library:
        key = clip_and_mark(library)
        window = open_window(library)
        window.surroundings.change(overlap=overlap)
        qtbot.waitUntil(lambda: window.article.clipping is not None and BEFORE in shown(window))
        told: list[str] = []
        window.session.failed.connect(lambda error: told.append(error.sentence))
        with Library.open(path) as elsewhere:
            elsewhere.versions.add(key, paragraphs(AFTER), reason=VersionReason.CAPTURED)
        start = shown(window).index(WORDS)
        window.article.wishes.mark.emit(start, start + len(WORDS), "figure")
        assert told == ["The text of this clipping was changed meanwhile by another window or program."]
        assert len(library.highlights.of_clipping(key)) == 1
        window.close()


def test_what_is_being_typed_about_the_article_outlasts_its_text(open_window: OpenWindow, library: Library, qtbot: QtBot) -> None:
    key = clip_and_mark(library)
    window = open_window(library)
    qtbot.waitUntil(lambda: BEFORE in shown(window))
    window.article.pane.write_note()
    qtbot.keyClicks(window.article.pane.head.note.editor, "Ask again")
    window.session.perform("Trim", lambda: library.versions.add(key, paragraphs(AFTER), reason=VersionReason.TRIMMED))
    assert shown(window) == "\n".join(AFTER)
    assert library.clippings.get(key).note == "Ask again"
