"""Does an act again and again, each time in a fresh folder, and kills it some steps later: `python -m … ACT TEMPLATE FOLDER TRIES`.

A step is a statement that SQLite begins, or a file that is opened for writing, renamed or removed. The kill is SIGKILL: no code of ours or
of Python's runs after it. TRIES are spread over the steps (0: each step). In FOLDER, `whole` is what the act leaves if it is not killed.
"""

import os
import signal
import sqlite3
import sys
import traceback
from functools import partial
from pathlib import Path
from typing import Any

from tests.reliability.acts import ACTS, copied

CHANGING = frozenset({"os.rename", "os.remove", "os.link", "os.mkdir", "os.chmod"})
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Killer:
    """Counts steps; at the last one that is allowed the process dies."""

    def __init__(self, last: int | None) -> None:
        self.steps = 0
        self._last = last

    def step(self, _of: object = None) -> None:
        self.steps += 1
        if self.steps == self._last:
            os.kill(os.getpid(), signal.SIGKILL)

    def heard(self, event: str, given: tuple[object, ...]) -> None:
        """What Python tells of itself (PEP 578)."""
        if event in CHANGING or (event == "open" and isinstance(given[2], int) and given[2] & WRITING):
            self.step()


def listening(killer: Killer) -> type[sqlite3.Connection]:
    """Connections whose statements the killer hears of."""

    class Listened(sqlite3.Connection):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            self.set_trace_callback(killer.step)

    return Listened


def done_in_a_child(act: str, place: Path, last: int | None) -> int:
    """Do the act in a process of its own: how it ended, as `os.waitpid` tells it."""
    child = os.fork()
    if child == 0:
        killer = Killer(last)
        sys.addaudithook(killer.heard)
        sqlite3.connect = partial(sqlite3.connect, factory=listening(killer))
        try:
            ACTS[act](place)
            (place.parent / "steps").write_text(str(killer.steps))
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    return os.waitpid(child, 0)[1]


def main(act: str, template: Path, folder: Path, tries: int) -> None:
    assert done_in_a_child(act, copied(template, folder / "whole"), None) == 0, f"{act} failed"
    steps = int((folder / "steps").read_text())
    for last in range(1, steps + 1, max(1, steps // tries) if tries else 1):
        ended = done_in_a_child(act, copied(template, folder / f"killed at {last:04} of {steps}"), last)
        assert os.WIFSIGNALED(ended), f"{act} was not killed at {last}"


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
