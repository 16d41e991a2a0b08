"""Absolute dates: patterns over the shape of a line, and the checks that make one of them a date."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

from clipper.capture.dates import jalali
from clipper.capture.dates.clock import clock_near
from clipper.capture.dates.found import FoundDate
from clipper.capture.dates.months import month_number
from clipper.capture.dates.numerals import ERAS, common_year
from clipper.capture.dates.order import day_comes_first
from clipper.capture.dates.shape import DAY_DIGITS, Shape, shape_of
from clipper.model.date import ArticleDate
from clipper.model.value import value

FUTURE_DAYS = 1
"""A day later than the capture's is still today somewhere on earth."""
FUTURE_MINUTES = 15
"""An instant may lie this far ahead: clocks differ."""
ALL_PARTS = 3
PIVOT_YEARS = 1
"""A year of two digits is the last one that ends so and is not later than this many years after the capture."""

_FORMS = re.compile(
    "|".join(
        (
            r"(?P<ymd>Y(?:-N-N|/N/N|\.N\.N))",
            r"(?P<cjk>(?:Y|e[Nn])yNm(?:Nj)?)",
            r"(?P<viet>(?:N)tN?[,]?(?:v)?Y)",
            r"(?P<dmy>(?<!N:)No?\.?d{0,2}[-/,.]?M(?:/M|xMx)?\.?o?[-/,.d]*(?:Y))",
            r"(?P<mdy>M\.?M?-?No?[,.]{0,2}d?Y)",
            r"(?P<yMd>Y\.?[-,/]?w?\.?M\.?-?N(?!:)|Y\.?wN\.?M)",
            r"(?P<num>(?<![N.n/-])N(?:/N/[YN]|\.N\.[YN]|-N-[YN]|\|N\|Y)(?!/))",
            r"(?P<cjkmd>NmNj)",
            r"(?P<dm>(?<!N[.:])No?\.?d?-?M(?:/M|xMx)?)",
            r"(?P<md>M\.?No?(?![:N]))",
            r"(?P<jalali>NJ,?n|n/N/N)",
            r"(?P<my>M(?:/M|xMx)?\.?,?d?Y)",
        )
    )
)
_NUMBER = re.compile("[0-9元]")
_SIGN = re.compile(r"Y|NJ|n/|[NY].*M|M.*[NY]|N[./-]N|Nm|tN|NtN")


_MINUTES = re.compile(r"\s?min(?:ute)?s?\b", re.IGNORECASE)
"""What tells that four digits are a day and the minutes that reading takes: "Mar 1711 min read", where only a style parts them."""


