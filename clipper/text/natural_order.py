"""The order in which people look for names: numbers by their size, capitals and accents like the plain letters, level below level."""

import re

_NUMBER = re.compile(r"([0-9]+)")

Step = tuple[int, int, str]
"""A number (0, how many digits, the digits) or words (1, 0, folded): numbers stand first, and none is too long to be compared."""


def natural_order(path: str, separator: str = "/") -> tuple[tuple[Step, ...], ...]:
    """The key of a name for sorting, one part for each of its levels."""
    return tuple(_order_of(level) for level in path.split(separator))


def _order_of(level: str) -> tuple[Step, ...]:
    plain = level.lower() if level.isascii() else _folded(level)
    return tuple(_step(piece) for piece in _NUMBER.split(plain) if piece)


def _step(piece: str) -> Step:
    if not (piece.isascii() and piece.isdigit()):
        return 1, 0, piece
    digits = piece.lstrip("0") or "0"
    return 0, len(digits), digits


def _folded(level: str) -> str:
    from clipper.text.searchable import folded  # a library of plain letters has no use for its tables

    return folded(level)
