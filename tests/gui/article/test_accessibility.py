"""What a screen reader gets of the article."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from clipper.gui.article import announce
from clipper.gui.article.wishes import Wishes
from clipper.gui.panes.article_pane import ArticlePane
from clipper.gui.panes.highlights_pane import HighlightsPane
from clipper.model.span import SpanKind
from clipper.text.canonical import Mark, Run, TextBuilder
from tests.gui.articles import clipping, harbor, marked


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[ArticlePane]:
    pane = ArticlePane(Wishes())
    qtbot.addWidget(pane)
    pane.resize(800, 600)
    article = harbor()
    pane.show_article(clipping(), article, [marked(article, "five states", note="Which?")])
    with qtbot.waitExposed(pane):
        pane.show()
    yield pane


@pytest.fixture
def heard(pane: ArticlePane) -> list[str]:
    """What is said."""
    words: list[str] = []
    pane.marking.voice.said.connect(words.append)
    return words


def interface_of(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def test_the_article_is_one_accessible_text(pane: ArticlePane) -> None:
    interface = interface_of(pane.view)
    assert interface.text(QAccessible.Text.Name) == "States pool money for a wall"
    text = interface.textInterface()
    assert text is not None
    article = pane.view.page.article.text
    assert text.characterCount() == pane.view.page.offsets.to_utf16(len(article))
    start = pane.view.page.offsets.to_utf16(article.index("Okafor"))
    assert text.text(start, start + 6) == "Okafor"


def test_every_control_has_a_name_and_a_role(qtbot: QtBot, pane: ArticlePane) -> None:
    other = HighlightsPane(Wishes())
    qtbot.addWidget(other)
    pane.marking.choose("h1")
    pane.marking.offer_chosen()
    pane.open_find()
    for root in (pane, other):
        for kind in (QAbstractButton, QLineEdit, QPlainTextEdit):
            for control in root.findChildren(kind):
                if isinstance(control.parent(), QLineEdit) or not control.isVisibleTo(root):
                    continue  # parts of Qt's own controls, and what is not shown
                interface = interface_of(control)
                assert interface.text(QAccessible.Text.Name), control
                assert interface.role() is not QAccessible.Role.NoRole


def test_entering_and_leaving_a_highlight_is_said(qtbot: QtBot, pane: ArticlePane, heard: list[str]) -> None:
    pane.view.setFocus()
    qtbot.keyClick(pane.view, Qt.Key.Key_F7)
    for _ in range(5):
        qtbot.keyClick(pane.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["Caret on", "Claim, 'five states', note: Which?", "End of Claim"]


def test_nothing_is_said_of_highlights_where_the_setting_is_off(qtbot: QtBot, pane: ArticlePane, heard: list[str]) -> None:
    pane.set_announces(on=False)
    pane.view.setFocus()
    qtbot.keyClick(pane.view, Qt.Key.Key_F7)
    for _ in range(5):
        qtbot.keyClick(pane.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["Caret on"]


def test_a_focused_paragraph_is_read_with_its_colors(qtbot: QtBot, pane: ArticlePane, heard: list[str]) -> None:
    pane.view.setFocus()
    qtbot.keyClick(pane.view, Qt.Key.Key_Down)
    assert heard[0].startswith("Ministers from five states")
    assert heard[1] == "Highlighted: Claim"


def walked(qtbot: QtBot, pane: ArticlePane, heard: list[str], number: int) -> list[str]:
    """What is said of each of the first paragraphs, walked by the arrow key."""
    pane.view.setFocus()
    parts: list[str] = []
    for _ in range(number):
        heard.clear()
        qtbot.keyClick(pane.view, Qt.Key.Key_Down)
        parts.append(" / ".join(heard))
    return parts


def test_it_is_said_what_a_paragraph_is_where_it_is_something_else(qtbot: QtBot, pane: ArticlePane, heard: list[str]) -> None:
    assert walked(qtbot, pane, heard, 12)[1:] == [
        "Heading 2: What it costs",
        "“We confirmed the figures twice,” said Okafor. The fund begins with 412 million crowns. It grows.",
        "Item: Each state pays by its coast.",
        "Item: Islands pay half.",
        "Quotation: This is the least we could do.",
        "Image: without a description",
        "Caption: The harbor at low tide",
        "Head of the table: State, Coast",
        "Table row: Norland, 1,210 km",
        "Code: share = coast / total",
        "Code: print(share)",
    ]


def test_a_sentence_within_a_paragraph_is_only_its_words(qtbot: QtBot, pane: ArticlePane, heard: list[str]) -> None:
    pane.view.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
        heard.clear()
        qtbot.keyClick(pane.view, key)
    assert heard == ["The text stands in the gazette and in a file.", "Link: the gazette"]


def test_the_link_of_a_focused_paragraph_is_followed_by_key(qtbot: QtBot, pane: ArticlePane) -> None:
    opened: list[str] = []
    pane.view.link_clicked.connect(opened.append)
    pane.view.setFocus()
    qtbot.keyClick(pane.view, Qt.Key.Key_Down)
    qtbot.keyClick(pane.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened == ["https://example.org/gazette"]


def test_the_link_at_the_caret_is_followed_by_key(qtbot: QtBot, pane: ArticlePane, heard: list[str]) -> None:
    opened: list[str] = []
    pane.view.link_clicked.connect(opened.append)
    pane.view.setFocus()
    qtbot.keyClick(pane.view, Qt.Key.Key_F7)
    qtbot.keyClick(pane.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened == []
    assert heard[-1].startswith("There is no link here.")
    place = pane.view.page.article.text.index("gazette")
    pane.view.select(place, place)
    qtbot.keyClick(pane.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened == ["https://example.org/gazette"]


def test_of_several_links_one_is_chosen(qtbot: QtBot, pane: ArticlePane) -> None:
    builder = TextBuilder()
    hrefs = ("https://example.org/a", "https://example.org/b")
    builder.add(
        SpanKind.PARAGRAPH, [Run(f"report {number} ", (Mark(SpanKind.LINK, (("href", href),)),)) for number, href in enumerate(hrefs)]
    )
    pane.show_article(clipping(), builder.build())
    opened: list[str] = []
    pane.view.link_clicked.connect(opened.append)
    pane.view.setFocus()
    qtbot.keyClick(pane.view, Qt.Key.Key_Down)
    qtbot.keyClick(pane.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["&1 report 0", "&2 report 1"]
    qtbot.keyClick(menu, Qt.Key.Key_2)
    assert opened == ["https://example.org/b"]


def test_the_caret_begins_in_the_paragraph_that_was_focused(qtbot: QtBot, pane: ArticlePane) -> None:
    pane.view.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_F7):
        qtbot.keyClick(pane.view, key)
    start = pane.view.page.article.text.index("“We confirmed")
    assert pane.view.selected_range() == (start, start)


def test_the_headline_is_read(pane: ArticlePane) -> None:
    names = [interface_of(label).text(QAccessible.Text.Name) for label in pane.head.findChildren(QLabel)]
    assert "States pool money for a wall" in names


def test_a_long_quotation_is_cut_at_a_word() -> None:
    article = harbor()
    long = marked(article, article.text[:200])
    words = announce.spoken(long, None)
    assert words.startswith("claim, 'Ministers from")
    assert " …'" in words
    assert len(words) < 140
