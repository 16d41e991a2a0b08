"""A disk that tests may fill and forbid to write."""

import contextlib
import shutil
import subprocess
from collections.abc import Generator
from pathlib import Path

import pytest

DISK_KB = 4096


@contextlib.contextmanager
def small_disk(folder: Path) -> Generator[Path]:
    """A small disk of its own, in memory, at a folder that is made for it."""
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={DISK_KB}k", "tmpfs"]
    try:
        subprocess.run(["mount", *options, str(folder)], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("only root can make a disk, and only on Linux")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(disk: Path, room_kb: int) -> Path:
    """Leave so much room; the file that takes the rest."""
    ballast, block = disk / "ballast", 4096
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as stream:
        while shutil.disk_usage(disk).free > room_kb * 1024:
            stream.write(b"x" * block)
    return ballast
