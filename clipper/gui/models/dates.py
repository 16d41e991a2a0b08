"""Dates as a list shows them: short, and no more exact than they are known."""

from datetime import date, tzinfo

from clipper.model.date import ArticleDate, Precision, parse_utc

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_date(published: ArticleDate | None, zone: tzinfo, today: date) -> str:
    """`14:05` today, `3 May` this year, `3 May 2024`, `May 2024`, `2024`; an hour is `about 14:00`."""
    if published is None:
        return ""
    if published.precision.is_instant:
        moment = parse_utc(published.value).astimezone(zone)
        if moment.date() == today:
            return f"about {moment:%H}:00" if published.precision is Precision.HOUR else f"{moment:%H:%M}"
        return _day(moment.date(), today)
    steps = [int(step) for step in published.value.split("-")]
    if len(steps) == 1:
        return str(steps[0])
    if published.precision is Precision.MONTH:
        return f"{MONTHS[steps[1] - 1]} {steps[0]}"
    return _day(date(*steps), today)


def short_moment(stored: str, zone: tzinfo, today: date) -> str:
    """As `short_date`, for a stored instant."""
    moment = parse_utc(stored).astimezone(zone)
    return f"{moment:%H:%M}" if moment.date() == today else _day(moment.date(), today)


def _day(day: date, today: date) -> str:
    head = f"{day.day} {MONTHS[day.month - 1]}"
    return head if day.year == today.year else f"{head} {day.year}"
