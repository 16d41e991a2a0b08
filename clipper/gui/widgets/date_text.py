"""An article's date as a person types it: `2025-06-01 14:05`, `about 2025-06-01 14:00`, `2025-06-01`, `2025-06`, `2025`, `3 May 2025`."""

import re
from datetime import datetime, tzinfo

from clipper.errors import InputError
from clipper.model.date import ArticleDate, Precision, parse_utc

_TYPED = re.compile(r"(about )?(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[ T](\d{1,2}):(\d{2}))?)?)?", re.IGNORECASE)
HINT = "Write for example 2025-06-01, 2025-06-01 14:05, 2025-06 or 2025."


def date_text(date: ArticleDate | None, zone: tzinfo) -> str:
    """For a field that can be edited."""
    if date is None:
        return ""
    if not date.precision.is_instant:
        return date.value
    about = "about " if date.precision is Precision.HOUR else ""
    return f"{about}{parse_utc(date.value).astimezone(zone):%Y-%m-%d %H:%M}"


def typed_date(text: str, zone: tzinfo) -> ArticleDate | None:
    """The inverse; None for an empty field. Raises InputError for what is no date."""
    text = " ".join(text.split())
    if not text:
        return None
    match = _TYPED.fullmatch(text)
    if match is None:
        return _read(text, zone)
    about, year, month, day, hour, minute = match.groups()
    try:
        if hour is not None:
            moment = datetime(int(year), int(month), int(day), int(hour), int(minute), tzinfo=zone)
            return ArticleDate.instant(moment, Precision.HOUR if about else Precision.MINUTE)
        datetime(int(year), int(month or 1), int(day or 1), tzinfo=zone)
        return ArticleDate.civil(int(year), int(month) if month else None, int(day) if day else None)
    except (ValueError, OverflowError) as error:
        raise InputError(f"“{text}” is no date.", HINT) from error


def _read(text: str, zone: tzinfo) -> ArticleDate | None:
    """As an article would write it."""
    from clipper.capture.dates.read import read_date

    found = read_date(text, captured_at=datetime.now(zone))
    if found is None or found.date is None:
        raise InputError(f"“{text}” is no date.", HINT)
    return found.date
