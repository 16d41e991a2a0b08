"""Dates in a query: reading them, writing them, and the range of time that a comparison means at a given moment in a given zone."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from clipper.model.date import utc_iso
from clipper.query.tree import Ago, Civil, Dated, DayBack, Moment, Relation, Unit

MAX_AGO = 100_000
"""Of any unit: enough for every newspaper that was ever printed, and far from where calendars overflow."""
FIRST_YEAR, LAST_YEAR = 1000, 9000
"""Years that every conversion between zones and every calendar sum stays clear of the ends of."""

_CIVIL = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_AGO = re.compile(r"(\d{1,6})(h|d|w|m|y)", re.ASCII)
_NAMED = {"today": 0, "yesterday": 1}
_STEPS = {Unit.HOUR: timedelta(hours=1), Unit.DAY: timedelta(days=1), Unit.WEEK: timedelta(weeks=1)}
_MONTHS_A_YEAR = 12


def read_moment(text: str) -> Moment | None:
    """`2025`, `2025-06`, `2025-06-01`, `7d`, `today`, `yesterday`; None for anything else."""
    lowered = text.casefold()
    if lowered in _NAMED:
        return DayBack(days=_NAMED[lowered])
    if ago := _AGO.fullmatch(lowered):
        number = int(ago[1])
        return Ago(number=number, unit=Unit(ago[2])) if number <= MAX_AGO else None
    if civil := _CIVIL.fullmatch(text):
        year, month, day = (None if part is None else int(part) for part in civil.groups())
        try:
            date(year or 0, 1 if month is None else month, 1 if day is None else day)
        except ValueError:
            return None  # also where the day is 0: the beginning of one that is being typed
        if year is not None and FIRST_YEAR <= year <= LAST_YEAR:
            return Civil(year=year, month=month, day=day)
    return None


def write_moment(moment: Moment) -> str:
    """The inverse of `read_moment`."""
    if isinstance(moment, Ago):
        return f"{moment.number}{moment.unit}"
    if isinstance(moment, DayBack):
        return {days: name for name, days in _NAMED.items()}[moment.days]
    parts = [f"{moment.year:04}"] + [f"{part:02}" for part in (moment.month, moment.day) if part is not None]
    return "-".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A range of time; an open end is None.

    An instant (UTC ISO-8601) lies in it from `since` to before `until`; a civil date, which is never converted, when its first day
    is not before `since_day` and its last day is before `until_day`.
    """

    since: str | None
    until: str | None
    since_day: str | None
    until_day: str | None


def _month_later(year: int, month: int, months: int) -> date:
    """The first of a month so many months on (or back)."""
    count = year * _MONTHS_A_YEAR + month - 1 + months
    return date(count // _MONTHS_A_YEAR, count % _MONTHS_A_YEAR + 1, 1)


def _days(moment: Civil | DayBack, today: date) -> tuple[date, date]:
    """The first day of a moment and the first after it."""
    if isinstance(moment, DayBack):
        day = today - timedelta(days=moment.days)
        return day, day + timedelta(days=1)
    if moment.month is None:
        return date(moment.year, 1, 1), date(moment.year + 1, 1, 1)
    if moment.day is None:
        return date(moment.year, moment.month, 1), _month_later(moment.year, moment.month, 1)
    day = date(moment.year, moment.month, moment.day)
    return day, day + timedelta(days=1)


def _instant_ago(moment: Ago, now: datetime) -> datetime | None:
    """That long before now; None where it lies before any date."""
    if step := _STEPS.get(moment.unit):
        span = moment.number * step
        if span >= now - datetime(FIRST_YEAR, 1, 1, tzinfo=UTC):
            return None
        if moment.unit is Unit.HOUR:  # on the clock on the wall, one hour of the year is missing and one comes twice
            return (now.astimezone(UTC) - span).astimezone(now.tzinfo)
        return now - span
    months = moment.number * (_MONTHS_A_YEAR if moment.unit is Unit.YEAR else 1)
    if now.year - months // _MONTHS_A_YEAR - 1 < FIRST_YEAR:
        return None
    first = _month_later(now.year, now.month, -months)
    length = (_month_later(first.year, first.month, 1) - first).days
    return now.replace(year=first.year, month=first.month, day=min(now.day, length))


Edge = tuple[str | None, str | None]
"""An end of a period: the instant and the civil day."""


def _edges(moment: Moment, now: datetime) -> tuple[Edge, Edge]:
    """Where a moment begins and ends; one that is so long ago is a point."""
    zone = now.tzinfo
    if isinstance(moment, Ago):
        point = _instant_ago(moment, now)
        edge = (None, None) if point is None else (utc_iso(point), point.date().isoformat())
        return edge, edge
    first, after = _days(moment, now.date())
    return _day_edge(first, zone), _day_edge(after, zone)


def _day_edge(day: date, zone: tzinfo | None) -> Edge:
    return utc_iso(datetime(day.year, day.month, day.day, tzinfo=zone)), day.isoformat()


_NOWHERE: Edge = (None, None)
_NEVER: Edge = ("0000", "0000")


def period(test: Dated, now: datetime) -> Period:
    """The range that a comparison means. `now` is aware, in the zone in which the user's days begin and end."""
    since, until = _NOWHERE, _NOWHERE
    if test.relation is Relation.BETWEEN:
        since = _edges(test.first, now)[0] if test.first is not None else _NOWHERE
        until = _edges(test.last, now)[1] if test.last is not None else _NOWHERE
    elif isinstance(test.first, Ago):
        edge = _edges(test.first, now)[0]
        if test.relation in (Relation.MORE, Relation.AT_LEAST):
            until = edge if edge != _NOWHERE else _NEVER
        else:
            since = edge
    elif test.first is not None:
        begin, end = _edges(test.first, now)
        since = {Relation.IS: begin, Relation.AT_LEAST: begin, Relation.MORE: end}.get(test.relation, _NOWHERE)
        until = {Relation.IS: end, Relation.AT_MOST: end, Relation.LESS: begin}.get(test.relation, _NOWHERE)
    return Period(since=since[0], until=until[0], since_day=since[1], until_day=until[1])
