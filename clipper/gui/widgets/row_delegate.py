"""Paints a clipping as one row of two lines (three while searching): title and date; source, tags, marks; where the words stand."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from clipper.gui.models.clippings import ROW_ROLE
from clipper.gui.models.columns import COLUMNS, TITLE, Calendar
from clipper.gui.models.listed import Row
from clipper.gui.widgets.fold_mark import INDENT, fold_place, fold_width, paint_fold
from clipper.gui.widgets.row_look import CENTER, FROM_RIGHT, LEFT, RIGHT, Face, Looks, RowLook, smaller
from clipper.gui.widgets.row_state import is_hovered, is_selected
from clipper.gui.widgets.shades import fill
from clipper.model.clipping import Clipping, Status
from clipper.text.direction import reads_rtl

if TYPE_CHECKING:
    from clipper.text.hits import Snippet

MARGIN = 14
DOT = 7
GUTTER = 26
"""Where text begins: beyond the margin and the mark of an unread clipping."""
PADDING = 9
LINE_GAP = 4
SNIPPET_LEAD = 18
"""Code points shown before the first match: enough to see what it belongs to in a narrow list."""
CHIP_ENDS = 14
"""Pixels of a tag's chip beside its words."""
MOST_DRAWN = 400
"""Code points of a title or name that are looked at: more fits in no row, and to measure it takes time."""
STAR_POINTS = (
    (0, -1), (0.29, -0.4), (0.95, -0.31), (0.47, 0.15), (0.59, 0.81), (0, 0.5),
    (-0.59, 0.81), (-0.47, 0.15), (-0.95, -0.31), (-0.29, -0.4),
)  # fmt: skip
STAR = QColor("#e0a100")
MARKER = QColor("#f2c94c")
PUBLISHED = next(place for place, column in enumerate(COLUMNS) if column.name == "published")
ELIDE = Qt.TextElideMode.ElideRight

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """The comfortable density. Clipped text is painted as it is, never as markup."""

    def __init__(self, calendar: Calendar, tag_color: Callable[[str], str | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._calendar = calendar
        self._tag_color = tag_color
        self._three_lines = False
        self._looks = Looks()

    def set_calendar(self, calendar: Calendar) -> None:
        self._calendar = calendar

    def set_three_lines(self, three: bool) -> None:  # noqa: FBT001 (a setter)
        self._three_lines = three

    def height(self, font: QFont) -> int:
        """Every row's height."""
        small = QFontMetrics(smaller(font)).height()
        lines = QFontMetrics(font).height() + LINE_GAP + small + (LINE_GAP + small if self._three_lines else 0)
        return lines + 2 * PADDING + 1

    def fold_place(self, rect: QRect, font: QFont, row: Row) -> QRect:
        """Where in a row's rectangle a click opens or closes its story; nowhere if it leads none."""
        if row.fold is None or row.fold.is_inner:
            return QRect()
        top = rect.top() + PADDING + QFontMetrics(font).height() + LINE_GAP
        small = smaller(font)
        line = QRect(rect.left() + GUTTER, top, rect.width() - GUTTER - MARGIN, QFontMetrics(small).height())
        return fold_place(line, small, row.fold)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802 (Qt's signature)
        return QSize(240, self.height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row | None = index.data(ROW_ROLE)
        rect: QRect = option.rect
        palette: QPalette = option.palette
        look = self._looks.of(option.font, palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, rect, look, option.widget, index)  # type: ignore[attr-defined] (the stubs lack this field)
        if row is not None:
            self._paint_row(painter, rect, palette, look, row)
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRect, palette: QPalette, look: RowLook, row: Row) -> None:
        clipping = row.clipping
        is_unread = clipping.status is Status.UNREAD
        face = look.unread if is_unread else look.title
        inset = _inset(row)
        left, right, top = rect.left() + GUTTER + inset, rect.right() - MARGIN, rect.top() + PADDING
        if is_unread:
            _paint_dot(painter, QPointF(rect.left() + MARGIN + inset, top + face.height / 2), look)
        line = QRect(left, top, right - left, face.height)
        width = self._paint_date(painter, line, look, clipping)
        painter.setFont(face.font)
        painter.setPen(_title_pen(look, clipping))
        _draw_elided(painter, line.adjusted(0, 0, -width, 0), row.title, face)
        line = QRect(left, line.bottom() + 1 + LINE_GAP, right - left, look.small.height)
        self._paint_second_line(painter, QRect(line), palette, look, row)
        if self._three_lines and row.snippet:
            line = QRect(left, line.bottom() + 1 + LINE_GAP, right - left, look.small.height)
            _paint_snippet(painter, line, look, row.snippet)

    def _paint_date(self, painter: QPainter, line: QRect, look: RowLook, clipping: Clipping) -> int:
        """The date at the right end; the width that it takes."""
        text = COLUMNS[PUBLISHED].text(clipping, self._calendar)
        if not text:
            return 0
        painter.setFont(look.small.font)
        painter.setPen(look.muted)
        painter.drawText(line, RIGHT, text)
        return look.small.metrics.horizontalAdvance(text) + 12

    def _paint_second_line(self, painter: QPainter, line: QRect, palette: QPalette, look: RowLook, row: Row) -> None:
        clipping, right, face = row.clipping, line.right(), look.small
        painter.setFont(face.font)
        if row.fold and not row.fold.is_inner:
            paint_fold(painter, fold_place(line, face.font, row.fold), palette, row.fold)
            line.setLeft(line.left() + fold_width(face.font, row.fold))
        if clipping.starred:
            right -= _paint_star(painter, right, line)
        if clipping.highlights:
            room = QRect(line.left(), line.top(), right - line.left(), line.height())
            right -= _paint_highlights(painter, room, look, clipping.highlights)
        painter.setPen(look.muted)
        room = right - line.left()
        share = room if not clipping.tags else max(room // 2, room - 160)
        text, width = _fitting(clipping.metadata.source or "Unknown source", face, share)
        painter.drawText(line, _along(text), text)
        line.setLeft(line.left() + width + 10)
        line.setRight(right)
        self._paint_tags(painter, line, look, clipping.tags)

    def _paint_tags(self, painter: QPainter, line: QRect, look: RowLook, tags: tuple[str, ...]) -> None:
        """As many chips as there is room for, in the painter's font, and how many more there are."""
        metrics = look.small.metrics
        left, right = line.left(), line.right()
        for number, tag in enumerate(tags):
            more = f"+{len(tags) - number}"
            reserve = metrics.horizontalAdvance(more) + 6 if number + 1 < len(tags) else 0
            name = _name_within(tag, metrics, right - left - reserve - CHIP_ENDS)
            width = metrics.horizontalAdvance(name) + CHIP_ENDS
            if not name:
                painter.setPen(look.muted)
                if left + metrics.horizontalAdvance(more) <= right:
                    painter.drawText(QRect(left, line.top(), right - left, line.height()), LEFT, more)
                return
            chip = QRectF(left, line.top() - 1, width, line.height() + 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.chip(self._tag_color(tag)))
            painter.drawRoundedRect(chip, 4, 4)
            painter.setPen(look.text)
            painter.drawText(chip.toRect(), CENTER, name)
            left += width + 5


class CellDelegate(QStyledItemDelegate):
    """The compact density: one line a row, a cell for each column, the same ground and marks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._looks = Looks()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row | None = index.data(ROW_ROLE)
        rect: QRect = option.rect
        palette: QPalette = option.palette
        look = self._looks.of(option.font, palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, rect, look, option.widget, index)  # type: ignore[attr-defined] (the stubs lack this field)
        if row is not None and index.column() == TITLE:
            self._paint_title(painter, rect, palette, look, row)
        elif row is not None:
            painter.setFont(look.title.font)
            painter.setPen(look.pale)
            text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
            _draw_elided(painter, rect.adjusted(8, 0, -8, 0), text, look.title, RIGHT if COLUMNS[index.column()].right else LEFT)
        painter.restore()

    def fold_place(self, rect: QRect, font: QFont, row: Row) -> QRect:
        """Where in its title's cell a click opens or closes the story; nowhere if it leads none."""
        if row.fold is None or row.fold.is_inner:
            return QRect()
        return fold_place(_fold_line(rect), smaller(font), row.fold, is_short=True)

    def _paint_title(self, painter: QPainter, rect: QRect, palette: QPalette, look: RowLook, row: Row) -> None:
        clipping, inset = row.clipping, _inset(row)
        is_unread = clipping.status is Status.UNREAD
        if is_unread:
            _paint_dot(painter, QPointF(rect.left() + MARGIN + inset, rect.center().y() + 0.5), look)
        line = rect.adjusted(GUTTER + inset, 0, -8, 0)
        if row.fold and not row.fold.is_inner:
            painter.setFont(look.small.font)
            paint_fold(painter, fold_place(_fold_line(rect), look.small.font, row.fold, is_short=True), palette, row.fold, is_short=True)
            line.setRight(line.right() - fold_width(look.small.font, row.fold, is_short=True))
        if clipping.starred:
            line.setRight(line.right() - _paint_star(painter, line.right(), line))
        face = look.unread if is_unread else look.title
        painter.setFont(face.font)
        painter.setPen(_title_pen(look, clipping))
        _draw_elided(painter, line, row.title, face)


def _name_within(tag: str, metrics: QFontMetrics, room: int) -> str:
    """A tag's path, or its own name where that alone has room, or nothing."""
    return next((name for name in (tag, tag.rpartition("/")[2]) if metrics.horizontalAdvance(name) <= room), "")


def _title_pen(look: RowLook, clipping: Clipping) -> QColor:
    """Paler for what is put away, and for the words that stand in for a title."""
    return look.text if clipping.metadata.title and clipping.status is not Status.ARCHIVED else look.pale


def _inset(row: Row) -> int:
    """How much further in a row begins."""
    return INDENT if row.fold and row.fold.is_inner else 0


def _fold_line(cell: QRect) -> QRect:
    """The line of a cell that the short mark stands in."""
    return cell.adjusted(GUTTER, 8, -8, -8)


def _paint_ground(painter: QPainter, rect: QRect, look: RowLook, view: QAbstractItemView, index: Index) -> None:
    """Every selected row of the table that has the focus is painted as focused, not the current one alone."""
    if is_selected(view, index):
        fill(painter, rect, look.selected if view.hasFocus() else look.selected_away)
    elif is_hovered(view, index):
        fill(painter, rect, look.hover)
    fill(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), look.hairline)


def _paint_dot(painter: QPainter, center: QPointF, look: RowLook) -> None:
    """The mark of an unread clipping."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.accent)
    painter.drawEllipse(center, DOT / 2, DOT / 2)


def _fitting(text: str, face: Face, room: int) -> tuple[str, int]:
    """As much of a text as there is room for, and its width."""
    shown = text[:MOST_DRAWN].replace("\n", " ")
    width = face.metrics.horizontalAdvance(shown)
    if width <= room:
        return shown, width
    elided = face.metrics.elidedText(shown, ELIDE, room)
    return elided, face.metrics.horizontalAdvance(elided)


def _draw_elided(painter: QPainter, line: QRect, text: str, face: Face, alignment: int = LEFT) -> None:
    elided = face.metrics.elidedText(text[:MOST_DRAWN].replace("\n", " "), ELIDE, line.width())
    painter.drawText(line, _along(elided) if alignment == LEFT else alignment, elided)


def _along(text: str) -> int:
    """How a text is drawn from the left edge; one that reads from right to left ends with its dots, and so at the left."""
    return FROM_RIGHT if reads_rtl(text) else LEFT


def _paint_star(painter: QPainter, right: int, line: QRect) -> int:
    radius = line.height() * 0.42 if line.height() < 24 else 7.0  # noqa: PLR2004 (a star is as high as a letter)
    center = QPointF(right - radius, line.center().y() + 0.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(STAR)
    painter.drawPolygon(QPolygonF([QPointF(center.x() + x * radius, center.y() + y * radius) for x, y in STAR_POINTS]))
    return round(2 * radius) + 8


def _paint_highlights(painter: QPainter, line: QRect, look: RowLook, number: int) -> int:
    """A little stroke of the marker with the number of highlights at the right end; the width that it takes."""
    text = str(number)
    right, width = line.right() + 1, look.small.metrics.horizontalAdvance(text)
    painter.setPen(look.muted)
    painter.drawText(QRect(right - width, line.top(), width + 1, line.height()), LEFT, text)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(MARKER)
    stroke = QRectF(right - width - 18, line.center().y() - 3, 13, 7)
    painter.drawRoundedRect(stroke, 2, 2)
    return width + 28


def _paint_snippet(painter: QPainter, line: QRect, look: RowLook, snippet: "Snippet") -> None:
    """A piece of the text with what matched set off by weight and color."""
    left = line.left()
    for number, piece in enumerate(_pieces(snippet)):
        if not piece:
            continue
        matched = number % 2 == 1
        face = look.small_bold if matched else look.small
        painter.setFont(face.font)
        painter.setPen(look.text if matched else look.muted)
        text, width = _fitting(piece, face, line.right() - left)
        painter.drawText(QRect(left, line.top(), line.right() - left + 2, line.height()), LEFT, text)
        left += width
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
