"""Who wrote the article of a page: the lines around its title, or behind its text, that most look like its byline.

As for dates: each candidate gets signs, whose learned weights are few and stand in `paste.byline_weights`.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from clipper import resources
from clipper.capture.bylines.lines import beside_date, names_of
from clipper.capture.bylines.names import clean_name, is_full_name, persons, spelled_out, split_names, unique
from clipper.capture.furniture import Family
from clipper.capture.paste.byline_weights import BYLINE_WEIGHTS
from clipper.capture.paste.kinds import LONG_CLASS, Kinds
from clipper.capture.paste.lines import Paste
from clipper.model.value import value

ABOVE, BELOW, BEHIND = 4, 14, 6
"""Lines above the title (else the text) and below it, and from the last one of the text on, in which bylines are looked for."""
FARTHEST = 40
"""Lines below a title within which a text that begins further down is still looked for its byline."""
LONGEST_LINE = 140
"""Characters of a line that tells who wrote it."""
LONGEST_NEIGHBOR = 60
"""Characters of a line beside a byline that tells when, or what the author is."""
_MAY_NAME = frozenset((None, Family.BYLINE, Family.STAMP, Family.READING_TIME, Family.COMMENTS, Family.NOTE))
"""Families of furniture with which a byline shares its line."""
LEAST_WEIGHT = -0.8
"""The log odds from which the best candidate is taken: from three in ten on."""
LONGEST_ROLE = 80
"""Characters of a line that tells what an author is."""
CLOSE = 3
"""Lines around a byline that are near it."""
BESIDE = 4
"""Lines from the best one within which others of its form are of the same byline."""

GIVEN_NAMES = "given_names.txt"

_LED = re.compile(r"^(?:[^\W\d_][\w’'.-]*\s){1,5}(?:[Bb]y|von|par|por|di|durch)\s+(?=[A-ZÀ-Ÿ])(?P<names>.+)$|^by(?=[A-Z])(?P<glued>.+)$")
"""What stands before the names in "Analysis by Ann Lee" and "Ein Kommentar von Ann Lee"."""
_REPORTING = re.compile(r"\(?Reporting by (?P<names>[^;.()]{4,120})")
_WHERE = re.compile(r"\s+in\s+[A-Z][\w .'-]*?(?=,| and |$)")
_KOREAN = re.compile(r"([가-힣]{2,4})\s?(?:선임|수석)?기자")
_LEADERS = frozenset(("by", "By", "von", "par", "por", "di", "durch"))
_BETWEEN = re.compile(r"\s*(?:[,/|·•&;])\s*|\s+(?:and|und|et|y|e|og|och|en|i)\s+")
_DIGIT = re.compile(r"\d")
_HEAD = re.compile(r"\s*[,@|/•·–—(]\s*|\s+-\s+|\s+(?=\d)")
"""What parts a name from what is told of it: "Ann Lee, Port Alder", "Ann Lee/June 1, 2025"."""
_PIECE = re.compile(r"\s*[|•·/,]\s*|\s+[–—-]\s+")
_DATED = re.compile(
    r"\d(?:\d?[./-]\d\d?[./-]\d\d|(?:(?<=1)9|(?<=2)0)\d\d|\d?:\d\d|\d?\s?(?:min|h\b|hours?\b|days?\b))",
)
"""Each form begins with its first digit, which is found quickly."""
_READING = ("min read", "mins read", "minute read", "minutes read", "min. read", "lesezeit", "min de lecture")
_ROLES = (
    *("editor", "writer", "reporter", "correspond", "columnist", "contributor", "journalist", "redakt", "author", "autor", "staff"),
    *("fellow", "analyst", "professor"),
)
_ONLY_BY = re.compile(r"^(?:by|von|par|por|author|written by|di|autor|text|автор)\s*:?$", re.IGNORECASE)
_SIGNS_BETWEEN = frozenset(("and", "und", "et", "y", "e", "og", "och", "en", "i", "&", "/", "|", "·", "•"))
_PARTICLES = frozenset(
    ("de", "da", "di", "do", "dos", "du", "del", "der", "den", "van", "von", "la", "le", "el", "al", "bin", "ibn", "ter", "zu")
)
MOST_WORDS = 12
_UNSTATED = frozenset(("bare", "doubled", "head"))
"""Forms of lines that do not say that they name authors."""
_WEIGHED_APART = frozenset(("in the text", "in the title", "date before", "date next", "described"))
"""Signs that say one thing of a line that tells of authors, another of a name that stands alone, which may be the story's subject."""
_ABOUT = (", ", " is ", " ist ", " est ", " es ", " è ")
"""What follows a name that a line tells about."""


@cache
def _given_names() -> frozenset[str]:
    """Common given names of many languages, in small letters."""
    return frozenset(resources.text(GIVEN_NAMES).split())


def _is_given(word: str) -> bool:
    word = word.casefold()
    return word in _given_names() or word.split("-")[0] in _given_names()


@value
class Setting:
    """An article as it is when its byline is asked for."""

    paste: Paste
    kinds: Kinds
    title: int | None
    body: Sequence[int]
    whole: str
    """All lines joined."""

    @property
    def start(self) -> int:
        """The title's line; without one, a line above the text."""
        return self.title if self.title is not None else max(0, self.body[0] - BELOW)


