"""When a PDF was made: for a page printed from the browser, that is when it was captured (ISO 32000, 7.9.4 for the notation)."""

import re
from datetime import UTC, datetime, timedelta, timezone

from clipper.capture.told import Told

_CREATED = re.compile(rb"/CreationDate\s*\(D:(\d{14})(?:(Z)|([+\-])(\d\d)'?(\d\d)?)?")
_DIGITS = "%Y%m%d%H%M%S"


def told_by_creation_date(content: bytes) -> Told:
    """The time of the file's making; unknown where it stands in a packed object."""
    match = _CREATED.search(content)
    if not match:
        return Told()
    digits, _, sign, hours, minutes = match.groups()
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    try:
        zone = timezone(-offset if sign == b"-" else offset) if offset else UTC
        return Told(moment=datetime.strptime(digits.decode("ascii"), _DIGITS).replace(tzinfo=zone))
    except ValueError:
        return Told()
