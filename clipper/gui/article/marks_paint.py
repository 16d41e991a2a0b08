"""Paints highlights and hits of the search behind the words, and what goes with the words: bullets, bars, images."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextBlock

from clipper.gui.article.document import IMAGE_GAP, SetArticle
from clipper.gui.article.geometry import blocks_between, line_rects
from clipper.gui.article.lanes import MarkedRange, MarkedText
from clipper.gui.theme.measures import Radius
from clipper.gui.theme.palette import Palette
from clipper.gui.widgets.shades import fill
from clipper.model.color import HighlightColor
from clipper.model.span import OBJECT, Span, SpanKind

if TYPE_CHECKING:
    from clipper.gui.theme.marks import Mark

EDGE_HEIGHT = 2.0
"""Pixels of the bar under a highlight; those of overlapping ones lie under each other, below the letters."""

MOST_BARS = 4
"""More would reach into the next line; the fills still show each highlight."""

CODE_PADDING = 6.0
"""Pixels of ground over the first line of code and under the last."""

HEADS_SCALE = 0.8
"""Size of the names of columns beside cells, as a share of the text's."""

_BULLETS = ("•", "◦", "▪")


class Painted:
    """What is painted on a page beside its words; ranges are in UTF-16 units."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        self._colors: Sequence[HighlightColor] = ()
        self._marks: Mapping[str, Mark] | None = None
        self.highlights, self.hits = MarkedText(), MarkedText()
        self.current_hit: tuple[int, int] | None = None
        self.chosen: MarkedRange | None = None
        """The highlight that is chosen: framed, with a grip at each end."""
        self.focus: tuple[int, int] | None = None
        """The paragraph or sentence that the keys would mark."""

    def set_colors(self, palette: Palette, colors: Sequence[HighlightColor]) -> None:
        """The library's colors, on a theme."""
        self.palette, self._colors, self._marks = palette, colors, None

    @property
    def marks(self) -> "Mapping[str, Mark]":
        """The paint of each color, by its key: worked out when there is something to paint."""
        if self._marks is None:
            from clipper.gui.theme.marks import marks

            self._marks = marks(self.palette, self._colors)
        return self._marks


