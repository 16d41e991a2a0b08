"""Which legacy encoding bytes are in that say nothing of it, by the letters that the languages really use.

Two questions: are they pairs of bytes as East Asian sets write them (then the lead bytes tell which set: its frequent characters stand in
its first planes), or single bytes (then each language's own letters are counted under each of its code pages)?
"""

import re
from collections import Counter
from dataclasses import dataclass

PAIRED_SHARE = 0.97
"""At least this share of the high bytes must form valid pairs; a text that was cut or damaged has a few that do not."""
FREQUENT_SHARE = 0.7
"""At least this share of the pairs is among the frequent characters of the set, or it is another set."""
KANA_SHARE = 0.15
"""Japanese has at least so many kana among its wide characters; Chinese and Korean have none."""
HANGUL_SHARE = 0.85
"""Korean syllables fill 25 lead bytes; at least this share of a Korean text's pairs begins with them, and of a Chinese one's about half."""
LETTERS_SHARE = 0.75
"""At least this share of the high letters belongs to the language, or it is another language or page."""
OWN_LANGUAGE = 0.1
"""A page that names its language is believed this much."""


@dataclass(frozen=True, slots=True)
class Alphabet:
    """A language, its letters beyond ASCII in lower case, and the code pages that people wrote it in, the usual one first."""

    language: str
    letters: str
    """Those of scripts of their own with the most frequent ones first."""
    codecs: tuple[str, ...]

    @property
    def is_latin(self) -> bool:
        return codec_is_latin(self.codecs[0])


def codec_is_latin(codec: str) -> bool:
    """Whether a code page is for a language in Latin letters."""
    return codec in ("cp1250", "cp1252", "cp1254", "cp1257", "cp1258")


_CYRILLIC = ("cp1251", "koi8_u", "cp866", "iso8859_5", "mac_cyrillic")
ALPHABETS = (
    Alphabet("en", "éèïöñç£€©®™°", ("cp1252",)),
    Alphabet("fr", "àâçèéêëîïôùûüœæ", ("cp1252",)),
    Alphabet("de", "äöüßé", ("cp1252",)),
    Alphabet("es", "áéíóúüñ¿¡ºª", ("cp1252",)),
    Alphabet("pt", "ãáàâçéêíóôõúºª", ("cp1252",)),
    Alphabet("it", "àèéìòùîºª", ("cp1252",)),
    Alphabet("nl", "éëïóöèü", ("cp1252",)),
    Alphabet("sv", "åäöé", ("cp1252",)),
    Alphabet("da", "æøåéØÆÅ", ("cp1252",)),
    Alphabet("is", "áðéíóúýþæö", ("cp1252",)),
    Alphabet("pl", "ąćęłńóśźż", ("cp1250", "iso8859_2")),
    Alphabet("cs", "áčďéěíňóřšťúůýž", ("cp1250", "iso8859_2")),
    Alphabet("sk", "áäčďéíĺľňóôŕšťúýž", ("cp1250", "iso8859_2")),
    Alphabet("hu", "áéíóöőúüű", ("cp1250", "iso8859_2")),
    Alphabet("hr", "čćđšž", ("cp1250", "iso8859_2")),
    Alphabet("ro", "ăâîşţ", ("cp1250", "iso8859_2")),
    Alphabet("tr", "çğıöşüâîİ", ("cp1254",)),
    Alphabet("lt", "ąčęėįšųūž", ("cp1257", "iso8859_13")),
    Alphabet("lv", "āčēģīķļņšūž", ("cp1257", "iso8859_13")),
    Alphabet("et", "äõöüšž", ("cp1257",)),
    Alphabet("vi", "àáâãèéêìíòóôõùúýăđơưạ\u0300\u0301\u0303\u0309\u0323", ("cp1258",)),
    Alphabet("ru", "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", _CYRILLIC),
    Alphabet("uk", "оаниертвскдулпмяізьгйбчхжшюцщєїфґ", _CYRILLIC),
    Alphabet("el", "αοιετσνηυρπκμλςωάίόέήδγχθφβξζύψώϊϋΐΰ", ("cp1253", "iso8859_7")),
    Alphabet("he", "יוהלאמרתבשנםדפקעכחטגזצסךןץף", ("cp1255", "iso8859_8")),
    Alphabet("ar", "اليمنوتربعدسفهكةقحجشصطخزذضثظغءئؤآإأىپچژگ،؟", ("cp1256", "iso8859_6")),
    Alphabet("th", "านรอกเงมยลวดทส" + "".join(chr(code) for code in (*range(0x0E01, 0x0E3B), *range(0x0E40, 0x0E4F))), ("cp874",)),
)
_TYPOGRAPHY = frozenset("“”„‘’‚–—…«»•·°§€£©®™´`\u00a0\u00ad†‡‹›№")
"""Signs of every language: they tell nothing."""

LONG_RUN = 2.0
"""In scripts of their own, letters beyond ASCII stand in runs this long on average; in Latin ones they stand alone."""
PAGE_SAMPLE_BYTES = 30_000
PREFERENCE = 0.001
"""Less than any letter tells: of two code pages that read the same, the usual one."""

MOST_FREQUENT = 8
FREQUENT_WORTH = 0.3
"""The eight most frequent letters make up more than half of a text; among the letters that a wrong page gives, a quarter."""

_HIGH_RUNS = re.compile(rb"[\x80-\xff]+")
_HIGH_CHARACTER = re.compile(r"[^\x00-\x7f]")
_HIGH = 0x80
_EUC = range(0xA1, 0xFF)
_FIRST_LETTERS = 0xB0
_SHORT_SAMPLE = 4


