"""The head of an article: room for all of its headline and for the text, tags, direction, the note, keys in the tips."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from clipper.gui.article.head import ArticleHead
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


def head_of(window: MainWindow, key: int) -> ArticleHead:
    window.chosen.go_to(ClippingKey(key))
    return window.article.pane.head


def chips(head: ArticleHead) -> list[str]:
    return [button.text() for button in head.findChildren(QToolButton) if button.property("chip") and button.isVisible()]


def test_a_very_long_headline_leaves_room_for_the_text(library: Library, open_window: OpenWindow) -> None:
    short, long = add_article(library, "Ferries are late"), add_article(library, "A headline that goes on and on. " * 8)
    window = open_window(library)
    sizes = {key: head_of(window, key).findChildren(QLabel, "headline")[0].font().pointSizeF() for key in (short, long)}
    assert sizes[long] < 0.75 * sizes[short]
    assert headline_is_whole(window)


def test_of_very_many_tags_some_are_shown_and_the_rest_when_asked_for(library: Library, open_window: OpenWindow) -> None:
    many = add_article(library, "Much tagged", tags=tuple(f"topic {number:02}" for number in range(50)))
    window = open_window(library)
    head = head_of(window, many)
    assert len(chips(head)) == 14
    assert chips(head)[12] == "38 more"
    before = head.height()
    next(button for button in head.findChildren(QToolButton) if button.text() == "38 more").click()
    assert len(chips(head)) == 51
    assert head.height() > before


def test_an_article_from_the_right_has_its_head_there(library: Library, open_window: OpenWindow) -> None:
    hebrew, english = add_article(library, "קו הרכבת החדש", tags=("rail",)), add_article(library, "The new line", tags=("rail",))
    window = open_window(library)
    lefts: dict[int, list[int]] = {}
    for key in (hebrew, english):
        head = head_of(window, key)
        QApplication.processEvents()
        tag = next(button for button in head.findChildren(QToolButton) if button.text() == "rail" and button.isVisible())
        edit = next(button for button in head.findChildren(QToolButton) if button.accessibleName() == "Edit Details")
        lefts[key] = [tag.mapTo(head, tag.rect().center()).x(), edit.mapTo(head, edit.rect().center()).x()]
    middle = window.article.pane.head.width() // 2
    assert lefts[english][0] < middle < lefts[english][1]
    assert lefts[hebrew][1] < middle < lefts[hebrew][0]


def test_n_in_the_list_writes_a_note_on_the_article(library: Library, open_window: OpenWindow) -> None:
    window = open_window(library)
    QTest.keyClicks(window.list_pane.table, "n")
    note = window.article.pane.head.note
    assert note.isVisible()
    assert window.focusWidget() is note
    QTest.keyClicks(note, "Ask the harbor.")
    QTest.keyClick(note, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.article.pane.view
    assert library.clippings.rows(window.chosen.keys())[0].note == "Ask the harbor."


def test_each_button_of_the_head_tells_its_keys(library: Library, open_window: OpenWindow) -> None:
    head = head_of(open_window(library), add_article(library, "Ferries are late"))
    icons = [button for button in head.findChildren(QToolButton) if not button.property("chip")]
    assert len(icons) == 6
    for button in icons:
        assert button.toolTip().startswith(f"{button.accessibleName()} ("), button.toolTip()
