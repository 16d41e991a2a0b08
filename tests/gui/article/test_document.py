import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QTextCursor

from clipper.gui.article.document import SetArticle, set_article
from clipper.gui.article.style import ReadingStyle
from clipper.gui.theme.palette import LIGHT
from clipper.model.span import ArticleText, SpanKind
from clipper.text.canonical import OBJECT, TextBuilder
from tests.gui.articles import harbor

pytestmark = pytest.mark.usefixtures("qapp")

ALPHABET = "ab é̈ñß漢字かな🌊👩‍🚀אבجد\u0301.,“”"


def laid(article: ArticleText) -> SetArticle:
    return set_article(article, ReadingStyle(), LIGHT, lambda _: QImage(), 560)


def words_between(page: SetArticle, start: int, end: int) -> str:
    cursor = QTextCursor(page.document)
    cursor.setPosition(page.offsets.to_utf16(start))
    cursor.setPosition(page.offsets.to_utf16(end), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2029", "\n")


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_position_in_the_document_is_an_offset_in_the_text(data: st.DataObject) -> None:
    builder = TextBuilder()
    blocks = st.tuples(st.sampled_from(["paragraph", "quote", "list_item"]), st.text(ALPHABET, max_size=20))
    for kind, line in data.draw(st.lists(blocks, max_size=6)):
        builder.add(SpanKind(kind), line, depth=1)
    article = builder.build()
    page = laid(article)
    length = len(article.text)
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, length))
    assert words_between(page, start, end) == article.text[start:end]
    assert page.document.characterCount() - 1 == page.offsets.to_utf16(length)


def test_every_kind_of_block_stands_in_the_document_as_one_block() -> None:
    article = harbor()
    page = laid(article)
    assert page.document.blockCount() == len(article.blocks())
    for number, block in enumerate(article.blocks()):
        shown = page.document.findBlockByNumber(number)
        assert page.offsets.from_utf16(shown.position()) == block.start
        if article.slice(block) != OBJECT:
            assert shown.text() == article.slice(block)


def test_links_headings_and_direction_are_set() -> None:
    article = harbor()
    page = laid(article)
    cursor = QTextCursor(page.document)
    cursor.setPosition(page.offsets.to_utf16(article.text.index("the gazette") + 1))
    assert cursor.charFormat().anchorHref() == "https://example.org/gazette"
    assert page.document.findBlockByNumber(1).blockFormat().headingLevel() == 2
    rtl = page.document.findBlock(page.offsets.to_utf16(article.text.index("הסכום")))
    assert rtl.blockFormat().layoutDirection().name == "RightToLeft"


@pytest.mark.parametrize("size", [8, 13, 30])
def test_a_line_holds_about_as_many_characters_as_the_measure_says(size: int) -> None:
    style = ReadingStyle(size_pt=size, measure=70)
    builder = TextBuilder()
    builder.add(SpanKind.PARAGRAPH, "the council said on tuesday that the old harbor will be shown to everybody " * 30)
    page = set_article(builder.build(), style, LIGHT, lambda _: QImage(), style.column_width())
    page.document.setTextWidth(style.column_width())
    page.document.documentLayout().blockBoundingRect(page.document.firstBlock())
    layout = page.document.firstBlock().layout()
    lengths = [layout.lineAt(number).textLength() for number in range(layout.lineCount() - 1)]
    assert 60 <= sum(lengths) / len(lengths) <= 72


def test_an_image_makes_room_above_its_words_and_no_characters() -> None:
    picture = QImage(400, 200, QImage.Format.Format_RGB32)
    builder = TextBuilder()
    builder.add(SpanKind.PARAGRAPH, "Before.")
    builder.add_image("A wall", asset="a" * 64)
    article = builder.build()
    page = set_article(article, ReadingStyle(), LIGHT, lambda _: picture, 300)
    assert page.images[1].width() == 300
    assert page.document.findBlockByNumber(1).blockFormat().topMargin() > page.images[1].height()
    assert page.document.toPlainText() == article.text
