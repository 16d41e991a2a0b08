"""Long writes of the command line, so that the window and other commands get a word in."""

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

WORK_S = 1.0
"""So long may others wait at most: the window stands still meanwhile if its user saves something."""
PAUSE_S = 0.11
"""Who waits for the library looks every 100 milliseconds whether it is free (SQLite's busy handler): a shorter gap is never seen."""

Step = TypeVar("Step")


def in_turns(
    steps: Iterable[Step], *, clock: Callable[[], float] = time.monotonic, pause: Callable[[float], object] = time.sleep
) -> Iterator[Step]:
    """The steps, each a transaction, with a pause whenever they have taken their time."""
    begun = clock()
    for step in steps:
        yield step
        if clock() - begun >= WORK_S:
            pause(PAUSE_S)
            begun = clock()
