"""Which lines of a page are its article: the best path through four places, before, body, gap and after.

A hidden chain (Viterbi's algorithm) over the signs of each line: the body begins once, may be interrupted by gaps (captions,
advertisements, teasers), and ends once. Linear in the number of lines.
"""

from enum import IntEnum

from clipper.capture.paste.evidence import BASE, Group
from clipper.capture.paste.weights import STARTS_IN_BODY, STEPS, WEIGHTS


class Place(IntEnum):
    """Where a line stands."""

    BEFORE = 0
    BODY = 1
    GAP = 2
    AFTER = 3


_NOTHING = (0.0, 0.0, 0.0, 0.0)
_BY_SIGN = {Group[group] * BASE + value: weights for group, values in WEIGHTS.items() for value, weights in values.items()}
_IMPOSSIBLE = -1e9


def say(signs: list[int]) -> tuple[float, float, float, float]:
    """What the signs of a line say for each place."""
    before = body = gap = after = 0.0
    for sign in signs:
        one, two, three, four = _BY_SIGN.get(sign, _NOTHING)
        before += one
        body += two
        gap += three
        after += four
    return before, body, gap, after


def places_of(signs: list[list[int]]) -> list[Place]:
    """The place of each line."""
    if not signs:
        return []
    stay_before, begin = STEPS["before", "before"], STEPS["before", "body"]
    stay, pause, leave = STEPS["body", "body"], STEPS["body", "gap"], STEPS["body", "after"]
    resume, stay_gap, stay_after = STEPS["gap", "body"], STEPS["gap", "gap"], STEPS["after", "after"]
    first = say(signs[0])
    before, body, gap, after = first[0], first[1] + STARTS_IN_BODY, _IMPOSSIBLE, _IMPOSSIBLE
    back: list[tuple[int, int, int, int]] = []
    for own in signs[1:]:
        one, two, three, four = say(own)
        into_body = max((before + begin, 0), (body + stay, 1), (gap + resume, 2))
        into_gap = max((body + pause, 1), (gap + stay_gap, 2))
        into_after = max((body + leave, 1), (after + stay_after, 3))
        back.append((0, into_body[1], into_gap[1], into_after[1]))
        before += stay_before + one
        body, gap, after = into_body[0] + two, into_gap[0] + three, into_after[0] + four
    return _walk_back(back, Place.BODY if body >= after else Place.AFTER)


def _walk_back(back: list[tuple[int, int, int, int]], last: Place) -> list[Place]:
    place = int(last)
    path = [last]
    for step in reversed(back):
        place = step[place]
        path.append(Place(place))
    path.reverse()
    return path