def paint(painter: QPainter, page: SetArticle, painted: Painted, top: float, bottom: float) -> None:
    """Everything behind the words between these page coordinates."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for block, origin in blocks_between(page.document, top, bottom):
        _decorate(painter, page, painted.palette, block, origin)
        start, end = block.position(), block.position() + block.length() - 1
        _paint_focus(painter, painted, block, start, end)
        _paint_highlights(painter, painted, block, start, end)
        _paint_hits(painter, painted, block, start, end)
        _paint_chosen(painter, painted, block, start, end)


def _paint_highlights(painter: QPainter, painted: Painted, block: QTextBlock, start: int, end: int) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for strip in painted.highlights.strips(start, end):
        look = painted.marks.get(strip.range.color)
        if look is None:
            continue
        for area in line_rects(block, strip.start - start, strip.end - start):
            height = area.height() / strip.lanes
            fill(painter, QRectF(area.left(), area.top() + strip.lane * height, area.width(), height), QColor(look.fill))
            bar = area.bottom() - EDGE_HEIGHT + min(strip.lane, MOST_BARS - 1) * (EDGE_HEIGHT + 0.5)
            fill(painter, QRectF(area.left(), bar, area.width(), EDGE_HEIGHT), QColor(look.edge))


def _paint_hits(painter: QPainter, painted: Painted, block: QTextBlock, start: int, end: int) -> None:
    for hit in painted.hits.over(start, end):
        is_current = painted.current_hit == (hit.start, hit.end)
        painter.setPen(QPen(QColor(painted.palette.accent if is_current else painted.palette.hit_edge), 2.0 if is_current else 1.0))
        painter.setBrush(QColor(painted.palette.hit))
        for area in line_rects(block, max(hit.start, start) - start, min(hit.end, end) - start):
            painter.drawRoundedRect(area.adjusted(-1, 0.5, 1, -0.5), Radius.MARK, Radius.MARK)


def _paint_chosen(painter: QPainter, painted: Painted, block: QTextBlock, start: int, end: int) -> None:
    chosen = painted.chosen
    if chosen is None or chosen.end <= start or end <= chosen.start:
        return
    look = painted.marks.get(chosen.color)
    color = QColor(look.edge if look else painted.palette.accent)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, 1.5))
    areas = list(line_rects(block, max(chosen.start, start) - start, min(chosen.end, end) - start))
    for area in areas:
        painter.drawRoundedRect(area.adjusted(-1, -0.5, 1, 0.5), Radius.MARK, Radius.MARK)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(painted.palette.accent))
    is_rtl = block.blockFormat().layoutDirection() is Qt.LayoutDirection.RightToLeft
    if areas and chosen.start >= start:
        _grip(painter, areas[0].topRight() if is_rtl else areas[0].topLeft(), up=True)
    if areas and chosen.end <= end:
        _grip(painter, areas[-1].bottomLeft() if is_rtl else areas[-1].bottomRight(), up=False)


def _grip(painter: QPainter, at: QPointF, *, up: bool) -> None:
    painter.drawEllipse(at + QPointF(0, -2 if up else 2), 4, 4)


def _paint_focus(painter: QPainter, painted: Painted, block: QTextBlock, start: int, end: int) -> None:
    focus = painted.focus
    if focus is None or focus[1] <= start or end <= focus[0]:
        return
    areas = list(line_rects(block, max(focus[0], start) - start, min(focus[1], end) - start))
    if not areas:
        return
    accent = QColor(painted.palette.accent)
    accent.setAlphaF(0.10)
    if focus[0] > start or focus[1] < end:
        for area in areas:
            fill(painter, area, accent)
    area = areas[0].united(areas[-1])
    left = block.layout().position().x() - 16
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(painted.palette.accent))
    painter.drawRoundedRect(QRectF(left, area.top(), 3, area.height()), 1.5, 1.5)


def _decorate(painter: QPainter, page: SetArticle, palette: Palette, block: QTextBlock, origin: QPointF) -> None:
    """Bullets, bars, images, lines of tables: by the kind of the block."""
    number = block.blockNumber()
    if number >= len(page.blocks):
        return
    span = page.blocks[number]
    match span.kind:
        case SpanKind.LIST_ITEM:
            _paint_bullet(painter, page, palette, block, span)
        case SpanKind.QUOTE | SpanKind.CODE | SpanKind.TABLE_ROW:
            _paint_frame(painter, page, palette, block, span)
        case SpanKind.IMAGE:
            _paint_image(painter, page, palette, number, origin)
        case _:
            pass


def _paint_bullet(painter: QPainter, page: SetArticle, palette: Palette, block: QTextBlock, span: Span) -> None:
    origin = block.layout().position()
    line = block.layout().lineAt(0)
    if not line.isValid() or span.attributes.get("continued"):
        return
    depth = int(span.attributes.get("depth", 1))
    sign = f"{span.attributes.get('number', 1)}." if span.attributes.get("ordered") else _BULLETS[min(depth, len(_BULLETS)) - 1]
    painter.setFont(page.formats.style.font())
    painter.setPen(QColor(palette.muted))
    gap = page.formats.em * 0.5
    room, top = page.formats.em * 3, origin.y() + line.y()
    height = line.ascent() + line.descent()
    if block.blockFormat().layoutDirection() is Qt.LayoutDirection.RightToLeft:
        area = QRectF(origin.x() + line.x() + line.width() + gap, top, room, height)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), sign)
    else:
        area = QRectF(origin.x() + line.x() - room - gap, top, room, height)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), sign)


def _paint_frame(painter: QPainter, page: SetArticle, palette: Palette, block: QTextBlock, span: Span) -> None:
    area = page.document.documentLayout().blockBoundingRect(block)
    root = page.document.rootFrame().frameFormat()
    left, right = root.leftMargin(), page.document.textWidth() - root.rightMargin()
    painter.setPen(Qt.PenStyle.NoPen)
    if span.kind is SpanKind.CODE:
        number = block.blockNumber()
        follows = number > 0 and page.blocks[number - 1].kind is SpanKind.CODE
        goes_on = number + 1 < len(page.blocks) and page.blocks[number + 1].kind is SpanKind.CODE
        top = area.top() - (0 if follows else CODE_PADDING)
        bottom = block.next().layout().position().y() if goes_on else area.bottom() + CODE_PADDING
        fill(painter, QRectF(left, top, right - left, bottom - top), QColor(palette.panel))
    elif span.kind is SpanKind.QUOTE:
        is_rtl = block.blockFormat().layoutDirection() is Qt.LayoutDirection.RightToLeft
        for level in range(int(span.attributes.get("depth", 1))):
            inset = page.formats.em * 1.4 * level
            x = right - inset - 3 if is_rtl else left + inset
            fill(painter, QRectF(x, area.top(), 3, area.height()), QColor(palette.edge))
    else:
        y = area.bottom() + page.formats.em * 0.12
        color = palette.edge if span.attributes.get("header") else palette.line
        fill(painter, QRectF(left, y, right - left, 1), QColor(color))
        _paint_heads(painter, page, palette, block)


def _paint_heads(painter: QPainter, page: SetArticle, palette: Palette, block: QTextBlock) -> None:
    """The names of the columns beside the cells of a record, each at its cell's first line."""
    row = page.rows.get(block.blockNumber())
    if row is None or not row.heads:
        return
    font = page.formats.style.font()
    font.setPointSizeF(font.pointSizeF() * HEADS_SCALE)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(QColor(palette.muted))
    is_rtl = block.blockFormat().layoutDirection() is Qt.LayoutDirection.RightToLeft
    origin, at = block.layout().position(), 0
    for name, cell in zip(row.heads, block.text().split("\t"), strict=False):
        line = block.layout().lineForTextPosition(at)
        if at and cell and line.isValid():
            room = row.hang - page.formats.em
            left = origin.x() + (line.x() + line.width() + page.formats.em if is_rtl else line.x() - row.hang)
            area = QRectF(left, origin.y() + line.y(), room, line.height())
            side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
            painter.drawText(area, int(side | Qt.AlignmentFlag.AlignVCenter), metrics.elidedText(name, Qt.TextElideMode.ElideRight, room))
        at += len(cell) + 1


def _paint_image(painter: QPainter, page: SetArticle, palette: Palette, number: int, origin: QPointF) -> None:
    image = page.images.get(number)
    root = page.document.rootFrame().frameFormat()
    if image is not None:
        painter.drawImage(QPointF(root.leftMargin(), origin.y() - image.height() - IMAGE_GAP), image)
    elif page.article.slice(page.blocks[number]) == OBJECT:
        painter.setPen(QColor(palette.muted))
        painter.setFont(page.formats.style.font())
        painter.drawText(QPointF(root.leftMargin(), origin.y()), "An image that did not come with the capture")
