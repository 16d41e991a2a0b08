"""A long command, watched by whoever started it: how far it is stands on the error stream of a terminal, and Ctrl+C stops it."""

import signal
import sys
from types import FrameType, TracebackType
from typing import Self

import click


class Watch:
    """Called with the share that is done, it answers whether the work goes on.

    While it is entered, Ctrl+C is noted and not raised, so that the work stops between two of its steps; a second one ends it at once.
    """

    def __init__(self, work: str) -> None:
        self.work = work
        """What is told to go on, as it is shown."""
        self._is_shown = sys.stderr.isatty()
        self._told = ""
        self.is_stopped = False
        """Whether the user has pressed Ctrl+C."""
        self._before: signal._HANDLER = None  # pyright: ignore[reportPrivateUsage] (the name that typeshed has for it)

    def __call__(self, share: float) -> bool:
        told = f"\r{self.work}: {share:.0%} "
        if self._is_shown and told != self._told:
            click.echo(told, nl=False, err=True)
            self._told = told
        return not self.is_stopped

    def __enter__(self) -> Self:
        self._before = signal.getsignal(signal.SIGINT)
        if self._before is not signal.SIG_IGN:  # as for a job in the background of a shell
            signal.signal(signal.SIGINT, self._stop)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        signal.signal(signal.SIGINT, self._before or signal.SIG_DFL)
        self.end_line()

    def end_line(self) -> None:
        """What is printed next stands below what was shown."""
        if self._told:
            click.echo(err=True)
        self._told = ""

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        self.is_stopped = True
        signal.signal(signal.SIGINT, self._before or signal.SIG_DFL)
