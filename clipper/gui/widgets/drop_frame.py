"""What is shown over the window while something is dragged that it takes: a frame, and what letting go will do."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from clipper.gui.theme.measures import Radius, Space
from clipper.gui.widgets.shades import accent, fill

VEIL = 225
"""Of 255: what is below shows through a little, and does not disturb the words."""
EDGE = 2


class DropFrame(QWidget):
    """Lies over all panes, and neither the mouse nor the drag sees it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = ""
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty while it is not shown."""
        return "" if self.isHidden() else self._words

    def show_over(self, area: QRect, words: str) -> None:
        """Show it over this part of its parent."""
        self._words = words
        self.setGeometry(area)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(self.palette().color(QPalette.ColorRole.Base))
        veil.setAlpha(VEIL)
        fill(painter, self.rect(), veil)
        painter.setPen(QPen(accent(self.palette()), EDGE, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = int(Space.MEDIUM)
        painter.drawRoundedRect(self.rect().adjusted(inset, inset, -inset, -inset), Radius.CARD, Radius.CARD)
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() + 5)
        font.setBold(True)
        painter.setFont(font)
        words = painter.fontMetrics().boundingRect(self._words).size()
        ground = QRect(0, 0, words.width() + 2 * Space.WIDE, words.height() + 2 * Space.LARGE)
        ground.moveCenter(self.rect().center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(ground, Radius.CARD, Radius.CARD)
        painter.setPen(accent(self.palette()))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._words)
        painter.end()
