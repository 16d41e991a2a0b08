"""The heads of the compact list's columns: a click sorts by what the column shows, and the arrow says so."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from clipper.gui.main_window import MainWindow
from clipper.gui.models.columns import COLUMNS
from clipper.model.listing import Sort, SortKey
from tests.gui.conftest import TITLES
from tests.gui.test_list_keys import titles


@pytest.fixture
def compact(window: MainWindow) -> MainWindow:
    window.resize(1600, 800)
    window.actions_by_id["compact"].trigger()
    return window


def click_head(window: MainWindow, qtbot: QtBot, name: str) -> None:
    header = window.list_pane.table.horizontalHeader()
    place = next(at for at, column in enumerate(COLUMNS) if column.name == name)
    at = QPoint(header.sectionViewportPosition(place) + header.sectionSize(place) // 2, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def arrow(window: MainWindow) -> tuple[str, bool]:
    """The column that has it, and whether it is turned: Qt calls that descending."""
    header = window.list_pane.table.horizontalHeader()
    place = header.sortIndicatorSection()
    return COLUMNS[place].name if 0 <= place < len(COLUMNS) else "", header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder


def points_down(window: MainWindow, key: SortKey, *, descending: bool) -> bool:
    """How the arrow is drawn in the head of a column: broad above and narrow below, or the other way round."""
    header = window.list_pane.table.horizontalHeader()
    place = next(at for at, column in enumerate(COLUMNS) if column.sort is key)
    window.list_pane.set_density(compact=True, columns=["title", COLUMNS[place].name])
    section = QRect(header.sectionViewportPosition(place), 0, header.sectionSize(place), header.height())
    window.list_pane.set_sort(Sort(key=SortKey.RELEVANCE))
    without = header.viewport().grab(section).toImage()
    window.list_pane.set_sort(Sort(key=key, descending=descending))
    drawn = header.viewport().grab(section).toImage()
    widths = [sum(drawn.pixel(x, y) != without.pixel(x, y) for x in range(drawn.width())) for y in range(drawn.height())]
    arrow = [width for width in widths if width]
    assert arrow, "an arrow is drawn"
    return arrow[0] > arrow[-1]


@pytest.mark.parametrize("key", [SortKey.ADDED, SortKey.PUBLISHED, SortKey.TITLE, SortKey.SOURCE])
@pytest.mark.parametrize("descending", [True, False])
def test_the_arrow_of_the_column_points_as_that_of_the_button(compact: MainWindow, key: SortKey, *, descending: bool) -> None:
    drawn_down = points_down(compact, key, descending=descending)
    button = compact.list_pane.head.findChild(QToolButton, "sortButton")
    assert ("↓" in button.text()) is drawn_down, button.text()


def test_a_click_sorts_and_another_turns_the_order(compact: MainWindow, qtbot: QtBot) -> None:
    click_head(compact, qtbot, "title")
    assert titles(compact) == sorted(TITLES)
    assert arrow(compact) == ("title", False)
    click_head(compact, qtbot, "title")
    assert titles(compact) == sorted(TITLES, reverse=True)
    assert arrow(compact) == ("title", True)
    click_head(compact, qtbot, "words")
    assert compact.list_pane.sort() == Sort(key=SortKey.WORDS, descending=True)


def test_a_column_that_nothing_is_sorted_by_leaves_order_and_arrow(compact: MainWindow, qtbot: QtBot) -> None:
    click_head(compact, qtbot, "title")
    click_head(compact, qtbot, "tags")
    assert titles(compact) == sorted(TITLES)
    assert arrow(compact) == ("title", False)


def test_title_source_and_date_are_seen_when_columns_are_first_shown(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1380, 800)
    qtbot.waitUntil(lambda: window.width() == 1380)
    window.actions_by_id["compact"].trigger()
    table = window.list_pane.table
    header = table.horizontalHeader()
    place = next(at for at, column in enumerate(COLUMNS) if column.name == "published")
    assert header.sectionViewportPosition(place) + header.sectionSize(place) <= table.viewport().width()
    assert window.splitter.sizes()[2] >= window.splitter.sizes()[1], "the article has as much room as the list"


def test_columns_that_the_user_made_wider_stay_so(compact: MainWindow) -> None:
    compact.list_pane.table.setColumnWidth(0, 288)
    compact.actions_by_id["comfortable"].trigger()
    compact.actions_by_id["compact"].trigger()
    assert compact.list_pane.table.columnWidth(0) == 288


def choose_column(window: MainWindow, qtbot: QtBot, title: str) -> None:
    """By the menu that the right mouse button opens on the heads."""
    header = window.list_pane.table.horizontalHeader()
    chosen: list[str] = []

    def click() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu) and not chosen:
            (action,) = (each for each in menu.actions() if each.text() == title)
            chosen.append(title)
            qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())

    timer = QTimer()
    timer.timeout.connect(click)
    timer.start(0)
    header.customContextMenuRequested.emit(QPoint(20, header.height() // 2))
    timer.stop()
    assert chosen == [title]


def test_a_column_is_hidden_and_shown_by_the_menu_of_the_heads_and_stays_so(compact: MainWindow, qtbot: QtBot) -> None:
    table = compact.list_pane.table
    at_first = table.shown_columns()
    choose_column(compact, qtbot, "Source")
    choose_column(compact, qtbot, "Added")
    wanted = [name for name in [column.name for column in COLUMNS] if name in {*at_first, "added"} - {"source"}]
    assert table.shown_columns() == wanted
    compact.actions_by_id["comfortable"].trigger()
    compact.actions_by_id["compact"].trigger()
    assert table.shown_columns() == wanted
    qtbot.waitUntil(lambda: not table.findChildren(QMenu))
