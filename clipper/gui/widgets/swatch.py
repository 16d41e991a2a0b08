"""A button in a highlight color: its name is read and shown, never the color alone."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from clipper.gui.theme.marks import Mark
from clipper.gui.theme.measures import Size
from clipper.model.color import HighlightColor


class Swatch(QAbstractButton):
    """`number` is the key that does the same, 1-8."""

    def __init__(self, color: HighlightColor, look: Mark, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.color = color
        self._look = look
        self.setCheckable(True)
        self.setFixedSize(QSize(Size.SWATCH + 4, Size.SWATCH + 4))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        meaning = f": {color.meaning}" if color.meaning else ""
        self.setToolTip(f"{color.name}{meaning} ({number})")
        self.setAccessibleName(f"Mark as {color.name}")
        self.setAccessibleDescription(color.meaning)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(Size.SWATCH + 4, Size.SWATCH + 4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = Size.SWATCH - (2 if self.isDown() else 4 if not self.underMouse() else 2)
        area = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter.setBrush(QColor(self._look.fill))
        painter.setPen(QPen(QColor(self._look.edge), 1.5))
        painter.drawEllipse(area)
        if self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(self.foregroundRole()), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            middle = area.center()
            painter.drawPolyline([middle + QPointF(-4, 0), middle + QPointF(-1, 3), middle + QPointF(4, -3)])
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(self.palette().ColorRole.Accent), 2))
            painter.drawEllipse(area.adjusted(-2.5, -2.5, 2.5, 2.5))