def detect(content: bytes, language: str | None = None) -> str | None:
    """The codec of these bytes, or None where nothing fits. `language` is what the text says of itself."""
    return _wide_set(content) or _code_page(content, language)


def _wide_set(content: bytes) -> str | None:
    """The East Asian set, if pairs of bytes fit one."""
    if content.isascii():
        return None
    leads, broken = _pairs(content, _EUC, (_EUC,))
    if sum(leads.values()) >= _SHORT_SAMPLE and broken <= sum(leads.values()) * (1 - PAIRED_SHARE):
        return _euc_set(leads)
    for codec, lead_bytes, trails, frequent in _OTHER_SETS:
        leads, broken = _pairs(content, lead_bytes, trails)
        total = sum(leads.values())
        if total >= _SHORT_SAMPLE and broken <= total * (1 - PAIRED_SHARE) and _share(leads, frequent) >= FREQUENT_SHARE:
            return codec
    return None


_SHIFT_JIS_LEADS = frozenset((*range(0x81, 0xA0), *range(0xE0, 0xFD)))
_OTHER_SETS = (
    ("cp932", _SHIFT_JIS_LEADS, (range(0x40, 0x7F), range(0x80, 0xFD)), frozenset(range(0x81, 0x98))),
    ("big5hkscs", frozenset(range(0x87, 0xFF)), (range(0x40, 0x7F), range(0xA1, 0xFF)), frozenset(range(0xA1, 0xC7))),
    ("gb18030", frozenset(range(0x81, 0xFF)), (range(0x40, 0x7F), range(0x80, 0xFF)), frozenset((*range(0xA1, 0xA4), *range(0xB0, 0xD8)))),
    ("cp949", frozenset(range(0x81, 0xFF)), (range(0x41, 0x5B), range(0x61, 0x7B), range(0x81, 0xFF)), frozenset(range(0xA1, 0xC9))),
)
"""Codec, its lead bytes, its trail bytes, the lead bytes of its frequent characters."""


def _euc_set(leads: "Counter[int]") -> str | None:
    """Which of the sets that share the pairs A1-FE: kana, Korean syllables and Chinese characters lie apart."""
    if _share(leads, {0xA4, 0xA5}) >= KANA_SHARE:
        return "euc_jp"
    letters = Counter({lead: count for lead, count in leads.items() if lead >= _FIRST_LETTERS})
    if not letters or _share(leads, range(0xA1, 0xD8)) < FREQUENT_SHARE:
        return None
    return "cp949" if _share(letters, range(0xB0, 0xC9)) >= HANGUL_SHARE else "gb18030"


def _pairs(content: bytes, lead_bytes: "range | frozenset[int]", trails: tuple[range, ...]) -> "tuple[Counter[int], int]":
    """How often each lead byte begins a pair, and how many high bytes stand in none."""
    leads: Counter[int] = Counter()
    broken, position, last = 0, 0, len(content) - 1
    while position < last:
        byte = content[position]
        if byte < _HIGH:
            position += 1
        elif byte in lead_bytes and any(content[position + 1] in trail for trail in trails):
            leads[byte] += 1
            position += 2
        else:
            broken += 1
            position += 1
    return leads, broken


def _share(leads: "Counter[int]", among: "range | frozenset[int] | set[int]") -> float:
    total = sum(leads.values())
    return sum(count for lead, count in leads.items() if lead in among) / total if total else 0.0


def _code_page(content: bytes, language: str | None) -> str | None:
    """The code page under which the high bytes are most of all the letters of one language."""
    sample = content[:PAGE_SAMPLE_BYTES]
    runs = [len(run) for run in _HIGH_RUNS.findall(sample)]
    if not runs:
        return None
    is_latin = sum(runs) / len(runs) < LONG_RUN
    alphabets = [alphabet for alphabet in ALPHABETS if alphabet.is_latin is is_latin]
    texts = {codec: sample.decode(codec, "replace") for alphabet in alphabets for codec in alphabet.codecs}
    best, best_score = "", 0.0
    for alphabet in alphabets:
        for preference, codec in enumerate(alphabet.codecs):
            score = _score(texts[codec], alphabet) - preference * PREFERENCE
            score += 0.0 if is_latin else FREQUENT_WORTH * _frequent(texts[codec], alphabet)
            score += OWN_LANGUAGE if language == alphabet.language else 0.0
            if score > best_score:
                best, best_score = codec, score
    return best if best_score >= LETTERS_SHARE else None


def _frequent(text: str, alphabet: Alphabet) -> float:
    """Which share of the alphabet's letters are its most frequent ones."""
    text = text.lower()
    counts = [text.count(letter) for letter in dict.fromkeys(alphabet.letters.lower())]
    return sum(counts[:MOST_FREQUENT]) / max(1, sum(counts))


def _score(text: str, alphabet: Alphabet) -> float:
    """Which share of the high characters are letters of the alphabet in a place where they stand; signs do not count."""
    high = len(_HIGH_CHARACTER.findall(text)) - sum(text.count(sign) for sign in _TYPOGRAPHY if sign not in alphabet.letters)
    if not high:
        return LETTERS_SHARE
    letters = len(re.findall(f"[{re.escape(alphabet.letters)}]", text))
    upper = "".join(sorted(set(alphabet.letters.upper()) - set(alphabet.letters)))
    if upper:
        upper = re.escape(upper)
        letters += len(re.findall(rf"(?<![^\W\d_])[{upper}]|(?<=[A-Z{upper}])[{upper}]", text))
    return letters / high
