"""A disk that tests may fill and forbid to write."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

DISK_KB = 4096


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own, in memory."""
    folder = tmp_path / "disk"
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
