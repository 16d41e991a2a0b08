"""The names in a byline: without "By", addresses and roles; what looks like a person's name, and what like an organization."""

import re
from collections.abc import Iterable

from clipper.capture.furniture import family_of
from clipper.text.canonical import clean_line

MAX_NAME = 80
"""Characters; a longer one is a sentence about the author."""
MAX_WORDS = 8
MOST_AUTHORS = 20
LONGEST_NAME = 50
LEAST_WORDS, MOST_WORDS = 2, 4
"""Words of a person's full name."""

_BY = re.compile(
    r"^(?:(?:written|posted|published|reported|reviewed|story|words|text|article|a post|interview|photos?|edited)\s+by|by|von|"
    r"vom|par|por|di|da|av|af|door|przez|od|"
    r"oleh|auteur|autore?s?|autorin|author|redactor|reporter|text|texto|testo|tekst|foto|från|skrevet af|skriven av|"
    r"geschreven door|автор|авторы|текст|文|著者|執筆|記者|取材|"
    r"작성자|기자)\s*[:：]?\s+|^(?:by|von|par|por|author|text|autor|著者|文|автор)\s*[:：]\s*",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"\s+-\s+|\s*(?:;|\||•|·|、|\s/\s|，)\s*|\s+(?:and|und|et|og|och|en|e|y|i|und von|and by|и|та|with|mit)\s+|\s*&\s*",
    re.IGNORECASE,
)
_AND = re.compile(r"\W*(?:\w+|&)\W*$")
_COMMA = re.compile(r"\s*,\s*")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\S+|(?<!\w)@\w{2,}")
_BRACKETS = re.compile(r"\s*[(\[（【][^()\[\]（）【】]{0,60}[)\]）】]\s*")
_ROLE = re.compile(
    r"(?:^|\s*[,–—|/-]\s+|\s+)(?:(?:senior|staff|chief|deputy|political|sports?|health|science|business|technology|tech|foreign|"
    r"world|news|national|city|environment|"
    r"associate|assistant|managing|contributing|freelance|special|lead|defen[cs]e|education|crime|legal|royal|showbiz|football|"
    r"music|film|economics|"
    r"digital|video|guest|executive|investigative|data|US|UK|europe|asia|africa|middle east|political|audience|trending|"
    r"transport|home affairs|"
    r"consumer|money|features?|arts?|culture|entertainment|travel|food|opinion)\s+)*"
    r"(?:editor(?:[- ]in[- ]chief|[- ]at[- ]large)?|writer|reporter|correspondent|columnist|contributor|journalist|producer|"
    r"critic|analyst|fellow|author|"
    r"photographer|blogger|bureau chief|redakteur(?:in)?|korrespondent(?:in)?|reporter(?:in)?|ressortleiter(?:in)?|"
    r"chefredakteur(?:in)?|volont(?:ä|ae)r(?:in)?|"
    r"journaliste?|r(?:é|e)dacteur|r(?:é|e)dactrice|corresponsal|redactor(?:a)?|periodista|enviado especial|editora?|giornalista|"
    r"dziennikarz|記者|기자)"
    r"(?:\s+(?:at|for|of|in|de|der|von|du)\s+[\w .'’-]{2,40})?\s*$",
    re.IGNORECASE,
)
_NOT_NAMES = re.compile(
    r"^(?:admin(?:istrator)?|editor|author|guest|user|root|webmaster|staff|unknown|none|null|undefined|n/?a|(?:view )?(?:all|more) posts.*|"
    r"view (?:author|full|profile|all|more)\b.*|.*\bauthor page|"
    r"about the author.*|website|"
    r"facebook|twitter|instagram|linkedin|youtube|email|e-mail|share|follow.*|view orcid profile|read more.*|more from.*|"
    r"(?:see|view|read) (?:all|full|his|her|their|my)\b.*|zum .*|mehr .*|.*\bfull bio|posts|datum|date|\d[\d\s:.,/-]*|"
    r"written|est\.?.*min.*|\d+ min.*|.*\bmin(?:ute)?s? read|comments?|published.*|updated.*|last .*|posted.*|by|and|image|photo.*|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b.*\d.*|default|test|wordpress|"
    r"not specified|name|新規登録|会員登録|ログイン|注册|登录|登陆|註冊|登錄|网络|未知|佚名|本站|系统管理员)$",
    re.IGNORECASE,
)
_CJK_ROLE = re.compile(r"\s*(?:기자|선임기자|특파원|記者|记者|特派員|编辑|記者報導)$|^(?:原创\s+|[\u3400-\u9fff]{0,12}(?:记者|記者)\s+)")
DEGREE = re.compile(
    r"^(?:ph\.?d\.?|m\.?d\.?|jr\.?|sr\.?|[bm]\.?[as]\.?|[bm]\.?sc\.?|mba|cfp®?|cpa|rn|rdn?|ldn|esq\.?|dds|dvm|mph|bsn|msn|aprn|dnp|"
    r"pharm\.?d\.?|psy\.?d\.?|ed\.?d\.?|j\.?d\.?|lcsw|lmft|cscs|cdces|facs|mfa|ii+|iv)$",
    re.IGNORECASE,
)
MIN_NAME = 2
_OF_ORGANIZATIONS = frozenset(
    (
        *("inc", "gmbh", "e.v", "ltd", "llc", "ag", "corp", "news", "newsroom", "times", "post", "redaktion", "editorial"),
        *("editor", "editors", "team", "staff", "press", "media", "magazin", "magazine", "zeitung", "online", "agency"),
        *("agencies", "group", "university", "universität", "verlag", "stiftung", "ediciones", "éditions", "desk", "network"),
        *("nast", "webmaster", "developer", "admin", "redacción", "redação", "redazione", "rédaction"),
    )
)
"""Words of the names of organizations."""
_SITE_OR_HAN = re.compile(
    r"\.(?:com|org|net|de|fr|at|ch|es|it|pl|co|io|info|tv)\b|"
    r"[\u3400-\u9fff](?:[报報网網社台]|新闻|新聞|日报|在线|科技|财经|频道|周刊|杂志|消息|综合|编辑部|政务)$",
    re.IGNORECASE,
)
_WORDS = re.compile(r"e\.\s?v|\w+")
LONGEST_ACRONYM = 5
_ACRONYM = re.compile(rf"^[A-ZÄÖÜ]{{2,{LONGEST_ACRONYM}}}$")


