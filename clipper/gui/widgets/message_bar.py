"""The quiet bar: one sentence with at most one button, where a modal box would interrupt.

It floats over the lower edge of its window: nothing that is being read moves when it comes or goes.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPalette, QPen, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from clipper.errors import ClipperError
from clipper.gui.article.announce import announce
from clipper.gui.widgets.shades import accent, mixed
from clipper.model.value import value

SHOWN_MS = 7000
"""A sentence about something done is read in this time; an error stays until it is closed."""
ERROR_TINT = "#d64545"
MOST_WIDE, LEAST_WIDE = 720, 280
"""A sentence wider than that is no longer read at a glance; one narrower looks lost."""
EDGE, CORNER = 14, 8
GROUND_TINT, LINE_TINT = 0.16, 0.55


@value
class Message:
    """What the bar says, and what its button does."""

    sentence: str
    button: str = ""
    act: Callable[[], object] | None = None
    tip: str = ""
    stays: bool = False
    is_wrong: bool = False


class MessageBar(QFrame):
    """Hidden while there is nothing to say. What tells of work under way comes back when what was said over it is gone."""

    said = Signal(str)
    """Every sentence as a screen reader is given it, whether there is one or not."""

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
        self._close.clicked.connect(self.close_message)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self._said = Message(sentence="")
        self._work: Message | None = None
        self._key = ""
        self._button.clicked.connect(self.press)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.close_message)
        self.hide()

    def say(self, sentence: str, button: str = "", act: Callable[[], object] | None = None, *, stays: bool = False) -> None:
        """Something that was done, or can be done."""
        self._show(Message(sentence=sentence, button=button, act=act, tip=self._key, stays=stays))

    def complain(self, error: ClipperError, button: str = "", act: Callable[[], object] | None = None) -> None:
        """An error: the sentence and what to do."""
        sentence = f"{error.sentence} {error.hint}".strip()
        self._show(Message(sentence=sentence, button=button, act=act, tip=self._key, stays=True, is_wrong=True))

    def show_work(self, sentence: str, button: str, stop: Callable[[], object] | None) -> None:
        """Work that the user waits for, and what stops it; it is told until `end_work`."""
        tip = f"{self._key}, or Escape" if self._key else "Escape"
        self._work = Message(sentence=sentence, button=button, act=stop, tip=tip, stays=True)
        self._show(self._work)

    def show_progress(self, done: int, whole: int) -> None:
        """How far the work is that the bar tells of; of how many, where that is known."""
        self._show_how_far(f"{done:,} of {whole:,}" if whole else f"{done:,}")

    def show_share(self, percent: int) -> None:
        """The same of work whose steps are nothing that a user counts."""
        self._show_how_far(f"{percent} %")

    def _show_how_far(self, words: str) -> None:
        if self._work is None:
            return
        before, is_seen = self._work, self._said is self._work
        begun = before.sentence.split(" … ")[0].removesuffix(" …").removesuffix("…")
        self._work = replace(before, sentence=f"{begun} … {words}")
        if is_seen:
            self._said = self._work
            self._text.setText(self._work.sentence)
            self._settle()

    def end_work(self) -> None:
        """Nothing is under way any more."""
        was, self._work = self._work, None
        if self._said is was:
            self.hide()

    def set_key(self, keys: str) -> None:
        """The key that presses the button, to be told at it."""
        self._key = keys

    @property
    def _around(self) -> QWidget:
        """The window. Asked for each time: when both are destroyed, Qt still sends events, and Python's attributes may be gone by then."""
        return self.parentWidget() or self

    @property
    def sentence(self) -> str:
        return self._text.text() if self.isVisible() else ""

    def close_message(self) -> None:
        """What was said is read: what is under way is told again."""
        if self._work is not None and self._said is not self._work:
            self._show(self._work)
        else:
            self.hide()

    def leave(self) -> None:
        """Escape: stop what is under way, or close a sentence that offers nothing; what can be got back by the button stays."""
        if not self.isVisible():
            return
        if self._said is self._work:
            self.press()
        elif self._said.act is None:
            self.close_message()

    def _show(self, message: Message) -> None:
        self._said = message
        self._text.setText(message.sentence)
        self._button.setText(message.button)
        self._button.setToolTip(f"{message.button} ({message.tip})" if message.tip else "")
        self._button.setVisible(bool(message.button))
        palette = QPalette(self._around.palette())
        base = palette.color(QPalette.ColorRole.Base)
        tint = QColor(ERROR_TINT) if message.is_wrong else accent(palette)
        palette.setColor(QPalette.ColorRole.Window, mixed(base, tint, GROUND_TINT))
        palette.setColor(QPalette.ColorRole.Mid, mixed(base, tint, LINE_TINT))
        self.setPalette(palette)
        self.show()
        self._settle()
        self.raise_()
        self._read_aloud(message)
        self._timer.stop()
        if not message.stays:
            self._timer.start(SHOWN_MS)

    def _read_aloud(self, message: Message) -> None:
        """Nobody who does not see the bar would know of it: it takes no focus."""
        words = f"{message.sentence} {message.button} ({message.tip})" if message.tip and message.button else message.sentence
        self.said.emit(words)
        announce(self, words)

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
        """What the button does, if there is one."""
        said = self._said
        if not self.isVisible() or said.act is None:
            return
        self.close_message()
        said.act()
