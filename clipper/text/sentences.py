"""Where sentences begin and end, in any script: for choosing a sentence by key and for suggesting key sentences.

By rule and without a model: a full stop ends a sentence unless it belongs to an abbreviation, an initial, a number or an ordinal, or
what follows goes on in small letters. Chinese and Japanese sentences end at their own full stop; Thai has none and writes a blank
between sentences, so its pieces end at blanks. A sentence never reaches over a line.
"""

import re
from collections.abc import Iterator
from typing import TypeAlias

Range: TypeAlias = tuple[int, int]

_CLOSING = "\"'”’»›“‘)\\]}」』）】〉》"
_END = re.compile(rf"[。！？｡]+[{_CLOSING}]*|[.!?…؟۔।։]+[{_CLOSING}]*(?=\s|$)|(?<=[\u0e00-\u0e7f]) +(?=[\u0e00-\u0e7f])")
_LAST_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")
_PARTICLE = re.compile(r"(?:^|\s)\w{,3}\s?$")
_OPENING = re.compile(r"[\s\"'“”„‘’«»‹›(\[{¿¡—–-]*")

MINIMUM_THAI = 24
"""Code points: a shorter piece between two Thai blanks is a clause or a name and is joined with the next."""

ORDINAL_DIGITS = 2
"""After at most so many digits behind a particle, a full stop makes an ordinal (`am 3. Juni`); after a year it ends the sentence."""

_TITLES = """mr mrs ms mx dr prof sr sra srta st ste mme mlle mm hr fr frau jr gen col lt sgt capt maj adm gov sen rep rev hon
    pres supt insp gob gral depto dept univ str"""
_REFERENCES = """no nr núm num nº vol vols fig figs abb pp p pg s art abs ch chap cap ed eds bd bspw vgl ca cf etc usw bzw ggf inkl
    exkl evtl approx est max min mio mrd tel vs zb eg ie al viz ej pág págs av avda"""
_NAMES = """inc ltd co corp bros plc mt ft jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun"""
ABBREVIATIONS = frozenset(f"{_TITLES} {_REFERENCES} {_NAMES}".split())
"""Words after which a full stop does not end a sentence, in the languages that news is most often written in; small letters."""


def sentences(text: str) -> list[Range]:
    """The sentences of a text as half-open ranges, in order, without the blanks between them."""
    found: list[Range] = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        found.extend(_in_line(text, start, end))
        start = end + 1
    return found


def _in_line(text: str, start: int, end: int) -> Iterator[Range]:
    begin = start
    for match in _END.finditer(text, start, end):
        if not _ends_here(text, begin, match, end):
            continue
        stop = match.start() if match[0].isspace() else match.end()
        yield from _trimmed(text, begin, stop)
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _ends_here(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    sign = match[0][0]
    if sign.isspace():
        return match.start() - begin >= MINIMUM_THAI
    if sign in "。！？｡":
        quoted = match[0][-1] in _CLOSING
        return not quoted or match.end() == end or not text[match.end()].isalpha()
    if sign in "؟۔।։":
        return True
    following = _OPENING.match(text, match.end(), end)
    at = following.end() if following else match.end()
    if at < end and text[at].islower():
        return False
    return sign != "." or match[0].startswith("..") or not _is_abbreviated(text[begin : match.start()])


def _is_abbreviated(before: str) -> bool:
    """Whether the full stop after these words belongs to the last of them."""
    found = _LAST_WORD.search(before)
    if found is None:
        return False
    word = found[0]
    if word.isdigit():
        return len(word) <= ORDINAL_DIGITS and _PARTICLE.search(before[: found.start()]) is not None
    initial = len(word) == 1 and word.isupper()
    return initial or word.casefold() in ABBREVIATIONS or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word) is not None


def _trimmed(text: str, start: int, end: int) -> Iterator[Range]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
