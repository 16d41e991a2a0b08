"""When a page was published and modified, by what it says for machines.

The article's JSON-LD goes first, then meta elements that name the publication. Microdata (which related stories carry too), meta elements
of vague names, and the state in a page's scripts are only asked where the page shows no date. A date before the web or after the capture
is no date.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from clipper.capture.dates.read import read_date
from clipper.capture.page.source_dates import offsets_of_times, published_in_scripts
from clipper.capture.page.structured import JsonObject, Statements, plain
from clipper.model.date import ArticleDate, Precision

FIRST_YEAR = 1970
"""Archives put older articles on the web, but machine dates before this are counters that were never set."""
SHORTEST, LONGEST = 8, 60
"""Characters of a date for machines."""
DAY_CHARACTERS = len("2025-06-01")
TOLERANCE = timedelta(days=2)
"""A capture time has no zone worth trusting, and an article may be dated for tomorrow's paper."""

PUBLISHED_META = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "date-published",
    "publish-date",
    "publish_date",
    "pubdate",
    "published_time",
    "publication_date",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.issued",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "og:pubdate",
    "article_date_original",
    "originalpublicationdate",
    "rnews:datepublished",
    "vr:published_time",
    "iso-8601-publish-date",
    "article:create_at",
)
VAGUE_META = ("date", "dc.date", "dcterms.date", "created", "creation_date", "dc.created")
"""Templates put the day of the last change or of the request here, too: what the page shows goes before them."""
MODIFIED_META = (
    "article:modified_time",
    "og:updated_time",
    "og:modified_time",
    "article:modified",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
    "revised",
    "lastmod",
)

_PUBLISHED_NAME = re.compile(
    r"publi\w*[.:_ -]?(?:date|time|on|at)|date[.:_ -]?(?:publi|creat)|pub-?date|releas\w*[.:_-]?date|issued|online_date", re.IGNORECASE
)
_CHANGED_NAME = re.compile(r"modif|updat|expir|unpubl", re.IGNORECASE)
OFFSETS_TO_TELL = 2
"""Times with an offset of their own that tell the zone of a page."""
_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]\s*(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|"
    r"[+-]\d{2}(?!\d))?)?",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?(?!\d)")
_COMPACT = re.compile(r"(20\d{2}|19[7-9]\d)(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?$")
_LATEST_EPOCH = 10**13
"""In milliseconds."""
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?$")
_IN_ADDRESS = re.compile(r"[/\-_](20\d{2}|199\d)[/\-_]?(0[1-9]|1[0-2])[/\-_]?(0[1-9]|[12]\d|3[01])(?:[/\-_.]|$)")
_BY_SECTION = re.compile(r"/(20\d{2}|199\d)/[A-Za-z][A-Za-z.-]*/(0[1-9]|1[0-2])/(0[1-9]|[12]\d|3[01])/")
"""The section between year and month: `/2025/WORLD/06/01/`."""
_NUMBERED = re.compile(r"(?<!/web)[/\-_=][A-Za-z]{0,4}(20[0-3]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3,12}(?!\d)")
"""Many sites number their articles by day: `/view/AKR20250601012300001`. After `/web` archives put the day of their copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date and where it was read."""

    date: ArticleDate
    origin: str
    sure: bool = True
    """Whether it stands where a page tells its date."""
    year_known: bool = True


def read_machine_date(text: object, captured_at: datetime) -> ArticleDate | None:
    """ISO 8601 (also with blanks or slashes), RFC 822, compact digits and Unix time; None if impossible, too old or in the future."""
    if isinstance(text, int | float) and not isinstance(text, bool):
        text = str(int(text)) if abs(text) < _LATEST_EPOCH else ""  # JSON may hold NaN and Infinity, which are not less
    line = plain(text)
    if not SHORTEST <= len(line) <= LONGEST:
        return None
    found = _read(line)
    return found if found is not None and _is_possible(found, captured_at) else None


def _read(line: str) -> ArticleDate | None:
    try:
        match = _ISO.match(line) or _SLASHED.match(line) or _COMPACT.match(line)
        if match:
            return _of_groups(match.groups())
        if _EPOCH.match(line):
            return ArticleDate.instant(datetime.fromtimestamp(int(line[:10]), UTC))
        moment = parsedate_to_datetime(line)
        return ArticleDate.instant(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _of_groups(groups: tuple[str | None, ...]) -> ArticleDate:
    year, month, day = (int(group or 0) for group in groups[:3])
    civil = datetime(year, month, day, tzinfo=UTC)
    hour, minute = groups[3], groups[4]
    if hour is None or minute is None:
        return ArticleDate.civil(year, month, day)
    rest = groups[5:]
    second = int(rest[0] or 0) if rest else 0
    zone = _zone(rest[1] if rest[1:] else None)
    if zone is None and int(hour) == int(minute) == second == 0:
        return ArticleDate.civil(year, month, day)
    moment = civil.replace(hour=int(hour) % 24, minute=int(minute), second=min(second, 59), tzinfo=zone or UTC)
    date = ArticleDate.instant(moment)
    return date if zone is not None else ArticleDate(value=date.value, precision=date.precision)


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    if text.upper() in ("Z", "UTC", "GMT"):
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]))
    if offset > timedelta(hours=14):
        return None
    return timezone(-offset if text[0] == "-" else offset)


