"""The view of an article: a read-only text edit whose highlights are painted behind the words.

It knows positions and paint. What keys and clicks mean is decided by the pane.
"""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from clipper.gui.article import marks_paint
from clipper.gui.article.document import LoadImage, SetArticle, set_article
from clipper.gui.article.lanes import MarkedText
from clipper.gui.article.marks_paint import Painted
from clipper.gui.article.style import ReadingStyle
from clipper.gui.theme.measures import Space
from clipper.gui.theme.palette import LIGHT, Palette
from clipper.model.span import ArticleText

EMPTY = ArticleText(text="", spans=())


def _no_image(_: str) -> bytes | None:
    return None


class ArticleView(QTextEdit):
    """Shows one article; every offset in its public methods is in code points."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("article")
        self.setAccessibleName("Article")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._style = ReadingStyle()
        self._column = self._style.column_width()
        self._load_image: LoadImage = _no_image
        self._painted = Painted(LIGHT)
        self._head: QWidget | None = None
        self._page = set_article(EMPTY, self._style, LIGHT, _no_image, self._column)
        self._take(self._page)

    # What is shown

    @property
    def page(self) -> SetArticle:
        return self._page

    @property
    def painted(self) -> Painted:
        """What is painted beside the words; call `repaint_marks` after changing it."""
        return self._painted

    @property
    def reading_style(self) -> ReadingStyle:
        return self._style

    def set_head(self, head: QWidget) -> None:
        """The widget that stands above the text and scrolls with it."""
        self._head = head
        head.setParent(self.viewport())
        head.show()

    def show_text(self, article: ArticleText, load_image: LoadImage = _no_image) -> None:
        """Show another article, from its beginning; its highlights are set apart."""
        self._load_image = load_image
        self._painted.highlights = self._painted.hits = MarkedText()
        self._painted.current_hit = self._painted.chosen = self._painted.focus = None
        self._set(article)
        self.verticalScrollBar().setValue(0)

    def set_reading_style(self, style: ReadingStyle) -> None:
        """Set it again in another font or size, at the same place."""
        self._style = style
        self._column = style.column_width()
        self._set_again()

    def set_colors(self, palette: Palette) -> None:
        """Another theme."""
        self._painted.palette = palette
        self._set_again()

    def _set_again(self) -> None:
        place = self.place()
        cursor = self.textCursor()
        anchor, position = cursor.anchor(), cursor.position()
        self._set(self._page.article)
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.restore(place)

    def _set(self, article: ArticleText) -> None:
        width = min(self._column, max(1, self.viewport().width() - 2 * Space.WIDE))
        self._take(set_article(article, self._style, self._painted.palette, self._load_image, width))

    def _take(self, page: SetArticle) -> None:
        self._page = page
        page.document.setParent(self)
        self._fit(page)
        self.setDocument(page.document)

    # Where things are

    def place(self) -> int:
        """The code point at the top of the view: what is remembered of an article."""
        return self._page.offsets.from_utf16(self.cursorForPosition(self.viewport().rect().topLeft()).position())

    def restore(self, place: int) -> None:
        """Scroll so that a code point stands at the top."""
        if place <= 0:
            self.verticalScrollBar().setValue(0)
            return
        cursor = self.cursor_at(place, place)
        self.verticalScrollBar().setValue(round(self.cursorRect(cursor).top() + self.verticalScrollBar().value()))

    def cursor_at(self, start: int, end: int) -> QTextCursor:
        """A cursor over a range of code points."""
        cursor = QTextCursor(self._page.document)
        cursor.setPosition(self._page.offsets.to_utf16(start))
        cursor.setPosition(self._page.offsets.to_utf16(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def selected_range(self) -> tuple[int, int]:
        """The selection in code points; empty at the caret."""
        cursor = self.textCursor()
        return self._page.offsets.from_utf16(cursor.selectionStart()), self._page.offsets.from_utf16(cursor.selectionEnd())

    # Paint

    def repaint_marks(self) -> None:
        """Paint highlights and hits anew."""
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self.viewport())
        scrolled = self.verticalScrollBar().value()
        painter.translate(QPointF(0, -scrolled))
        area = event.rect()
        marks_paint.paint(painter, self._page, self._painted, scrolled + area.top(), scrolled + area.bottom())
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        self._fit(self._page)
        super().resizeEvent(event)
        self._place_head()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 (Qt's name)
        super().scrollContentsBy(dx, dy)
        self._place_head()

    def refit(self) -> None:
        """Make room again for a head whose height has changed."""
        self._fit(self._page)
        self._place_head()

    def _fit(self, page: SetArticle) -> None:
        """Center the column; leave room for the head."""
        side = self._side()
        width = max(1, self.viewport().width() - 2 * side)
        top = Space.WIDE
        if self._head is not None:
            top += self._head.heightForWidth(width) if self._head.hasHeightForWidth() else self._head.sizeHint().height()
        frame = page.document.rootFrame()
        shape = frame.frameFormat()
        if (shape.leftMargin(), shape.rightMargin(), shape.topMargin()) != (side, side, top):
            shape.setLeftMargin(side)
            shape.setRightMargin(side)
            shape.setTopMargin(top)
            shape.setBottomMargin(Space.HUGE * 2)
            frame.setFrameFormat(shape)

    def _side(self) -> int:
        return max(int(Space.WIDE), (self.viewport().width() - self._column) // 2)

    def _place_head(self) -> None:
        if self._head is None:
            return
        side = self._side()
        width = max(1, self.viewport().width() - 2 * side)
        height = self._head.heightForWidth(width) if self._head.hasHeightForWidth() else self._head.sizeHint().height()
        self._head.setGeometry(side, Space.WIDE - self.verticalScrollBar().value(), width, height)
