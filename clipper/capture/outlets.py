"""The outlet that a page is from, by its text: the name behind a copyright sign, or a host that it shows, as other lines confirm it.

As for bylines: each candidate gets signs, whose learned weights are few and stand in `outlet_weights`. A page that names several
outlets, or none, has no known one.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from clipper import resources
from clipper.capture.outlet_weights import OUTLET_WEIGHTS
from clipper.model.value import value

PUBLISHERS = "publishers.txt"
LEAST_WEIGHT = 0.0
"""The log odds from which the best candidate is taken."""
SURE_WEIGHT = 0.5
"""One that is less likely is taken, and doubted."""
DECIMALS = 6
"""Of the sum of weights, which have two."""
LATE = 0.6
"""The share of a page's lines behind which its foot may stand."""
HEAD, FOOT = 100, 120
"""Lines above the text, and at the end of the page below it, that are looked at."""
LONGEST_SHOWN = 1000
"""Characters of a line that may show a host: one without end would take as long to look through."""
LONGEST_RIGHTS = 220
"""Characters of a line that says whose the page is."""
LONGEST_NAME, SHORTEST_NAME = 40, 2
"""Letters of an outlet's name."""
TELLING = 4
"""Letters from which a part of a name tells something."""
MOST = 30
"""Candidates: a page that shows more hosts is a list of them."""
TOP_LINES, FIRST_LINES = 12, 3
_STEPS = (1, 2, 4, 9)

