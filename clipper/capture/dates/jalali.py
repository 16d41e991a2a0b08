"""The calendar of Iran and Afghanistan: its months, and the days of the common calendar that its dates are.

A year has six months of 31 days, five of 30, and a last one of 29, or of 30 in a leap year; eight of 33 years are leap years.
"""

from datetime import date, timedelta
from types import MappingProxyType

MONTHS = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                ("فروردین", "حمل"),
                ("اردیبهشت", "ثور"),
                ("خرداد", "جوزا"),
                ("تیر", "سرطان"),
                ("مرداد", "اسد"),
                ("شهریور", "سنبله"),
                ("مهر", "میزان"),
                ("آبان", "عقرب"),
                ("آذر", "قوس"),
                ("دی", "جدی"),
                ("بهمن", "دلو"),
                ("اسفند", "حوت"),
            ),
            1,
        )
        for name in names
    }
)
"""The month of each name, first those of Iran, then those of Afghanistan."""
FIRST_YEAR, LAST_YEAR = 1300, 1499
"""Years that are told from other numbers."""
LANGUAGES = frozenset({"fa", "ps"})
"""Where dates of numbers are of this calendar if their year is."""
_FIRST_DAY = date(1921, 3, 21)
"""The first of the first month of the first year."""
_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
"""A year that leaves one of these when it is divided by 33 is a leap year; true from the twelfth to the seventeenth century."""
_LONG_MONTHS, _LAST_MONTH = 6, 12


def _days_of(year: int, month: int) -> int:
    if month <= _LONG_MONTHS:
        return 31
    return 29 if month == _LAST_MONTH and year % 33 not in _LEAP else 30


def common_date(year: int, month: int, day: int) -> date | None:
    """The day of the common calendar; None where there is no such day, or the year is none of these."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= _LAST_MONTH or not 1 <= day <= _days_of(year, month):
        return None
    before = sum(365 + (earlier % 33 in _LEAP) for earlier in range(FIRST_YEAR, year))
    return _FIRST_DAY + timedelta(days=before + sum(_days_of(year, earlier) for earlier in range(1, month)) + day - 1)
