"""A layout that sets widgets side by side and goes on in the next line, like words."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Equal gaps between the widgets of a line and between lines."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6) -> None:
        super().__init__(parent)
        self._gap = gap
        self._cells: list[QLayoutItem] = []
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 (Qt's name)
        self._cells.append(item)

    def clear(self) -> None:
        """Drop the widgets."""
        for cell in self._cells:
            widget = cell.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._cells.clear()

    def show_widgets(self) -> None:
        """Show those that were added; what was cleared away stays hidden until Qt deletes it."""
        for cell in self._cells:
            widget = cell.widget()
            if widget is not None:
                widget.show()

    def count(self) -> int:
        return len(self._cells)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 (Qt's name)
        return self._cells[index] if 0 <= index < len(self._cells) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 (Qt's name)
        return self._cells.pop(index) if 0 <= index < len(self._cells) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 (Qt's name)
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        return self._flow(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 (Qt's name)
        size = QSize()
        for cell in self._cells:
            size = size.expandedTo(cell.minimumSize())
        return size

    def setGeometry(self, area: QRect) -> None:  # noqa: N802 (Qt's name)
        super().setGeometry(area)
        self._flow(area, move=True)

    def _flow(self, area: QRect, *, move: bool) -> int:
        """The height that it takes."""
        x, y, line = area.x(), area.y(), 0
        parent = self.parentWidget()
        is_rtl = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for cell in self._cells:
            size = cell.sizeHint()
            if x > area.x() and x + size.width() > area.right() + 1:
                x, y, line = area.x(), y + line + self._gap, 0
            if move:
                width = min(size.width(), area.width())
                left = area.left() + area.right() + 1 - x - width if is_rtl else x
                cell.setGeometry(QRect(left, y, width, size.height()))
            x += size.width() + self._gap
            line = max(line, size.height())
        return y + line - area.y()
