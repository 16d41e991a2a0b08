from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage

from clipper.gui.article.document import SetArticle, set_article
from clipper.gui.article.geometry import blocks_between, character_at, line_rects
from clipper.gui.article.style import ReadingStyle
from clipper.gui.theme.palette import LIGHT
from clipper.text.canonical import TextBuilder, paragraphs

pytestmark = pytest.mark.usefixtures("qapp")

MIXED = "הסכום של 412 million ישולם עד סוף השנה"
LONG = "The council said that the old harbor will be shown to everybody in spring. " * 12


def page_of(*lines: str) -> SetArticle:
    page = set_article(paragraphs(lines), ReadingStyle(), LIGHT, lambda _: QImage(), 560)
    page.document.setTextWidth(560)
    page.document.documentLayout().documentSize()
    return page


def rects(page: SetArticle, words: str, block_number: int = 0) -> list[QRectF]:
    block = page.document.findBlockByNumber(block_number)
    page.document.documentLayout().blockBoundingRect(block)
    start = block.text().index(words)
    return list(line_rects(block, start, start + len(words)))


def test_a_range_within_one_direction_is_one_area() -> None:
    page = page_of(MIXED)
    for words in ("412", "million", "412 million", "הסכום", MIXED):
        assert len(rects(page, words)) == 1, words


def test_in_a_mixed_line_each_word_has_its_own_place() -> None:
    page = page_of(MIXED)
    first, number, english, last = (rects(page, words)[0] for words in ("הסכום", "412", "million", "השנה"))
    assert first.left() > number.left() > english.left() > last.left()
    assert not number.intersects(english)


def test_a_range_over_several_lines_has_an_area_for_each() -> None:
    page = page_of(LONG)
    areas = rects(page, LONG.strip())
    assert len(areas) == page.document.firstBlock().layout().lineCount()
    assert all(upper.bottom() <= lower.top() + 4 for upper, lower in pairwise(areas))


def test_the_areas_of_neighbors_touch() -> None:
    page = page_of("Ministers agreed on Sunday")
    left, right = rects(page, "Ministers ag"), rects(page, "reed on")
    assert left[0].right() == pytest.approx(right[0].left(), abs=0.1)


def test_a_point_on_either_half_of_a_letter_is_that_letter() -> None:
    page = page_of("Ministers agreed")
    [area] = rects(page, "g")
    y = area.center().y()
    at = "Ministers agreed".index("g")
    assert character_at(page.document, QPointF(area.left() + 1, y)) == at
    assert character_at(page.document, QPointF(area.right() - 1, y)) == at
    assert character_at(page.document, QPointF(area.left() - 1, y)) == at - 1


def test_only_blocks_near_the_view_are_looked_at() -> None:
    page = page_of(*(f"Paragraph {number} of many." for number in range(500)))
    height = page.document.documentLayout().documentSize().height()
    seen = [block.blockNumber() for block, _ in blocks_between(page.document, height / 2, height / 2 + 300)]
    assert 5 < len(seen) < 30
    assert 200 < seen[0] < 260


@pytest.mark.parametrize(
    ("rows", "is_rtl"),
    [([["State", "Coast"], ["Isles of Var", "840 km"]], False), ([["מדינה", "חוף"], ["נורלנד", "1,210"]], True)],
    ids=["from left to right", "from right to left"],
)
def test_the_cells_of_a_column_begin_below_each_other(rows: list[list[str]], *, is_rtl: bool) -> None:
    builder = TextBuilder()
    for row in rows:
        builder.add_row(row)
    page = set_article(builder.build(), ReadingStyle(), LIGHT, lambda _: QImage(), 560)
    page.document.setTextWidth(560)
    edges = [
        (areas[0].right() if is_rtl else areas[0].left(), rects(page, row[0], number)[0])
        for number, row in enumerate(rows)
        if (areas := rects(page, row[1], number))
    ]
    (one, first), (other, second) = edges
    assert one == pytest.approx(other, abs=1)
    assert (one < min(first.left(), second.left())) if is_rtl else (one > max(first.right(), second.right()))
