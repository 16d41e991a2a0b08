"""A story as one row of the list that opens: keys, mouse, acts on it, live changes, and that the choice is remembered."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clipper.gui.main_window import MainWindow
from clipper.gui.models.clippings import CLIPPINGS_MIME, ROW_ROLE
from clipper.library.library import Library
from clipper.model.ids import ClippingKey
from clipper.settings import load
from tests.gui.conftest import add_article

SALT, FERRY, HARBOR, COUNCIL = (
    "Salt tariff falls to four percent",
    "Ferry line to Sellen reopens",
    "Harbor fees rise in Lund",
    "Council delays the survey",
)


def titles(window: MainWindow) -> list[str]:
    table = window.list_pane.table
    return [str(table.model().index(row, 0).data()) for row in range(table.model().rowCount())]


def current(window: MainWindow) -> str:
    assert window.article.clipping is not None
    return window.article.clipping.metadata.title or ""


def key(library: Library, title: str) -> ClippingKey:
    return next(one.key for one in library.clippings.rows(library.listing.open().keys(0, 99)) if one.metadata.title == title)


@pytest.fixture
def folded(window: MainWindow, library: Library) -> MainWindow:
    """Four clippings of which the newest and two others are one story, shown as one row."""
    library.stories.put_together([key(library, title) for title in (COUNCIL, FERRY, HARBOR)])
    window.actions_by_id["fold_stories"].trigger()
    assert titles(window) == [COUNCIL, SALT]
    return window


def press(window: MainWindow, *keys: Qt.Key) -> None:
    for one in keys:
        QTest.keyClick(window.list_pane.table, one)


def test_right_opens_and_walks_in_left_walks_out_and_closes(folded: MainWindow) -> None:
    folded.list_pane.table.go_to(0)
    press(folded, Qt.Key.Key_Right)
    assert titles(folded) == [COUNCIL, FERRY, HARBOR, SALT]
    assert current(folded) == COUNCIL
    press(folded, Qt.Key.Key_Right)
    assert current(folded) == FERRY
    press(folded, Qt.Key.Key_Left)
    assert current(folded) == COUNCIL
    press(folded, Qt.Key.Key_Left)
    assert titles(folded) == [COUNCIL, SALT]


def test_space_plus_and_minus_open_and_close(folded: MainWindow) -> None:
    folded.list_pane.table.go_to(0)
    press(folded, Qt.Key.Key_Space)
    assert len(titles(folded)) == 4
    folded.list_pane.table.go_to(2)
    press(folded, Qt.Key.Key_Space)
    assert (titles(folded), current(folded)) == ([COUNCIL, SALT], COUNCIL)
    QTest.keyClicks(folded.list_pane.table, "+")
    assert len(titles(folded)) == 4
    QTest.keyClicks(folded.list_pane.table, "-")
    assert len(titles(folded)) == 2


@pytest.mark.parametrize("compact", [False, True])
def test_a_click_on_the_mark_opens_and_closes_and_one_beside_it_does_not(folded: MainWindow, compact: bool) -> None:  # noqa: FBT001 (a parameter)
    folded.list_pane.set_density(compact=compact)
    table = folded.list_pane.table
    table.go_to(1)
    rect = table.visualRect(table.model().index(0, 0))
    delegate = table.itemDelegate()
    mark = delegate.fold_place(rect, table.font(), table.model().index(0, 0).data(ROW_ROLE))  # type: ignore[attr-defined] (both delegates have it)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=mark.center())
    assert (len(titles(folded)), current(folded)) == (4, SALT)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=mark.center())
    assert len(titles(folded)) == 2
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.left() + 4, rect.top() + 4))
    assert (len(titles(folded)), current(folded)) == (2, COUNCIL)


def test_the_row_tells_how_many_reports_it_stands_for(folded: MainWindow) -> None:
    index = folded.list_pane.table.model().index(0, 0)
    fold = index.data(ROW_ROLE).fold
    assert (fold.reports, fold.is_open) == (3, False)
    assert "3 reports, closed" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert folded.list_pane.head.count.text() == "4"


def test_the_story_column_names_the_story(folded: MainWindow) -> None:
    model = folded.list_pane.table.model()
    column = next(at for at in range(model.columnCount()) if model.headerData(at, Qt.Orientation.Horizontal) == "Story")
    assert model.index(0, column).data() == COUNCIL
    assert model.index(1, column).data() == ""


def test_an_act_on_a_folded_row_is_done_to_all_its_reports_and_undone_as_one(folded: MainWindow, library: Library) -> None:
    folded.list_pane.table.go_to(0)
    QTest.keyClicks(folded.list_pane.table, "s")
    starred = {one.metadata.title for one in library.clippings.rows(library.listing.open("is:starred").keys(0, 9))}
    assert starred == {COUNCIL, FERRY, HARBOR}
    assert folded.session.undo_stack.undoText() == "Star 3 Clippings"
    folded.session.undo_stack.undo()
    assert library.listing.open("is:starred").count().number == 0


def test_an_act_on_an_open_row_is_done_to_that_report_alone(folded: MainWindow, library: Library) -> None:
    folded.list_pane.table.go_to(0)
    press(folded, Qt.Key.Key_Right)
    QTest.keyClicks(folded.list_pane.table, "s")
    assert library.listing.open("is:starred").count().number == 1


def test_a_new_report_leads_and_an_open_story_stays_open(folded: MainWindow, library: Library, qtbot: QtBot) -> None:
    folded.list_pane.table.go_to(0)
    press(folded, Qt.Key.Key_Right)
    new = ClippingKey(add_article(library, "Council agrees at last"))
    changes = library.stories.put_together([new, key(library, COUNCIL)])[1]
    folded.session.note("Put Together", changes)
    qtbot.waitUntil(lambda: titles(folded) == ["Council agrees at last", COUNCIL, FERRY, HARBOR, SALT])
    assert current(folded) == COUNCIL
    folded.session.undo_stack.undo()
    qtbot.waitUntil(lambda: folded.list_pane.table.model().index(0, 0).data(ROW_ROLE).fold is None)
    assert titles(folded) == ["Council agrees at last", COUNCIL, FERRY, HARBOR, SALT]


def test_going_to_a_report_that_is_folded_away_opens_its_story(folded: MainWindow, library: Library, qtbot: QtBot) -> None:
    folded.chosen.go_to(key(library, HARBOR))
    qtbot.waitUntil(lambda: current(folded) == HARBOR)
    assert titles(folded) == [COUNCIL, FERRY, HARBOR, SALT]


def test_a_search_folds_what_it_finds(folded: MainWindow) -> None:
    folded.list_pane.search.set_query("title:ferry OR title:harbor OR title:salt")
    assert titles(folded) == [SALT, FERRY]
    folded.list_pane.table.go_to(1)
    press(folded, Qt.Key.Key_Right)
    assert titles(folded) == [SALT, FERRY, HARBOR]
    assert folded.list_pane.table.model().index(2, 0).data(ROW_ROLE).snippet is not None


def test_the_choice_is_remembered_and_taken_back(folded: MainWindow) -> None:
    file = folded.surroundings.settings_file
    assert file is not None and load(file).fold_stories
    folded.actions_by_id["fold_stories"].trigger()
    assert len(titles(folded)) == 4 and not load(file).fold_stories


def test_what_a_key_toggles_is_judged_by_all_reports_of_a_folded_row(folded: MainWindow, library: Library) -> None:
    library.clippings.set_starred([key(library, COUNCIL)], starred=True)
    folded.list_pane.relist()
    folded.list_pane.table.go_to(0)
    QTest.keyClicks(folded.list_pane.table, "s")
    assert library.listing.open("is:starred").count().number == 3


def test_a_drag_carries_all_that_is_folded_under_a_row(folded: MainWindow, library: Library) -> None:
    model = folded.list_pane.model
    mime = model.mimeData([model.index(row, 0) for row in range(model.rowCount())])
    carried = bytes(mime.data(CLIPPINGS_MIME).data()).decode().split(",")
    assert sorted(map(int, carried)) == sorted(key(library, title) for title in (COUNCIL, FERRY, HARBOR, SALT))
