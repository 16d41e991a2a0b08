"""Whether the day or the month comes first in a date of numbers: from the numbers, the language or the page, never a guess."""

import re
from collections.abc import Iterable

MONTHS, DAYS = 12, 31
DAY_FIRST_SEPARATOR = "."
"""No page writes month.day.year with dots."""
UNDECIDED_LANGUAGES = frozenset({"en", "fil", "tl"})
"""English pages write 3/4/2025 for April 3 (Britain) and for March 4 (America): only the page can tell."""

_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/-])")


def day_comes_first(one: int, two: int, *, separator: str, language: str | None, day_first: bool | None) -> bool | None:
    """True, False, or None where nothing tells."""
    if one > MONTHS or one == two:
        return True
    if two > MONTHS:
        return False
    if separator == DAY_FIRST_SEPARATOR:
        return True
    if day_first is not None:
        return day_first
    if language is None or language in UNDECIDED_LANGUAGES:
        return None
    return True


def page_order(lines: Iterable[str]) -> bool | None:
    """What the unmistakable dates of a page say of its order: True day first, False month first, None nothing or both."""
    votes = {False: 0, True: 0}
    for line in lines:
        if "/" not in line and "-" not in line:
            continue
        for one, _, two, _ in _NUMERIC.findall(line):
            left, right = int(one), int(two)
            if MONTHS < left <= DAYS and 0 < right <= MONTHS:
                votes[True] += 1
            elif MONTHS < right <= DAYS and 0 < left <= MONTHS:
                votes[False] += 1
    if bool(votes[True]) == bool(votes[False]):
        return None
    return votes[True] > 0
