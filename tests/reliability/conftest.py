"""A disk that tests may fill and forbid to write."""

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.reliability.small_disk import small_disk


@pytest.fixture
def disk(tmp_path: Path) -> Generator[Path]:
    """A small disk of its own, in memory."""
    with small_disk(tmp_path / "disk") as folder:
        yield folder
