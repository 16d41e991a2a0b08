"""Reports of monitoring services: their last line tells the outlet, the language and the day of what was translated.

"Source: Alder Courier website, Port Alder, in English 0712 gmt 1 Jun 25, p 3"
"""

import re
from dataclasses import replace
from datetime import datetime

from clipper.capture.dates.read import read_date
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.segment import Segment

LAST_LINES = 6
LONGEST_LINE = 200
_SOURCE = re.compile(
    r"Source: (?P<name>[^,]{2,80}), (?:[^,]{2,60}, )?in [A-Z]\w+(?:[ -][A-Z]\w+)?,? (?:\d{4} gmt )?"
    r"(?P<day>\d{1,2} [A-Z][a-z]{2}) (?P<year>\d{2})(?:, pp? ?(?P<page>[\w-]{1,8}))?"
)
_MEDIUM = re.compile(r"\s+(?:website|news website|news agency|newspaper)$")


def with_outlet_at_the_end(segment: Segment, paste: Paste, captured_at: datetime) -> Segment:
    """The article with what one of the last lines of such a report tells; as it is where none does."""
    for at in range(len(paste) - 1, max(-1, len(paste) - 1 - LAST_LINES), -1):
        text = paste.texts[at]
        found = _SOURCE.fullmatch(text) if text.startswith("Source: ") and len(text) <= LONGEST_LINE else None
        if found:
            year = int(found["year"])
            century = captured_at.year // 100 - (year > captured_at.year % 100)
            day = read_date(f"{found['day']} {century}{found['year']}", captured_at=captured_at, language="en")
            line = f"line {paste.numbers[at]}"
            return replace(
                segment,
                body=tuple(each for each in segment.body if each != at) or segment.body,
                source=_MEDIUM.sub("", found["name"]),
                published=day.date if day and day.date else segment.published,
                page=found["page"],
                used={**segment.used, at: "source"},
                origins={**segment.origins, "source": line, "published": line},
                doubts=tuple(doubt for doubt in segment.doubts if not doubt.startswith("The source")),
            )
    return segment
