from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from clipper.gui.article.wishes import Wishes
from clipper.gui.models.highlights import Filter, SortBy
from clipper.gui.panes.highlights_pane import HighlightsPane
from clipper.gui.theme.measures import Space
from clipper.gui.widgets.highlight_row import INDENT
from clipper.gui.widgets.note_editor import NoteEditor
from clipper.model.highlight import Highlight
from clipper.model.ids import HighlightId
from tests.gui.articles import clipping, harbor, marked, orphan
from tests.gui.patience import when_modal

Told = list[tuple[object, ...]]


@pytest.fixture
def highlights() -> tuple[Highlight, ...]:
    article = harbor()
    return (
        marked(article, "Islands pay half", "figure", number=1, tags=("money",)),
        marked(article, "“We confirmed the figures twice,”", "claim", number=2, note="Who is we?", tags=("money", "people")),
        marked(article, "agreed to pool money", "quote", number=3),
        orphan("words that are gone", number=4),
    )


@pytest.fixture
def wishes(qapp: object) -> Wishes:
    del qapp
    return Wishes()


@pytest.fixture
def told(wishes: Wishes) -> Told:
    seen: Told = []
    for name in ("recolor", "note", "add_tag", "remove_tag", "delete", "to_brief"):
        getattr(wishes, name).connect(lambda *values, name=name: seen.append((name, *values)))
    return seen


@pytest.fixture
def pane(qtbot: QtBot, wishes: Wishes, highlights: tuple[Highlight, ...]) -> Iterator[HighlightsPane]:
    pane = HighlightsPane(wishes)
    qtbot.addWidget(pane)
    pane.resize(360, 700)
    pane.show_article(clipping(), highlights)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.list.setFocus()
    yield pane


def shown(pane: HighlightsPane) -> list[str]:
    return [highlight.id for highlight in pane.model.rows]


def row_center(pane: HighlightsPane, row: int) -> QPoint:
    return pane.list.visualRect(pane.model.index(row)).center()


def test_the_list_stands_in_the_order_of_the_text_with_orphans_last(pane: HighlightsPane) -> None:
    assert shown(pane) == ["h3", "h2", "h1", "h4"]


def test_it_can_be_sorted_by_time_and_by_the_order_of_colors(pane: HighlightsPane) -> None:
    pane.set_sort(SortBy.TIME)
    assert shown(pane) == ["h4", "h1", "h2", "h3"]
    pane.set_sort(SortBy.COLOR)
    assert shown(pane) == ["h2", "h1", "h3", "h4"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(colors=frozenset({"claim", "quote"})), ["h3", "h2"]),
        (Filter(tags=frozenset({"people"})), ["h2"]),
        (Filter(has_note=True), ["h2"]),
        (Filter(orphans=True), ["h4"]),
        (Filter(words="conformed figurs"), ["h2"]),
        (Filter(words="who is"), ["h2"]),
        (Filter(words="zebra"), []),
    ],
    ids=str,
)
def test_filters_show_what_they_say(pane: HighlightsPane, wanted: Filter, expected: list[str]) -> None:
    pane.set_filter(wanted)
    assert shown(pane) == expected


def test_typing_searches_after_a_pause(qtbot: QtBot, pane: HighlightsPane) -> None:
    qtbot.keyClicks(pane.search, "ilands")
    qtbot.waitUntil(lambda: shown(pane) == ["h1"])


def test_a_click_goes_to_the_text_and_what_is_chosen_there_is_chosen_here(qtbot: QtBot, pane: HighlightsPane, wishes: Wishes) -> None:
    with qtbot.waitSignal(pane.go_to) as signal:
        qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=row_center(pane, 1))
    assert signal.args == ["h2"]
    wishes.chosen.emit("h1")
    assert pane.list.chosen() == ("h1",)


