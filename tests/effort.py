"""How much work something is: counted where it can be counted, and stopped where it would not end. A slow day changes neither."""

import signal
import sys
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType
from typing import Any

HANGS_S = 60
"""CPU time that nothing here comes near on any machine: no measure of speed (these are in tests/benchmarks), a guard against hanging."""


class TooMuchWorkError(AssertionError):
    """It goes on beyond what was allowed."""


@contextmanager
def at_most_lines(number: int) -> Generator[None]:
    """Stop what runs more lines of Python than that."""
    run = 0

    def count(_frame: FrameType, event: str, _of: object) -> Any:
        nonlocal run
        run += event == "line"
        if run > number:
            sys.settrace(None)
            raise TooMuchWorkError(f"more than {number:,} lines of Python were run")
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        yield
    finally:
        sys.settrace(before)


@contextmanager
def no_hanging() -> Generator[None]:
    """Stop what has used HANGS_S of CPU time. Where the system cannot tell (Windows), nothing is stopped."""
    if not hasattr(signal, "SIGPROF"):
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooMuchWorkError(f"it had not ended after {HANGS_S} seconds of CPU time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, HANGS_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
