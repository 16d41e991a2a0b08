"""Where the pages of a printed brief end, and the bars beside its quotations: what Qt's layout of paper does not know of."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFormat

BAR, BAR_GAP = 2.0, 10.0
"""Dots: how wide the bar is, and how far before the words."""
MOST_MOVED = 0.5
"""Of a page: what is longer is divided where it stands."""


def keep_together(document: QTextDocument, page: float) -> None:
    """A heading stays with what follows it, a quotation with its label: where the page would end between them, it ends before them."""
    document.pageCount()  # lays all of it out: what Qt has not come to yet, it lays out wrongly once a block before it is moved
    chain: list[QTextBlock] = []
    after_heading = False
    for block in blocks(document):
        chain.append(block)
        is_heading = block.blockFormat().headingLevel() > 0
        if is_heading or is_quotation(block) or after_heading:
            after_heading = is_heading
            continue
        _move(document, chain, page)
        chain, after_heading = [], False
    _move(document, chain, page)


def bars(document: QTextDocument) -> list[QRectF]:
    """One for each quotation, as high as its words."""
    found: list[QRectF] = []
    run: list[QTextBlock] = []
    for block in blocks(document):
        if is_quotation(block):
            run.append(block)
        elif run:
            found.append(_bar(document, run))
            run = []
    return [*found, _bar(document, run)] if run else found


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """From the first to the last."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def is_quotation(block: QTextBlock) -> bool:
    """Whether it stands in a block quote: nothing else has a margin of its own."""
    form = block.blockFormat()
    return (form.leftMargin() > 0 or form.rightMargin() > 0) and not block.textList()


def _move(document: QTextDocument, chain: Sequence[QTextBlock], page: float) -> None:
    if len(chain) < 2:  # noqa: PLR2004 (one block has nothing to stay with)
        return
    layout = document.documentLayout()
    top, last = layout.blockBoundingRect(chain[0]).top(), layout.blockBoundingRect(chain[-1])
    first_line = chain[-1].layout().lineAt(0)
    end = last.top() + (first_line.height() if first_line.isValid() else last.height())
    if int(top // page) == int((end - 1) // page) or end - top > page * MOST_MOVED:
        return
    cursor = QTextCursor(chain[0])
    format_ = chain[0].blockFormat()
    format_.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    cursor.setBlockFormat(format_)


def _bar(document: QTextDocument, run: Sequence[QTextBlock]) -> QRectF:
    layout = document.documentLayout()
    first, last = layout.blockBoundingRect(run[0]), layout.blockBoundingRect(run[-1])
    form = run[0].blockFormat()
    is_rtl = form.layoutDirection() == Qt.LayoutDirection.RightToLeft
    left = document.textWidth() - form.rightMargin() + BAR_GAP - BAR if is_rtl else form.leftMargin() - BAR_GAP
    return QRectF(left, first.top(), BAR, last.bottom() - first.top())
