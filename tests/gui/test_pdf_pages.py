"""The pages of a printed brief: what belongs together stays together, and a quotation has its bar."""

from collections.abc import Iterator

import pytest
from pypdfium2 import PdfDocument  # pyright: ignore[reportMissingTypeStubs]  # it has none
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QTextBlock, QTextDocument
from pytestqt.qtbot import QtBot

from clipper.export.html import write_for_paper
from clipper.gui.pdf import pdf_of
from clipper.gui.pdf_pages import bars, blocks, is_quotation, keep_together

PAGE = 300.0
QUOTE = "<style>blockquote { margin-left: 16px }</style>"


def laid_out(html: str) -> QTextDocument:
    document = QTextDocument()
    document.setHtml(QUOTE + html)
    document.setDocumentMargin(0)
    document.setPageSize(QSizeF(400, PAGE))
    return document


def page_of(document: QTextDocument, block: QTextBlock) -> int:
    return int(document.documentLayout().blockBoundingRect(block).center().y() // PAGE)


@pytest.fixture(params=range(3, 24))
def lines_before(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[int]:
    """So that the end of the page comes at any place of what follows."""
    del qtbot
    yield request.param


def test_a_heading_stays_with_what_it_is_about(lines_before: int) -> None:
    document = laid_out(
        "<p>before</p>" * lines_before + "<h2>Port</h2><p>Gazette</p><blockquote><p>Nine cranes.</p></blockquote><p>Claim</p>"
    )
    keep_together(document, PAGE)
    pages = {page_of(document, block) for block in list(blocks(document))[lines_before:]}
    assert len(pages) == 1


def test_what_fits_is_not_moved(lines_before: int) -> None:
    document = laid_out("<p>before</p>" * lines_before)
    before = document.pageCount()
    keep_together(document, PAGE)
    assert document.pageCount() == before


def test_what_is_longer_than_half_a_page_is_divided(qtbot: QtBot) -> None:
    del qtbot
    document = laid_out("<p>before</p>" * 5 + "<h2>Port</h2>" + "<blockquote><p>" + "Nine cranes. " * 200 + "</p></blockquote><p>Claim</p>")
    keep_together(document, PAGE)
    assert page_of(document, list(blocks(document))[5]) == 0


def test_each_quotation_has_one_bar_as_high_as_it_is(qtbot: QtBot) -> None:
    del qtbot
    document = laid_out(
        "<blockquote><p>one</p><p>two</p></blockquote><p>Claim</p><ul><li>item</li></ul><blockquote><p>three</p></blockquote>"
    )
    found = bars(document)
    assert len(found) == 2
    quoted = [document.documentLayout().blockBoundingRect(block) for block in blocks(document) if is_quotation(block)]
    assert (found[0].top(), found[0].bottom()) == (quoted[0].top(), quoted[1].bottom())
    assert found[1].right() < quoted[2].left() + 16


def test_the_bar_of_a_quotation_that_is_read_from_the_right_stands_there(qtbot: QtBot) -> None:
    del qtbot
    style = '<style>blockquote { margin-left: 16px; margin-right: 0 } blockquote[dir="rtl"] { margin-left: 0; margin-right: 16px }</style>'
    document = laid_out(style + "<blockquote><p>one</p></blockquote><p>Claim</p><blockquote dir='rtl'><p dir='rtl'>אחת</p></blockquote>")
    left, right = bars(document)
    assert (left.left(), right.right()) == (400 - right.right(), 400 - left.left())


def test_no_word_is_lost_on_the_way_to_many_pages(qtbot: QtBot) -> None:
    del qtbot
    sentence = " ".join(f"crane{number}" for number in range(1, 40))
    places = [f"### Port {place}\n\n**Gazette**\n\n> {sentence} end{place}\n\n**Claim**: why{place}\n" for place in range(150)]
    pdf = PdfDocument(pdf_of(write_for_paper("\n".join(["# Ports", *places]))))
    words = "".join(page.get_textpage().get_text_range() for page in pdf).split()
    assert len(pdf) > 10
    assert [word for word in words if word.startswith(("end", "why"))] == [
        f"{each}{place}" for place in range(150) for each in ("end", "why")
    ]
