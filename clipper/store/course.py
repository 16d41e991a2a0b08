"""How far a long piece of work on a library is, and whether it is to go on.

Who waits for it is told the share that is done, and answers whether it goes on. It is asked between two steps, also within a long statement
of SQLite, so that what is stopped is stopped at a known place and not wherever a signal happens to arrive.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Generator

from clipper.errors import CancelledError

OPERATIONS = 2000
"""Of SQLite's machine between two questions: at most 0.04 seconds of work."""

GoesOn = Callable[[float], bool]
"""Told the share that is done, from 0 to 1; answers whether the work goes on."""


def to_the_end(share: float) -> bool:  # noqa: ARG001 (it is a GoesOn)
    """Nobody waits, and nothing is stopped."""
    return True


class Course:
    """A stretch of the work, itself from 0 to 1."""

    def __init__(self, goes_on: GoesOn = to_the_end, start: float = 0.0, end: float = 1.0) -> None:
        self._goes_on = goes_on
        self._start = start
        self._end = end
        self._at = 0.0

    def part(self, start: float, end: float) -> "Course":
        """The stretch of this one between two shares."""
        return Course(self._goes_on, self._place(start), self._place(end))

    def reach(self, share: float) -> None:
        """So much of the stretch is done. Raises CancelledError where the work does not go on."""
        self._at = share
        if not self._goes_on(self._place(share)):
            raise CancelledError("It was stopped.")

    @contextlib.contextmanager
    def within(self, connection: sqlite3.Connection) -> Generator[None]:
        """Statements that run in this block are asked, too; one that is stopped ends in CancelledError."""
        stopped = False

        def ask() -> int:
            nonlocal stopped
            stopped = stopped or not self._goes_on(self._place(self._at))
            return int(stopped)

        connection.set_progress_handler(ask, OPERATIONS)
        try:
            yield
        except sqlite3.Error as error:
            if stopped:
                raise CancelledError("It was stopped.") from error
            raise
        finally:
            connection.set_progress_handler(None, 0)

    def _place(self, share: float) -> float:
        return self._start + (self._end - self._start) * min(share, 1.0)
