"""Who wrote it: names out of JSON-LD, meta elements and bylines, without roles, addresses and the site's own name."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, cast

from clipper.capture.page.structured import JsonObject, Statements, plain
from clipper.text.canonical import clean_line

MAX_NAME = 80
"""Characters; a longer one is a sentence about the author."""
MAX_WORDS = 8
MAX_AUTHORS = 20

AUTHOR_META = (
    "author",
    "article:author",
    "og:article:author",
    "byl",
    "byline",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dc:creator",
    "dcterms.creator",
    "citation_author",
    "article:author_name",
    "cxenseparse:author",
    "authors",
    "article.author",
    "rbauthors",
    "twitter:data1",
)

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
    r"see all.*|posts|datum|date|\d[\d\s:.,/-]*|"
    r"written|est\.?.*min.*|\d+ min.*|.*\bmin(?:ute)?s? read|comments?|published.*|updated.*|last .*|posted.*|by|and|image|photo.*|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b.*\d.*|default|test|wordpress|"
    r"not specified|name|新規登録|会員登録|ログイン|注册|登录|登陆|註冊|登錄|网络|未知|佚名|本站|系统管理员)$",
    re.IGNORECASE,
)
_AUTHOR_LABEL = re.compile(r"author|written|verfasst|geschrieben|escrito|écrit|scritto|autor", re.IGNORECASE)
_CJK_ROLE = re.compile(r"\s*(?:기자|선임기자|특파원|記者|记者|特派員|编辑|記者報導)$|^(?:原创\s+|[\u3400-\u9fff]{0,12}(?:记者|記者)\s+)")
_DEGREE = re.compile(r"^(?:ph\.?d\.?|m\.?d\.?|jr\.?|sr\.?|m\.?a\.?|m\.?sc\.?|mba|cfp®?|cpa|rn|rd|esq\.?|dds|mph|ii+|iv)$", re.IGNORECASE)
MIN_NAME = 2


def clean_name(text: object) -> str:
    """One name without "By", addresses, brackets and roles; empty if none is left."""
    name = clean_line(plain(text))
    name = _ADDRESS.sub("", name)
    name = _CJK_ROLE.sub("", _BRACKETS.sub(" ", name).strip().rstrip("( "))
    for _ in range(2):
        name = _BY.sub("", name).strip(" ,;:|/–—-•·\"'")
    shorter = _ROLE.sub("", name).strip(" ,;:|/–—-•·")
    name = shorter if not shorter or len(shorter.split()) > 1 else name
    name = " ".join(name.split())
    if not MIN_NAME <= len(name) <= MAX_NAME or len(name.split()) > MAX_WORDS or _NOT_NAMES.match(name):
        return ""
    return name if any(character.isalpha() for character in name) else ""


def split_names(text: object) -> list[str]:
    """The names in a line such as "By Ann Lee, Bo Day and Cy Fox, Reuters"."""
    line = plain(text)
    line = _ADDRESS.sub("", line)
    line = _BRACKETS.sub(" ", line)
    line = _BY.sub("", line.strip())
    names = list[str]()
    for part in _SEPARATOR.split(line):
        pieces = [piece for piece in _COMMA.split(part or "") if piece]
        for piece in pieces:
            if _DEGREE.match(piece) and names:
                names[-1] = f"{names[-1]}, {piece}"
                continue
            name = clean_name(piece)
            if name:
                names.append(name)
    return names


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """In order, without repeats in other letter case and without parts of a longer one."""
    kept = dict[str, str]()
    for name in names:
        kept.setdefault(" ".join(name.casefold().split()), name)
    return tuple(kept.values())[:MAX_AUTHORS]


def _of_json(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from split_names(value)
    elif isinstance(value, list):
        for each in cast("list[object]", value)[:MAX_AUTHORS]:
            yield from _of_json(each)
    elif isinstance(value, dict):
        thing = cast("dict[str, Any]", value)
        name = thing.get("name") or " ".join(str(thing.get(key) or "") for key in ("givenName", "familyName")).strip()
        yield from _of_json(name) if name else ()


def _resolved(value: object, statements: Statements) -> object:
    """An author who is only referred to by `@id`, from where the page describes them."""
    if isinstance(value, list):
        return [_resolved(each, statements) for each in cast("list[object]", value)]
    if isinstance(value, dict) and "name" not in value and "@id" in value:
        reference = cast("dict[str, object]", value)["@id"]
        return next((thing for thing in statements.others if thing.get("@id") == reference and thing.get("name")), cast("object", value))
    return cast("object", value)


def of_article(article: JsonObject | None, statements: Statements) -> tuple[str, ...]:
    """The authors that the article's JSON-LD names."""
    if article is None:
        return ()
    return unique(_of_json(_resolved(article.get("author") or article.get("creator"), statements)))