@value
class Parts:
    """The numbers of a date as read; `reason` where they cannot be one."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    reason: str | None = None


def _numbers(shape: Shape, first: int, last: int, signs: str) -> list[int]:
    return [1 if shape.tokens[i] == "元" else int(shape.tokens[i]) for i in range(first, last) if shape.shape[i] in signs]


def _full_year(two_digits: int, captured_at: datetime) -> int:
    latest = captured_at.year + PIVOT_YEARS
    return latest - (latest - two_digits) % 100


def _named_parts(shape: Shape, first: int, last: int, language: str | None) -> Parts:
    years = _numbers(shape, first, last, "Y")
    days = _numbers(shape, first, last, "N")
    names = [shape.tokens[i] for i in range(first, last) if shape.shape[i] == "M"]
    months = {month_number(name, language) for name in names}
    month = months.pop() if len(months) == 1 else None  # Arabic papers name a month twice, as in the east and as in the west
    return Parts(year=common_year(years[0], language) if years else None, month=month, day=days[0] if days else None)


def _year_first_parts(shape: Shape, first: int, last: int, language: str | None) -> Parts:
    numbers = _numbers(shape, first, last, "YNn")
    era = shape.tokens[first] if shape.shape[first] == "e" else None
    if era:
        numbers[0] += ERAS[era]
    day = numbers[2] if len(numbers) == ALL_PARTS else None
    return Parts(year=common_year(numbers[0], language), month=numbers[1], day=day)


def _only_order(one: int, two: int, year: int, captured_at: datetime) -> bool | None:
    """The order of day and month where the other one would lie after the capture; None where both or neither would."""
    latest = captured_at.date() + timedelta(days=FUTURE_DAYS)
    day_first, month_first = date(year, two, one) <= latest, date(year, one, two) <= latest
    return None if day_first == month_first else day_first


def _numeric_parts(shape: Shape, first: int, last: int, *, language: str | None, day_first: bool | None, captured_at: datetime) -> Parts:
    one, two, year = _numbers(shape, first, last, "YN")
    if shape.shape[last - 1] == "N":
        if len(shape.tokens[last - 1]) != DAY_DIGITS:
            return Parts(reason="A year has two or four digits.")
        year = _full_year(year, captured_at)
    separator = shape.tokens[first + 1]
    order = day_comes_first(one, two, separator=separator, language=language, day_first=day_first)
    if order is None:
        order = _only_order(one, two, year, captured_at)
    if order is None:
        return Parts(year=year, reason="Neither the language nor the page tells whether the day or the month comes first.")
    day, month = (one, two) if order else (two, one)
    return Parts(year=common_year(year, language), month=month, day=day)


def _jalali_parts(shape: Shape, first: int, last: int, language: str | None) -> Parts:
    if shape.shape[first] == "N":
        day, year = _numbers(shape, first, last, "Nn")
        month = jalali.MONTHS[shape.tokens[first + 1]]
    else:
        year, month, day = _numbers(shape, first, last, "Nn")
        if language not in jalali.LANGUAGES:
            return Parts(reason="This is not a date.")
    found = jalali.common_date(year, month, day)
    return Parts(year=found.year, month=found.month, day=found.day) if found else Parts(reason="There is no such day in the calendar.")


def _viet_parts(shape: Shape, first: int, last: int) -> Parts:
    numbers = _numbers(shape, first, last, "YN")
    return Parts(year=numbers[-1], month=numbers[1] if len(numbers) == ALL_PARTS else None, day=numbers[0])


def _parts(form: str, shape: Shape, first: int, last: int, *, language: str | None, day_first: bool | None, captured_at: datetime) -> Parts:
    if form in ("ymd", "cjk"):
        return _year_first_parts(shape, first, last, language)
    if form == "cjkmd":
        month, day = _numbers(shape, first, last, "N")
        return Parts(month=month, day=day)
    if form == "jalali":
        return _jalali_parts(shape, first, last, language)
    if form == "viet":
        return _viet_parts(shape, first, last)
    if form == "num":
        return _numeric_parts(shape, first, last, language=language, day_first=day_first, captured_at=captured_at)
    return _named_parts(shape, first, last, language)


def _with_year(parts: Parts, captured_at: datetime) -> date | None:
    """The last such day that is not later than the capture."""
    latest = captured_at.date() + timedelta(days=FUTURE_DAYS)
    for year in range(latest.year, latest.year - 5, -1):
        try:
            day = date(year, parts.month or 0, parts.day or 0)
        except ValueError:
            continue
        if day <= latest:
            return day
    return None


def _refusal(parts: Parts, captured_at: datetime) -> str | None:
    """Why these numbers are no date of an article, or None."""
    if parts.reason:
        return parts.reason
    if parts.year is None or parts.month is None:
        return "This is not a date."
    try:
        day = date(parts.year, parts.month, 1 if parts.day is None else parts.day)
    except ValueError:
        return "There is no such day in the calendar."
    if day > captured_at.date() + timedelta(days=FUTURE_DAYS):
        return "The date lies after the capture."
    return None


@value
class _Resolved:
    date: ArticleDate | None = None
    reason: str | None = None


def _without_year(parts: Parts, captured_at: datetime) -> _Resolved:
    day = _with_year(parts, captured_at)
    if day is None:
        return _Resolved(reason="There is no such day in the calendar.")
    return _Resolved(date=ArticleDate.civil(day.year, day.month, day.day, resolved_against=captured_at))


def _resolved(parts: Parts, shape: Shape, first: int, last: int, captured_at: datetime) -> _Resolved:
    """The date, or why it was refused."""
    if parts.year is None and parts.month and parts.day:
        return _without_year(parts, captured_at)
    refusal = _refusal(parts, captured_at)
    if refusal or parts.year is None:
        return _Resolved(reason=refusal)
    if parts.day is None or parts.month is None:
        return _Resolved(date=ArticleDate.civil(parts.year, parts.month))
    day = date(parts.year, parts.month, parts.day)
    clock = clock_near(shape, first, last, day)
    if clock is None or clock.offset_minutes is None:
        return _Resolved(date=ArticleDate.civil(day.year, day.month, day.day))
    moment = datetime(day.year, day.month, day.day, clock.hour, clock.minute, tzinfo=timezone(timedelta(minutes=clock.offset_minutes)))
    late = moment > captured_at.astimezone(UTC) + timedelta(minutes=FUTURE_MINUTES)
    return _Resolved(reason="The date lies after the capture.") if late else _Resolved(date=ArticleDate.instant(moment))


def find_absolute(text: str, *, captured_at: datetime, language: str | None, day_first: bool | None) -> list[FoundDate]:
    """All absolute dates of a short text, in order, refused ones too. `text` has ASCII digits."""
    if not _NUMBER.search(text):  # each form has one
        return []
    shape = shape_of(text, language)
    if not _SIGN.search(shape.shape):
        return []
    dates: list[FoundDate] = []
    for match in _FORMS.finditer(shape.shape):
        first, last = match.span()
        parts = _parts(match.lastgroup or "", shape, first, last, language=language, day_first=day_first, captured_at=captured_at)
        start, end = shape.start(first), shape.end(last - 1)
        if parts.day is None and parts.year is not None and _MINUTES.match(text, end):
            parts, end = Parts(month=parts.month, day=parts.year // 100), end - 2
        resolved = _resolved(parts, shape, first, last, captured_at)
        dates.append(
            FoundDate(
                date=resolved.date,
                start=start,
                end=end,
                text=text[start:end],
                year_known=parts.year is not None,
                reason=resolved.reason,
            )
        )
    return dates
