"""What a row of the list shows: titles that read from the right, clippings without one, tags and their colors."""

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clipper.gui.main_window import MainWindow
from clipper.library.library import Library
from clipper.model.ids import ClippingKey
from tests.gui.conftest import OpenWindow, add_article
from tests.gui.test_list_keys import titles

HEBREW = "קו הרכבת החדש לצפון ייפתח באביב הבא לאחר עיכוב של שלוש שנים ותוספת לתקציב של הממשלה"


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.number = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 (Qt's)
        self.number += event.type() == QEvent.Type.Paint
        return False


def row_image(window: MainWindow, row: int) -> QImage:
    table = window.list_pane.table
    rect: QRect = table.visualRect(table.model().index(row, 0))
    return table.viewport().grab(rect).toImage()


def ink_by_column(image: QImage, ground: QColor) -> list[int]:
    """How many pixels of each column are dark, in the upper half of the image."""
    paper = ground.lightness()
    return [sum(abs(image.pixelColor(x, y).lightness() - paper) > 60 for y in range(6, image.height() // 2)) for x in range(image.width())]


def test_a_title_that_reads_from_the_right_is_cut_at_its_end(open_window: OpenWindow, library: Library) -> None:
    add_article(library, HEBREW)
    window = open_window(library)
    window.list_pane.table.go_to(1)
    image = row_image(window, 0)
    ink = ink_by_column(image, image.pixelColor(image.width() // 2, 2))
    beyond_the_mark = [(x, dark) for x, dark in enumerate(ink) if x >= 24 and dark]
    first = beyond_the_mark[0][0]
    assert max(ink[first : first + 8]) <= 3, "the dots that say that it goes on are low"


def test_clippings_without_a_title_are_told_apart_by_their_words(open_window: OpenWindow, library: Library) -> None:
    for text in ("The ferry was late again.", "Salt is dearer than ever."):
        add_article(library, "", text=text)
    window = open_window(library)
    assert [title[:9] for title in titles(window)[:2]] == ["Salt is d", "The ferry"]


def test_a_title_that_is_given_later_takes_the_place_of_the_words(open_window: OpenWindow, library: Library, qtbot: QtBot) -> None:
    key = ClippingKey(add_article(library, "", text="The ferry was late again."))
    window = open_window(library)
    window.session.perform("Edit", lambda: library.clippings.edit([key], {"title": "Late ferries"}))
    qtbot.waitUntil(lambda: titles(window)[0] == "Late ferries")


def test_rows_are_painted_again_when_the_colors_of_tags_are_known(open_window: OpenWindow, library: Library, qtbot: QtBot) -> None:
    add_article(library, "Tagged", tags=("trade",))
    window = open_window(library)
    qtbot.waitUntil(lambda: window.sidebar.contents is not None)
    QApplication.processEvents()
    paints = Paints()
    window.list_pane.table.viewport().installEventFilter(paints)
    library.tags.describe("trade", color="#aa3355", definition="", shortcut=None)
    window.sidebar.refresh()
    qtbot.waitUntil(lambda: window.sidebar.tag_color("trade") is not None)
    qtbot.waitUntil(lambda: paints.number > 0)


def longest_run(places: list[int]) -> int:
    """The most neighbors that follow each other."""
    longest = run = 0
    for before, place in zip([-2, *places], places, strict=False):
        run = run + 1 if place == before + 1 else 1
        longest = max(longest, run)
    return longest


def test_a_narrow_row_shows_the_own_name_of_a_tag(open_window: OpenWindow, library: Library) -> None:
    add_article(library, "Tagged", source="Lund", tags=("a very long name of a project, years and years and more/salt",))
    add_article(library, "Tagged", source="Lund")
    window = open_window(library)
    sizes = window.splitter.sizes()
    window.splitter.setSizes([sizes[0], 300, sum(sizes[1:3]) - 300, *sizes[3:]])
    window.list_pane.table.go_to(2)
    with_tag, without = row_image(window, 1), row_image(window, 0)
    line = with_tag.height() * 3 // 4
    chip = [x for x in range(with_tag.width()) if with_tag.pixelColor(x, line) != without.pixelColor(x, line)]
    assert longest_run(chip) > 25, "a chip with its ground, and not a bare number of tags"