_NAME = re.compile(
    r"^(?:[^\W\d_][\w.'’\-]*|[A-Z]\.)(?:\s+(?:(?:de|da|di|van|von|der|den|del|la|le|el|al|bin|ibn|of|dos|das|du|ten|ter|"
    r"zu)\s+)*[^\W\d_][\w.'’\-]*){0,4}(?:,\s[A-Z][\w.]{1,6})?$"
)
_PARTICLES = frozenset(
    ["de", "da", "di", "van", "von", "der", "den", "del", "la", "le", "el", "al", "bin", "ibn", "of", "dos", "das", "du", "ter", "zu"]
)
_UNSPACED_NAME = re.compile(r"^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af・\s]{2,12}$")


_CAPITALS = r"[^\W\d_a-zß-öø-ÿ](?:[^\W\d_a-zß-öø-ÿ]|['’.\-])+"
_CAPITALS_THEN_ROLE = re.compile(rf"^({_CAPITALS}(?:\s+{_CAPITALS}){{1,3}})\s+(?=[^\W\d_]\w*[a-zß-öø-ÿ])(?=.*\s[a-zß-öø-ÿ]\w{{3,}}).+$")
"""A name set in capitals and what its bearer is, in small letters behind it: "MAE LEE Special correspondent"."""


def clean_name(text: str) -> str:
    """One name without "By", addresses, brackets and roles; empty if none is left."""
    name = clean_line(text)
    name = _ADDRESS.sub("", name)
    name = _CJK_ROLE.sub("", _BRACKETS.sub(" ", name).strip().rstrip("( "))
    name = _CAPITALS_THEN_ROLE.sub(r"\1", name)
    for _ in range(2):
        name = _BY.sub("", name).strip(" ,;:|/–—-•·\"'")
    shorter = _ROLE.sub("", name).strip(" ,;:|/–—-•·")
    name = shorter if not shorter or len(shorter.split()) > 1 else name
    name = " ".join(name.split())
    if not MIN_NAME <= len(name) <= MAX_NAME or len(name.split()) > MAX_WORDS or _NOT_NAMES.match(name):
        return ""
    return name if any(character.isalpha() for character in name) else ""