def _is_possible(date: ArticleDate, captured_at: datetime) -> bool:
    year = date.value.split("-")[0]
    if not year.isdecimal() or int(year) < FIRST_YEAR:
        return False
    return date.value[:10] <= (captured_at + TOLERANCE).astimezone(UTC).strftime("%Y-%m-%d")


def _firsts(values: Iterable[tuple[object, str]], captured_at: datetime) -> Iterator[Dated]:
    for value, origin in values:
        date = read_machine_date(value, captured_at)
        if date is not None:
            yield Dated(date=date, origin=origin)


def _json_values(article: JsonObject | None, *names: str) -> Iterator[tuple[object, str]]:
    if article is not None:
        for name in names:
            value = article.get(name)
            yield (value[0] if isinstance(value, list) and value else value), "json-ld"


def _meta_values(statements: Statements, names: Iterable[str]) -> Iterator[tuple[object, str]]:
    for name in names:
        for value in statements.meta.get(name, ()):
            yield value, f"meta {name}"


def _published_values(statements: Statements, article: JsonObject | None) -> Iterator[tuple[object, str]]:
    yield from _json_values(article, "datePublished", "dateCreated", "uploadDate")
    yield from _meta_values(statements, PUBLISHED_META)
    for thing in statements.others:
        if "datePublished" in thing and "WebPage" in str(thing.get("@type")):
            yield thing["datePublished"], "json-ld"


def published(statements: Statements, article: JsonObject | None, captured_at: datetime) -> Dated | None:
    """By what the page says for machines. A civil date gives way to an instant on the same day, UTC to the same instant with its zone."""
    found = list(_firsts(_published_values(statements, article), captured_at))
    if not found:
        return None
    first = found[0]
    if first.date.precision is Precision.DAY:
        same = (each for each in found if each.date.precision.is_instant and each.date.source_iso()[:10] == first.date.value)
        return next(same, first)
    zoned = (each for each in found if each.date.value == first.date.value and each.date.offset_minutes)
    return first if first.date.offset_minutes else next(zoned, first)


def _moment(date: ArticleDate) -> datetime | None:
    """By the clock of whoever wrote it; None where it names no day."""
    try:
        return datetime.fromisoformat(date.source_iso()).replace(tzinfo=None)
    except ValueError:
        return None


WEST, EAST = 9, 12
"""Hours from UTC to the farthest zones with many publishers; an hour of the day further away is of the same day anywhere."""
QUARTER = 15
"""Zones differ by whole quarters of an hour, in minutes."""
FARTHEST = 14 * 60
"""Minutes from UTC to the farthest zone."""


def _is_same_elsewhere(stated: datetime, other: datetime, *, timed: bool) -> bool:
    """Whether a moment in UTC falls on the other's day in some zone, and at its time if it tells one."""
    if abs((stated.date() - other.date()).days) != 1:
        return False
    if timed:
        apart = (other.replace(second=0) - stated.replace(second=0)).total_seconds() / 60
        return apart % QUARTER == 0 and abs(apart) <= FARTHEST
    return stated.hour < WEST if other < stated else stated.hour >= 24 - EAST


def as_readers_saw(stated: Dated, shown: Dated | None, addressed: Dated | None) -> Dated:
    """A stated date, unless the page's readers saw another.

    An instant in UTC may be of the day before or after where the page was written, which the shown date and the address tell. A meta
    element later than what the page shows tells when the page was moved to another system.
    """
    moment = _moment(stated.date)
    in_utc = stated.date.precision.is_instant and not stated.date.offset_minutes
    for other in (shown, addressed):
        seen = _moment(other.date) if other is not None and other.sure else None
        if other is None or seen is None or moment is None:
            continue
        if in_utc and _is_same_elsewhere(moment, seen, timed=other.date.precision.is_instant):
            return other
        if other is shown and (moment.date() - seen.date()).days > 1 and stated.origin.startswith("meta "):
            return other
    return stated


