"""Tool tips tell what a row had no room for, and never as HTML."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from clipper.gui.main_window import MainWindow
from clipper.gui.models.places import PlaceKind
from clipper.gui.models.tips import plain_tip
from clipper.gui.widgets.place_rows import below, place_of
from clipper.library.library import Library
from tests.gui.conftest import OpenWindow, add_article

LONG = "Council of <b>Vestholm</b> & Sellen delays the survey of the northern pier until the harbor fees of the year after next are known"


def read(tip: object) -> str:
    document = QTextDocument()
    document.setHtml(str(tip))
    return document.toPlainText()


def test_a_tip_is_read_as_it_stands(qapp: QApplication) -> None:
    del qapp
    assert read(plain_tip("a <i>b</i>\n  c & d")) == "a <i>b</i>\n  c & d".replace("\n", "\u2028").replace("\u2028", "\n")
    assert plain_tip("") == ""


def test_a_row_of_the_list_tells_its_whole_headline_and_all_its_tags(open_window: OpenWindow, library: Library) -> None:
    add_article(library, LONG, tags=("trade/tariffs", "law/ports act", "transport/ferries"))
    window = open_window(library)
    told = read(window.list_pane.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert LONG in told
    assert "Lund Courier · 1 March 2026" in told
    assert all(tag in told for tag in ("# trade/tariffs", "# law/ports act", "# transport/ferries"))


def tip_of(window: MainWindow, kind: PlaceKind, name: str) -> str:
    tree = window.sidebar.tree
    rows = [row for number in range(tree.topLevelItemCount()) if (row := tree.topLevelItem(number)) is not None]
    every: list[QTreeWidgetItem] = [inner for row in rows for inner in (row, *below(row))]
    return next((read(row.toolTip(0)) for row in every if (place_of(row).kind, place_of(row).name) == (kind, name)), "")


def test_a_tag_of_the_sidebar_tells_its_path_and_what_belongs_under_it(open_window: OpenWindow, library: Library, qtbot: QtBot) -> None:
    add_article(library, "Salt", tags=("trade/tariffs",))
    library.tags.describe("trade/tariffs", color=None, definition="Duties on goods", shortcut=None)
    window = open_window(library)
    qtbot.waitUntil(lambda: bool(tip_of(window, PlaceKind.TAG, "trade/tariffs")))
    assert tip_of(window, PlaceKind.TAG, "trade/tariffs").split("\n") == ["trade/tariffs", "Duties on goods"]


def test_a_saved_search_tells_its_whole_name_and_its_query(open_window: OpenWindow, library: Library, qtbot: QtBot) -> None:
    named, _ = library.searches.add("Tariffs on salt and fish in the northern ports", "tag:trade salt")
    plain, _ = library.searches.add("is:unread", "is:unread")
    window = open_window(library)
    qtbot.waitUntil(lambda: bool(tip_of(window, PlaceKind.SEARCH, named)))
    assert tip_of(window, PlaceKind.SEARCH, named).split("\n") == ["Tariffs on salt and fish in the northern ports", "tag:trade salt"]
    assert tip_of(window, PlaceKind.SEARCH, plain) == "is:unread"
