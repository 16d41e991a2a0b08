"""The rows of a table: columns that line up, in any width, and no cell under the head of another column."""

from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter, QTextBlock

from clipper.gui.article.document import SetArticle, set_article
from clipper.gui.article.marks_paint import Painted, paint
from clipper.gui.article.style import ReadingStyle
from clipper.gui.theme.palette import LIGHT
from clipper.text.canonical import TextBuilder

pytestmark = pytest.mark.usefixtures("qapp")

FREIGHT = (
    ("Harbor", "Freight 2024", "Freight 2025", "Change"),
    ("Norland", "1,204,000", "1,310,500", "+8.8 %"),
    ("Estmark", "890,200", "901,000", "−1.2 %"),
)
LONG_NAME = "Port Saint-Aldric and the outer islands of the western chain"
TREATY = (
    ("Article", "What it says"),
    ("Article 3", "Each party lets the ferries of the other use its harbors at the price that its own ferries pay, all year round."),
)
WORDS = st.sampled_from(["a", "12", "1,204,000", "Norland", "the outer islands of the western chain", "Freight"])
CELLS = st.lists(WORDS, min_size=3, max_size=3)


def laid(rows: tuple[tuple[str, ...], ...], width: int) -> SetArticle:
    builder = TextBuilder()
    for number, row in enumerate(rows):
        builder.add_row(row, header=number == 0)
    page = set_article(builder.build(), ReadingStyle(), LIGHT, lambda _: QImage(), width)
    page.document.setTextWidth(width)
    page.document.documentLayout().documentSize()
    return page


def begins(block: QTextBlock) -> list[tuple[int, float, bool]]:
    """For each cell: its line, where it begins, and whether it is the first of its line."""
    found: list[tuple[int, float, bool]] = []
    at = 0
    for cell in block.text().split("\t"):
        line = block.layout().lineForTextPosition(at)
        found.append((line.lineNumber(), edge(block, at), line.textStart() == at))
        at += len(cell) + 1
    return found


def edge(block: QTextBlock, at: int) -> float:
    place = cast("tuple[float, int]", block.layout().lineForTextPosition(at).cursorToX(at))  # the stubs say object
    return place[0]


def rows_of(page: SetArticle) -> list[QTextBlock]:
    return [page.document.findBlockByNumber(number) for number in range(page.document.blockCount())]


@pytest.mark.parametrize("width", [560, 360])
def test_columns_of_words_line_up_at_the_left_and_figures_at_the_right(width: int) -> None:
    page = laid(FREIGHT, width)
    rows = rows_of(page)
    assert all(row.layout().lineCount() == 1 for row in rows)
    ends = {round(edge(row, len(row.text()))) for row in rows}
    assert len(ends) == 1, "the last column holds figures"
    assert ends.pop() <= width


def test_a_last_column_of_sentences_wraps_within_itself() -> None:
    page = laid(TREATY, 560)
    block = rows_of(page)[1]
    layout = block.layout()
    assert layout.lineCount() > 1
    assert {round(layout.lineAt(number).x()) for number in range(1, layout.lineCount())} == {round(begins(block)[1][1])}


@given(st.lists(CELLS, min_size=1, max_size=4), st.sampled_from([240, 330, 480, 640]))
@settings(max_examples=60, deadline=None)
def test_no_cell_stands_under_the_head_of_another_column(body: list[list[str]], width: int) -> None:
    page = laid((("Harbor", "Ships that called", "Tonnes"), *(tuple(row) for row in body)), width)
    blocks = rows_of(page)
    head = begins(blocks[0])
    for block in blocks[1:]:
        texts = block.text().split("\t")
        for column, (line, left, is_first) in enumerate(begins(block)):
            end = edge(block, sum(len(text) + 1 for text in texts[:column]) + len(texts[column]))
            after = head[column + 1][1] if column + 1 < len(head) else width + 1
            in_column = line == 0 and (left >= head[column][1] - 1 or end >= head[column][1]) and end <= after + 1
            wraps = column == len(head) - 1 and abs(left - head[column][1]) <= 1
            assert in_column or is_first or wraps, (block.text(), column, left, end, head)
    assert page.document.toPlainText() == page.article.text


def test_what_has_no_room_in_columns_is_set_as_records_with_the_names_of_the_columns() -> None:
    page = laid((*FREIGHT, (LONG_NAME, "77,000", "91,300", "+18.6 %")), 360)
    rows = rows_of(page)
    for row in rows[1:]:
        assert all(is_first for _, _, is_first in begins(row))
    painted = ink_left_of(page, rows[1], 1, names=True)
    assert painted > 50
    assert painted > 5 * ink_left_of(page, rows[1], 1, names=False) + 50


def ink_left_of(page: SetArticle, block: QTextBlock, line_number: int, *, names: bool) -> int:
    """Dark pixels painted beside a line of a record; `names`: on the page as it is, else on one whose columns have no names."""
    if not names:
        bare = laid((("", "", "", "x"), *(tuple(row.text().split("\t")) for row in rows_of(page)[1:])), 360)
        return ink_left_of(bare, rows_of(bare)[1], line_number, names=True)
    height = page.document.size().height()
    image = QImage(360, int(height), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint(painter, page, Painted(LIGHT), 0, height)
    painter.end()
    line = block.layout().lineAt(line_number)
    top = int(block.layout().position().y() + line.y())
    return sum(
        image.pixelColor(x, y).lightness() < 200 for x in range(int(line.x()) - 10) for y in range(top + 2, top + int(line.height()) - 2)
    )
