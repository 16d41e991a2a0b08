"""A real library in memory, and drafts to put into it."""

from collections.abc import Iterator

import pytest

from clipper.library.library import Library
from tests.library.drafts import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(clock: Clock) -> Iterator[Library]:
    with Library.in_memory(clock) as library:
        yield library
