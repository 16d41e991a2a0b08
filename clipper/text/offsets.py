"""Code points and UTF-16 code units: offsets are code points everywhere; Qt and Hypothesis count UTF-16."""

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Converts positions in one text, in O(log n) of its characters beyond the BMP."""

    __slots__ = ("_points", "_units")

    def __init__(self, text: str) -> None:
        self._points = [match.start() for match in _ASTRAL.finditer(text)]
        self._units = [point + number for number, point in enumerate(self._points)]

    def to_utf16(self, position: int) -> int:
        """The UTF-16 offset of a code point offset."""
        return position + bisect_left(self._points, position)

    def from_utf16(self, position_u16: int) -> int:
        """The code point offset of a UTF-16 offset; one inside a surrogate pair is taken as before it."""
        at = bisect_left(self._units, position_u16)
        if at and self._units[at - 1] + 1 == position_u16:
            return self._points[at - 1]
        return position_u16 - at
