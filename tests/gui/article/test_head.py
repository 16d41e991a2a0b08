"""The head of an article has room for all of its headline, also when its column has just become narrow."""

from clipper.gui.main_window import MainWindow
from clipper.library.library import Library
from clipper.model.ids import ClippingKey
from tests.gui.conftest import OpenWindow, add_article


def headline_is_whole(window: MainWindow) -> bool:
    head = window.article.pane.head
    return head.height() >= head.heightForWidth(head.width())


def test_a_column_that_becomes_narrow_cuts_no_headline(library: Library, open_window: OpenWindow) -> None:
    title = "A headline that is long enough to need several lines in any column that one would call narrow"
    key = ClippingKey(add_article(library, title))
    window = open_window(library)
    window.resize(1300, 700)
    window.chosen.go_to(key)
    for width in (900, 500, 320, 300, 420, 700):
        sizes = window.splitter.sizes()
        sizes[1], sizes[2] = sizes[1] + sizes[2] - width, width
        window.splitter.setSizes(sizes)
        assert headline_is_whole(window), width
