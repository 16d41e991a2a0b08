"""A date in words, as exactly as it is known: "about 14:00, 1 June 2025". The one wording for window and briefs."""

from datetime import tzinfo

from clipper.model.date import ArticleDate, Precision, parse_utc

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def date_words(date: ArticleDate, zone: tzinfo) -> str:
    """The date in `zone`; a civil date is never converted. Empty for a value that is no date."""
    try:
        return _words(date, zone)
    except (ValueError, IndexError, OverflowError):
        return ""


def day_of_instant(value: str, zone: tzinfo) -> str:
    """The day of a UTC instant in `zone`; empty for a value that is none."""
    try:
        local = parse_utc(value).astimezone(zone)
    except (ValueError, OverflowError):
        return ""
    return f"{local.day} {MONTHS[local.month - 1]} {local.year:04}"


def civil_value(date: ArticleDate, zone: tzinfo) -> str:
    """The civil date in `zone`, `2025-06-01`, or as much of it as is known: what dates are grouped by."""
    if not date.precision.is_instant:
        return date.value
    try:
        return parse_utc(date.value).astimezone(zone).date().isoformat()
    except (ValueError, OverflowError):
        return date.value[:10]


def civil_words(value: str) -> str:
    """`2025-06-01` -> "1 June 2025", `2025-06` -> "June 2025", `2025` -> "2025". Raises ValueError or IndexError for what is none."""
    year, *rest = value.split("-")
    if not year.isdigit():
        raise ValueError(f"{value!r} is no civil date")
    words = [str(int(rest[1]))] if len(rest) > 1 else []
    if rest:
        words.append(MONTHS[int(rest[0]) - 1])
    return " ".join([*words, year])


def _words(date: ArticleDate, zone: tzinfo) -> str:
    if not date.precision.is_instant:
        return civil_words(date.value)
    local = parse_utc(date.value).astimezone(zone)
    day = f"{local.day} {MONTHS[local.month - 1]} {local.year:04}"
    if date.precision is Precision.HOUR:
        return f"about {local.hour:02}:00, {day}"
    return f"{local.hour:02}:{local.minute:02}, {day}"
