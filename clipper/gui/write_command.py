"""The one command of the undo stack: a name that the user reads, and the inverse of a write."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from clipper.model.changes import Changes, Inverse

Apply = Callable[[Inverse, str], Changes | None]
"""Undoes (or redoes) a write, tells the window, and gives what undoes that again; None where it failed. The words say what was done."""


NEVER_JOINED, TYPED = -1, 1
"""Ids of commands; Qt joins none whose id is -1."""


class WriteCommand(QUndoCommand):
    """A write that has happened already: pushing it does nothing, undoing and redoing apply its inverse."""

    def __init__(self, name: str, inverse: Inverse, apply: Apply, *, typed_into: str = "") -> None:
        super().__init__(name)
        self._inverse = inverse
        self._apply = apply
        self._typed_into = typed_into
        self._is_new = True

    def id(self) -> int:
        """By which Qt asks whether two commands that follow each other are one step: what is typed may be."""
        return TYPED if self._typed_into else NEVER_JOINED

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 (Qt's name)
        """What is typed into one field is one step; into the next one it is another, which is undone by itself."""
        if not isinstance(other, WriteCommand) or (other.text(), other._typed_into) != (self.text(), self._typed_into):
            return False
        self._inverse = Inverse(rows=self._inverse.rows + other._inverse.rows)
        return True

    def redo(self) -> None:
        if self._is_new:
            self._is_new = False
            return
        self._turn(f"Done again: {self.text()}")

    def undo(self) -> None:
        self._turn(f"Undone: {self.text()}")

    def _turn(self, told: str) -> None:
        changes = self._apply(self._inverse, told)
        if changes is None:
            self.setObsolete(True)
        else:
            self._inverse = changes.inverse
