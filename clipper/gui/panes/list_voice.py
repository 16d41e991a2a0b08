"""What the list says to screen readers: how many a search found, and why a list is empty. Eyes see it in the list's head."""

from PySide6.QtCore import QObject, QTimer, Signal

from clipper.gui.models.listed import Asked
from clipper.model.listing import Count

SETTLED_MS = 600
"""So long after the last result: whoever types hears how many there are of what he typed, not of each letter of it."""


def number_found(count: Count) -> str:
    """ "at least 1,000 clippings found": as the head shows it."""
    about = "" if count.exact else "at least "
    return f"{about}{count.number:,} {'clipping' if count.number == 1 else 'clippings'} found"


class ListVoice(QObject):
    """Tells each result once, when no other one has come after it."""

    said = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._query, self._words, self._told = "", "", ("", "")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLED_MS)
        self._timer.timeout.connect(self._tell)

    def show_list(self, asked: Asked, count: Count) -> None:
        """A list has been opened: of a place one knows how many there are, of what was typed it is told."""
        self._query = asked.query
        self._await(number_found(count) if asked.snippets and count.number else "")

    def show_count(self, count: Count) -> None:
        """All were counted."""
        if self._words:
            self._await(number_found(count))

    def show_nothing(self, heading: str, sentence: str) -> None:
        """The list is empty."""
        self._await(f"{heading.rstrip('.')}. {sentence}")

    def show_passages(self, number: int) -> None:
        """Passages stand in the list's place."""
        self._await(f"{number:,} {'passage' if number == 1 else 'passages'} found")

    def _await(self, words: str) -> None:
        self._words = words
        self._timer.start()

    def _tell(self) -> None:
        now = self._query, self._words
        if now != self._told and self._words:
            self.said.emit(self._words)
        self._told = now