_SURNAME_FIRST = frozenset({"citation_author", "dc.creator", "dc:creator", "dcterms.creator"})
"""Elements of catalogs, which hold one author each, often as "Lee, Ann"."""


def _turned(value: str) -> str:
    """ "Ann Lee" from "Lee, Ann"; empty for other forms."""
    parts = [part.strip() for part in value.split(",")]
    if len(parts) != 2 or not all(parts) or _DEGREE.match(parts[1]) or len(parts[0].split()) > 2:  # noqa: PLR2004 - two parts
        return ""
    return clean_name(f"{parts[1]} {parts[0]}")


def of_meta(statements: Statements) -> tuple[tuple[str, ...], str] | None:
    """The authors that meta elements name, with the element's name."""
    for name in AUTHOR_META:
        if name == "twitter:data1" and not _AUTHOR_LABEL.search(" ".join(statements.meta.get("twitter:label1", ()))):
            continue
        values = statements.meta.get(name, ())
        turned = [_turned(value) for value in values] if name in _SURNAME_FIRST else []
        found = unique(turned if turned and all(turned) else (each for value in values for each in split_names(value)))
        if found:
            return found, name
    return None


_ORGANIZATION = re.compile(
    r"\b(?:inc|gmbh|e\.\s?v|ltd|llc|ag|corp|news|newsroom|times|post|redaktion|editorial|editors?|team|staff|press|media|magazine?|zeitung|online|agency|"
    r"agencies|group|university|universität|verlag|stiftung|ediciones|éditions|desk|network|nast|webmaster|developer|admin|redacción|redação|redazione|rédaction)\b|"
    r"\.(?:com|org|net|de|fr|at|ch|es|it|pl|co|io|info|tv)\b|"
    r"[\u3400-\u9fff](?:[报報网網社台]|新闻|新聞|日报|在线|科技|财经|频道|周刊|杂志|消息|综合|编辑部|政务)$",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"^[A-ZÄÖÜ]{2,5}$")


def in_full(stated: tuple[str, ...], shown: tuple[str, ...]) -> tuple[str, ...]:
    """Stated names of one word, as the page shows them in full: "Ann" or "annlee" as "Ann Lee"."""

    def longer(name: str) -> str:
        key = name.casefold()
        fits = (each for each in shown if " " in each and key in (each.casefold().split()[0], "".join(each.casefold().split())))
        return name if " " in name else next(fits, name)

    return unique(map(longer, stated))


TELLING = 4
"""Characters of a name from which being part of another tells something."""


def persons(names: tuple[str, ...], source_names: Iterable[str]) -> tuple[str, ...]:
    """Those that are neither the outlet itself nor seem to be an organization."""
    own = {"".join(name.casefold().split()) for name in source_names if name}

    def is_outlet(name: str) -> bool:
        key = "".join(name.casefold().split())
        return any(key == each or (len(key) >= TELLING and key in each) for each in own)

    return tuple(name for name in names if not is_outlet(name) and not _ORGANIZATION.search(name) and not _ACRONYM.match(name))
