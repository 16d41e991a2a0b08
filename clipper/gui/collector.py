"""Garbage is collected on the GUI thread only.

Python collects on whichever thread happens to ask for memory. Where objects of Qt are among the garbage, a thread that makes a document
or reads an answer would destroy them: Qt then waits for Python's lock while it holds its own, the GUI thread waits the other way round,
and both wait for ever.
"""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 250
"""Between two looks at how much garbage there may be: a small collection takes well under a millisecond."""


class Collector(QObject):
    """Takes over from Python's own collector, which stays off from now on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is due, as Python would have done by itself."""
        due = [number for number, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if most and count > most]
        if due:
            gc.collect(due[-1])
