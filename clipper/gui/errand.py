"""A job of its own off the GUI thread: a page that is fetched, a capture that is read.

What its thread holds may belong to widgets: it lets go of all of it before the GUI thread hears that it has ended (see `reader`).
"""

import contextlib
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from clipper.errors import ClipperError


class Errand(QObject):
    """One job on a thread of its own that knows nothing of the window: extracting a capture, fetching a page."""

    done = Signal(object)
    failed = Signal(object)
    """A ClipperError."""
    broke = Signal(object)
    """Any other exception."""
    ended = Signal()
    """In each case, also where it was cancelled, and before the others."""
    _ended = Signal()

    def __init__(self, job: Callable[[], Any], cancel: Callable[[], None] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._cancel = cancel
        self._cancelled = False
        self._outcome: tuple[Any, BaseException | None] = (None, None)
        self._ended.connect(self._tell)
        self._thread = threading.Thread(target=self._run, name="errand", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def cancel(self) -> None:
        """Stop it if it can be stopped; its answer is dropped in any case."""
        self._cancelled = True
        if self._cancel is not None:
            self._cancel()

    def wait(self) -> None:
        """Until the job has ended: at the program's end its thread would be stopped in the middle."""
        self._thread.join()

    def _run(self) -> None:
        try:
            self._outcome = self._job(), None
        except Exception as error:
            self._outcome = None, error
        with contextlib.suppress(RuntimeError):  # whoever asked for it is gone, and the errand with it
            self._ended.emit()

    def _tell(self) -> None:
        """On the GUI thread, when the other one has let go of all that it held."""
        self._thread.join()
        (value, error), self._outcome = self._outcome, (None, None)
        self.ended.emit()
        if self._cancelled:
            return
        if error is None:
            self.done.emit(value)
        else:
            (self.failed if isinstance(error, ClipperError) else self.broke).emit(error)
