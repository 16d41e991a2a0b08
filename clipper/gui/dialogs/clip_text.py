"""The text of what is being clipped: what goes in is black, what is left out is gray with the reason, and one click turns a line."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QCursor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from clipper.gui.article.announce import announce
from clipper.gui.models.clip_edit import Piece
from clipper.gui.widgets.shades import hover, muted, selection
from clipper.model.span import SpanKind

GAP = 7
SHADE_SIDE, SHADE_TOP, SHADE_CORNER = 6, 3, 4
"""How far the shade of a piece reaches beyond its text, and how round it is."""
BULLET = "•\u2002"
INDENTS = {SpanKind.LIST_ITEM: 14, SpanKind.QUOTE: 22, SpanKind.CODE: 14}
SLANTED = frozenset({SpanKind.QUOTE, SpanKind.CAPTION, SpanKind.IMAGE})
LEAD = 2
"""Lines that are left out and are seen above the article at first: they tell that there is more above."""
MOST_SHOWN = 20_000
"""Code points of one piece that are painted; the rest goes in all the same."""
MOST_READ = 400
"""Code points of a piece that are read aloud: enough to judge it by."""
SEEN_WITHIN = 0.4
"""Share of the view in which the beginning of an article is seen at once."""


class ClipText(QTextEdit):
    """Shows pieces; tells which one was clicked."""

    turned = Signal(int)
    spread = Signal(int, int)
    """With Shift: all pieces from the one to the other are to be as the first one is."""
    said = Signal(str)
    """What a screen reader is told of the piece that the keys are on, whether there is one or not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clipText")
        self.setAccessibleName("Text to clip")
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptRichText(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.document().setDocumentMargin(14)
        self._pieces: tuple[Piece, ...] = ()
        self._hovered = -1
        self._current = 0

    def show_pieces(self, pieces: Sequence[Piece], *, afresh: bool = True) -> None:
        """Paint them; the scroll position stays unless it is another article, which is shown from where it begins."""
        bar = self.verticalScrollBar()
        scrolled = bar.value()
        self._pieces = tuple(pieces)
        if afresh:
            self._current, self._hovered = next((number for number, piece in enumerate(self._pieces) if piece.kept), 0), -1
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, piece in enumerate(self._pieces):
            self._insert(cursor, piece, first=number == 0)
        cursor.endEditBlock()
        if afresh:
            self._scroll_to_current()
        else:
            self.setTextCursor(QTextCursor(self.document().findBlockByNumber(self._current)))  # a screen reader reads on from there
            bar.setValue(scrolled)
        self._mark()

    def _scroll_to_current(self) -> None:
        """The current piece near the top, and the cursor of the keys on it."""
        document = self.document()
        self.setTextCursor(QTextCursor(document.findBlockByNumber(self._current)))
        document.documentLayout().blockBoundingRect(document.lastBlock())  # lays all of it out, else the bar does not reach so far
        begins = document.documentLayout().blockBoundingRect(document.findBlockByNumber(self._current)).bottom()
        is_seen = begins < self.viewport().height() * SEEN_WITHIN  # from the very top: scrolled a little, the first line would be cut
        topmost = document.findBlockByNumber(0 if is_seen else max(0, self._current - LEAD))
        above = document.documentMargin() if topmost == document.firstBlock() else GAP / 2
        self.verticalScrollBar().setValue(round(document.documentLayout().blockBoundingRect(topmost).top() - above))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        super().showEvent(event)
        self._scroll_to_current()  # only now its width is known

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
        if event.key() in steps and self._pieces:
            before = self._current
            self._current = min(max(self._current + steps[Qt.Key(event.key())], 0), len(self._pieces) - 1)
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.spread.emit(before, self._current)
            self.setTextCursor(QTextCursor(self.document().findBlockByNumber(self._current)))
            self.ensureCursorVisible()
            self._mark()
            self._tell()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._pieces:
            self.turned.emit(self._current)
            self._tell()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        """Whether the current piece is in, for whoever does not see it struck out."""
        piece = self._pieces[self._current]
        words = piece.text if len(piece.text) <= MOST_READ else piece.text[:MOST_READ].rsplit(" ", 1)[0] + " …"
        told = f"{'In' if piece.kept else f'Left out, {piece.reason}'}: {words}"
        self.said.emit(told)
        announce(self, told)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        number = self._at(event.position().toPoint())
        if number != self._hovered:
            self._hovered = number
            self._mark()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        number = self._at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            before, self._current = self._current, number
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.spread.emit(before, number)
            else:
                self.turned.emit(number)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.Leave and self._hovered >= 0:
            self._hovered = -1
            self._mark()
        if event.type() == QEvent.Type.ToolTip and self._hovered >= 0:
            tip = "Click to take it out" if self._pieces[self._hovered].kept else "Click to take it in"
            QToolTip.showText(QCursor.pos(), tip, self)
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        super().focusInEvent(event)
        self._mark()
        if self._pieces:
            self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        super().focusOutEvent(event)
        self._mark()

    def _insert(self, cursor: QTextCursor, piece: Piece, *, first: bool) -> None:
        block, text = QTextBlockFormat(), QTextCharFormat()
        kind = piece.spans[0].kind if piece.kept else SpanKind.PARAGRAPH
        block.setBottomMargin(GAP)
        block.setLeftMargin(INDENTS.get(kind, 0))
        text.setFont(self.font())
        if piece.kept:
            text.setForeground(self.palette().text())
            text.setFontItalic(kind in SLANTED)
            if kind is SpanKind.HEADING:
                text.setFontWeight(QFont.Weight.DemiBold)
        else:
            text.setForeground(muted(self.palette()))
            text.setFontStrikeOut(True)
        if not first:
            cursor.insertBlock()
        cursor.setBlockFormat(block)
        if kind is SpanKind.LIST_ITEM and not (piece.kept and piece.spans[0].attributes.get("continued")):
            cursor.insertText(BULLET, text)
        cursor.insertText(piece.text[:MOST_SHOWN], text)
        if not piece.kept:
            reason = QTextCharFormat()
            reason.setFont(self.font())
            reason.setFontItalic(True)
            reason.setForeground(muted(self.palette()))
            cursor.insertText(f"   {piece.reason}", reason)

    def _at(self, position: QPoint) -> int:
        if not self._pieces:
            return -1
        number = self.cursorForPosition(position).blockNumber()
        return number if number < len(self._pieces) else -1

    def _mark(self) -> None:
        """Show which piece is meant, by mouse or by key."""
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Lay the shade of a whole piece under its text: a selection would leave out the end of its last line."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.hasFocus():
            self._shade(painter, self._current, selection(self.palette(), focused=True))
        if self._hovered != self._current or not self.hasFocus():
            self._shade(painter, self._hovered, hover(self.palette()))
        painter.end()
        super().paintEvent(event)

    def _shade(self, painter: QPainter, number: int, color: QColor) -> None:
        block = self.document().findBlockByNumber(number) if number >= 0 else None
        if block is None or not block.isValid():
            return
        place = self.document().documentLayout().blockBoundingRect(block)
        place.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        painter.setBrush(color)
        painter.drawRoundedRect(place.adjusted(-SHADE_SIDE, -SHADE_TOP, SHADE_SIDE, SHADE_TOP), SHADE_CORNER, SHADE_CORNER)
