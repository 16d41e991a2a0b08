"""Relative dates ("4 hours ago", "vor 2 Tagen", "3時間前", "yesterday"), resolved against the time of capture.

The precision of an age is its unit: hours give an hour, days a day; weeks give a month, because "2 weeks ago" does not name a day.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from clipper.capture.dates.found import FoundDate
from clipper.model.date import ArticleDate, Precision

UNITS = ("minute", "hour", "day", "week", "month", "year")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeForms:
    """How a language writes an age: words before and after, and the forms of the units (the first may stand without a number)."""

    before: str = ""
    after: str = ""
    one: str = ""
    units: str = ""


AGES = MappingProxyType(
    {
        "en": AgeForms(after=r"ago", one="an|a|one", units="|minutes? mins? m|hours? hrs? h|days? d|weeks? wks? w|months?|years? y"),
        "de": AgeForms(before="vor", one="einer|einem|eine", units="Minuten? Min\\.?|Stunden? Std\\.?|Tagen? Tag|Wochen?|Monaten? Monat|Jahren? Jahr"),
        "fr": AgeForms(before="il y a", one="une|un", units="minutes? min|heures? h|jours? j|semaines?|mois|années? ans? an"),
        "es": AgeForms(before="hace", one="una|un", units="minutos? min|horas? h|días? día|semanas?|mes mes(?:es)?|años?"),
        "pt": AgeForms(before="há", one="uma|um", units="minutos? min|horas? h|dias?|semanas?|meses mês|anos?"),
        "pt2": AgeForms(after="atrás", one="uma|um", units="minutos? min|horas? h|dias?|semanas?|meses mês|anos?"),
        "it": AgeForms(after="fa", one="un'|un|una", units="minuti minuto min|ore ora|giorni giorno|settimane settimana|mesi mese|anni anno"),
        "nl": AgeForms(after="geleden", one="een|één", units="minuten minuut min|uur uren|dagen dag|weken week|maanden maand|jaar jaren"),
        "sv": AgeForms(after="sedan", one="en|ett", units="minuter minut min|timmar timme tim|dagar dag|veckor vecka|månader månad|år"),
        "da": AgeForms(after="siden", one="en|et|ett", units="minutter minutt minut min|timer time|dager dage døgn dag|uker uger uke uge|måneder måned|år"),
        "fi": AgeForms(after="sitten", units="minuuttia minuutti min|tuntia tunti|päivää päivä|viikkoa viikko|kuukautta|vuotta vuosi"),
        "hu": AgeForms(units="perce|órája|napja|hete|hónapja|éve"),
        "pl": AgeForms(after="temu", units="minutę minuty minut min\\.?|godzinę godziny godzin godz\\.?|dzień dni|tydzień tygodnie tygodni|miesiąc miesiące miesięcy|rok lata lat"),
        "cs": AgeForms(before="před|pred", units="minutou minútou minutami minútami min|hodinou hodinami hodinami h|dnem dny dňom dňami|týdnem týdny týždňom|měsícem měsíci|rokem roky lety"),
        "ru": AgeForms(after="назад|тому", units="минуту минуты минут мин\\.?|час часа часов ч\\.?|день дня дней|неделю недели недель|месяц месяца месяцев|год года лет"),
        "uk": AgeForms(after="тому", units="хвилину хвилини хвилин хв\\.?|годину години годин год\\.?|день дні днів|тиждень тижні тижнів|місяць місяці місяців|рік роки років"),
        "bg": AgeForms(before="преди", units="минута минути мин|час часа|ден дни дена|седмица седмици|месец месеца|година години"),
        "sr": AgeForms(before="pre|prije|пре", units="minut minuta минут минута|sat sata sati сат сата сати|dan dana дан дана|nedelju nedelje tjedna tjedan|mesec meseca mjesec mjeseca|godinu godine"),
        "ro": AgeForms(before="acum", one="un|o", units="minut minute|oră ore|zi zile|săptămână săptămâni|lună luni|an ani"),
        "el": AgeForms(before="πριν(?: από)?", units="λεπτό λεπτά|ώρα ώρες|ημέρα ημέρες μέρα μέρες|εβδομάδα εβδομάδες|μήνα μήνες|χρόνο χρόνια"),
        "tr": AgeForms(after="önce", units="dakika dk\\.?|saat|gün|hafta|ay|yıl"),
        "id": AgeForms(after="yang lalu|lalu", units="menit|jam|hari|minggu|bulan|tahun"),
        "vi": AgeForms(after="trước", units="phút|giờ|ngày|tuần|tháng|năm"),
        "ca": AgeForms(before="fa", one="una|un", units="minuts?|hores hora|dies dia|setmanes setmana|mesos mes|anys any"),
        "ar": AgeForms(before="منذ|قبل", units="دقيقة دقائق|ساعة ساعات|يوم أيام|أسبوع أسابيع|شهر أشهر|سنة سنوات"),
        "fa": AgeForms(after="پیش|قبل", units="دقیقه|ساعت|روز|هفته|ماه|سال"),
        "he": AgeForms(before="לפני", units="דקה דקות|שעה שעות|יום ימים|שבוע שבועות|חודש חודשים|שנה שנים"),
        "hi": AgeForms(after="पहले", units="मिनट|घंटे घंटा|दिन|सप्ताह हफ्ते|महीने|साल वर्ष"),
        "th": AgeForms(after="ที่แล้ว|ก่อน", units="นาที|ชั่วโมง|วัน|สัปดาห์|เดือน|ปี"),
        "ja": AgeForms(after="前", units="分|時間|日|週間|か月 ヶ月 カ月 ヵ月|年"),
        "zh": AgeForms(after="前|之前", units="分钟 分鐘|小时 小時 个小时 個小時|天|周 週 星期|个月 個月|年"),
        "ko": AgeForms(after="전", units="분|시간|일|주|개월|년"),
        "sw": AgeForms(after="iliyopita|zilizopita", units="dakika|saa|siku|wiki|mwezi miezi|mwaka miaka"),
    }
)

DAYS_BACK = MappingProxyType(
    {
        0: "today|heute|aujourd['’]hui|hoy|hoje|oggi|vandaag|idag|i dag|tänään|ma|dzisiaj|dziś|dnes|сегодня|сьогодні|днес|danas|astăzi|azi|σήμερα|bugün|hari ini|hôm nay|avui|اليوم|امروز|היום|आज|วันนี้|今日|本日|今天|오늘",
        1: "yesterday|gestern|hier|ayer|ontem|ieri|gisteren|igår|i går|eilen|tegnap|wczoraj|včera|вчера|вчора|jučer|juče|χθες|χτες|dün|kemarin|hôm qua|ahir|أمس|دیروز|אתמול|कल|เมื่อวาน|昨日|昨天|어제",
        2: "vorgestern|avant-hier|anteayer|anteontem|przedwczoraj|позавчера|předevčírem|一昨日|前天|그제",
    }
)
"""Words for a day, by how many days it lies back."""

JUST_NOW = "just now|moments ago|gerade eben|à l['’]instant|ahora mismo|agora mesmo|adesso|zojuist|nyss|przed chwilą|только что|щойно|az önce|たった今|刚刚|剛剛|방금"

_SHORT_AGE = re.compile(r"(?<![\w.,:$€£-])(?P<n>\d{1,2}) ?(?P<unit>min|m|h|hr|hrs|d)\.?$", re.IGNORECASE)
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


def _age_pattern(language: str, forms: AgeForms) -> re.Pattern[str]:
    spaced = language not in _UNSPACED_LANGUAGES
    edge = r"(?!\w)" if spaced else ""
    bare = "" if forms.one or language == "hu" else r"?"
    number = rf"(?:(?P<n>\d{{1,3}})\s*|(?:{forms.one})\s?)" if forms.one else rf"(?:(?P<n>\d{{1,3}})\s*){bare if spaced else ''}"
    unit = _unit_group(forms)
    before = rf"\b(?:{forms.before})\s+(?:circa |ca\. |about |etwa |rund |environ |около )?" if forms.before else ""
    after = rf"\s*(?:{forms.after}){edge}" if forms.after else edge
    start = "" if forms.before or not spaced else r"(?<![\w.,])"
    return re.compile(f"{before}{start}{number}{unit}{after}", re.IGNORECASE)


_PATTERNS = tuple((language, _age_pattern(language, forms)) for language, forms in AGES.items())
_AGE_SIGN = re.compile(
    "(?:"
    + "|".join(sorted({word for forms in AGES.values() for word in (forms.before, forms.after) if word}, key=len, reverse=True))
    + r"|perce|órája|napja|hete|hónapja|éve)",
    re.IGNORECASE,
)
_DAY_WORDS = tuple(
    (days, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for days, words in DAYS_BACK.items()
)
_DAY_WORD_SIGN = re.compile("(?<!\\w)(?:" + "|".join(DAYS_BACK.values()) + ")(?!\\w)", re.IGNORECASE)
_JUST_NOW = re.compile(rf"(?<!\w)(?:{JUST_NOW})(?!\w)", re.IGNORECASE)


def _months_back(moment: datetime, months: int) -> ArticleDate:
    total = moment.year * 12 + moment.month - 1 - months
    return ArticleDate.civil(total // 12, total % 12 + 1, resolved_against=moment)


def age_date(count: int, unit: str, captured_at: datetime) -> ArticleDate | None:
    """The date that lies `count` units before the capture; None where that is absurd."""
    if unit == "minute":
        return ArticleDate.instant(captured_at - timedelta(minutes=count), Precision.MINUTE, resolved_against=captured_at)
    if unit == "hour":
        return ArticleDate.instant(captured_at - timedelta(hours=count), Precision.HOUR, resolved_against=captured_at)
    days = {"day": count, "week": count * 7, "month": count * MEAN_MONTH_DAYS, "year": count * MEAN_YEAR_DAYS}[unit]
    if days > MAX_AGE_YEARS * MEAN_YEAR_DAYS:
        return None
    if unit == "day":
        day = captured_at - timedelta(days=count)
        return ArticleDate.civil(day.year, day.month, day.day, resolved_against=captured_at)
    if unit == "week":
        day = captured_at - timedelta(days=days)
        return ArticleDate.civil(day.year, day.month, resolved_against=captured_at)
    if unit == "month":
        return _months_back(captured_at, count)
    return ArticleDate.civil(captured_at.year - count, resolved_against=captured_at)


def _found(text: str, start: int, end: int, date: ArticleDate | None) -> FoundDate:
    reason = None if date else f"“{text[start:end]}” is not the age of an article."
    return FoundDate(date=date, start=start, end=end, text=text[start:end], relative=True, reason=reason)


def _first_age(text: str, captured_at: datetime, language: str | None) -> FoundDate | None:
    best: FoundDate | None = None
    for own, pattern in _PATTERNS:
        match = pattern.search(text)
        if match and (best is None or match.start() < best.start or (match.start() == best.start and own == language)):
            unit = next(name for name in UNITS if match.group(name))
            count = int(match["n"] or 1)
            best = _found(text, match.start(), match.end(), age_date(count, unit, captured_at))
    return best


def _day_word(text: str, captured_at: datetime) -> FoundDate | None:
    for days, pattern in _DAY_WORDS:
        match = pattern.search(text)
        if match:
            return _found(text, match.start(), match.end(), age_date(days, "day", captured_at))
    return None


def read_relative(text: str, *, captured_at: datetime, language: str | None = None) -> FoundDate | None:
    """The first relative date of a short text, or None. `text` has ASCII digits."""
    if _AGE_SIGN.search(text):
        age = _first_age(text, captured_at, language)
        if age:
            return age
    if _DAY_WORD_SIGN.search(text):
        return _day_word(text, captured_at)
    match = _JUST_NOW.search(text)
    if match:
        return _found(text, match.start(), match.end(), age_date(0, "minute", captured_at))
    match = _SHORT_AGE.fullmatch(text.strip())
    if match:
        unit = {"m": "minute", "h": "hour", "d": "day"}[match["unit"][0].lower()]
        at = text.index(match.group())
        return _found(text, at, at + len(match.group()), age_date(int(match["n"]), unit, captured_at))
    return None
