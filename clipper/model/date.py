"""The date of an article: how exactly it is known is part of it.

A date of minute or hour precision is an instant in UTC, with the source's own offset beside it where that is known. A date of day
precision or coarser is a civil date and is never converted between zones.
"""

from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum

from clipper.model.value import value


class Precision(StrEnum):
    """How exactly a date is known."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"

    @property
    def is_instant(self) -> bool:
        return self in (Precision.MINUTE, Precision.HOUR)


def utc_iso(moment: datetime) -> str:
    """An aware datetime as `2025-06-01T03:00:00Z`: the one form in which instants are stored, so that they sort as text."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").removesuffix("+00:00") + "Z"


def parse_utc(text: str) -> datetime:
    """The inverse of `utc_iso`."""
    return datetime.fromisoformat(text)


@value
class ArticleDate:
    """When an article was published or modified.

    `value` is `2025-06-01T03:00:00Z` for instants, else `2025-06-01`, `2025-06` or `2025`.
    """

    value: str
    precision: Precision
    offset_minutes: int | None = None
    """The source's own UTC offset, instants only; None where it did not say."""
    resolved_against: str | None = None
    """For a relative date ("4 hours ago"): the UTC instant it was resolved against."""

    @classmethod
    def instant(
        cls, moment: datetime, precision: Precision = Precision.MINUTE, *, resolved_against: datetime | None = None
    ) -> "ArticleDate":
        """From an aware datetime; its offset is kept unless the date was relative (then it is the reader's, not the source's)."""
        offset = moment.utcoffset()
        known = offset is not None and resolved_against is None
        return cls(
            value=utc_iso(moment),
            precision=precision,
            offset_minutes=round(offset.total_seconds() / 60) if known and offset is not None else None,
            resolved_against=utc_iso(resolved_against) if resolved_against else None,
        )

    @classmethod
    def civil(
        cls, year: int, month: int | None = None, day: int | None = None, *, resolved_against: datetime | None = None
    ) -> "ArticleDate":
        """A civil date of day, month or year precision."""
        against = utc_iso(resolved_against) if resolved_against else None
        if month is None:
            return cls(value=f"{year:04}", precision=Precision.YEAR, resolved_against=against)
        if day is None:
            return cls(value=f"{year:04}-{month:02}", precision=Precision.MONTH, resolved_against=against)
        return cls(value=f"{year:04}-{month:02}-{day:02}", precision=Precision.DAY, resolved_against=against)

    def source_iso(self) -> str:
        """As the source would write it: an instant carries the source's offset where it is known, else `Z`."""
        if not self.precision.is_instant or not self.offset_minutes:
            return self.value
        zone = timezone(timedelta(minutes=self.offset_minutes))
        return parse_utc(self.value).astimezone(zone).isoformat(timespec="seconds")
