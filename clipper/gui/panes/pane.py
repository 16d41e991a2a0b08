"""What every pane shares: a strip at its top that shows plainly where the keys go."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from clipper.gui.widgets.shades import accent, fill

STRIP = 2


class Pane(QFrame):
    """A frame with a column of widgets and a strip that takes the accent while the focus is inside."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, STRIP, 0, 0)
        self.column.setSpacing(0)
        self._focused = False
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    @property
    def focused(self) -> bool:
        """Whether the keyboard focus is somewhere inside."""
        return self._focused

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        inside = new is not None and (new is self or self.isAncestorOf(new))
        if inside != self._focused:
            self._focused = inside
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        super().paintEvent(event)
        if self._focused:
            painter = QPainter(self)
            fill(painter, QRect(0, 0, self.width(), STRIP), accent(self.palette()))
            painter.end()
