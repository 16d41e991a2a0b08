"""What the reading of a capture was unsure of, and the acts that help: on a ground of its own, since a researcher must not miss it."""

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


class DoubtNote(QFrame):
    """Hidden where nothing is doubtful."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("What is unsure")
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

    def show_doubts(self, doubts: Sequence[str], acts: Sequence[Act]) -> None:
        """Say them, one a line, and offer the acts; without doubts it takes no room."""
        self._told.setText("\n".join(f"Unsure: {doubt}" for doubt in doubts))
        self._flow.clear()
        for text, tip, act in acts if doubts else ():
            button = chip(text, text.rstrip("…"), act, self._acts)
            button.setToolTip(tip)
            self._flow.addWidget(button)
        self._flow.show_widgets()
        self.setVisible(bool(doubts))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """A tint that both themes carry, and a line around it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base = self.palette().color(QPalette.ColorRole.Base)
        painter.setPen(QPen(mixed(base, QColor(TINT), LINE_TINT), 1))
        painter.setBrush(mixed(base, QColor(TINT), GROUND_TINT))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1).toRectF().translated(0.5, 0.5), CORNER, CORNER)
