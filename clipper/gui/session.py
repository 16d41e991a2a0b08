"""The open library as the window sees it: every write goes through here, gets its name for undo, and is told by one signal."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from clipper.errors import ClipperError
from clipper.gui.reader import Reader
from clipper.library.library import Library
from clipper.model.changes import Changes, Inverse, Kind

if TYPE_CHECKING:
    from clipper.gui.errand import Errand
    from clipper.gui.turns import Turns

POLL_MS = 1500
"""How soon the window sees what the command line wrote: about as long as switching windows takes."""

ELSEWHERE = Changes(kinds=frozenset(Kind))
"""What another process wrote: anything may have changed."""


class Session(QObject):
    """One open library. `changed` carries the Changes of every write, also those of undo and of other processes."""

    closing = Signal()
    """The library is about to be closed: what is under way for it ends without an answer."""
    changed = Signal(object)
    failed = Signal(object)
    """A ClipperError for the quiet bar."""
    told = Signal(str)
    """A sentence about something done, for the quiet bar."""
    done = Signal(str)
    """The same of an act that was the last one on the undo stack: the bar offers to take it back."""
    spoken = Signal(str)
    """What eyes see at its place and only a screen reader must be told: a star was set, a search found four, something is undone."""

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = library
        self.is_open = True
        self.reader = Reader(library, self)
        self.undo_stack = QUndoStack(self)
        self._data_version = library.data_version()
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self.look_elsewhere)
        self._poll.start()

    def perform(self, name: str, verb: Callable[[], Changes], *, typed_into: str = "") -> Changes | None:
        """Do a write that the user can undo under this name; None if it failed (the window has been told).

        `typed_into` names the field of a write that may go on as the user types: such writes are one step, as long as nothing else is
        done between.
        """
        try:
            changes = verb()
        except ClipperError as error:
            self.failed.emit(error)
            return None
        self.note(name, changes, typed_into=typed_into)
        return changes

    def note(self, name: str, changes: Changes, *, typed_into: str = "") -> None:
        """Take over a write that has happened: onto the undo stack, and told."""
        if changes.inverse:
            from clipper.gui.write_command import WriteCommand

            self.undo_stack.push(WriteCommand(name, changes.inverse, self._apply, typed_into=typed_into))
        if changes:
            self.changed.emit(changes)
        if changes.refused:
            self.told.emit(" ".join(changes.refused))

    def start(self, work: "Errand | Turns") -> None:
        """Start slow work for this library; it is given up when the library is closed."""
        self.closing.connect(work.cancel)
        work.start()

    def tell_elsewhere(self) -> None:
        """Anything may have changed: read again what is shown."""
        self._data_version = self.library.data_version()
        self.changed.emit(ELSEWHERE)

    def look_elsewhere(self) -> None:
        """Ask whether another process has written."""
        if self.library.data_version() != self._data_version:
            self.tell_elsewhere()

    def close(self) -> None:
        """Stop all that is under way, and close the file."""
        if self.is_open:
            self.closing.emit()
        self.is_open = False
        self._poll.stop()
        self.reader.stop()
        self.undo_stack.clear()
        self.library.close()

    def _apply(self, inverse: Inverse, told: str) -> Changes | None:
        try:
            changes = self.library.apply(inverse)
        except ClipperError as error:
            self.failed.emit(error)
            return None
        if changes:
            self.changed.emit(changes)
        if changes.left:
            self.told.emit("Left as it is: " + "; ".join(changes.left))
        else:
            self.spoken.emit(told)
        return changes
