"""The words of a date line as tokens, and the line's shape: one letter for each token, so that short patterns can tell what it says.

`Y` a year, `N` a number of one or two digits, `n` another number, `M` a month name, `J` one of the calendar of Iran, `W` a weekday,
`o` an ordinal ending, `d` a linking word ("de", "of", "ngày"), `t` Vietnamese "tháng", `v` "năm", `y m j` the signs for year, month and day
in Chinese, Japanese and Korean, `e` an era, `T` the letter of ISO times, `a p` before and after noon, `h` an hour's sign, `u` a word before
a time, `z` a zone,
`w` any other word; punctuation stands for itself, `x` for all other signs.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat

from clipper.capture.dates import jalali
from clipper.capture.dates.months import FORMS_OF_WORDS, month_number
from clipper.capture.dates.numerals import ERAS
from clipper.capture.dates.zones import AMERICAN, OFFSETS

DAY_DIGITS, YEAR_DIGITS = 2, 4
FIRST_YEAR, LAST_YEAR = 1500, 2700
"""Four digits in this range may be a year (Thai ones reach 2570)."""

_MARKS = (
    "\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u09d7\u0b82\u0bbe-\u0bcd\u0bd7"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u102b-\u103e"
)
"""Marks that belong to the letter before them: accents, and the vowel signs of Devanagari, Bengali, Tamil, Thai and Burmese."""

_TOKEN = re.compile(
    r"(?=\S)(?:"  # blanks are passed over before anything is tried
    rf"[A-Z]?+[a-z]++(?![^\W\d_]|[{_MARKS}])|"  # most words and most numbers: found before all else is tried
    r"\d\d?+(?!\d)|"
    r"(?:19|20)\d\d(?=\d{1,2}:\d\d)"  # "20195:45 AM": a year and a time that the page set apart without a blank
    r"|(?:(?<=, )|(?<=\d[/.-]))(?:19|20)\d\d(?=\d)"  # "10, 20233 years ago", "30.01.202430. Januar"
    r"|(?<=[^\W\d_] )(?:19|20)\d\d(?=\d{1,2}\. )"  # "10. Mai 201912. Juni"
    r"|(?<=\d[+-]\d\d:)\d\d(?=\d)"  # "T10:10:52+01:0025. Dezember"
    r"|\d+|"
    + "|".join((*ERAS, *FORMS_OF_WORDS))
    + r"|[年月日號号년월일元]|T(?=\d\d:)|Z(?![^\W\d_])|[A-Z]{2,4}(?=[A-Z][a-z])|"
    + rf"[^\W\d_]+(?:[{_MARKS}]+[^\W\d_]*)*"
    + r"|[^\w\s]|_)"
)


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


_ORDINALS = _words("st nd rd th er ère ste º ª ο η го")
_LINKS = _words("de del of the ngày ng di d den στις من")
_CJK = {"年": "y", "년": "y", "月": "m", "월": "m", "日": "j", "號": "j", "号": "j", "일": "j"}
_SIGNS = {
    **dict.fromkeys(ERAS, "e"),
    **dict.fromkeys(OFFSETS, "z"),
    **dict.fromkeys(AMERICAN, "z"),
    **_CJK,
    "T": "T",
    "元": "N",
}
_NOON = {"am": "a", "a": "a", "pm": "p", "p": "p"}
_HOURS = frozenset({"h", "uhr", "u", "klo", "ч"})
_BEFORE_TIME = _words("at um à a las às alle ore om kl klo o в у об at")
_WEEKDAYS = _words(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
    lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
    segunda terça quarta quinta sexta feira lunedì martedì mercoledì giovedì venerdì sabato domenica
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag måndag tisdag onsdag torsdag fredag lördag söndag
    mandag tirsdag lørdag søndag maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai
    poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa čtvrtek pátek neděle
    понедельник вторник среда четверг пятница суббота воскресенье понеділок вівторок середа п'ятниця субота неділя
    hétfő kedd szerda csütörtök péntek szombat vasárnap pazartesi salı çarşamba perşembe cuma cumartesi pazar
    senin selasa rabu kamis jumat sabtu minggu δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή
    luni marți miercuri joi vineri sâmbătă duminică"""
)
_WORD_SIGNS = {
    "tháng": "t",
    "năm": "v",
    **_NOON,
    **dict.fromkeys(_BEFORE_TIME, "u"),
    **dict.fromkeys(_LINKS, "d"),
    **dict.fromkeys(_HOURS, "h"),
    **dict.fromkeys(_WEEKDAYS, "W"),
    **dict.fromkeys(_ORDINALS, "o"),
}
"""A word that may be two things is the later one."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A text's tokens and its shape; `shape[i]` tells of `tokens[i]`, which stands where `matches[i]` does."""

    tokens: Sequence[str]
    matches: Sequence[re.Match[str]]
    shape: str

    def start(self, index: int) -> int:
        return self.matches[index].start()

    def end(self, index: int) -> int:
        return self.matches[index].end()


def _number_sign(token: str) -> str:
    if len(token) <= DAY_DIGITS:
        return "N"
    if len(token) == YEAR_DIGITS and FIRST_YEAR <= int(token) <= LAST_YEAR:
        return "Y"
    return "n"


def _word_sign(token: str, language: str | None) -> str:
    fixed = _SIGNS.get(token)
    if fixed:
        return fixed
    form = token.casefold()
    if month_number(form, language):
        return "M"
    return "J" if form in jalali.MONTHS else _WORD_SIGNS.get(form, "w")


@lru_cache(maxsize=2048)
def _sign(token: str, language: str | None) -> str:
    """The sign of a token. Lines with dates are written with few words."""
    first = token[0]
    if first.isdecimal():
        return _number_sign(token)
    if first.isalpha():
        return _word_sign(token, language)
    return first if first in ".,/-:+|" else "-" if first in "–—‐‑" else "x"


def shape_of(text: str, language: str | None) -> Shape:
    """The shape of a short text whose digits are ASCII."""
    matches = list(_TOKEN.finditer(text))
    tokens = [match[0] for match in matches]
    return Shape(tokens, matches, "".join(map(_sign, tokens, repeat(language))))
