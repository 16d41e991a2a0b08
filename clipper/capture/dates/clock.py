"""The time of day beside a date, and its zone."""

import re
from datetime import date

from clipper.capture.dates.shape import Shape
from clipper.capture.dates.zones import zone_offset
from clipper.model.value import value

BEFORE_REACH = 14
"""Tokens before a date in which its time is looked for."""
NOON = 12
HOUR_DIGITS = 2
LAST_HOUR, LAST_MINUTE = 23, 59
_ZONE = r"(?P<zone>(?:,?z)(?:[+-](?:N:?N?|n))?|[+-](?:N:N|n|N))?"
_TIME = rf"(?P<hour>N)(?:(?P<colon>:|h)(?P<minute>N)(?::N(?:\.[nN])?)?)?h?(?P<noon>[ap]\.?w?\.?)?{_ZONE}"
_AFTER = re.compile(rf"[,|ujW.T-]{{0,4}}{_TIME}")
_BEFORE = re.compile(rf"{_TIME}[,|.W-]{{0,4}}$")


@value
class Clock:
    """A time of day; `offset_minutes` east of UTC is None where no zone stands with it."""

    hour: int
    minute: int
    offset_minutes: int | None


def _signed_minutes(digits: str) -> int:
    """`+0530`, `+05:30`, `+5` as minutes."""
    sign = -1 if digits[0] == "-" else 1
    numbers = digits[1:].replace(":", "")
    hours, minutes = (numbers[:-2], numbers[-2:]) if len(numbers) > HOUR_DIGITS else (numbers, "0")
    return sign * (int(hours or 0) * 60 + int(minutes))


def _offset(shape: Shape, first: int, last: int, day: date) -> int | None:
    name = next((shape.tokens[i] for i in range(first, last) if shape.shape[i] == "z"), None)
    signed = "".join("-" if shape.shape[i] == "-" else shape.tokens[i] for i in range(first, last) if shape.shape[i] in "+-:nN")
    base = zone_offset(name, day) if name else 0
    if base is None:
        return None
    return base + (_signed_minutes(signed) if len(signed) > 1 else 0)


def _clock(match: re.Match[str], shape: Shape, day: date, shift: int) -> Clock | None:
    """The time that a match over the shape from token `shift` on tells."""
    if not match["colon"] and not match["noon"]:
        return None
    hour = int(shape.tokens[shift + match.start("hour")])
    minute = int(shape.tokens[shift + match.start("minute")]) if match["minute"] else 0
    if match["noon"] and hour <= NOON:
        hour = hour % NOON + (NOON if match["noon"][0] == "p" else 0)
    if hour > LAST_HOUR or minute > LAST_MINUTE:
        return None
    zone = _offset(shape, shift + match.start("zone"), shift + match.end("zone"), day) if match["zone"] else None
    return Clock(hour=hour, minute=minute, offset_minutes=zone)


def clock_near(shape: Shape, first: int, last: int, day: date) -> Clock | None:
    """The time that follows the tokens `[first, last)` of a date, else the one before them."""
    after = _AFTER.match(shape.shape, last)
    found = _clock(after, shape, day, 0) if after else None
    if found:
        return found
    shift = max(0, first - BEFORE_REACH)
    before = _BEFORE.search(shape.shape[shift:first])
    return _clock(before, shape, day, shift) if before else None
