"""The view of an article: a read-only text edit whose highlights are painted behind the words.

It knows positions and paint. What keys and clicks mean is decided by the pane.
"""

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from clipper.gui.article import marks_paint
from clipper.gui.article.column import TextColumn
from clipper.gui.article.document import LoadImage, SetArticle, no_image, set_article
from clipper.gui.article.geometry import character_at
from clipper.gui.article.grips import Grip, grip_at
from clipper.gui.article.head import ArticleHead
from clipper.gui.article.keys import Act, act_of
from clipper.gui.article.lanes import MarkedRange, MarkedText
from clipper.gui.article.marks_paint import Painted
from clipper.gui.article.style import ReadingStyle
from clipper.gui.theme.palette import Palette
from clipper.gui.widgets.key_claim import KeyClaim
from clipper.gui.widgets.viewport import viewport_of
from clipper.model.span import ArticleText

EMPTY = ArticleText(text="", spans=())

CARET_WIDTH = 2
"""Pixels: a caret of one is hard to find in a page of text."""

_SAME_WIDTH = 2
"""Pixels by which a column may change before images and tables are made again."""


class ArticleView(QTextEdit):
    """Shows one article; every offset in its public methods and signals is in code points."""

    act_wanted = Signal(object, int)
    """An Act of the keys table, and the key."""
    selection_made = Signal()
    """The mouse has let go of a selection."""
    clicked = Signal(int)
    """The code point under a click; -1 beside the text."""
    link_clicked = Signal(str)
    end_moved = Signal(str, int, int)
    """An end of a highlight was dragged: id, start, end."""
    menu_wanted = Signal(QPoint)
    """At a point of the screen."""
    moved = Signal()
    """Scrolled or resized: what floats over it stands wrong now."""

    def __init__(self, style: ReadingStyle, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("article")
        self.setAccessibleName("Article")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(CARET_WIDTH)
        self.setAcceptDrops(False)  # what is dropped here is for the window: a new clipping
        self._port = viewport_of(self)
        self.viewport().setMouseTracking(True)
        self._has_caret = False
        self._claim: KeyClaim | None = None
        self._grip: Grip | None = None
        self.set_caret(on=False)
        self._style = style
        self._column = TextColumn(self._style.column_width())
        self._load_image: LoadImage = no_image
        self._pictures: dict[str, QImage] = {}
        self._painted = Painted(palette)
        self._page = set_article(EMPTY, style, palette, self._picture, self._column.width)
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

    def set_head(self, head: ArticleHead) -> None:
        """The widget that stands above the text and scrolls with it."""
        self._column.head = head
        head.setParent(self.viewport())
        head.show()

    def show_text(self, article: ArticleText, load_image: LoadImage = no_image) -> None:
        """Show another article, from its beginning; its highlights are set apart."""
        self._load_image = load_image
        self._pictures = {}
        self._painted.highlights = self._painted.hits = MarkedText()
        self._painted.current_hit = self._painted.chosen = self._painted.focus = None
        self._set(article)
        self.verticalScrollBar().setValue(0)
        self._place_head()

    def set_reading_style(self, style: ReadingStyle) -> None:
        """Set it again in another font or size, at the same place."""
        self._style = style
        self._column.width = style.column_width()
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
        self._place_head()

    def _set(self, article: ArticleText) -> None:
        width = self._column.text_width(self.viewport().width())
        self._take(set_article(article, self._style, self._painted.palette, self._picture, width))

    def _take(self, page: SetArticle) -> None:
        before, self._page = self._page, page
        self._fit(page)
        self.setDocument(page.document)
        if before is not page:
            before.document.deleteLater()  # the binding keeps a reference to every document that was ever set

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

    def area_of(self, start: int, end: int) -> QRect:
        """Where a range stands in the view: from its first line to its last."""
        document = self._page.document
        first, last = QTextCursor(document), QTextCursor(document)
        first.setPosition(self._page.offsets.to_utf16(start))
        last.setPosition(self._page.offsets.to_utf16(end))
        return self.cursorRect(first).united(self.cursorRect(last))

    def select(self, start: int, end: int) -> None:
        """Select a range of code points."""
        self.setTextCursor(self.cursor_at(start, end))

    def reveal(self, start: int, end: int) -> None:
        """Scroll as little as it takes to see a range, with some lines around it."""
        area, height = self.area_of(start, end), self.viewport().height()
        bar = self.verticalScrollBar()
        if area.top() < 0 or area.bottom() > height:
            bar.setValue(bar.value() + area.top() - height // 3)

    # Keys

    @property
    def has_caret(self) -> bool:
        return self._has_caret

    def set_caret(self, *, on: bool) -> None:
        """Whether the arrow keys move a caret."""
        self._has_caret = on
        flags = Qt.TextInteractionFlag.TextSelectableByMouse
        if on:
            flags |= Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """With the focus come the keys."""
        if self._claim is None:
            self._claim = KeyClaim(self, lambda key: act_of(key, has_caret=self._has_caret) is not None)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        act = act_of(event, has_caret=self._has_caret)
        if act is not None:
            self.act_wanted.emit(act, event.key())
            event.accept()
        elif not self._has_caret and not self._scroll(Qt.Key(event.key())):
            event.ignore()
        elif self._has_caret:
            super().keyPressEvent(event)

    def _scroll(self, key: Qt.Key) -> bool:
        bar = self.verticalScrollBar()
        page = max(1, self.viewport().height() - 3 * self.fontMetrics().lineSpacing())
        places = {
            Qt.Key.Key_PageDown: bar.value() + page,
            Qt.Key.Key_Space: bar.value() + page,
            Qt.Key.Key_PageUp: bar.value() - page,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: bar.maximum(),
        }
        if key in places:
            bar.setValue(places[key])
        return key in places

    def read_on(self) -> bool:
        """A page further down; False at the end."""
        before = self.verticalScrollBar().value()
        self._scroll(Qt.Key.Key_Space)
        return self.verticalScrollBar().value() != before

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if event.button() is Qt.MouseButton.LeftButton:
            self._grip = self._grip_under(event.position())
            if self._grip is not None:
                return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if self._grip is not None:
            self._drag_to(self._grip, event.position())
            return
        if not event.buttons():
            self.viewport().setCursor(self._shape_at(event.position()))
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if self._grip is not None:
            moved = self._drag_to(self._grip, event.position())
            self._grip = None
            offsets = self._page.offsets
            self.end_moved.emit(moved.id, offsets.from_utf16(moved.start), offsets.from_utf16(moved.end))
            return
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self.textCursor().hasSelection():
            self.selection_made.emit()
        elif href := self.anchorAt(event.position().toPoint()):
            self.link_clicked.emit(href)
        else:
            self.clicked.emit(self.code_point_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Chooses the word; the release that follows offers the bar."""
        from clipper.gui.article.steps import word_at

        self._grip = None
        super().mouseDoubleClickEvent(event)
        position = self.code_point_at(event.position())
        word = word_at(self._page.article.text, position) if position >= 0 else None
        if word is not None:
            self.select(*word)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """With Control, the size of the text; the text edit's own zoom would change it behind our back."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned := event.angleDelta().y():
                self.act_wanted.emit(Act.LARGER if turned > 0 else Act.SMALLER, 0)
            event.accept()
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 (Qt's name)
        self.menu_wanted.emit(event.globalPos())

    def code_point_at(self, point: QPointF) -> int:
        """The character under a point of the view; -1 where there is none."""
        page_point = point + QPointF(0, self.verticalScrollBar().value())
        found = character_at(self._page.document, page_point)
        return -1 if found < 0 else self._page.offsets.from_utf16(found)

    def _grip_under(self, point: QPointF) -> Grip | None:
        position = self.cursorForPosition(point.toPoint()).position()
        return grip_at(self._page.document, self._painted, point + QPointF(0, self.verticalScrollBar().value()), position)

    def _drag_to(self, grip: Grip, point: QPointF) -> MarkedRange:
        """Show the highlight as it would be; the other ones stay."""
        moved = grip.moved(self.cursorForPosition(point.toPoint()).position())
        ranges = (moved if found.id == moved.id else found for found in self._painted.highlights.ranges)
        self._painted.highlights = MarkedText(ranges)
        if self._painted.chosen is not None and self._painted.chosen.id == moved.id:
            self._painted.chosen = moved
        self.repaint_marks()
        return moved

    def _shape_at(self, point: QPointF) -> Qt.CursorShape:
        if self._grip_under(point) is not None:
            return Qt.CursorShape.SizeHorCursor
        return Qt.CursorShape.PointingHandCursor if self.anchorAt(point.toPoint()) else Qt.CursorShape.IBeamCursor

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 (Qt's name)
        """Clean text instead of the document's own."""
        from clipper.gui.article.copying import clean_text

        made = QMimeData()
        made.setText(clean_text(self._page.article, *self.selected_range()))
        return made

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
        if abs(self._column.text_width(self.viewport().width()) - self._page.width) > _SAME_WIDTH and not self._page.fits_any_width:
            self._set_again()
        self._fit(self._page)
        super().resizeEvent(event)
        self._place_head()
        self.moved.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 (Qt's name)
        super().scrollContentsBy(dx, dy)
        self._place_head()
        self.moved.emit()

    def refit(self) -> None:
        """Make room again for a head whose height has changed."""
        self._fit(self._page)
        self._place_head()

    def _fit(self, page: SetArticle) -> None:
        self._column.fit(page.document, self.viewport().width())

    def _picture(self, asset: str) -> QImage:
        """Decoded once for an article."""
        if asset not in self._pictures:
            content = self._load_image(asset)
            self._pictures[asset] = QImage.fromData(content) if content else QImage()
        return self._pictures[asset]

    def _place_head(self) -> None:
        self._column.place_head(self.viewport().width(), self.verticalScrollBar().value())
