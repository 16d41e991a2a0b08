"""Paints a passage found: its color, its words, its note, and small below it where it stands."""

from functools import lru_cache

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from clipper.gui.models.highlights import Index
from clipper.gui.theme.fonts import quote_font
from clipper.gui.theme.marks import mark
from clipper.gui.theme.measures import Space
from clipper.gui.theme.palette import DARK, LIGHT
from clipper.gui.widgets.lines import broken, write_lines
from clipper.gui.widgets.row_look import smaller
from clipper.gui.widgets.shades import fill, hairline, hover, is_dark, muted, selection
from clipper.model.value import value

ROW_ROLE = Qt.ItemDataRole.UserRole + 2
"""The PassageRow of an item."""
QUOTE_LINES, NOTE_LINES = 4, 3
BAR = 4
BAR_AT = 14
"""Pixels from the left, where the search box begins."""
WORDS_AT = BAR_AT + BAR + Space.SMALL
LEAST_WIDTH = 80
"""Pixels of a line of words in a list that is hardly open."""
KEPT = 2_000
"""Rows whose lines are remembered: more than a list has."""
MOST_SHADES = 64
"""Eight colors on two themes, and some that the user tries."""


@value
class PassageRow:
    """What a row shows."""

    quotation: str
    note: str
    title: str
    source: str
    shade: str
    """Empty for the note on an article."""


@value
class PassageLines:
    """The lines of one row."""

    quotation: tuple[str, ...]
    note: tuple[str, ...]
    where: str


class PassageDelegate(QStyledItemDelegate):
    """Rows as high as their words; the lines are broken once for a width."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._broken = lru_cache(KEPT)(_broken)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 (Qt's name)
        view = option.widget
        whole = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        lines = self._lines(index, option.font, _room(whole))
        height = QFontMetrics(quote_font(option.font)).lineSpacing() * len(lines.quotation)
        height += QFontMetrics(option.font).lineSpacing() * len(lines.note)
        height += QFontMetrics(smaller(option.font)).lineSpacing()
        parts = 1 + bool(lines.quotation) + bool(lines.note)
        return QSize(whole, height + 2 * Space.MEDIUM + Space.TIGHT * (parts - 1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PassageRow = index.data(ROW_ROLE)
        area, palette = option.rect, QPalette(option.palette)
        width = _room(area.width())
        lines = self._lines(index, option.font, width)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            fill(painter, area, selection(palette, focused=option.widget.hasFocus()))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            fill(painter, area, hover(palette))
        fill(painter, QRect(area.left(), area.bottom(), area.width(), 1), hairline(palette))
        ink, quiet = palette.color(QPalette.ColorRole.Text), muted(palette)
        if row.shade:
            painter.setBrush(QColor(_edge(row.shade, dark=is_dark(palette))))
            bar = QRectF(area.left() + BAR_AT, area.top() + Space.MEDIUM, BAR, area.height() - 2 * Space.MEDIUM)
            painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
        left, top = area.left() + WORDS_AT, area.top() + Space.MEDIUM
        if lines.quotation:
            top = write_lines(painter, lines.quotation, quote_font(option.font), ink, QPoint(left, top), width=width) + Space.TIGHT
        if lines.note:
            color = quiet if lines.quotation else ink
            top = write_lines(painter, lines.note, option.font, color, QPoint(left, top), width=width) + Space.TIGHT
        write_lines(painter, (lines.where,), smaller(option.font), quiet, QPoint(left, top), width=width)
        painter.restore()

    def _lines(self, index: Index, font: QFont, width: int) -> PassageLines:
        return self._broken(index.data(ROW_ROLE), font.toString(), width)


def _room(width: int) -> int:
    return max(LEAST_WIDTH, width - WORDS_AT - Space.LARGE)


@lru_cache(MOST_SHADES)
def _edge(shade: str, *, dark: bool) -> str:
    """The color of a bar: the shade itself is made to lie behind words, and is too pale beside them."""
    return mark(DARK if dark else LIGHT, shade).edge


def _broken(row: PassageRow, described_font: str, width: int) -> PassageLines:
    """The title gives way where it has no room beside its source."""
    font = QFont()
    font.fromString(described_font)
    metrics = QFontMetrics(smaller(font))
    source = f" · {row.source}" if row.source else ""
    room = max(width - metrics.horizontalAdvance(source), width // 2)
    title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, room)
    return PassageLines(
        quotation=broken(row.quotation, quote_font(font), width, QUOTE_LINES) if row.quotation else (),
        note=broken(row.note, font, width, NOTE_LINES) if row.note else (),
        where=metrics.elidedText(title + source, Qt.TextElideMode.ElideRight, width),
    )
