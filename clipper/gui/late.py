"""Slots of what is made when it is first wanted."""

from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")


def late(find: Callable[[], Callable[..., Answer]]) -> Callable[..., Answer]:
    """A slot that asks for the function when it is run, and for whatever has to be imported and made for it."""

    def run(*given: object) -> Answer:
        return find()(*given)

    return run
