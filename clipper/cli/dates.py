"""A date as it is typed on the command line: as exactly as it is known, in ISO 8601."""

import re
from datetime import UTC, date, datetime

from clipper.errors import InputError
from clipper.model.date import ArticleDate, Precision

_CIVIL = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_HOUR = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2})(Z|[+-]\d{2}:?\d{2})?")


def typed_date(text: str) -> ArticleDate:
    """`2025`, `2025-06`, `2025-06-01`, `2025-06-01T14` (about two o'clock) or `2025-06-01T14:05+09:00`.

    A time without a zone is this computer's. Raises InputError for anything else.
    """
    text = text.strip()
    try:
        civil = _CIVIL.fullmatch(text)
        if civil:
            month, day = (int(part) if part else None for part in civil.group(2, 3))
            day_of_it = date(int(civil[1]), 1 if month is None else month, 1 if day is None else day)
            return ArticleDate.civil(day_of_it.year, month, day)
        hour = _HOUR.fullmatch(text)
        moment = datetime.fromisoformat(f"{hour[1]}T{hour[2]}:00{hour[3] or ''}" if hour else text)
        aware = moment.astimezone(UTC) if moment.tzinfo is None else moment
        return ArticleDate.instant(aware, Precision.HOUR if hour else Precision.MINUTE)
    except (ValueError, OverflowError, OSError) as error:
        hint = "Write it as 2025-06-01, 2025-06, 2025, or with a time: 2025-06-01T14:05+09:00"
        raise InputError(f"“{text}” is no date.", hint) from error
