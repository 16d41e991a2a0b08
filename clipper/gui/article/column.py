"""The column that an article is set in, and the head that stands above it: how wide, how far from the sides, how far down. In pixels."""

from PySide6.QtGui import QTextDocument

from clipper.gui.article.head import ArticleHead
from clipper.gui.theme.measures import Space


class TextColumn:
    """Centered in the room that the view has; `width` is what its lines want, which a narrow view does not give."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.head: ArticleHead | None = None
        """It scrolls with the text."""

    def text_width(self, room: int) -> int:
        """How wide the lines are in a view of this width."""
        return min(self.width, max(1, room - 2 * Space.WIDE))

    def fit(self, document: QTextDocument, room: int) -> None:
        """Center the text in a view of this width, and leave room for the head."""
        side, top = self._side(room), Space.WIDE + self._head_height(room)
        frame = document.rootFrame()
        shape = frame.frameFormat()
        if (shape.leftMargin(), shape.rightMargin(), shape.topMargin()) != (side, side, top):
            shape.setLeftMargin(side)
            shape.setRightMargin(side)
            shape.setTopMargin(top)
            shape.setBottomMargin(Space.HUGE * 2)
            frame.setFrameFormat(shape)

    def place_head(self, room: int, scrolled: int) -> None:
        """Above the text, so far up as that was scrolled."""
        if self.head is not None:
            self.head.setGeometry(self._side(room), Space.WIDE - scrolled, self._head_width(room), self._head_height(room))

    def _side(self, room: int) -> int:
        return max(int(Space.WIDE), (room - self.width) // 2)

    def _head_width(self, room: int) -> int:
        return max(1, room - 2 * self._side(room))

    def _head_height(self, room: int) -> int:
        return self.head.height_at(self._head_width(room)) if self.head is not None else 0
