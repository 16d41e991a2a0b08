"""Spacing, radii and sizes in device-independent pixels: a scale of fours, so that edges meet."""

from enum import IntEnum


class Space(IntEnum):
    """Distances."""

    HAIR = 2
    TIGHT = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 16
    WIDE = 24
    HUGE = 40


class Radius(IntEnum):
    """Corners."""

    MARK = 3
    CONTROL = 6
    CARD = 10


class Size(IntEnum):
    """Things with a size of their own."""

    ICON = 16
    ICON_LARGE = 20
    SWATCH = 22
    CONTROL = 30
    """The height of a button or field."""
    SHADOW = 18


SMALL_TEXT = 0.88
"""Secondary text, as a share of the window's font."""
