"""The quiet bar: one sentence with at most one button, where a modal box would interrupt.

It floats over the lower edge of its window: nothing that is being read moves when it comes or goes.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPalette, QPen, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from clipper.errors import ClipperError
from clipper.gui.widgets.shades import accent, mixed

SHOWN_MS = 7000
"""A sentence about something done is read in this time; an error stays until it is closed."""
ERROR_TINT = "#d64545"
MOST_WIDE, LEAST_WIDE = 720, 280
"""A sentence wider than that is no longer read at a glance; one narrower looks lost."""
EDGE, CORNER = 14, 8
GROUND_TINT, LINE_TINT = 0.16, 0.55


class MessageBar(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._button = QPushButton(self)
        self._close = QToolButton(self)
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.setToolTip("Close this message")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self._act: Callable[[], object] | None = None
        self._button.clicked.connect(self.press)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._around = parent
        self.hide()

    def say(self, sentence: str, button: str = "", act: Callable[[], object] | None = None, *, stays: bool = False) -> None:
        """Something that was done, or can be done."""
        self._show(sentence, button, act, stays=stays, wrong=False)

    def complain(self, error: ClipperError) -> None:
        """An error: the sentence and what to do."""
        self._show(f"{error.sentence} {error.hint}".strip(), "", None, stays=True, wrong=True)

    def show_progress(self, done: int, whole: int) -> None:
        """How far the act is that the bar tells of; of how many, where that is known."""
        of = f" of {whole:,}" if whole else ""
        self._text.setText(f"{self._text.text().split(' … ')[0].removesuffix(' …')} … {done:,}{of}")
        self._settle()

    @property
    def sentence(self) -> str:
        return self._text.text() if self.isVisible() else ""

    def _show(self, sentence: str, button: str, act: Callable[[], object] | None, *, stays: bool, wrong: bool) -> None:
        self._text.setText(sentence)
        self._act = act
        self._button.setText(button)
        self._button.setVisible(bool(button))
        palette = QPalette(self._around.palette())
        base = palette.color(QPalette.ColorRole.Base)
        tint = QColor(ERROR_TINT) if wrong else accent(palette)
        palette.setColor(QPalette.ColorRole.Window, mixed(base, tint, GROUND_TINT))
        palette.setColor(QPalette.ColorRole.Mid, mixed(base, tint, LINE_TINT))
        self.setPalette(palette)
        self.show()
        self._settle()
        self.raise_()
        self._timer.stop()
        if not stays:
            self._timer.start(SHOWN_MS)

    def _settle(self) -> None:
        """Over the middle of the window's lower edge, as wide as its sentence wants."""
        room = self._around.width() - 2 * EDGE
        beside = self.sizeHint().width() - self._text.sizeHint().width()
        wanted = self._text.fontMetrics().horizontalAdvance(self._text.text()) + beside + 2
        width = max(min(wanted, MOST_WIDE, room), min(LEAST_WIDE, room))
        height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        self.setGeometry((self._around.width() - width) // 2, self._around.height() - height - EDGE, width, height)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        super().showEvent(event)
        self._around.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        self._around.removeEventFilter(self)
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Stay at the edge when the window changes its size."""
        if watched is self._around and event.type() == QEvent.Type.Resize:
            self._settle()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """A card of its own ground and edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Window))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1).toRectF().translated(0.5, 0.5), CORNER, CORNER)

    def press(self) -> None:
        """What the button does."""
        self.hide()
        if self._act is not None:
            self._act()
