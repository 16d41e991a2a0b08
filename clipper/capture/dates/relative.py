"""Relative dates ("4 hours ago", "vor 2 Tagen", "3時間前", "yesterday"), resolved against the time of capture.

The precision of an age is its unit: hours give an hour, days a day; weeks give a month, because "2 weeks ago" does not name a day.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple

from clipper.capture.dates.ages import AGES, DAYS_BACK, JUST_NOW, AgeForms
from clipper.capture.dates.found import FoundDate
from clipper.model.date import ArticleDate, Precision

UNITS = ("minute", "hour", "day", "week", "month", "year")


_SHORT_AGE = re.compile(r"(?<![\w.,:$€£-])(?P<n>\d{1,2}) ?(?P<unit>min|m|h|hr|hrs|d)\.?$", re.IGNORECASE)
LONGEST_SHORT_AGE = 12
"""Characters."""
_UNSPACED_LANGUAGES = frozenset({"ja", "zh", "ko", "th"})
MAX_AGE_YEARS = 50
"""A greater age is no age of an article on a page: such a number is refused."""

MEAN_MONTH_DAYS, MEAN_YEAR_DAYS = 30.44, 365.25


def _unit_group(forms: AgeForms) -> str:
    parts: list[str] = []
    units = forms.units.removeprefix("|")
    for name, variants in zip(UNITS, units.split("|"), strict=True):
        ordered = sorted(variants.split(), key=len, reverse=True)
        parts.append(f"(?P<{name}>{'|'.join(ordered)})")
    return f"(?:{'|'.join(parts)})"


@cache
def _age_pattern(language: str) -> re.Pattern[str]:
    """The pattern of a language's ages. Thirty of them take longer to make than a page to read: each is made when it is first wanted."""
    forms = AGES[language]
    spaced = language not in _UNSPACED_LANGUAGES
    edge = r"(?!\w)" if spaced else ""
    bare = "" if forms.one or language == "hu" else r"?"
    number = rf"(?:(?P<n>\d{{1,3}})\s*|(?:{forms.one})\s?)" if forms.one else rf"(?:(?P<n>\d{{1,3}})\s*){bare if spaced else ''}"
    unit = _unit_group(forms)
    before = rf"\b(?:{forms.before})\s+(?:circa |ca\. |about |etwa |rund |environ |около )?" if forms.before else ""
    after = rf"\s*(?:{forms.after}){edge}" if forms.after else edge
    start = "" if forms.before or not spaced else r"(?<![\w.,])"
    return re.compile(f"{before}{start}{number}{unit}{after}", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    """A pattern of the words, in lower case: searched in a text in lower case it is many times quicker than one that ignores case."""
    return "|".join(sorted({word for word in words if word}, key=len, reverse=True)).lower()


def _parts(*patterns: str) -> tuple[str, ...]:
    """What stands in every text that one of the patterns finds: a look for these takes a fraction of the time."""
    return tuple({word.partition("(")[0].partition("[")[0].lower() for each in patterns for word in each.split("|") if word})


_AGE_PARTS = {
    language: _parts(forms.before, forms.after) if forms.before or forms.after else _parts(forms.units) for language, forms in AGES.items()
}


class _Looks(NamedTuple):
    """What is looked for in a text, and of it what may stand in one of ASCII."""

    all: tuple[str, ...]
    ascii: tuple[str, ...]

    def find_one(self, lower: str) -> bool:
        """Whether one of these stands in a text in lower case."""
        return any(map(lower.__contains__, self.ascii if lower.isascii() else self.all))


def _looks(parts: tuple[str, ...]) -> _Looks:
    return _Looks(all=parts, ascii=tuple(filter(str.isascii, parts)))


_AGES = _looks(tuple({part for parts in _AGE_PARTS.values() for part in parts}))
_DAY_WORDS = _looks(_parts(*DAYS_BACK.values()))
_JUST_NOW = _looks(_parts(JUST_NOW))


@cache
def _age_sign() -> re.Pattern[str]:
    """What each age has, in lower case."""
    return re.compile(
        rf"\b(?:{_any(forms.before for forms in AGES.values())})\s"
        rf"|(?:{_any(forms.after for language, forms in AGES.items() if language not in _UNSPACED_LANGUAGES)})(?!\w)"
        rf"|{_any(forms.after for language, forms in AGES.items() if language in _UNSPACED_LANGUAGES)}"
        r"|perce|órája|napja|hete|hónapja|éve"
    )


@cache
def _day_words() -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple((days, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for days, words in DAYS_BACK.items())


@cache
def _day_word_sign() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(DAYS_BACK.values())})(?!\w)")


