"""What a researcher must not miss, on a ground of its own, with the acts that help."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from clipper.gui.theme.measures import Space
from clipper.gui.widgets.buttons import chip
from clipper.gui.widgets.flow import FlowLayout
from clipper.gui.widgets.shades import mixed

TINT = "#c98a1b"
GROUND_TINT, LINE_TINT = 0.15, 0.6
CORNER = 6

Act = tuple[str, str, Callable[[], object]]
"""What a button says, the tip that it shows, and what it does."""


class Notice(QFrame):
    """Hidden while there is nothing to tell."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._told = QLabel(self)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._acts = QWidget(self)
        self._flow = FlowLayout(self._acts)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._told)
        column.addWidget(self._acts)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says."""
        return "" if self.isHidden() else self._told.text()

    def tell(self, sentences: Sequence[str], acts: Sequence[Act] = ()) -> None:
        """Say them, one a line, and offer the acts; without sentences it takes no room."""
        self._told.setText("\n".join(sentences))
        self._flow.clear()
        for text, tip, act in acts if sentences else ():
            button = chip(text, text.rstrip("…"), act, self._acts)
            button.setToolTip(tip)
            self._flow.addWidget(button)
        self._flow.show_widgets()
        self._acts.setVisible(bool(acts))
        self.setVisible(bool(sentences))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """A tint that both themes carry, and a line around it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base = self.palette().color(QPalette.ColorRole.Base)
        painter.setPen(QPen(mixed(base, QColor(TINT), LINE_TINT), 1))
        painter.setBrush(mixed(base, QColor(TINT), GROUND_TINT))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1).toRectF().translated(0.5, 0.5), CORNER, CORNER)
