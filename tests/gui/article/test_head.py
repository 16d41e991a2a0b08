"""The head of an article: room for all of its headline and for the text, tags, direction, the note, keys in the tips."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from clipper.gui.article.article_note import ArticleNote
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
    note = window.article.pane.head.note.editor
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


def rendered(label: QLabel) -> QTextDocument:
    """What the label shows, as it reads its text."""
    document = QTextDocument()
    document.setHtml(label.text())
    return document


def note_of(window: MainWindow, library: Library, note: str) -> ArticleNote:
    key = ClippingKey(add_article(library, "Ferries are late", text=f"Of {len(note)} ferries."))
    library.clippings.set_note(key, note)
    window.list_pane.relist()
    return head_of(window, int(key)).note


def test_the_note_is_read_as_its_markdown_says_and_edited_as_it_was_written(
    library: Library, open_window: OpenWindow, qtbot: QtBot
) -> None:
    source = "## Ask\n**Who** pays?\n\n- the harbor\n- the [ministry](https://example.org/m)"
    note = note_of(open_window(library), library, source)
    qtbot.waitUntil(lambda: rendered(note.reading).toPlainText() == "Ask\nWho pays?\nthe harbor\nthe ministry")
    assert note.reading.isVisible() and not note.editor.isVisible()
    page = rendered(note.reading)  # named: a cursor does not keep its document
    assert page.find("Who").charFormat().fontWeight() > 400
    QTest.mouseClick(note.reading, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert note.editor.isVisible() and not note.reading.isVisible()
    assert note.editor.toPlainText() == source
    note.editor.selectAll()
    QTest.keyClicks(note.editor, "Done *at last*.")
    QTest.keyClick(note.editor, Qt.Key.Key_Escape)
    assert note.reading.isVisible() and not note.editor.isVisible()
    assert rendered(note.reading).toPlainText() == "Done at last."


def test_ctrl_return_ends_a_note_as_it_saves_elsewhere(library: Library, open_window: OpenWindow) -> None:
    window = open_window(library)
    note = note_of(window, library, "Ask.")
    window.actions_by_id["write_note"].trigger()
    note.editor.selectAll()
    QTest.keyClicks(note.editor, "Asked.")
    QTest.keyClick(note.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert note.reading.isVisible() and not note.editor.isVisible()
    assert library.clippings.rows(window.chosen.keys())[0].note == "Asked."


def test_lines_of_a_note_stay_lines(library: Library, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(library)
    assert rendered(note_of(window, library, "first\nsecond").reading).toPlainText().splitlines() == ["first", "second"]
    signs = note_of(window, library, "*first*\nsecond")
    qtbot.waitUntil(lambda: rendered(signs.reading).toPlainText().splitlines() == ["first", "second"])


def test_nothing_in_a_note_is_read_as_html_or_loaded(library: Library, open_window: OpenWindow, qtbot: QtBot) -> None:
    hostile = '<b>bold</b> <img src="file:///etc/passwd"> ![a](file:///etc/passwd) [x](javascript:alert) [y](file:///etc) *z*'
    note = note_of(open_window(library), library, hostile)
    qtbot.waitUntil(lambda: "*z*" not in rendered(note.reading).toPlainText())
    page = rendered(note.reading)
    assert page.toPlainText().startswith('<b>bold</b> <img src="file:///etc/passwd">')
    formats = page.allFormats()
    assert not any(each.isImageFormat() for each in formats)
    assert not any(each.isCharFormat() and each.toCharFormat().anchorHref() for each in formats)


def test_a_note_that_is_emptied_leaves_no_box(library: Library, open_window: OpenWindow) -> None:
    window = open_window(library)
    note = note_of(window, library, "Ask *again*.")
    high = window.article.pane.head.height()
    window.actions_by_id["write_note"].trigger()
    note.editor.clear()
    QTest.keyClick(note.editor, Qt.Key.Key_Escape)
    assert not note.isVisible()
    assert window.article.pane.head.height() < high
    assert library.clippings.rows(window.chosen.keys())[0].note == ""


def test_the_field_of_the_note_grows_with_what_is_typed(library: Library, open_window: OpenWindow) -> None:
    window = open_window(library)
    window.actions_by_id["write_note"].trigger()
    editor = window.article.pane.head.note.editor
    at_first, head = editor.height(), window.article.pane.head.height()
    for _ in range(8):
        QTest.keyClicks(editor, "A line")
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.height() > at_first
    assert window.article.pane.head.height() - head == editor.height() - at_first


def test_what_is_unsure_of_an_article_stands_above_its_text_until_it_is_dismissed(library: Library, open_window: OpenWindow) -> None:
    key = ClippingKey(add_article(library, "Harbor fees rise", doubts=("Only the beginning may be here.",)))
    window = open_window(library)
    head = head_of(window, key)
    assert head.doubt.sentence == "Unsure: Only the beginning may be here."
    offered = [button.text() for button in head.doubt.findChildren(QToolButton)]
    assert offered == ["Trim…", "Edit Details…", "Dismiss"], "there is no address to open"
    assert headline_is_whole(window)
    next(button for button in head.doubt.findChildren(QToolButton) if button.text() == "Dismiss").click()
    assert head.doubt.sentence == ""
    assert not window.actions_by_id["settle_doubts"].isEnabled()
    window.session.undo_stack.undo()
    assert head.doubt.sentence == "Unsure: Only the beginning may be here."
    assert window.actions_by_id["settle_doubts"].isEnabled()


def test_an_article_that_nothing_is_unsure_of_shows_none_of_the_one_before(library: Library, open_window: OpenWindow) -> None:
    unsure = ClippingKey(add_article(library, "Harbor fees rise", doubts=("Only the beginning may be here.",)))
    sure = ClippingKey(add_article(library, "Ferries are late"))
    window = open_window(library)
    assert head_of(window, unsure).doubt.isVisible()
    assert not head_of(window, sure).doubt.isVisible()
