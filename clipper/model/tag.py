"""Tags: paths such as `trade/tariffs`, with a color and a definition."""

import re
from dataclasses import dataclass

from clipper.errors import InputError

SEPARATOR = "/"
_SURROGATES = re.compile("[\ud800-\udfff]")
MAX_LENGTH = 200
"""Code points of a path: long enough for any codebook, short enough for a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A tag of the library; `count` is of clippings not in the trash that carry it or one below it."""

    path: str
    color: str | None
    """`#rrggbb`, or None for the theme's neutral one."""
    definition: str
    count: int
    own_count: int
    """Clippings that carry this very tag."""
    shortcut: int | None = None
    """The key 1-9 that sets it."""


def clean_tag(path: str) -> str:
    """A path as it is stored: blanks collapsed, empty steps dropped. Raises InputError for what is no tag."""
    steps = [" ".join(step.split()) for step in path.lstrip("#").split(SEPARATOR)]
    cleaned = _SURROGATES.sub("\ufffd", SEPARATOR.join(step for step in steps if step))
    if not cleaned or any(ord(character) < ord(" ") for character in cleaned):
        raise InputError("A tag needs a name.", "Write for example: trade/tariffs")
    if len(cleaned) > MAX_LENGTH:
        raise InputError(f"A tag has at most {MAX_LENGTH} characters.", "Put the explanation into the tag's definition.")
    return cleaned


def ancestors(path: str) -> tuple[str, ...]:
    """`a/b/c` -> (`a`, `a/b`)."""
    steps = path.split(SEPARATOR)
    return tuple(SEPARATOR.join(steps[:depth]) for depth in range(1, len(steps)))
