"""The composer in the main window: the pane beside the article, and the window of its own."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, QRect, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clipper.gui.brief_acts import PANE_WIDTH
from clipper.gui.composer.window import ComposerWindow
from clipper.gui.main_window import MainWindow
from clipper.gui.models.clippings import CLIPPINGS_MIME
from clipper.gui.models.highlights import HighlightsModel
from clipper.gui.widgets.note_editor import NoteEditor
from clipper.gui.widgets.shades import accent
from clipper.library.library import Library
from clipper.model.ids import ClippingKey
from tests.gui.conftest import OpenWindow, add_article


def composers() -> list[ComposerWindow]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, ComposerWindow) and each.isVisible()]


def places(library: Library) -> list[str]:
    (brief,) = library.briefs.all()
    return [node.kind.value for node in brief.nodes]


def show_pane(window: MainWindow) -> None:
    window.actions_by_id["show_brief"].trigger()


def test_what_is_dropped_beside_the_outline_begins_a_brief(library: Library, open_window: OpenWindow) -> None:
    key = ClippingKey(add_article(library, "Fees rise"))
    library.highlights.mark(key, 0, 9, color="claim")
    window = open_window(library)
    show_pane(window)
    pane = window.acts.briefs.pane
    assert pane is not None
    model = HighlightsModel()
    model.set_highlights(library.highlights.of_clipping(key))
    clippings = QMimeData()
    clippings.setData(CLIPPINGS_MIME, str(key).encode())
    for mime in (model.mimeData([model.index(0)]), clippings):
        event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        pane.dropEvent(event)
    assert places(library) == ["quotation", "clipping"]


def test_a_clipping_is_added_to_the_pane_where_it_is_open(library: Library, open_window: OpenWindow) -> None:
    window = open_window(library)
    show_pane(window)
    window.list_pane.table.selectRow(0)
    window.actions_by_id["add_to_brief"].trigger()
    assert places(library) == ["clipping"]
    assert "Added to" in window.messages.sentence
    assert not composers()
    window.messages.press()
    assert places(library) == []


def test_a_line_shows_that_the_keys_go_to_the_pane(library: Library, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(library)
    show_pane(window)
    pane = window.acts.briefs.pane
    assert pane is not None
    pane.new_wanted.emit()
    line = QRect(0, 0, pane.width(), 1)
    window.list_pane.table.setFocus()
    qtbot.waitUntil(lambda: window.list_pane.focused)
    without = pane.grab(line).toImage()
    pane.desk.outline.setFocus()
    qtbot.waitUntil(pane.desk.outline.hasFocus)
    assert not window.list_pane.focused
    shown = pane.grab(line).toImage().pixelColor(line.center())
    assert shown == accent(pane.palette()) != without.pixelColor(line.center())


def test_without_the_pane_it_is_added_in_the_window(library: Library, open_window: OpenWindow) -> None:
    window = open_window(library)
    window.list_pane.table.selectRow(0)
    window.actions_by_id["add_to_brief"].trigger()
    (composer,) = composers()
    assert places(library) == ["clipping"]
    assert composer.parent() is None, "either window can lie in front"


def test_the_window_of_briefs_takes_no_keys_away_while_it_is_filled(library: Library, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(library)
    window.actions_by_id["compose_brief"].trigger()
    (composer,) = composers()
    qtbot.waitUntil(composer.isActiveWindow)
    window.activateWindow()
    window.list_pane.table.setFocus()
    qtbot.waitUntil(window.isActiveWindow)
    for row in (0, 1):
        window.list_pane.table.selectRow(row)
        qtbot.keyClick(window.list_pane.table, Qt.Key.Key_B)
        qtbot.wait(50)
        assert QApplication.activeWindow() is window
    assert places(library) == ["clipping", "clipping"]
    assert "Added to" in window.messages.sentence


def test_the_choices_of_a_narrow_window_can_be_read(library: Library, open_window: OpenWindow) -> None:
    window = open_window(library)
    window.actions_by_id["compose_brief"].trigger()
    (composer,) = composers()
    composer.briefs.make("Port")
    composer.resize(composer.minimumSize())
    assert composer.head.width() >= 330
    assert composer.head.group_by.toolTip() == "Grouping: By hand"
    composer.head.group_by.setCurrentIndex(1)
    assert composer.head.group_by.toolTip() == "Grouping: By tag"


def test_the_pane_and_the_window_show_the_same_brief(library: Library, open_window: OpenWindow) -> None:
    window = open_window(library)
    show_pane(window)
    pane = window.acts.briefs.pane
    assert pane is not None
    pane.new_wanted.emit()
    pane.window_wanted.emit()
    (composer,) = composers()
    composer.head.title.setText("Port")
    composer.head.title.editingFinished.emit()
    assert pane.choice.currentText() == "Port"
    composer.desk.add_section()
    assert len(pane.desk.outline.nodes()) == 1


def test_closing_the_window_keeps_what_was_typed_in_both(library: Library, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(library)
    show_pane(window)
    pane = window.acts.briefs.pane
    assert pane is not None
    pane.new_wanted.emit()
    pane.desk.add_prose()
    (field,) = pane.desk.outline.findChildren(NoteEditor)
    qtbot.keyClicks(field, "Not lost")
    written: list[str] = []
    window.session.changed.connect(lambda _: written.extend(node.text for node in library.briefs.all()[0].nodes))
    window.acts.briefs.composer()
    window.close()
    assert written[-1:] == ["Not lost"]
    assert not composers(), "the window of the briefs goes with the library"


def test_when_the_pane_is_put_away_the_others_are_as_wide_as_before(library: Library, open_window: OpenWindow) -> None:
    window = open_window(library)
    window.resize(1380, 800)
    QApplication.processEvents()
    before = window.splitter.sizes()
    show_pane(window)
    QApplication.processEvents()
    assert window.splitter.sizes()[2] < before[2]
    show_pane(window)
    QApplication.processEvents()
    after = window.splitter.sizes()[: len(before)]
    assert all(abs(one - other) <= 2 for one, other in zip(before, after, strict=True)), (before, after)


@pytest.mark.parametrize(
    ("width", "readable", "has_highlights"), [(1500, 400, True), (1440, 400, True), (1280, 400, False), (1024, 320, False)]
)
def test_the_article_stays_readable_beside_a_brief(
    window: MainWindow, qtbot: QtBot, width: int, readable: int, *, has_highlights: bool
) -> None:
    window.resize(width, 700)
    qtbot.waitUntil(lambda: window.width() == width and window.highlights_place.isVisible() == (window.splitter.sizes()[3] > 0))
    before, had_highlights = window.splitter.sizes(), window.highlights_place.isVisible()
    show_pane(window)
    assert window.article.pane.width() >= readable
    assert window.highlights_place.isVisible() == has_highlights
    show_pane(window)
    assert window.highlights_place.isVisible() == had_highlights
    assert all(abs(now - then) <= 2 for now, then in zip(window.splitter.sizes(), before, strict=False))


def test_a_brief_has_its_own_width_again_in_a_wide_window(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: window.width() == 1024)
    show_pane(window)
    pane = window.acts.briefs.pane
    assert pane is not None
    narrow = pane.width()
    show_pane(window)
    window.resize(1600, 700)
    qtbot.waitUntil(lambda: window.width() == 1600)
    show_pane(window)
    assert pane.width() >= PANE_WIDTH > narrow


def test_without_a_brief_there_is_none_to_choose(library: Library, open_window: OpenWindow) -> None:
    window = open_window(library)
    show_pane(window)
    pane = window.acts.briefs.pane
    assert pane is not None
    assert not pane.choice.isEnabled() and pane.choice.placeholderText() == "Briefs"
    pane.new_wanted.emit()
    assert pane.choice.isEnabled()
