"""The zone of this computer. Python's own answer to "which zone is it here" is today's offset, which is wrong for half of the year."""

import time
from datetime import UTC, datetime, timedelta, timezone, tzinfo


class SystemZone(tzinfo):
    """The zone that the system keeps, with the offset that it had at each moment: summer time in summer, also when it is winter now."""

    def fromutc(self, dt: datetime) -> datetime:
        """The same moment in this zone."""
        return _local(dt.replace(tzinfo=UTC)).replace(tzinfo=self)

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        return None if dt is None else _local(dt.replace(tzinfo=None)).utcoffset()

    def dst(self, dt: datetime | None) -> timedelta | None:  # noqa: ARG002 (a part of the offset that nobody asks for)
        return None

    def tzname(self, dt: datetime | None) -> str | None:
        return None if dt is None else _local(dt.replace(tzinfo=None)).tzname()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SystemZone)

    def __hash__(self) -> int:
        return hash(SystemZone)


def _local(moment: datetime) -> datetime:
    """A moment (or, without a zone, what the clock on the wall showed) with the offset that was in force here."""
    try:
        return moment.astimezone()
    except (OSError, ValueError):  # Windows tells nothing of the time before 1970, Python 3.13 nothing of the last day of all
        return moment.replace(tzinfo=moment.tzinfo or _standard()).astimezone(_standard())


def _standard() -> timezone:
    return timezone(timedelta(seconds=-time.timezone))


def named_zone(name: str) -> tzinfo:
    """The zone of the setting; for none, and for one that this system does not know, that of this computer."""
    if not name:
        return SystemZone()
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # a name from another system, or half of one: `Europe` is a folder of zones
        return SystemZone()
