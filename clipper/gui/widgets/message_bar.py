"""The quiet bar: one sentence with at most one button, where a modal box would interrupt."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from clipper.errors import ClipperError
from clipper.gui.widgets.shades import accent, mixed

SHOWN_MS = 7000
"""A sentence about something done is read in this time; an error stays until it is closed."""
ERROR_TINT = "#d64545"


class MessageBar(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self.setAutoFillBackground(True)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton(self)
        self._close = QToolButton(self)
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.setToolTip("Close this message")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 8, 7)
        row.setSpacing(10)
        for widget in (self._text, self._button, self._close):
            row.addWidget(widget)
        self._act: Callable[[], object] | None = None
        self._button.clicked.connect(self.press)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, sentence: str, button: str = "", act: Callable[[], object] | None = None, *, stays: bool = False) -> None:
        """Something that was done, or can be done."""
        self._show(sentence, button, act, stays=stays, wrong=False)

    def complain(self, error: ClipperError) -> None:
        """An error: the sentence and what to do."""
        self._show(f"{error.sentence} {error.hint}".strip(), "", None, stays=True, wrong=True)

    def show_progress(self, done: int, whole: int) -> None:
        """How far the act is that the bar tells of."""
        self._text.setText(f"{self._text.text().split(' … ')[0].removesuffix(' …')} … {done:,} of {whole:,}")

    @property
    def sentence(self) -> str:
        return self._text.text() if self.isVisible() else ""

    def _show(self, sentence: str, button: str, act: Callable[[], object] | None, *, stays: bool, wrong: bool) -> None:
        self._text.setText(sentence)
        self._act = act
        self._button.setText(button)
        self._button.setVisible(bool(button))
        parent = self.parentWidget()
        palette = QPalette(parent.palette()) if parent is not None else QPalette()
        base = palette.color(QPalette.ColorRole.Base)
        palette.setColor(QPalette.ColorRole.Window, mixed(base, QColor(ERROR_TINT) if wrong else accent(palette), 0.22))
        self.setPalette(palette)
        self.show()
        self._timer.stop()
        if not stays:
            self._timer.start(SHOWN_MS)

    def press(self) -> None:
        """What the button does."""
        self.hide()
        if self._act is not None:
            self._act()
