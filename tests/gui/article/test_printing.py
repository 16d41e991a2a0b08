"""An article on paper: head, text, highlights behind the words and listed at the end."""

from dataclasses import replace
from datetime import UTC

from PySide6.QtGui import QFont, QImage, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from clipper.gui.article.printing import printed
from clipper.gui.theme.marks import marks
from clipper.gui.theme.palette import LIGHT
from clipper.library.library import Library
from clipper.model.color import HighlightColor
from clipper.model.span import ArticleText, Span, SpanKind
from clipper.text.canonical import TextBuilder
from tests.gui.articles import clipping, harbor, marked, orphan


def colors() -> tuple[HighlightColor, ...]:
    with Library.in_memory() as library:
        return tuple(library.colors.all())


def fill_of(document: QTextDocument, words: str) -> str:
    """What is painted behind the words: the same behind all of them, or nothing."""
    cursor = document.find(words)
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    fills = set[str]()
    for place in range(start + 1, end + 1):
        here = QTextCursor(document)
        here.setPosition(place)
        brush = here.charFormat().background()
        fills.add(brush.color().name() if brush.style().value else "")
    (fill,) = fills
    return fill


def test_a_printed_article_has_its_head_its_marks_and_its_notes(qtbot: QtBot) -> None:
    del qtbot
    article = harbor()
    highlights = [
        marked(article, "412 million crowns", "figure", number=2, note="Check with the ministry", tags=("coast/costs",)),
        marked(article, "Ministers from five states 🌊 agreed", "claim", number=1),
        orphan("words that are gone", number=3),
    ]
    document = printed(clipping(), article, highlights, colors(), lambda _: QImage(), zone=UTC)
    text = document.toPlainText()
    assert text.startswith(
        "The Lind Post\nStates pool money for a wall\nBy Ines Park\nabout 14:00, 1 June 2025 · https://example.org/wall\n"
    )
    looks = marks(LIGHT, colors())
    assert fill_of(document, "412 million crowns") == looks["figure"].fill
    assert fill_of(document, "Ministers from five states 🌊 agreed") == looks["claim"].fill
    assert fill_of(document, " to pool money") == ""
    assert "🌊 agreed1 to pool" in text and "412 million crowns2." in text
    assert "•  Each state pays by its coast." in text
    assert (
        "1  “Ministers from five states 🌊 agreed”\nClaim\n2  “412 million crowns”\nFigure · coast/costs\nCheck with the ministry" in text
    )
    first = "1  “Ministers from five states 🌊 agreed”\nClaim"
    second = "2  “412 million crowns”\nFigure · coast/costs\nCheck with the ministry"
    assert f"{first}\n{second}\n" in text
    assert text.endswith("3  “words that are gone” (no longer in the text)\nQuestion")


def test_notes_are_printed_as_their_markdown_reads(qtbot: QtBot) -> None:
    del qtbot
    noted = replace(clipping(), note="## Ask\n**Who** pays?\n\n- the harbor\n- the ministry")
    marks = [marked(harbor(), "412 million crowns", "figure", note="Check **twice**")]
    document = printed(noted, harbor(), marks, colors(), lambda _: QImage(), zone=UTC)
    text = document.toPlainText()
    assert "https://example.org/wall\nAsk\nWho pays?\nthe harbor\nthe ministry\nMinisters from five states" in text
    assert document.find("Who").charFormat().fontWeight() > QFont.Weight.Medium
    assert document.find("the harbor").currentList() is not None
    assert document.find("Ministers from").currentList() is None
    assert "\nCheck twice" in text


def test_a_further_paragraph_of_an_item_has_no_bullet(qtbot: QtBot) -> None:
    del qtbot
    builder = TextBuilder()
    for line, further in (("It is wiped.", False), ("With a cloth.", True), ("The log is written.", False)):
        builder.add(SpanKind.LIST_ITEM, line, depth=1, **({"continued": True} if further else {}))
    text = printed(clipping(), builder.build(), (), colors(), lambda _: QImage(), zone=UTC).toPlainText()
    assert "•  It is wiped.\nWith a cloth.\n•  The log is written." in text


def test_an_image_that_came_with_the_capture_is_on_the_paper(qtbot: QtBot) -> None:
    del qtbot
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    article = ArticleText(
        text="Before.\nA quay",
        spans=(
            Span(kind=SpanKind.PARAGRAPH, start=0, end=7),
            Span(kind=SpanKind.IMAGE, start=8, end=14, attributes={"asset": "a" * 64}),
        ),
    )
    document = printed(clipping(), article, (), colors(), lambda sha256: picture if sha256 == "a" * 64 else QImage(), zone=UTC)
    assert "\ufffc" in document.toPlainText().split("Before.")[1].split("A quay")[0]
    assert "Highlights" not in document.toPlainText()
