"""Paints a clipping as one row of two lines (three while searching): title and date; source, tags, marks; where the words stand."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from clipper.gui.models.clippings import ROW_ROLE
from clipper.gui.models.columns import COLUMNS, TITLE, Calendar
from clipper.gui.models.listed import Row
from clipper.gui.widgets.fold_mark import INDENT, fold_place, fold_width, paint_fold
from clipper.gui.widgets.shades import accent, chip_ground, hairline, hover, muted, selection
from clipper.model.clipping import Clipping, Status

if TYPE_CHECKING:
    from clipper.text.hits import Snippet

MARGIN = 14
DOT = 7
GUTTER = 26
"""Where text begins: beyond the margin and the mark of an unread clipping."""
PADDING = 9
LINE_GAP = 4
SMALLER_PT = 1.0
SNIPPET_LEAD = 18
"""Code points shown before the first match: enough to see what it belongs to in a narrow list."""
STAR_POINTS = (
    (0, -1), (0.29, -0.4), (0.95, -0.31), (0.47, 0.15), (0.59, 0.81), (0, 0.5),
    (-0.59, 0.81), (-0.47, 0.15), (-0.95, -0.31), (-0.29, -0.4),
)  # fmt: skip
STAR = QColor("#e0a100")
PUBLISHED = next(place for place, column in enumerate(COLUMNS) if column.name == "published")

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """The comfortable density. Clipped text is painted as it is, never as markup."""

    def __init__(self, calendar: Calendar, tag_color: Callable[[str], str | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._calendar = calendar
        self._tag_color = tag_color
        self._three_lines = False

    def set_calendar(self, calendar: Calendar) -> None:
        self._calendar = calendar

    def set_three_lines(self, three: bool) -> None:  # noqa: FBT001 (a setter)
        self._three_lines = three

    def height(self, font: QFont) -> int:
        """Every row's height."""
        small = QFontMetrics(_smaller(font)).height()
        lines = QFontMetrics(font).height() + LINE_GAP + small + (LINE_GAP + small if self._three_lines else 0)
        return lines + 2 * PADDING + 1

    def fold_place(self, rect: QRect, font: QFont, row: Row) -> QRect:
        """Where in a row's rectangle a click opens or closes its story; nowhere if it leads none."""
        if row.fold is None or row.fold.is_inner:
            return QRect()
        top = rect.top() + PADDING + QFontMetrics(font).height() + LINE_GAP
        small = _smaller(font)
        line = QRect(rect.left() + GUTTER, top, rect.width() - GUTTER - MARGIN, QFontMetrics(small).height())
        return fold_place(line, small, row.fold)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802 (Qt's signature)
        return QSize(240, self.height(option.font))  # type: ignore[attr-defined] (the stubs lack the option's fields)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row | None = index.data(ROW_ROLE)
        rect: QRect = option.rect  # type: ignore[attr-defined] (as above)
        palette: QPalette = option.palette  # type: ignore[attr-defined]  # (the stubs lack the fields)
        state = option.state  # type: ignore[attr-defined]  # (the stubs lack the fields)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, rect, palette, state)
        if row is not None:
            self._paint_row(painter, rect, palette, option.font, row)  # type: ignore[attr-defined]  # (the stubs lack the fields)
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRect, palette: QPalette, font: QFont, row: Row) -> None:
        clipping = row.clipping
        title_font, small_font = QFont(font), _smaller(font)
        title_font.setWeight(QFont.Weight.DemiBold if clipping.status is Status.UNREAD else QFont.Weight.Normal)
        title_metrics, small = QFontMetrics(title_font), QFontMetrics(small_font)
        inset = _inset(row)
        left, right, top = rect.left() + GUTTER + inset, rect.right() - MARGIN, rect.top() + PADDING
        if clipping.status is Status.UNREAD:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent(palette))
            painter.drawEllipse(QPointF(rect.left() + MARGIN + inset, top + title_metrics.height() / 2), DOT / 2, DOT / 2)
        line = QRect(left, top, right - left, title_metrics.height())
        width = self._paint_date(painter, line, palette, small_font, clipping)
        painter.setFont(title_font)
        archived = clipping.status is Status.ARCHIVED
        painter.setPen(muted(palette, 0.3) if archived else palette.color(QPalette.ColorRole.Text))
        title = COLUMNS[TITLE].text(clipping, self._calendar)
        _draw_elided(painter, line.adjusted(0, 0, -width, 0), title, title_metrics)
        line = QRect(left, line.bottom() + 1 + LINE_GAP, right - left, small.height())
        self._paint_second_line(painter, QRect(line), palette, small_font, row)
        if self._three_lines and row.snippet:
            line = QRect(left, line.bottom() + 1 + LINE_GAP, right - left, small.height())
            _paint_snippet(painter, line, palette, small_font, row.snippet)

    def _paint_date(self, painter: QPainter, line: QRect, palette: QPalette, font: QFont, clipping: Clipping) -> int:
        """The date at the right end; the width that it takes."""
        text = COLUMNS[PUBLISHED].text(clipping, self._calendar)
        if not text:
            return 0
        painter.setFont(font)
        painter.setPen(muted(palette))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        return QFontMetrics(font).horizontalAdvance(text) + 12

    def _paint_second_line(self, painter: QPainter, line: QRect, palette: QPalette, font: QFont, row: Row) -> None:
        clipping, right = row.clipping, line.right()
        if row.fold and not row.fold.is_inner:
            painter.setFont(font)
            paint_fold(painter, fold_place(line, font, row.fold), palette, row.fold)
            line.setLeft(line.left() + fold_width(font, row.fold))
        if clipping.starred:
            right -= _paint_star(painter, right, line)
        if clipping.highlights:
            painter.setFont(font)
            room = QRect(line.left(), line.top(), right - line.left(), line.height())
            right -= _paint_highlights(painter, room, palette, clipping.highlights)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(muted(palette))
        source = clipping.metadata.source or "Unknown source"
        room = right - line.left()
        share = room if not clipping.tags else max(room // 2, room - 160)
        text = metrics.elidedText(source.replace("\n", " "), Qt.TextElideMode.ElideRight, share)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
        line.setLeft(line.left() + metrics.horizontalAdvance(text) + 10)
        line.setRight(right)
        self._paint_tags(painter, line, palette, clipping.tags)

    def _paint_tags(self, painter: QPainter, line: QRect, palette: QPalette, tags: tuple[str, ...]) -> None:
        """As many chips as there is room for, in the painter's font, and how many more there are."""
        metrics = QFontMetrics(painter.font())
        left, right = line.left(), line.right()
        for number, tag in enumerate(tags):
            more = f"+{len(tags) - number}"
            reserve = metrics.horizontalAdvance(more) + 6 if number + 1 < len(tags) else 0
            width = metrics.horizontalAdvance(tag) + 14
            if left + width + reserve > right:
                painter.setPen(muted(palette))
                if left + metrics.horizontalAdvance(more) <= right:
                    painter.drawText(QRect(left, line.top(), right - left, line.height()), Qt.AlignmentFlag.AlignVCenter, more)
                return
            chip = QRectF(left, line.top() - 1, width, line.height() + 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(chip_ground(palette, self._tag_color(tag)))
            painter.drawRoundedRect(chip, 4, 4)
            painter.setPen(palette.color(QPalette.ColorRole.Text))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, tag)
            left += width + 5


class CellDelegate(QStyledItemDelegate):
    """The compact density: one line a row, a cell for each column, the same ground and marks."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row | None = index.data(ROW_ROLE)
        rect: QRect = option.rect  # type: ignore[attr-defined] (the stubs lack the option's fields)
        palette: QPalette = option.palette  # type: ignore[attr-defined]  # (the stubs lack the fields)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, rect, palette, option.state)  # type: ignore[attr-defined]  # (the stubs lack the fields)
        if row is not None:
            painter.setFont(option.font)  # type: ignore[attr-defined]  # (the stubs lack the fields)
            self._paint_cell(painter, rect, palette, row, index)
        painter.restore()

    def fold_place(self, rect: QRect, font: QFont, row: Row) -> QRect:
        """Where in its title's cell a click opens or closes the story; nowhere if it leads none."""
        if row.fold is None or row.fold.is_inner:
            return QRect()
        return fold_place(_fold_line(rect), _smaller(font), row.fold, is_short=True)

    def _paint_cell(self, painter: QPainter, rect: QRect, palette: QPalette, row: Row, index: Index) -> None:
        clipping, font = row.clipping, QFont(painter.font())
        is_title = index.column() == TITLE
        inset = _inset(row) if is_title else 0
        if clipping.status is Status.UNREAD and is_title:
            font.setWeight(QFont.Weight.DemiBold)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent(palette))
            painter.drawEllipse(QPointF(rect.left() + MARGIN + inset, rect.center().y() + 0.5), DOT / 2, DOT / 2)
        line = rect.adjusted(GUTTER + inset if is_title else 8, 0, -8, 0)
        if is_title and row.fold and not row.fold.is_inner:
            painter.setFont(_smaller(font))
            paint_fold(painter, fold_place(_fold_line(rect), painter.font(), row.fold, is_short=True), palette, row.fold, is_short=True)
            line.setRight(line.right() - fold_width(painter.font(), row.fold, is_short=True))
        if clipping.starred and is_title:
            line.setRight(line.right() - _paint_star(painter, line.right(), line))
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.Text) if is_title else muted(palette, 0.3))
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "").replace("\n", " ")
        elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        alignment = index.data(Qt.ItemDataRole.TextAlignmentRole) | Qt.TextFlag.TextSingleLine
        painter.drawText(line, alignment, elided)


