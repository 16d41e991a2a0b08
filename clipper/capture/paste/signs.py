"""What the signs of a line say for each place: the learned weights, summed once for each combination of signs that is seen together.

A sign is a group (what is looked at) and a value (what is seen). A few combinations make up most of every page. How the weights were found
stands in the note on splitting pastes.
"""

from enum import IntEnum
from functools import cache
from typing import TypeAlias

from clipper.capture.furniture import Family
from clipper.capture.paste.kinds import LONG_CLASS
from clipper.capture.paste.weights import WEIGHTS


class Group(IntEnum):
    """What a sign looks at."""

    SHAPE = 1
    """Length class and ending."""
    APART = 2
    """Blank lines around it."""
    AGAIN = 3
    """Whether it stands more than once."""
    FAMILY = 4
    NEAR = 5
    """The sizes of the lines beside it."""
    NEAR_TWO = 6
    """The sizes of the lines two away."""
    ENDS = 7
    """How the lines beside it end."""
    SHARED = 8
    """How many of its words stand in other long lines too."""
    CHROME = 9
    """Words of terms, cookies, newsletters, comments in a long line."""
    MULTI = 10
    """Several sentences."""
    LIKE_LAST = 11
    """Words shared with the long line before."""
    MARK = 12
    """The furniture that stands just above."""
    FIRST = 13
    """The kind of its first character."""
    STAMP = 14
    """A time or year in a short line, or above a long one."""
    CAPITALS = 15
    PIPE = 16
    URL = 17
    PLACE = 18
    """The tenth of the page it stands in."""
    HEADING = 19
    """Distance from the heading that the page's long lines support best."""
    LIKE_HEADING = 20
    DOUBLED = 21
    """A line beside it begins alike: a picture's description and its caption."""
    CREDIT = 22
    """The name of a picture agency at its end."""


SHORT, MIDDLE, LONG = 0, 1, 2
SIZES = (0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2)
"""Length class -> size."""
MULTI = 4
"""The bit of several sentences in the flags of a line."""
_FAMILIES = {family: number for number, family in enumerate(Family, 2)}
_FLAGS = (Group.STAMP, Group.CAPITALS, Group.PIPE, Group.URL)
"""The groups of the other bits."""
_NOTHING = (0.0, 0.0, 0.0, 0.0)

Said: TypeAlias = tuple[float, float, float, float]
"""What signs say for the line standing before, in, in a gap of and after the article."""


def _weight(group: Group, value: int) -> Said:
    return _WEIGHTS[group].get(value, _NOTHING)


_WEIGHTS = {group: WEIGHTS.get(group.name, {}) for group in Group}


def _sum(*weights: Said) -> Said:
    before, body, gap, after = (sum(each) for each in zip(*weights, strict=True))
    return before, body, gap, after


@cache
def own_signs(  # noqa: PLR0917 - a cache is quicker by position
    length: int, ending: int, apart: int, repeated: int, family: Family | None, first: int, flags: int
) -> Said:
    """What is seen of the line itself. `flags` are bits: a time or year, capitals, a divider, an address, several sentences."""
    size = SIZES[length]
    weights = [
        _weight(Group.SHAPE, length * 5 + ending),
        _weight(Group.APART, size * 4 + apart),
        _weight(Group.AGAIN, size * 2 + repeated),
        _weight(Group.FAMILY, _FAMILIES[family] if family else length > LONG_CLASS),
        _weight(Group.FIRST, size * 5 + first),
    ]
    weights.extend(_weight(group, size) for bit, group in enumerate(_FLAGS) if flags >> bit & 1)
    if flags >> MULTI & 1:
        weights.append(_weight(Group.MULTI, length))
    return _sum(*weights)


@cache
def near_signs(  # noqa: PLR0917 - a cache is quicker by position
    size: int, left: int, right: int, far_left: int, far_right: int, above: int, below: int
) -> Said:
    """What is seen of the lines around: their sizes, and how those beside it end."""
    return _sum(
        _weight(Group.NEAR, size * 16 + left * 4 + right),
        _weight(Group.NEAR_TWO, size * 16 + far_left * 4 + far_right),
        _weight(Group.ENDS, size * 36 + above * 6 + below),
    )


@cache
def zone_signs(size: int, tenth: int, zone: int) -> Said:
    """Where on the page the line stands, and how far below the best heading; `zone` is negative without one."""
    place = _weight(Group.PLACE, size * 10 + tenth)
    return place if zone < 0 else _sum(place, _weight(Group.HEADING, zone * 3 + size))


@cache
def one_sign(group: Group, value: int) -> Said:
    """What a sign that is seen alone says."""
    return _weight(group, value)


@cache
def word_signs(rank: int, share: int, chrome: int, common: int, credited: int) -> Said:
    """What the words of a long line tell; `common` is negative for the first of them."""
    weights = [_weight(Group.SHARED, share * 3 + rank), _weight(Group.CHROME, chrome * 3 + rank)]
    if common >= 0:
        weights.append(_weight(Group.LIKE_LAST, common))
    if credited:
        weights.append(_weight(Group.CREDIT, rank))
    return _sum(*weights)
