"""Copies that are being made: under a hidden name beside their place, which no other process uses at the same time."""

import contextlib
import os
import time
from pathlib import Path

LEFT_S = 24 * 3600
"""A part so old is of a process that was killed: no copy takes a day."""


def part_beside(target: Path, kin: str = "") -> Path:
    """Where a copy is made that gets the target's name when it is whole.

    Parts that were left are removed: those of the target, or of all whose name begins with `kin`.
    """
    import glob  # no opening of a library needs it

    for left in target.parent.glob(f".{glob.escape(kin or target.name)}*.part"):
        with contextlib.suppress(OSError):  # it is another's, or gone
            if time.time() - left.stat().st_mtime > LEFT_S:
                left.unlink()
    return target.with_name(f".{target.name}.{os.getpid()}.part")
