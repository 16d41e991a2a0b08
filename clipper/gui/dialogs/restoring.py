"""Putting a backup in the place of a library, while there is no window that could tell of it."""

import threading
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QProgressDialog

from clipper.gui.errand import Errand

SHOWN_AFTER_MS = 300
"""A small library is restored before a dialog could be read."""


class Restoring(QObject):
    """One restore, with its progress and a way to stop it."""

    _reached = Signal(int)
    """From its thread: how many percent are done."""

    def __init__(self, backup: Path, path: Path, middle: QPoint) -> None:
        """`middle` is where the window was that is closed for it."""
        super().__init__()
        self._backup, self._path, self._middle = backup, path, middle
        self._stopped = threading.Event()
        self._told = -1
        self._aside: Path | None = None
        self._error: BaseException | None = None

    def run(self) -> Path | None:
        """Where the library went that was there before. Raises CancelledError where it was stopped: then nothing is changed."""
        from clipper.library.health import restore

        dialog = QProgressDialog(f"Restoring {self._backup.name} …", "Cancel", 0, 100)
        dialog.setWindowTitle("Restore Backup")
        dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        dialog.setMinimumDuration(SHOWN_AFTER_MS)
        dialog.adjustSize()
        dialog.move(self._middle - dialog.rect().center())
        waiting = QEventLoop(self)
        errand = Errand(lambda: restore(self._backup, self._path, self._goes_on), None, self)
        self._reached.connect(dialog.setValue)
        dialog.canceled.connect(self._stopped.set)
        errand.done.connect(self._take)
        errand.failed.connect(self._take_error)
        errand.broke.connect(self._take_error)
        for end in (errand.done, errand.failed, errand.broke):
            end.connect(waiting.quit)
        errand.start()
        waiting.exec()
        dialog.close()
        dialog.deleteLater()
        if self._error is not None:
            raise self._error
        return self._aside

    def _goes_on(self, share: float) -> bool:
        if int(100 * share) > self._told:  # asked far more often
            self._told = int(100 * share)
            self._reached.emit(self._told)
        return not self._stopped.is_set()

    def _take(self, aside: Path | None) -> None:
        self._aside = aside

    def _take_error(self, error: BaseException) -> None:
        self._error = error