@cache
def _just_now() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{JUST_NOW})(?!\w)", re.IGNORECASE)


_INSTANTS = {"minute": (timedelta(minutes=1), Precision.MINUTE), "hour": (timedelta(hours=1), Precision.HOUR)}


def _months_back(moment: datetime, months: int) -> ArticleDate:
    total = moment.year * 12 + moment.month - 1 - months
    return ArticleDate.civil(total // 12, total % 12 + 1, resolved_against=moment)


def age_date(count: int, unit: str, captured_at: datetime) -> ArticleDate | None:
    """The date that lies `count` units before the capture; None where that is absurd."""
    if unit in _INSTANTS:
        length, precision = _INSTANTS[unit]
        return ArticleDate.instant(captured_at - count * length, precision, resolved_against=captured_at)
    days = {"day": count, "week": count * 7, "month": count * MEAN_MONTH_DAYS, "year": count * MEAN_YEAR_DAYS}[unit]
    if days > MAX_AGE_YEARS * MEAN_YEAR_DAYS:
        return None
    if unit in ("day", "week"):
        day = captured_at - timedelta(days=days)
        return ArticleDate.civil(day.year, day.month, day.day if unit == "day" else None, resolved_against=captured_at)
    if unit == "month":
        return _months_back(captured_at, count)
    return ArticleDate.civil(captured_at.year - count, resolved_against=captured_at)


def _found(text: str, start: int, end: int, date: ArticleDate | None) -> FoundDate:
    reason = None if date else f"“{text[start:end]}” is not the age of an article."
    return FoundDate(date=date, start=start, end=end, text=text[start:end], relative=True, reason=reason)


def _first_age(text: str, languages: Iterable[str], captured_at: datetime, language: str | None) -> FoundDate | None:
    best: FoundDate | None = None
    for own in languages:
        match = _age_pattern(own).search(text)
        if match and (best is None or match.start() < best.start or (match.start() == best.start and own == language)):
            unit = next(name for name in UNITS if match.group(name))
            count = int(match["n"] or 1)
            best = _found(text, match.start(), match.end(), age_date(count, unit, captured_at))
    return best


def _day_word(text: str, captured_at: datetime) -> FoundDate | None:
    for days, pattern in _day_words():
        match = pattern.search(text)
        if match:
            return _found(text, match.start(), match.end(), age_date(days, "day", captured_at))
    return None


def read_relative(text: str, *, captured_at: datetime, language: str | None = None) -> FoundDate | None:
    """The first relative date of a short text, or None. `text` has ASCII digits."""
    lower = text.lower()
    if _AGES.find_one(lower) and _age_sign().search(lower):
        languages = [own for own, parts in _AGE_PARTS.items() if any(map(lower.__contains__, parts))]
        age = _first_age(text, languages, captured_at, language)
        if age:
            return age
    if _DAY_WORDS.find_one(lower) and _day_word_sign().search(lower):
        return _day_word(text, captured_at)
    match = _just_now().search(text) if _JUST_NOW.find_one(lower) else None
    if match:
        return _found(text, match.start(), match.end(), age_date(0, "minute", captured_at))
    bare = text.strip()
    match = _SHORT_AGE.fullmatch(bare) if len(bare) <= LONGEST_SHORT_AGE else None
    if match:
        unit = {"m": "minute", "h": "hour", "d": "day"}[match["unit"][0].lower()]
        at = text.index(match.group())
        return _found(text, at, at + len(match.group()), age_date(int(match["n"]), unit, captured_at))
    return None
