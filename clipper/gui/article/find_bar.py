"""The line that finds words in the article."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from clipper.gui.theme.measures import Space
from clipper.gui.widgets.buttons import icon_button
from clipper.gui.widgets.line_field import LineField

FIELD_WIDTH = 260


class FindBar(QFrame):
    """A field, how many places were found, and the ways to the next and the one before."""

    changed = Signal(str)
    next_wanted = Signal()
    previous_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self.field = LineField(self)
        self.field.setPlaceholderText("Find in this article")
        self.field.setAccessibleName("Find in this article")
        self.field.setMaximumWidth(FIELD_WIDTH)
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self.changed)
        self._count = QLabel(self)
        self._count.setProperty("quiet", "true")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.TIGHT, Space.SMALL, Space.TIGHT)
        row.setSpacing(Space.TIGHT)
        row.addWidget(self.field, 1)
        row.addWidget(icon_button("up", "Previous Place", self.previous_wanted.emit, self, key="Shift+F3"))
        row.addWidget(icon_button("down", "Next Place", self.next_wanted.emit, self, key="F3"))
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(icon_button("close", "Close", self.close_bar, self, key="Esc"))
        self.hide()

    def open(self, words: str = "") -> None:
        """Appear, with words to look for if some are given."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.setFocus()
        self.field.selectAll()

    def tell(self, current: int, found: int) -> None:
        """`current` counts from 1; 0 for none."""
        if not self.field.text():
            words = ""
        elif not found:
            words = "Not found"
        else:
            words = f"{current} of {found}" if current else f"{found} found"
        self._count.setText(words)

    def close_bar(self) -> None:
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            (self.previous_wanted if back else self.next_wanted).emit()
        else:
            super().keyPressEvent(event)
