"""The one command of the undo stack: a name that the user reads, and the inverse of a write."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from clipper.model.changes import Changes, Inverse

Apply = Callable[[Inverse], Changes | None]
"""Undoes (or redoes) a write, tells the window, and gives what undoes that again; None where it failed."""


class WriteCommand(QUndoCommand):
    """A write that has happened already: pushing it does nothing, undoing and redoing apply its inverse."""

    def __init__(self, name: str, inverse: Inverse, apply: Apply, *, merge_id: int = -1) -> None:
        super().__init__(name)
        self._inverse = inverse
        self._apply = apply
        self._merge_id = merge_id
        self._is_new = True

    def id(self) -> int:
        """Commands with one id other than -1 that follow each other are one step: typing a note."""
        return self._merge_id

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 (Qt's name)
        if not isinstance(other, WriteCommand) or other.text() != self.text():
            return False
        self._inverse = Inverse(rows=self._inverse.rows + other._inverse.rows)
        return True

    def redo(self) -> None:
        if self._is_new:
            self._is_new = False
            return
        self._turn()

    def undo(self) -> None:
        self._turn()

    def _turn(self) -> None:
        changes = self._apply(self._inverse)
        if changes is None:
            self.setObsolete(True)
        else:
            self._inverse = changes.inverse
