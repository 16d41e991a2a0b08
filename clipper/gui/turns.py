"""A long write of the window, done on the GUI thread in turns so short that the window stays in use."""

from collections.abc import Generator
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from clipper.errors import CancelledError, ClipperError

TURN_S = 0.03
"""A long write holds the GUI thread at most so long before the window gets its turn: two frames."""


class Turns(QObject):
    """A long write as a generator of progress (done, of all): some steps a turn of the event loop, cancellable between them."""

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    ended = Signal()
    """In each case, and before the others."""

    def __init__(self, steps: Generator[tuple[int, int], None, Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._turn)

    def start(self) -> None:
        self._timer.start()

    def cancel(self) -> None:
        """Stop after the batch that is done; the generator ends with GeneratorExit."""
        if self._timer.isActive():
            self._timer.stop()
            self._steps.close()
            self.ended.emit()
            self.failed.emit(CancelledError("Stopped."))

    def _turn(self) -> None:
        begun = perf_counter()
        while perf_counter() - begun < TURN_S:
            try:
                progress = next(self._steps)
            except StopIteration as end:
                self._timer.stop()
                self.ended.emit()
                self.done.emit(end.value)
                return
            except ClipperError as error:
                self._timer.stop()
                self.ended.emit()
                self.failed.emit(error)
                return
            self.progressed.emit(*progress)