def test_several_are_changed_by_one_wish(qtbot: QtBot, pane: HighlightsPane, told: Told) -> None:
    pane.list.choose("h3")
    qtbot.keyClick(pane.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(pane.list, Qt.Key.Key_2)
    qtbot.keyClick(pane.list, Qt.Key.Key_T)
    qtbot.keyClicks(pane.tag_card.field, "coast")
    qtbot.keyClick(pane.tag_card.field, Qt.Key.Key_Return)
    qtbot.keyClick(pane.tag_card.field, Qt.Key.Key_Escape)
    qtbot.keyClick(pane.list, Qt.Key.Key_Delete)
    assert told == [("recolor", ("h3", "h2"), "evidence"), ("add_tag", ("h3", "h2"), "coast"), ("delete", ("h3", "h2"))]


def test_several_are_copied_with_their_source(qtbot: QtBot, pane: HighlightsPane) -> None:
    pane.list.choose("h3")
    qtbot.keyClick(pane.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(pane.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "agreed to pool money\n\n“We confirmed the figures twice,”"
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(pane.list, Qt.Key.Key_C, both)
    assert QGuiApplication.clipboard().text().count("— The Lind Post, about 14:00, 1 June 2025") == 2


def test_a_note_is_written_in_its_row_and_stays_open_while_it_is_saved(
    qtbot: QtBot, pane: HighlightsPane, told: Told, highlights: tuple[Highlight, ...]
) -> None:
    pane.list.choose("h1")
    qtbot.keyClick(pane.list, Qt.Key.Key_N)
    editor = pane.list.findChild(NoteEditor)
    assert editor is not None
    qtbot.keyClicks(editor, "t1h")
    qtbot.waitUntil(lambda: bool(told))
    pane.set_highlights(tuple(replace(one, note="t1h") if one.id == "h1" else one for one in highlights))
    qtbot.keyClicks(editor, "x")
    editor.flush()
    assert told == [("note", "h1", "t1h"), ("note", "h1", "t1hx")]


def test_what_is_chosen_stays_chosen_when_another_highlight_comes(pane: HighlightsPane, highlights: tuple[Highlight, ...]) -> None:
    pane.choose("h1")
    pane.list.selectAll()
    pane.set_highlights((*highlights, marked(harbor(), "Ministers", number=5)))
    assert shown(pane)[0] == "h5"
    assert pane.list.chosen() == ("h3", "h2", "h1", "h4")


def test_a_highlight_that_is_chosen_before_it_is_listed_is_chosen_then(
    pane: HighlightsPane, wishes: Wishes, highlights: tuple[Highlight, ...]
) -> None:
    wishes.chosen.emit("h5")
    assert pane.list.chosen() == ()
    pane.set_highlights((*highlights, marked(harbor(), "Ministers", number=5)))
    assert pane.list.chosen() == ("h5",)


def test_empty_lists_say_what_to_do(pane: HighlightsPane) -> None:
    def words() -> str:
        return " ".join(label.text() for label in pane.findChildren(QLabel) if label.isVisible())

    pane.set_filter(Filter(words="zebra"))
    assert "No highlight fits the filter." in words()
    pane.set_filter(Filter())
    pane.show_article(clipping(), ())
    assert "press H, or 1 to 8" in words()
    pane.show_article(None)
    assert "Choose a clipping" in words()


def test_screen_readers_hear_color_quotation_and_note(pane: HighlightsPane) -> None:
    interface = QAccessible.queryAccessibleInterface(pane.list)
    assert interface is not None
    assert interface.role() is QAccessible.Role.List
    names = [interface.child(number).text(QAccessible.Text.Name) for number in range(interface.childCount())]
    assert names[1] == "Claim, '“We confirmed the figures twice,”', note: Who is we?, tags: money, people"
    assert names[3] == "Question, 'words that are gone', no longer in the text"


def test_a_remark_that_is_wider_than_the_pane_goes_on_below(pane: HighlightsPane) -> None:
    heights: list[int] = []
    for remark in ("removed", "removed in the version of 30 November 2026, 07:32, which the paper called a correction"):
        pane.set_remarks({pane.model.rows[-1].id: remark})
        pane.list.doItemsLayout()
        heights.append(pane.list.visualRect(pane.model.index(pane.model.rowCount() - 1)).height())
    assert heights[0] < heights[1]


def test_a_row_shows_what_a_note_says_without_its_signs(pane: HighlightsPane, highlights: tuple[Highlight, ...]) -> None:
    """Which pixels it paints: the same as for the plain words."""
    first, *rest = highlights
    pictures: list[QImage] = []
    for note in ("Ask Lund", "Ask **Lund**", "Ask _Sellen_"):
        pane.set_highlights((replace(first, note=note), *rest))
        pane.list.doItemsLayout()
        pictures.append(pane.list.grab(pane.list.visualRect(pane.model.index(pane.model.row_of(first.id)))).toImage())
    assert pictures[0] == pictures[1] != pictures[2]


def columns_with_ink(pane: HighlightsPane, highlight: Highlight, words: str) -> list[int]:
    """The columns of pixels that the quotation of a row takes, in the height of its line."""
    pane.set_highlights((replace(highlight, id=HighlightId(words), anchor=replace(highlight.anchor, exact=words)),))
    pane.list.doItemsLayout()
    picture = pane.list.grab(pane.list.visualRect(pane.model.index(0))).toImage()
    line = range(Space.MEDIUM, Space.MEDIUM + 20)
    ground = picture.pixel(picture.width() - 1, line[-1])
    return [x for x in range(INDENT, picture.width()) if any(picture.pixel(x, y) != ground for y in line)]


def test_a_quotation_from_the_right_begins_there_and_has_its_full_stop_at_the_left(
    pane: HighlightsPane, highlights: tuple[Highlight, ...]
) -> None:
    plain, stopped = (columns_with_ink(pane, highlights[0], words) for words in ("האגרות יעלו", "האגרות יעלו."))
    assert stopped[-1] == plain[-1], "it begins at the same place"
    assert stopped[0] < plain[0], "the full stop stands behind the last word"
    assert plain[-1] > pane.list.viewport().width() - 3 * Space.LARGE


def test_the_right_mouse_button_offers_what_the_buttons_do(pane: HighlightsPane, told: Told, highlights: tuple[Highlight, ...]) -> None:
    pane.choose(highlights[1].id)
    offered: list[str] = []

    def delete(menu: QMenu) -> None:
        offered.extend(action.text().split("\t")[0] for action in menu.actions())
        next(action for action in menu.actions() if action.text().startswith("Delete")).trigger()
        menu.close()

    when_modal(QMenu, delete)
    row = pane.list.visualRect(pane.list.currentIndex()).center()
    pane.list.customContextMenuRequested.emit(row)
    assert offered == ["Change Color", "Note", "Tag", "Copy", "Copy with Citation", "Add to Brief", "Delete"]
    assert told == [("delete", (highlights[1].id,))]


def test_where_nothing_is_chosen_the_right_mouse_button_offers_nothing(pane: HighlightsPane) -> None:
    pane.list.clearSelection()
    pane.list.customContextMenuRequested.emit(QPoint(5, 5))
    assert QApplication.activePopupWidget() is None