def in_zone_of_page(stated: Dated, html: str, captured_at: datetime) -> Dated:
    """A moment in UTC of which the page shows no day: on the day that its scripts tell, else in the one zone that its other times have."""
    moment = _moment(stated.date)
    if moment is None or not stated.date.precision.is_instant or stated.date.offset_minutes:
        return stated
    for told in published_in_scripts(html):
        day = read_machine_date(told, captured_at)
        seen = _moment(day) if day is not None and day.precision is Precision.DAY else None
        if day is not None and seen is not None and _is_same_elsewhere(moment, seen, timed=False):
            return replace(stated, date=day, origin="script")
    zones = [zone for offset in offsets_of_times(html) if (zone := _zone(offset)) is not None and zone != UTC]
    if len(zones) < OFFSETS_TO_TELL or len(set(zones)) > 1:
        return stated
    return replace(stated, date=ArticleDate.instant(moment.replace(tzinfo=UTC).astimezone(zones[0]), stated.date.precision))


def _in_words(text: str, origin: str, captured_at: datetime) -> Dated | None:
    told = read_date(text, captured_at=captured_at)
    known = told is not None and told.year_known and not told.relative
    return Dated(date=told.date, origin=origin) if told is not None and told.date is not None and known else None


def in_title(statements: Statements, captured_at: datetime) -> Dated | None:
    """The day that the `<title>` tells, often at its end."""
    told = _in_words(statements.title, "title", captured_at)
    return told if told is not None and len(told.date.value) >= DAY_CHARACTERS else None


def in_other_places(statements: Statements, html: str, captured_at: datetime) -> Dated | None:
    """Where the usual statements are missing: meta elements of other names, the state that a page's own scripts carry, the `<title>`."""
    marked = [(value, "microdata") for name in ("datepublished", "datecreated") for value in statements.microdata.get(name, ())]
    vague = next(_firsts((*marked, *_meta_values(statements, VAGUE_META)), captured_at), None)
    if vague is not None:
        return vague
    named = (name for name in statements.meta if _PUBLISHED_NAME.search(name) and not _CHANGED_NAME.search(name))
    found = next(_firsts(_meta_values(statements, named), captured_at), None)
    if found is not None:
        return found
    worded = ((value, f"meta {name}") for name in PUBLISHED_META[:4] for value in statements.meta.get(name, ()))
    told = next((dated for value, origin in worded if (dated := _in_words(value, origin, captured_at))), None)
    if told is not None or (told := in_title(statements, captured_at)) is not None:
        return told
    scripted = next(published_in_scripts(html), None)
    date = read_machine_date(scripted, captured_at) if scripted is not None else None
    return Dated(date=date, origin="script") if date is not None else None


def with_year_of_page(shown: Dated, html: str, captured_at: datetime) -> Dated:
    """A date shown without its year, in the year that the same day has elsewhere on the page."""
    parts = shown.date.value[:DAY_CHARACTERS].split("-")
    if shown.year_known or len(parts) != len(("year", "month", "day")):
        return shown
    _, month, day = parts
    both = rf"(?<!\d)(?:((?:19|20)\d\d)[-/.]{month}[-/.]{day}|{day}[-/.]{month}[-/.]((?:19|20)\d\d))(?!\d)"
    years = Counter(match[1] or match[2] for match in re.finditer(both, html))
    dated = (ArticleDate.civil(int(year), int(month), int(day)) for year, _ in years.most_common())
    found = next((date for date in dated if _is_possible(date, captured_at)), None)
    return shown if found is None else replace(shown, date=found, year_known=True)


def modified(statements: Statements, article: JsonObject | None, captured_at: datetime) -> Dated | None:
    """By what the page says for machines."""
    values = [*_json_values(article, "dateModified"), *_meta_values(statements, MODIFIED_META)]
    values += [(value, "microdata") for value in statements.microdata.get("datemodified", ())]
    return next(_firsts(values, captured_at), None)


def in_address(url: str | None, captured_at: datetime) -> Dated | None:
    """The date in an address such as `/2025/06/01/` or `/20250601012300`."""
    match = _IN_ADDRESS.search(url or "") or _BY_SECTION.search(url or "") or _NUMBERED.search(url or "")
    if not match:
        return None
    year, month, day = map(int, match.groups())
    try:
        datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
    date = ArticleDate.civil(year, month, day)
    return Dated(date=date, origin="url") if _is_possible(date, captured_at) else None
