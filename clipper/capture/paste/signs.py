"""What kinds of signs stand in a text: told of the whole text in one sweep, so that the slow looks are had only where they find something.

The sweep looks up each UTF-16 unit of the text in a table: for a page it takes as long as splitting it at its line ends.
"""

from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

BLANK, REMOVED, UNSETTLED, DENSE, FAR = 1, 2, 4, 8, 32
"""A blank other than the space; what may not stay in a canonical text; what may be no NFC; what may be of a dense script, or become so;
a letter, digit or sign that `letters` does not find in Latin-1.

Each is told where it may be: a text without the mark certainly has none.
"""

_ASTRAL = 16

_Table: TypeAlias = NDArray[np.uint8]

_PLANE = 0x10000
_LAST_NEAR = 0xFF
"""The last letter of Latin-1, which has another use in `letters`."""
_SURROGATES = ((0xD800, 0xDFFF),)
"""Halves of all signs beyond the first plane, and broken ones."""
_HALF, _HALF_BITS = 0xD800, 0xF800
"""What is the same in all of them, and where."""
_BLANKS = ((0x09, 0x09), (0x0B, 0x0D), (0x1C, 0x1F), (0x85, 0x85), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029))
_RARER_BLANKS = ((0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000))
_REMOVED = ((0x00, 0x08), (0x0E, 0x1B), (0x7F, 0x84), (0x86, 0x9F), (0xAD, 0xAD), (0x200B, 0x200B), (0x2060, 0x2060))
_RARER_REMOVED = ((0xFEFF, 0xFEFF), (0xFDD0, 0xFDEF), (0xFFFE, 0xFFFF), (0xDFFE, 0xDFFF))
"""The last: second halves of what may not stay beyond the first plane."""
_SETTLED = (
    (0x0000, 0x02FF),  # Latin
    (0x0388, 0x0482),  # Greek and Cyrillic
    (0x048A, 0x0590),
    (0x05D0, 0x05EA),  # Hebrew
    (0x060C, 0x060F),  # Arabic
    (0x061B, 0x064A),
    (0x0660, 0x066F),
    (0x0671, 0x06BF),
    (0x06C3, 0x06D1),
    (0x1EA0, 0x1EF9),  # Vietnamese
    (0x2002, 0x2027),  # blanks, dashes, quotes, bullets
    (0x2030, 0x205E),
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x2125),
    (0x2190, 0x2289),  # arrows, mathematics
    (0x2460, 0x27BF),
    (0x3000, 0x3029),  # East Asian punctuation
    (0x3041, 0x3096),  # kana
    (0x309B, 0x30FF),
    (0x3400, 0x9FFF),  # han
    (0xAC00, 0xD7A3),  # Korean
    (0xD83C, 0xD83E),  # first halves of emoji
    (0xDC00, 0xDFFF),  # second halves
    (0xFE00, 0xFE0F),  # how an emoji is drawn
    (0xFEFF, 0xFEFF),
    (0xFF01, 0xFFEF),  # wide and narrow forms
)
"""Signs that are NFC wherever they stand. The many scripts that are not named here are composed as they always were."""
_NOTHING = (
    (0x2000, 0x203A),  # blanks, dashes, quotes, the bullet
    (0x203B, 0x206F),
    (0x20A0, 0x20BF),  # currencies
    (0x2190, 0x2289),  # arrows, mathematics
    (0x2460, 0x27BF),
    (0x3000, 0x3000),
    (0xFE00, 0xFE0F),  # how an emoji is drawn
    (0xFEFF, 0xFEFF),
    (0xFFFC, 0xFFFD),
)
"""Signs beyond Latin-1 that are no letter or digit, nor a sign that none of Latin-1 is as good as."""
_DENSE = ((0x1100, 0x11FF), (0x3040, 0xD83B), (0xD83F, 0xDBFF), (0xF900, 0xFAFF))
"""Also what becomes such a sign when it is composed."""


@cache
def _table() -> _Table:
    """The marks of each UTF-16 unit."""
    table = np.full(_PLANE, UNSETTLED, np.uint8)
    for first, last in _SETTLED:
        table[first : last + 1] = 0
    table[_LAST_NEAR:] |= FAR
    for first, last in _NOTHING:
        table[first : last + 1] &= ~np.uint8(FAR)
    for mark, ranges in ((BLANK, _BLANKS + _RARER_BLANKS), (REMOVED, _REMOVED + _RARER_REMOVED), (DENSE, _DENSE), (_ASTRAL, _SURROGATES)):
        for first, last in ranges:
            table[first : last + 1] |= mark
    return table


def signs_in(text: str) -> int:
    """The marks of all signs of a text together."""
    if not text:
        return 0
    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2")
    marks = int(np.bitwise_or.reduce(_table().take(units)))
    if marks & _ASTRAL and np.count_nonzero(units & _HALF_BITS == _HALF) != 2 * (len(units) - len(text)):
        return marks | REMOVED  # a half without its other one
    return marks
