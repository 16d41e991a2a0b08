"""The one door to dates: the dates of a short text, and the one that is the article's.

A date of numbers without a zone keeps its day and not its time: an instant that was shifted by a guess would be wrong. A date without a
year takes the last such day before the capture and says so (`year_known`, `resolved_against`).
"""

from dataclasses import replace
from datetime import datetime

from clipper.capture.dates.absolute import find_absolute
from clipper.capture.dates.found import DateRole, FoundDate
from clipper.capture.dates.marks import role_before
from clipper.capture.dates.numerals import ascii_digits
from clipper.capture.dates.relative import read_relative

LONGEST = 1000
"""Dates are looked for in the first characters of a text: lines that tell one are short."""


def find_dates(text: str, *, captured_at: datetime, language: str | None = None, day_first: bool | None = None) -> tuple[FoundDate, ...]:
    """All dates of a line, in order, refused ones with their reason. A relative date is only looked for where no absolute one stands."""
    text = text[:LONGEST]
    line = ascii_digits(text)
    dates = find_absolute(line, captured_at=captured_at, language=language, day_first=day_first)
    if not any(found.date for found in dates):
        relative = read_relative(line, captured_at=captured_at, language=language)
        if relative:
            dates = [relative]
    marked: list[FoundDate] = []
    previous = 0
    for found in dates:
        role = role_before(text, found.start, after=previous)
        previous = found.end
        if line is text and role is found.role:
            marked.append(found)
        else:
            marked.append(replace(found, text=text[found.start : found.end], role=role))
    return tuple(marked)


def _rank(found: FoundDate) -> tuple[bool, bool, bool]:
    return (found.date is None, found.role is DateRole.MODIFIED, not found.year_known)


def read_date(text: str, *, captured_at: datetime, language: str | None = None, day_first: bool | None = None) -> FoundDate | None:
    """The date of publication that a line tells: the first that holds, one marked as an update last; None where none stands.

    `language` is a BCP 47 primary tag, `day_first` what the page's other dates tell of its order (`order.page_order`). A date that was
    refused comes back with `date` None and a reason. `captured_at` is aware.
    """
    dates = find_dates(text, captured_at=captured_at, language=language, day_first=day_first)
    return min(dates, key=_rank) if dates else None