def _inset(row: Row) -> int:
    """How much further in a row begins."""
    return INDENT if row.fold and row.fold.is_inner else 0


def _fold_line(cell: QRect) -> QRect:
    """The line of a cell that the short mark stands in."""
    return cell.adjusted(GUTTER, 8, -8, -8)


def _smaller(font: QFont) -> QFont:
    smaller = QFont(font)
    smaller.setPointSizeF(max(font.pointSizeF() - SMALLER_PT, 7.0))
    return smaller


def _paint_ground(painter: QPainter, rect: QRect, palette: QPalette, state: QStyle.StateFlag) -> None:
    if state & QStyle.StateFlag.State_Selected:
        focused = bool(state & QStyle.StateFlag.State_Open)
        painter.fillRect(rect, selection(palette, focused=focused))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, hover(palette))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, hairline(palette))


def _draw_elided(painter: QPainter, line: QRect, text: str, metrics: QFontMetrics) -> None:
    elided = metrics.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, elided)


def _paint_star(painter: QPainter, right: int, line: QRect) -> int:
    radius = line.height() * 0.42 if line.height() < 24 else 7.0  # noqa: PLR2004 (a star is as high as a letter)
    center = QPointF(right - radius, line.center().y() + 0.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(STAR)
    painter.drawPolygon(QPolygonF([QPointF(center.x() + x * radius, center.y() + y * radius) for x, y in STAR_POINTS]))
    return round(2 * radius) + 8


def _paint_highlights(painter: QPainter, line: QRect, palette: QPalette, number: int) -> int:
    """A little stroke of the marker with the number of highlights at the right end; the width that it takes."""
    text = str(number)
    right, width = line.right() + 1, painter.fontMetrics().horizontalAdvance(text)
    painter.setPen(muted(palette))
    painter.drawText(QRect(right - width, line.top(), width + 1, line.height()), Qt.AlignmentFlag.AlignVCenter, text)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#f2c94c"))
    stroke = QRectF(right - width - 18, line.center().y() - 3, 13, 7)
    painter.drawRoundedRect(stroke, 2, 2)
    return width + 28


def _paint_snippet(painter: QPainter, line: QRect, palette: QPalette, font: QFont, snippet: "Snippet") -> None:
    """A piece of the text with what matched set off by weight and color."""
    plain, bold = QFontMetrics(font), QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    left = line.left()
    for number, piece in enumerate(_pieces(snippet)):
        matched = number % 2 == 1
        painter.setFont(bold if matched else font)
        painter.setPen(palette.color(QPalette.ColorRole.Text) if matched else muted(palette))
        metrics = QFontMetrics(bold) if matched else plain
        text = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, line.right() - left)
        place = QRect(left, line.top(), line.right() - left + 2, line.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
        left += metrics.horizontalAdvance(text)
        if text != piece or left >= line.right():
            return


def _pieces(snippet: "Snippet") -> list[str]:
    """Plain and matched text in turn, plain first. What comes long before the first match is left out: a row is short."""
    text = snippet.text.replace("\n", " ")
    at = 0
    if snippet.marks and snippet.marks[0][0] > SNIPPET_LEAD:
        at = snippet.marks[0][0] - SNIPPET_LEAD
        at = text.find(" ", at, snippet.marks[0][0]) + 1 or at
    pieces: list[str] = []
    head = "…" if at else ""
    for start, end in snippet.marks:
        pieces += [head + text[at:start], text[start:end]]
        at, head = end, ""
    return [*pieces, head + text[at:]]
