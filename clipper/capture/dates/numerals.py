"""Digits of any script as ASCII ones, and the years of eras."""

import re
from types import MappingProxyType

_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")


def ascii_digits(text: str) -> str:
    """The text with full-width, Arabic, Devanagari, Thai … digits replaced one for one, so that offsets hold."""
    if text.isascii() or not _FOREIGN_DIGIT.search(text):
        return text
    return _FOREIGN_DIGIT.sub(lambda digit: str(int(digit.group())), text)


ERAS = MappingProxyType({"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民國": 1911, "民国": 1911})
"""The year before the first of an era."""

BUDDHIST_YEARS = 543
"""Thai years are counted from 543 BC."""
FIRST_BUDDHIST, LAST_BUDDHIST = 2400, 2700
"""A year in this range on a Thai page is Buddhist: no page tells of the year 2400."""


def common_year(year: int, language: str | None) -> int:
    """The year of the common calendar."""
    if language == "th" and FIRST_BUDDHIST <= year <= LAST_BUDDHIST:
        return year - BUDDHIST_YEARS
    return year
