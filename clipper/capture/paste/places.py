"""Which lines of a page are its article: the best path through four places, before, body, gap and after.

A hidden chain (Viterbi's algorithm) over the signs of each line: the body begins once, may be interrupted by gaps (captions,
advertisements, teasers), and ends once. Linear in the number of lines.
"""

from enum import IntEnum

from clipper.capture.paste.signs import Said
from clipper.capture.paste.weights import STARTS_IN_BODY, STEPS


class Place(IntEnum):
    """Where a line stands."""

    BEFORE = 0
    BODY = 1
    GAP = 2
    AFTER = 3


_PLACES = tuple(Place)
_IMPOSSIBLE = -1e9


def places_of(signs: list[list[Said]]) -> list[Place]:
    """The place of each line."""
    if not signs:
        return []
    stay_before, begin = STEPS["before", "before"], STEPS["before", "body"]
    stay, pause, leave = STEPS["body", "body"], STEPS["body", "gap"], STEPS["body", "after"]
    resume, stay_gap, stay_after = STEPS["gap", "body"], STEPS["gap", "gap"], STEPS["after", "after"]
    before, body, gap, after = 0.0, 0.0, _IMPOSSIBLE, _IMPOSSIBLE
    back: list[tuple[int, int, int, int]] = []
    for at, own in enumerate(signs):
        one, two, three, four = own[0]
        for say_before, say_body, say_gap, say_after in own[1:]:
            one += say_before
            two += say_body
            three += say_gap
            four += say_after
        if not at:
            before, body = one, two + STARTS_IN_BODY
            continue
        begun, stayed, resumed = before + begin, body + stay, gap + resume
        paused, waited = body + pause, gap + stay_gap
        left, ended = body + leave, after + stay_after
        if begun > stayed and begun > resumed:
            into_body, body = 0, begun + two
        elif stayed >= resumed:
            into_body, body = 1, stayed + two
        else:
            into_body, body = 2, resumed + two
        back.append((0, into_body, 1 if paused > waited else 2, 1 if left > ended else 3))
        before += stay_before + one
        gap = (paused if paused > waited else waited) + three
        after = (left if left > ended else ended) + four
    return _walk_back(back, Place.BODY if body >= after else Place.AFTER)


def _walk_back(back: list[tuple[int, int, int, int]], last: Place) -> list[Place]:
    place = int(last)
    path = [last]
    for step in reversed(back):
        place = step[place]
        path.append(_PLACES[place])
    path.reverse()
    return path
