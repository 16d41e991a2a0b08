"""Upkeep of the search index while nobody uses the window: one short step at a time, none while somebody types."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

from clipper.errors import ClipperError
from clipper.gui.session import Session

QUIET_MS = 20_000
"""Nobody has touched a key or the mouse for so long: reading, or away."""
STEP_MS = 150
"""Between two steps of some 25 ms: the window stays its own master, and the disk is not kept busy."""
TOUCHES = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.DragMove, QEvent.Type.InputMethod})


class IdleUpkeep(QObject):
    """Merges the pieces of one library's index when it is due and nobody waits."""

    def __init__(self, session: Session, parent: QObject | None = None, *, quiet_ms: int = QUIET_MS, step_ms: int = STEP_MS) -> None:
        super().__init__(parent)
        self._session = session
        self._quiet_ms = quiet_ms
        self._step_ms = step_ms
        self._steps: Iterator[None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._turn)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication) and session.library.writable:
            application.focusWindowChanged.connect(self._watch)
            for window in QGuiApplication.topLevelWindows():
                self._watch(window)
            self._timer.start(quiet_ms)

    def _watch(self, window: QWindow | None) -> None:
        """Keys and the mouse come to a window first: its events are few, where those of all widgets are thousands for one search."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Whoever touches the window has it for himself."""
        if event.type() in TOUCHES and self._session.is_open:
            self._timer.start(self._quiet_ms)
        return super().eventFilter(watched, event)

    def stop(self) -> None:
        """For good."""
        self._timer.stop()
        self._steps = None

    def _turn(self) -> None:
        if not self._session.is_open:
            return
        if not self._session.reader.idle:
            self._timer.start(self._quiet_ms)
            return
        try:
            self._timer.start(self._step_ms if self._step() else self._quiet_ms)
        except ClipperError:  # another process writes, or the disk is full: upkeep is nobody's worry, later will do
            self._steps = None
            self._timer.start(self._quiet_ms)

    def _step(self) -> bool:
        """One step; whether there may be more to do."""
        upkeep = self._session.library.upkeep
        if self._steps is None:
            if not upkeep.is_due():
                return False
            self._steps = upkeep.merge()
        try:
            next(self._steps)
        except StopIteration:
            self._steps = None
            return False
        return True
