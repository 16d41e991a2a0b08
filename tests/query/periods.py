"""Whether a date lies in a period, told the slow way: what the search is compared with."""

from clipper.query.moments import Period


def in_period(value: str, span: Period) -> bool:
    """`value` is an instant or a civil date, as an article's is stored."""
    if "T" in value:
        low, high, first, last = span.since, span.until, value, value
    else:
        low, high = span.since_day, span.until_day
        first = (value + "-01-01")[:10]
        last = value + ("-12-31", "-31", "")[(len(value) - 4) // 3]
    return (low is None or first >= low) and (high is None or last < high)
