"""The place and the agency that an article's first lines name: "TOKYO (Reuters) - ", "(AP) — ", "Berlin/dpa.", "【東京共同】"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

LOOKED_AT = 3
"""Blocks from the beginning in which the dateline stands."""

AGENCIES = {
    "reuters": "Reuters",
    "ap": "AP",
    "the associated press": "AP",
    "associated press": "AP",
    "afp": "AFP",
    "agence france-presse": "AFP",
    "dpa": "dpa",
    "dpa-afx": "dpa-AFX",
    "upi": "UPI",
    "bloomberg": "Bloomberg",
    "xinhua": "Xinhua",
    "新华社": "Xinhua",
    "tass": "TASS",
    "тасс": "TASS",
    "риа новости": "RIA Novosti",
    "interfax": "Interfax",
    "интерфакс": "Interfax",
    "ansa": "ANSA",
    "efe": "EFE",
    "europa press": "Europa Press",
    "lusa": "Lusa",
    "pap": "PAP",
    "apa": "APA",
    "sda": "Keystone-SDA",
    "keystone-sda": "Keystone-SDA",
    "epd": "epd",
    "kna": "KNA",
    "sid": "SID",
    "anp": "ANP",
    "belga": "Belga",
    "ntb": "NTB",
    "tt": "TT",
    "ritzau": "Ritzau",
    "stt": "STT",
    "mti": "MTI",
    "čtk": "ČTK",
    "pti": "PTI",
    "ani": "ANI",
    "ians": "IANS",
    "kyodo": "Kyodo",
    "共同": "Kyodo",
    "時事": "Jiji",
    "jiji": "Jiji",
    "yonhap": "Yonhap",
    "연합뉴스": "Yonhap",
    "anadolu": "Anadolu",
    "aa": "Anadolu",
    "bernama": "Bernama",
    "antara": "ANTARA",
    "aap": "AAP",
    "pa": "PA",
    "the canadian press": "The Canadian Press",
    "cp": "The Canadian Press",
    "ukrinform": "Ukrinform",
}
"""How agencies sign, and the name under which they are known."""

_PLACE = r"[^\W\d_a-z][^\W\d_]*(?:[ .'’\-/,]{1,2}[^\W\d_]+){0,5}\.?"
_DASH = r"\s*[-–—―]{1,2}\s+"
_WITH_AGENCY = re.compile(
    rf"^\W{{0,2}}(?P<place>{_PLACE})?,?\s*(?:[^()\d]{{0,12}}\d{{1,2}}[^()]{{0,12}})?\((?P<agency>[^()\d]{{2,40}})\)(?:{_DASH}|"
    rf"\s*[.:]?\s+)",
)
_SLASHED = re.compile(rf"^(?P<place>{_PLACE})\s*(?:/|,\s)\s*(?P<agency>[\w-]{{2,12}})(?:/[\w-]{{2,12}})?\s*(?:[.:]|{_DASH})\s*")
_CAPITALS = re.compile(
    r"^(?P<place>[A-ZÀ-ÞĄĆĘŁŃÓŚŹŻČŠŽ][A-ZÀ-ÞĄĆĘŁŃÓŚŹŻČŠŽ.'’ -]{2,30}(?:, [A-Z][\w. ]{1,20})?)\s+[–—-]{1,2}\s+(?=[^\W\d_])",
)
_BRACKETED = re.compile(r"^[【\[](?P<place>[^】\]\d]{2,12}?)(?P<agency>共同|時事|ロイター|AFP)?(?:通信)?[^】\]]{0,8}[】\]]")


LONGEST_PLACE = 60
"""Characters of a line's beginning in which the place and what parts it from the text stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where an article was filed, and by which agency."""

    place: str | None
    agency: str | None
    origin: str


def _agency(text: str | None) -> str | None:
    if not text:
        return None
    for part in re.split(r"[/,&]|\s(?:and|und|et|y|e)\s", text.strip()):
        known = AGENCIES.get(part.strip().casefold())
        if known:
            return known
    return None


def read_dateline(lines: Iterable[str]) -> Dateline | None:
    """From the first lines of a body."""
    for _, line in zip(range(LOOKED_AT), lines, strict=False):
        head = line[:120]
        start = head[:LONGEST_PLACE]
        match = (_WITH_AGENCY.match(head) if "(" in start else None) or (_SLASHED.match(head) if "/" in start or ", " in start else None)
        if match and (agency := _agency(match["agency"])):
            place = match["place"] or ""
            if head[match.end("place") :].lstrip()[:1].isdigit():  # "PORT ALDER, June 1 (Reuters)": the month is no part of it
                place = place.rstrip(" ,.").rpartition(" ")[0]
            place = place.strip(" ,-")
            place = (place if "," in place else place.strip(".")) or None  # "COLUMBIA, S.C." keeps its last full stop
            return Dateline(place=place, agency=agency, origin="dateline")
        match = _BRACKETED.match(head) if head.startswith(("【", "[")) else None
        if match:
            signed = match["agency"]
            agency = {"ロイター": "Reuters"}.get(signed or "", _agency(signed))
            if agency:
                return Dateline(place=match["place"].strip(" =＝") or None, agency=agency, origin="dateline")
        match = _CAPITALS.match(head) if start[:2].isupper() else None
        if match:
            return Dateline(place=match["place"].strip(), agency=None, origin="dateline")
    return None