def split_names(text: str, *, placed: bool = False) -> list[str]:
    """The names in a line such as "By Ann Lee, Bo Day and Cy Fox". `placed` where a place may stand behind the last of several."""
    line = _ADDRESS.sub("", clean_line(text))
    line = _BRACKETS.sub(" ", line)
    line = _BY.sub("", line.strip())
    names = list[str]()
    joints = list(_SEPARATOR.finditer(line))
    ends = [*(joint.start() for joint in joints), len(line)]
    for start, end in zip((0, *(joint.end() for joint in joints)), ends, strict=True):
        pieces = [piece for piece in _COMMA.split(line[start:end]) if piece]
        if placed and joints and end == len(line) and _AND.match(joints[-1].group()) and not any(map(DEGREE.match, pieces)):
            pieces = pieces[:1]  # behind the last of several names stands where they are or whom they write for
        for piece in pieces:
            if DEGREE.match(piece) and names:
                names[-1] = f"{names[-1]}, {piece}"
                continue
            name = clean_name(piece)
            if name:
                names.append(name)
    return names


def spelled_out(name: str) -> str:
    """A name set in capitals as it is written otherwise; an acronym stays."""
    if not name.isupper() or len(name) <= LONGEST_ACRONYM:
        return name
    return " ".join(word if len(word.strip(".")) <= 1 else word.title() for word in name.split())


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """In order, without repeats in other letter case and without parts of a longer one."""
    kept = dict[str, str]()
    for name in names:
        kept.setdefault(" ".join(name.casefold().split()), name)
    return tuple(kept.values())[:MOST_AUTHORS]


def is_name(text: str) -> bool:
    """Whether a text looks like the name of a person."""
    if not text.isascii() and _UNSPACED_NAME.match(text):
        return True
    words = text.split()  # their capitals are seen sooner than the rest
    if not words or not words[0][0].isupper() or not words[-1][0].isupper() or len(text) > LONGEST_NAME:
        return False
    if any(word[0].islower() and word not in _PARTICLES for word in words):
        return False
    return _NAME.match(text) is not None and not any(map(str.isdigit, text)) and family_of(text) is None


def is_full_name(text: str) -> bool:
    """A name of two to four words, which is a person's more often than a single word or a line is."""
    return LEAST_WORDS <= len(text.split()) <= MOST_WORDS and is_name(text) and _is_person(text)


def _is_organization(name: str) -> bool:
    """Whether a name seems to be an organization's, by its words or its end."""
    if not _OF_ORGANIZATIONS.isdisjoint(_WORDS.findall(name.casefold())):
        return True
    return ("." in name or not name.isascii()) and _SITE_OR_HAN.search(name) is not None


def _is_person(name: str) -> bool:
    return not _is_organization(name) and not _ACRONYM.match(name)


TELLING = 4
"""Characters of a name from which being part of another tells something."""


def persons(names: tuple[str, ...], source_names: Iterable[str]) -> tuple[str, ...]:
    """Those that are neither the outlet itself nor seem to be an organization."""
    own = {"".join(name.casefold().split()) for name in source_names if name}

    def is_outlet(name: str) -> bool:
        key = "".join(name.casefold().split())
        return any(key == each or (len(key) >= TELLING and key in each) for each in own)

    return tuple(name for name in names if not is_outlet(name) and _is_person(name))