_TOP_LEVEL = frozenset(
    (
        *("com", "org", "net", "de", "at", "ch", "fr", "it", "es", "pt", "nl", "be", "eu", "uk", "ie", "us", "ca", "au", "nz"),
        *("za", "in", "pk", "bd", "lk", "cn", "hk", "tw", "jp", "kr", "vn", "th", "id", "my", "sg", "ph", "ru", "ua", "by"),
        *("kz", "pl", "cz", "sk", "hu", "ro", "bg", "gr", "tr", "il", "ae", "sa", "eg", "ma", "ng", "ke", "gh", "tz", "ls"),
        *("na", "se", "no", "dk", "fi", "is", "ee", "lv", "lt", "hr", "rs", "si", "ba", "mk", "al", "am", "ge", "az", "br"),
        *("ar", "cl", "mx", "co", "pe", "uy", "info", "news", "tv", "io", "me", "blog", "media", "press", "online", "today"),
        *("live", "cat"),
    )
)
_HOST_END = re.compile(r"\.(?P<top>[a-z]{2,6})(?![\w.@-]*\.\w|[\w@-])", re.IGNORECASE)
"""The end of a host, if it is one: it begins with a dot, which is found quickly."""
_HOST_BEGINNING = re.compile(r"(?P<mail>@?)(?:www\.)?(?P<labels>[a-z0-9-]+(?:\.[a-z0-9-]+)*)$", re.IGNORECASE)
_SHARED = re.compile(
    r"(?:^|\.)(?:facebook|twitter|x|instagram|youtube|youtu|google|gmail|linkedin|whatsapp|pinterest|reddit|t|apple|amazon|wordpress|blogspot|"
    r"flickr|tumblr|vimeo|spotify|telegram|tiktok|gettyimages|shutterstock|adobe|yahoo|hotmail|outlook|web|gmx|wikipedia|bit|archive|disqus|"
    r"fb|goo|mail|example)\.\w+(?:\.\w+)?$"
)
"""Hosts that pages of all outlets name."""
_RIGHTS_SIGN = re.compile(r"©|\(c\)(?=\s|\d)|\bcopyright\b|\bcopr\.", re.IGNORECASE)
_RIGHTS_SIGNS = ("©", "(c)", "(C)", "opyright", "OPYRIGHT", "copr.")
"""One of these stands in each such line."""
_YEARS = re.compile(r"\b(?:19|20)\d\d\b(?:\s*[-–—/]\s*(?:(?:19|20)?\d\d|present|heute))?")
_BEHIND_NAME = re.compile(
    r"\b(?:all rights|alle rechte|tous droits|todos los derechos|todos os direitos|tutti i diritti|wszelkie prawa|alle rettigheter|"
    r"alle rettigheder|alla rättigheter|všechna práva|minden jog|всички права|все права|всі права|tüm haklar|hak cipta|toate drepturile|"
    r"με την επιφύλαξη|版权所有|版權所有|無断|all content|privacy|terms|impressum|datenschutz|cookies?|"
    r"powered|designed?|theme|created|hosted|"
    r"proudly|an? \w+ (?:company|publication|brand)|part of|is a |a division|registered|unauthori[sz]ed|this material|reproduction|ISSN|"
    r"published by)",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(r"^\W*(?:by|bei|von|par|por|di|the copyright of|year|yyyy)\s+", re.IGNORECASE)
_PARTED = re.compile(r"\s[(\[]|\s[|•·–—-]\s|[|•·]|\.\s|;|:\s|\s/\s|\s{2,}")
_COMPANY = re.compile(
    r"[,\s]*\b(?:GmbH|KG|AG|Inc|LLC|L\.L\.C|Ltd|Limited|PLC|Corp(?:oration)?|Co|"
    r"S\.?A\.?(?:S|R\.?L)?|S\.?r\.?l|S\.?p\.?A|B\.?V|N\.?V|A/S|AS|AB|Oy|Kft|sp\.? z o\.?o|s\.r\.o|a\.s|d\.o\.o|Pty|e\.\s?V|SE|"
    r"S\.L\.?U?|Media Group|Medien|Company)\b\.?\s*$",
    re.IGNORECASE,
)
_LIMITED_PARTNERSHIP = re.compile(r"\s*\b(?:m?GmbH\s*)?&\s*Co\.?\s*(?:KG(?:aA)?|OHG)?\b")
"""Its full stop is none of a sentence."""
_EDGES = " ,.-–—|•·:;/®™()\"'"


@value
class Outlet:
    """A candidate: its name, the line that names it first, and how it is named."""

    at: int
    name: str
    signs: frozenset[str]


@cache
def _publishers() -> frozenset[str]:
    """Companies that own outlets, and agencies: what they hold the rights to is from an outlet."""
    return frozenset(map(key_of, resources.text(PUBLISHERS).splitlines()))


def key_of(name: str) -> str:
    """A name's letters and digits, in small letters."""
    return "".join(filter(str.isalnum, name.casefold()))


def _is_host(name: str) -> bool:
    return "." in name and " " not in name and name == name.lower()


def _core(host: str) -> str:
    """The label of a host that is its owner's: "courier" of "www.courier.co.uk"."""
    labels = host.split(".")
    return key_of(labels[-3] if len(labels) > 2 and labels[-2] in ("co", "com", "org", "net", "gov", "ac") else labels[-2])  # noqa: PLR2004 - three


def _holder(text: str) -> str:
    """Who holds the rights by a part of such a line, without years, company forms and what is said besides."""
    text = _BEHIND_NAME.split(_BEFORE_NAME.sub("", _RIGHTS_SIGN.sub(" ", _YEARS.sub(" ", text))), maxsplit=1)[0]
    name = _PARTED.split(_LIMITED_PARTNERSHIP.sub("", text).strip(_EDGES), maxsplit=1)[0].strip(_EDGES)
    for _ in range(3):
        bare = _COMPANY.sub("", name).strip(_EDGES)
        if bare == name:
            break
        name = bare
    return " ".join(name.split())


class _Named:
    """The candidates while they are gathered."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.lines: dict[str, int] = {}
        self.kinds: dict[str, list[str]] = {}

    def add(self, name: str, kind: str, at: int) -> None:
        key = key_of(name)
        if SHORTEST_NAME <= len(key) <= LONGEST_NAME and not key.isdigit():
            self.names.setdefault(key, name)
            self.lines.setdefault(key, at)
            self.kinds.setdefault(key, []).append(kind)


@value
class _Around:
    """The first and the last lines around a text: what a page says of itself stands there."""

    texts: Sequence[str]
    numbers: Sequence[int]
    """The place of each in the paste."""
    joined: str
    """All of them, with a line's end before the first and behind the last."""
    inside: str
    """The lines of the text, joined."""
    share: float
    """Of the paste's lines, how many stand before the foot."""

    def at(self, place: int) -> int:
        """The line at a place of `joined`."""
        return self.joined.count("\n", 0, place) - 1


def _around(texts: Sequence[str], body: range) -> _Around:
    numbers = [*range(min(body.start, HEAD)), *range(max(body.stop, len(texts) - FOOT), len(texts))]
    outside = [texts[at] if len(texts[at]) <= LONGEST_SHOWN else "" for at in numbers]
    joined = "\n".join(outside)
    return _Around(
        texts=outside, numbers=numbers, joined=f"\n{joined}\n", inside="\n".join(texts[body.start : body.stop]), share=LATE * len(texts)
    )


def _lines_with(joined: str, sign: str) -> Iterator[int]:
    place = joined.find(sign)
    while place >= 0:
        yield joined.count("\n", 0, place) - 1
        place = joined.find(sign, joined.index("\n", place))


def _gathered(around: _Around) -> _Named:
    named = _Named()
    for line in sorted({line for sign in _RIGHTS_SIGNS for line in _lines_with(around.joined, sign)}):
        text, at = around.texts[line], around.numbers[line]
        sign = _RIGHTS_SIGN.search(text) if len(text) <= LONGEST_RIGHTS else None
        if sign is None:
            continue
        late = "late rights" if at > around.share else "rights"
        behind = _holder(text[sign.end() :])
        named.add(behind or _holder(text[: sign.start()]), late if behind else "rights behind", at)
    for end in _HOST_END.finditer(around.joined):
        if end["top"].lower() not in _TOP_LEVEL:
            continue
        begin = _HOST_BEGINNING.search(around.joined, max(0, end.start() - LONGEST_NAME), end.start())
        if begin and not _SHARED.search(host := (begin["labels"] + end.group()).lower()):
            named.add(host, "mail" if begin["mail"] else "host", around.numbers[around.at(end.start())])
    return named


def _signs(key: str, named: _Named, around: _Around, top: Sequence[str]) -> Iterable[str]:
    """`top` is the page's first lines, and more of them, joined in small letters."""
    name, kinds = named.names[key], named.kinds[key]
    yield from set(kinds)
    for kind in ("host", "mail"):
        count = kinds.count(kind)
        if count > 1:
            yield f"{kind} {2 if count < TELLING else TELLING}"
    if len(set(kinds)) > 1:
        yield "several kinds"
    if name in around.inside:
        yield "in the text"
    yield f"count {bisect_right(_STEPS, around.joined.count(name))}"
    if f"\n{name}\n" in around.joined:
        yield "line of its own"
    if key in _publishers():
        yield "publisher"
    seen = name.casefold()
    if seen in top[1]:
        yield "first" if seen in top[0] else "top"
    yield from _form(key, name, named)


def _form(key: str, name: str, named: _Named) -> Iterable[str]:
    if _is_host(name):
        yield "is host"
        core = _core(name)
        if any(not _is_host(other) and (core in each or (len(each) >= TELLING and each in core)) for each, other in named.names.items()):
            yield "host has a name"
        return
    words = name.split()
    yield f"words {min(len(words), 5)}"
    cores = [_core(other) for other in named.names.values() if _is_host(other)]
    bare = key.removeprefix("the")
    if bare in cores or key in cores:
        yield "named as a host"
    elif any((len(bare) >= TELLING and bare in core) or (len(core) >= TELLING and core in bare) for core in cores):
        yield "near a host"
    elif "".join(word[0] for word in words).casefold() in cores:
        yield "initials are a host"
    if name.islower():
        yield "all small"
    if any(map(str.isdigit, name)):
        yield "digits"


def candidates(texts: Sequence[str], body: range) -> list[Outlet]:
    """The names behind copyright signs and the hosts among the lines of a page outside its text, with what is seen of each."""
    around = _around(texts, body)
    named = _gathered(around)
    top = ["\n".join(texts[:lines]).casefold() for lines in (FIRST_LINES, TOP_LINES)]
    return [
        Outlet(at=named.lines[key], name=name, signs=frozenset(_signs(key, named, around, top)))
        for key, name in list(named.names.items())[:MOST]
    ]


def weight_of(signs: Iterable[str]) -> float:
    """How much signs say together for a candidate: log odds, rounded so that they are the same in whatever order a set gives its signs."""
    return round(OUTLET_WEIGHTS["all"] + sum([OUTLET_WEIGHTS.get(sign, 0.0) for sign in signs]), DECIMALS)


@value
class ToldOutlet:
    """The outlet, the line that names it, and whether it is hardly another that the page names."""

    at: int
    name: str
    sure: bool


def article_outlet(texts: Sequence[str], body: range) -> ToldOutlet | None:
    """The outlet that the lines of a page name; None where none seems to. Of a host and the name that it is of, the name."""
    found = candidates(texts, body)
    best = max(found, key=lambda outlet: weight_of(outlet.signs), default=None)
    weight = weight_of(best.signs) if best is not None else LEAST_WEIGHT
    if best is None or weight < LEAST_WEIGHT:
        return None
    if _is_host(best.name):
        core = _core(best.name)
        named = (each for each in found if key_of(each.name).removeprefix("the") == core and not each.name.islower())
        best = next(named, best)
    return ToldOutlet(at=best.at, name=best.name, sure=weight >= SURE_WEIGHT)


def is_outlet_of(name: str, host: str) -> bool:
    """Whether a name is that of the site with this host: "Alder Courier" of "aldercourier.com"."""
    key, core = key_of(name).removeprefix("the"), _core(host) if "." in host else key_of(host)
    return key == core or (len(core) >= TELLING and core in key) or (len(key) >= TELLING and key in core)