def setting_of(paste: Paste, kinds: Kinds, title: int | None, body: Sequence[int]) -> Setting:
    """What stands around the byline of the article with this title and body."""
    return Setting(paste=paste, kinds=kinds, title=title, body=body, whole="\n".join(paste.texts))


@value
class Byline:
    """A candidate: a line, the form in which it names people, and their names."""

    at: int
    form: str
    names: tuple[str, ...]


def _are_capitals(words: Sequence[str]) -> bool:
    """Whether all words of a line begin with capitals, but for what parts and joins names."""
    if not 1 < len(words) <= MOST_WORDS or not words[0][0].isalpha():
        return False
    return not [word for word in words if word[0].islower() and word not in _PARTICLES and word not in _SIGNS_BETWEEN]


def _doubled(text: str) -> str:
    """The half of a line that says the same twice, as a portrait's description and the name beside it do; else empty."""
    half = len(text) // 2
    first, second = text[:half], text[-half:]
    return first if first == second and text[half : len(text) - half] in ("", " ") else ""


def _full_names(text: str) -> tuple[str, ...]:
    """The names in a text that is nothing but full names; empty for another."""
    names = tuple(name for name in _BETWEEN.split(text) if name)
    return names if names and all(map(is_full_name, names)) else ()


def _named(text: str, *, alone: bool) -> tuple[str, tuple[str, ...]] | None:
    """The form in which a line names people, and whom; None where it seems to name none. `alone` where names may stand alone."""
    stated = names_of(text, placed=True)
    if stated:
        return "by", tuple(stated)
    words = text.split()
    led = _LED.match(text) if text.startswith("by") or not _LEADERS.isdisjoint(words[1:6]) else None
    if led and (names := _full_names(_HEAD.split(led["names"] or led["glued"], maxsplit=1)[0])):
        return "led", names
    if "기자" in text and len(text) <= LONGEST_NEIGHBOR and (names := tuple(_KOREAN.findall(text))):
        return "korean", names
    if _DIGIT.search(text) and _DATED.search(text) and (dated := _named_beside_date(text)):
        return dated
    return _named_alone(text, words) if alone else None


def _named_beside_date(text: str) -> tuple[str, tuple[str, ...]] | None:
    if names := beside_date(text):
        return "dated", tuple(names)
    piece = next((each for each in _PIECE.split(text) if _are_capitals(each.split()) and is_full_name(each)), text)
    return ("piece", (piece,)) if piece != text else None


def _named_alone(text: str, words: Sequence[str]) -> tuple[str, tuple[str, ...]] | None:
    """The same for a line that does not say that these are authors."""
    if not _are_capitals(words[:2]):
        return None
    if _are_capitals(words):
        half = _doubled(text)
        if half and is_full_name(half):
            return "doubled", (half,)
        if names := _full_names(text):
            return "bare", names
    head = _HEAD.split(text, maxsplit=1)[0]
    if head != text and _are_capitals(head.split()) and is_full_name(head):
        return "head", (head,)
    return None


def _window(setting: Setting) -> Iterable[int]:
    start, body, end = setting.start, setting.body, len(setting.paste)
    above = range(max(0, start - ABOVE), start)
    below = range(start + 1, min(end, max(start + BELOW, min(body[0] + 1, start + FARTHEST))))
    behind = range(body[-1], min(end, body[-1] + BEHIND))
    return dict.fromkeys((*above, *below, *behind))


def candidates(setting: Setting) -> list[Byline]:
    """The lines near the title and behind the text that name people."""
    own, kinds = set(setting.body), setting.kinds
    found = list[Byline]()
    for at in _window(setting):
        text = setting.paste.texts[at]
        if (
            len(text) > LONGEST_LINE
            or kinds.families[at] not in _MAY_NAME
            or (" " not in text and text.isascii())
            or kinds.is_paragraph(at)
        ):
            continue
        prose = at in own and kinds.lengths[at] >= LONG_CLASS - 1
        named = _named(text, alone=not prose and kinds.families[at] in (None, Family.BYLINE))
        if named:
            found.append(Byline(at=at, form=named[0], names=named[1]))
    return found


def _place(at: int, setting: Setting) -> tuple[str, str]:
    start, body = setting.start, setting.body
    if at > body[-1]:
        return "behind", f"behind {min(at - body[-1], 4)}"
    if at < start:
        return "above", f"above {min(start - at, 4)}"
    if at < body[0]:
        below = at - start
        return "between", f"below {below if below < 4 else 4 if below < 7 else 7}"  # noqa: PLR2004 - steps of distance
    return "inside", f"inside {min(body.index(at), 3) if at in body else 3}"


def _has(text: str, words: Iterable[str]) -> bool:
    text = text.casefold()
    return any(word in text for word in words)


