"""Versions compared, trimmed, extracted again: through the window's own acts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from clipper.capture.extract import extract
from clipper.gui.dialogs.trim import TrimDialog
from clipper.gui.dialogs.versions import VersionsDialog, passage_change
from clipper.gui.main_window import MainWindow
from clipper.gui.models.clip_edit import pieces_of
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.gui.widgets.difference import Difference
from clipper.library.library import Library
from clipper.model.capture import Capture, Part
from clipper.model.draft import LeftOut
from clipper.model.highlight import PlacementState
from clipper.model.ids import ClippingKey
from clipper.model.version import VersionReason
from clipper.model.zone import named_zone
from clipper.settings import Settings
from clipper.text.canonical import paragraphs
from tests.gui.conftest import OpenWindow
from tests.gui.patience import when_modal
from tests.jobs.test_extract_again import PAGE
from tests.library.drafts import draft, saved


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.in_memory() as library:
        yield library


def _two_versions(library: Library) -> ClippingKey:
    (key,) = saved(library, draft("Ferry tariff", ["The tariff rises to 14%.", "Herring is landed at Vestholm on most days.", "The end."]))
    text = library.versions.text(key).text
    start = text.index("Herring")
    library.highlights.mark(key, start, start + 43, color="claim")
    library.versions.add(key, paragraphs(["The tariff falls to 9%.", "The end."]), reason=VersionReason.CAPTURED)
    return key


def test_paragraphs_stand_apart_and_a_mark_covers_the_words_that_differ(qtbot: QtBot) -> None:
    difference = Difference()
    qtbot.addWidget(difference)
    difference.show()
    difference.compare(("", ""), "It rises.\nThe board 🚢 said so.", "It rises.\nThe board 🚢 denied it.")
    layout, document = difference.new.document().documentLayout(), difference.new.document()
    first, second = (layout.blockBoundingRect(document.findBlockByNumber(number)) for number in (0, 1))
    assert second.top() - first.top() > 1.3 * difference.new.fontMetrics().lineSpacing()
    marked = " ".join(mark.cursor.selectedText() for mark in difference.new.extraSelections())
    assert marked.startswith("denied it")


def test_what_only_one_text_says_is_counted(qtbot: QtBot) -> None:
    difference = Difference()
    qtbot.addWidget(difference)
    difference.compare(("Old", "New"), "The tariff rises 😀 today.", "The tariff falls 😀 today.")
    assert difference.summary == "1 word only on the left, 1 only on the right."
    (mark,) = difference.new.extraSelections()
    assert mark.cursor.selectedText() == "falls"
    difference.compare(("Old", "New"), "Same.", "Same.")
    assert difference.summary == "The texts are the same."


def shown(label: QLabel) -> tuple[str, list[str]]:
    """The words of a label as it shows them, and those that are marked."""
    document = QTextDocument()
    document.setHtml(label.text()) if label.textFormat() == Qt.TextFormat.RichText else document.setPlainText(label.text())
    marked: list[str] = []
    fragments = document.begin().begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        if fragment.charFormat().background().style() != Qt.BrushStyle.NoBrush:
            marked.append(fragment.text())
        fragments += 1
    return document.toPlainText(), marked


def test_what_changed_in_a_headline_is_marked_and_markup_in_it_is_words(library: Library, qtbot: QtBot) -> None:
    (key,) = saved(library, draft("<b>Ferry</b> tariff rises", ["The tariff."]))
    before = library.versions.of_clipping(key)[0].metadata
    library.versions.add(
        key, paragraphs(["The tariffs."]), reason=VersionReason.CAPTURED, metadata=replace(before, title="<b>Ferry</b> tariff falls")
    )
    dialog = VersionsDialog(library, library.clippings.get(key), UTC)
    qtbot.addWidget(dialog)
    old, new = dialog.difference.heads
    assert shown(old) == ("<b>Ferry</b> tariff rises", ["rises"])
    assert shown(new) == ("<b>Ferry</b> tariff falls", ["falls"])
    dialog.left.setCurrentIndex(1)
    assert shown(old) == ("<b>Ferry</b> tariff falls", [])


def test_a_long_quotation_that_was_lost_is_cut_at_a_word(library: Library, qtbot: QtBot) -> None:
    long = "Herring is landed at Vestholm on most days of the week, and in the winter also at Sellen and on the islands."
    (key,) = saved(library, draft("Ferry tariff", ["The tariff rises.", long, "The end."]))
    start = library.versions.text(key).text.index(long)
    library.highlights.mark(key, start, start + len(long), color="claim")
    library.versions.add(key, paragraphs(["The tariff falls.", "The end."]), reason=VersionReason.CAPTURED)
    dialog = VersionsDialog(library, library.clippings.get(key), UTC)
    qtbot.addWidget(dialog)
    quoted = dialog.lost.item(0).text().partition("”")[0].removeprefix("“")
    assert quoted.endswith(" …")
    assert long.startswith(quoted.removesuffix(" …") + " ")


def test_the_dialog_opens_on_the_last_change_and_names_lost_highlights(library: Library, qtbot: QtBot) -> None:
    key = _two_versions(library)
    dialog = VersionsDialog(library, library.clippings.get(key), UTC)
    qtbot.addWidget(dialog)
    assert (dialog.left.currentData(), dialog.right.currentData()) == (1, 2)
    assert "rises" in dialog.difference.old.toPlainText()
    assert library.highlights.of_clipping(key)[0].placement.state is PlacementState.ORPHAN
    assert "removed in the version of" in dialog.lost.item(0).text()
    dialog.right.setCurrentIndex(0)
    assert dialog.lost.count() == 0


def test_trimming_takes_lines_out_and_back_in(library: Library, qtbot: QtBot) -> None:
    (key,) = saved(library, draft(lines=["Advertisement", "The tariff rises."]))
    left = (LeftOut(line=9, text="Left out wrongly.", reason="short line"),)
    known = draft("T", library.versions.text(key).text.split("\n"))
    dialog = TrimDialog("T", pieces_of(known, left))
    qtbot.addWidget(dialog)
    dialog.text.turned.emit(0)
    dialog.text.turned.emit(2)
    assert dialog.body.text == "The tariff rises.\nLeft out wrongly."
    dialog.text.turned.emit(1)
    dialog.text.turned.emit(2)
    assert not dialog.buttons.buttons()[0].isEnabled() or not dialog.body.text


def test_trimming_is_done_by_keys_alone(library: Library, qtbot: QtBot) -> None:
    (key,) = saved(library, draft(lines=["Advertisement", "The tariff rises."]))
    dialog = TrimDialog("T", pieces_of(draft("T", library.versions.text(key).text.split("\n")), ()))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.text.setFocus()
    qtbot.waitUntil(dialog.text.hasFocus)
    for pressed in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        qtbot.keyClick(dialog.text, pressed)
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible(), "nothing is left that could be saved"
    assert dialog.told.text().startswith("Nothing is left")
    qtbot.keyClick(dialog.text, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == TrimDialog.DialogCode.Accepted
    assert dialog.body.text == "The tariff rises."


def test_what_was_trimmed_can_be_taken_back_in_where_it_stood(library: Library, qtbot: QtBot) -> None:
    part = Part(media_type="text/html", content=PAGE.encode())
    capture = Capture(parts=(part,), origin="file:page.html", captured_at=datetime(2025, 6, 1, tzinfo=UTC))
    (draft_found,) = extract(capture).drafts
    (one,) = library.saving.save(capture, [draft_found]).saved
    whole = draft_found.body.text.split("\n")
    assert len(whole) > 1
    library.versions.add(one.key, paragraphs(whole[1:]), reason=VersionReason.TRIMMED)
    window = MainWindow(Session(library), Surroundings(settings=Settings()))
    qtbot.addWidget(window)
    window.show()
    window.open_first()
    qtbot.waitUntil(lambda: window.article.clipping is not None)

    def take_in(dialog: TrimDialog) -> None:
        lines = dialog.text.toPlainText().split("\n")
        dialog.text.turned.emit(next(number for number, line in enumerate(lines) if line.startswith(whole[0])))
        dialog.accept()

    def leave(dialog: TrimDialog) -> None:
        dialog.text.turned.emit(len(whole) - 1)
        dialog.reject()

    when_modal(TrimDialog, leave)
    window.actions_by_id["trim"].trigger()
    qtbot.waitUntil(lambda: window.messages.sentence == "The trimmed text was not saved.")
    when_modal(TrimDialog, lambda dialog: (dialog.text.turned.emit(len(whole) - 1), take_in(dialog)))
    window.messages.press()
    qtbot.waitUntil(lambda: library.clippings.get(one.key).version == 3)
    assert library.versions.text(one.key).text.split("\n") == whole
    window.close()


def test_extracting_again_is_an_undo_step_of_the_window(library: Library, qtbot: QtBot) -> None:
    part = Part(media_type="text/html", content=PAGE.encode())
    capture = Capture(parts=(part,), origin="file:page.html", captured_at=datetime(2025, 6, 1, tzinfo=UTC))
    (one,) = library.saving.save(capture, [draft("Night train sold out", ["Menu"])]).saved
    window = MainWindow(Session(library), Surroundings(settings=Settings()))
    qtbot.addWidget(window)
    window.show()
    window.open_first()
    qtbot.waitUntil(lambda: window.article.clipping is not None)
    window.actions_by_id["extract_again"].trigger()
    qtbot.waitUntil(lambda: library.clippings.get(one.key).version == 2)
    assert window.session.undo_stack.undoText() == "Extract Again"
    window.session.undo_stack.undo()
    assert library.clippings.get(one.key).version == 1
    window.close()


def test_the_list_of_highlights_says_which_version_took_a_passage(open_window: OpenWindow, library: Library) -> None:
    key = _two_versions(library)
    library.versions.add(key, paragraphs(["The tariff falls to 8%.", "The end."]), reason=VersionReason.TRIMMED)
    window = open_window(library)
    window.highlights_place.show_list(shown=True)
    window.chosen.go_to(key)
    assert window.article.highlights is not None
    (said,) = window.article.highlights.delegate.remarks.values()
    second = library.versions.of_clipping(key)[1]
    assert said == passage_change(library.highlights.of_clipping(key, 2)[0], second, named_zone(window.settings.timezone))
    assert said.startswith("removed in the version of ")


def test_why_a_capture_cannot_be_read_again_is_said_when_the_text_is_trimmed_without_it(library: Library, qtbot: QtBot) -> None:
    part = Part(media_type="application/pdf", content=b"%PDF-1.4 broken off")
    capture = Capture(parts=(part,), origin="file:page.pdf", captured_at=datetime(2025, 6, 1, tzinfo=UTC))
    library.saving.save(capture, [draft("Night train sold out", ["It is.", "Until July."])])
    window = MainWindow(Session(library), Surroundings(settings=Settings()))
    qtbot.addWidget(window)
    window.show()
    window.open_first()
    qtbot.waitUntil(lambda: window.article.clipping is not None)
    said = list[str]()

    def look(dialog: TrimDialog) -> None:
        said.append(window.messages.sentence)
        dialog.reject()

    when_modal(TrimDialog, look)
    window.actions_by_id["trim"].trigger()
    qtbot.waitUntil(lambda: bool(said))
    assert "PDF" in said[0]
    window.close()


def test_a_long_title_ends_between_words(qtbot: QtBot) -> None:
    dialog = TrimDialog("Council delays the survey of the channel between the ports of Sellen and Vestholm", ())
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "Trim “Council delays the survey of the channel between the ports …”"