def _near(at: int, name: str, texts: Sequence[str]) -> Iterable[str]:
    before, after = texts[at - 1] if at else "", texts[at + 1] if at + 1 < len(texts) else ""
    second = texts[at + 2] if at + 2 < len(texts) else ""
    short = [text if len(text) < LONGEST_NEIGHBOR else "" for text in (before, after, second)]
    if _DATED.search(short[1]):
        yield "date next"
    elif _DATED.search(short[2]):
        yield "date second"
    if _DATED.search(short[0]):
        yield "date before"
    if _DATED.search(texts[at]):
        yield "date here"
    if len(after) < LONGEST_ROLE and _has(after, _ROLES):
        yield "role next"
    if _ONLY_BY.match(before):
        yield "by before"
    if _has(f"{short[0]} {short[1]} {texts[at]}", _READING):
        yield "reading time"
    if after[:1].islower():
        yield "small letter next"
    near = (*texts[max(0, at - CLOSE) : at], *texts[at + 1 : at + CLOSE + 1])
    if any(name in text for text in near if len(text) <= LONGEST_ROLE):
        yield "named near"


def _beginnings(name: str, whole: str) -> Iterable[int]:
    """Where lines but the first begin with a name."""
    at = whole.find(f"\n{name}")
    while at >= 0:
        yield at + 1
        at = whole.find(f"\n{name}", at + 1)


def _elsewhere(line: Byline, setting: Setting) -> Iterable[str]:
    name, texts, whole, title = line.names[0], setting.paste.texts, setting.whole, setting.title
    near = range(max(0, line.at - CLOSE), min(len(texts), line.at + CLOSE + 1))
    others = whole.count(name) - sum([texts[at].count(name) for at in near])
    beside = any(name in texts[at] for at in near if at in setting.body)
    if beside:
        yield "in the text"
    if others:
        inside = sum([texts[at].count(name) for at in setting.body if at not in near])
        if inside and not beside:
            yield "in the text"
        if far := others - inside:
            yield f"named far {1 if far == 1 else 2}"
        if any(whole.startswith(_ABOUT, at + len(name)) for at in _beginnings(name, whole)):
            yield "described"
    if title is not None and name in texts[title]:
        yield "in the title"


def signs_of(line: Byline, setting: Setting) -> list[str]:
    """What is seen of a candidate."""
    texts, kinds = setting.paste.texts, setting.kinds
    text = texts[line.at]
    words = line.names[0].split()
    signs = [f"form {line.form}", *_place(line.at, setting), f"words {min(len(words), 4)}"]
    signs.append("given name" if _is_given(words[0]) else "no given name")
    kind = "lone" if line.form in _UNSTATED or line.form == "piece" else "stated"
    seen = (*_near(line.at, line.names[0], texts), *_elsewhere(line, setting))
    signs += [f"{kind} {sign}" if sign in _WEIGHED_APART else sign for sign in seen]
    if len(line.names) > 1:
        signs.append("many")
    if text.isupper():
        signs.append("capitals")
    if kinds.families[line.at] is Family.BYLINE:
        signs.append("family byline")
    if kinds.repeated[line.at]:
        signs.append("twice" if texts.count(text) == 2 else "often")  # noqa: PLR2004 - two
    if kinds.endings[line.at]:
        signs.append("ends")
    if kinds.apart[line.at] == 3:  # noqa: PLR2004 - a blank line before and after
        signs.append("alone")
    return signs


def weight_of(signs: Iterable[str]) -> float:
    """How much signs say together for a candidate: log odds."""
    return BYLINE_WEIGHTS["all"] + sum(BYLINE_WEIGHTS.get(sign, 0.0) for sign in signs)


def article_byline(
    paste: Paste, kinds: Kinds, title: int | None, body: Sequence[int], *, least: float = LEAST_WEIGHT
) -> tuple[list[int], tuple[str, ...]] | None:
    """The lines that name the authors, and their names; None where no line seems to, with log odds of `least` or more."""
    setting = setting_of(paste, kinds, title, body)
    lines = candidates(setting)
    return _best_of(lines, setting, least) or _reporters(paste, body)


def _reporters(paste: Paste, body: Sequence[int]) -> tuple[list[int], tuple[str, ...]] | None:
    """The names in the line with which agencies end their reports: "(Reporting by Ann Lee in Port Alder; editing by Bo Day)"."""
    for at in range(max(0, body[-1] - 1), min(len(paste), body[-1] + BEHIND)):
        found = _REPORTING.match(paste.texts[at]) if "eporting by" in paste.texts[at] else None
        names = unique(spelled_out(name) for name in split_names(_WHERE.sub("", found["names"])) if is_full_name(name)) if found else ()
        if names:
            return [at], names
    return None


def _best_of(lines: Sequence[Byline], setting: Setting, least: float) -> tuple[list[int], tuple[str, ...]] | None:
    if not lines:
        return None
    weights = {line.at: weight_of(signs_of(line, setting)) for line in lines}
    best = max(lines, key=lambda line: weights[line.at])
    if weights[best.at] < least:
        return None
    beside = [
        line for line in lines if line.form == best.form and abs(line.at - best.at) <= BESIDE and (line is best or weights[line.at] > 0.0)
    ]
    names = unique(name for line in beside for each in line.names if (name := spelled_out(clean_name(each))))
    return [line.at for line in beside], persons(names, ()) or names
