"""Names of people in the byline of a press-database print."""

import re

from clipper.capture.bylines.names import spelled_out

MOST_WORDS, LEAST_WORDS = 5, 2
LONGEST_NAME = 50
LONGEST_BYLINE = 160

_BY = re.compile(
    r"^(?:[-–—|•·]\s*)?(?:by|von|par|por|di|door|av|af|written by|text|texte|words|story|posted by|reported by|autor(?:in|a|es|en)?"
    r"|authors?|auteur|autore|текст|автор|авторы|a cura di|oleh|napsal|szerző|yazar|γράφει ο|γράφει η|του|της|文|作者|記者|记者"
    r"|reporter(?:in)?|from)[:：/／]?\s+(?=\S)|^(?:by|von|文|作者|记者|記者|автор|текст|autor|text|author)\s*[:：/／]\s*",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*(?:;|,(?! jr\b)| and | und | et | e | y | и | i | en | og | och | ja | ve |&|/|、|・|und)\s*", re.IGNORECASE)
_CUT = re.compile(
    r"\s*(?:[|·•@(]|\bfor\b|\bin\b|\bfrom\b|\b(?:19|20)\d\d\b|\d{1,2}[:.]\d\d|,? (?:senior|staff|special|political|science|contributor"
    r"|correspondent|editor|reporter|journalist|columnist|published|updated|posted)\b| [-–—] ).*$",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "di",
        "do",
        "dos",
        "du",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "zu",
        "zur",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "st",
        "mc",
        "mac",
        "y",
        "e",
        "af",
        "av",
        "ter",
        "ten",
        "und",
    ]
)
_NOT_NAMES = frozenset(
    [
        "staff",
        "press",
        "news",
        "agency",
        "team",
        "redaktion",
        "redaction",
        "newsroom",
        "associated",
        "reuters",
        "editors",
        "editorial",
        "board",
        "the",
        "our",
        "all",
        "more",
        "read",
        "photo",
        "images",
        "news24",
        "company",
        "report",
        "desk",
        "service",
        "correspondent",
    ]
)


def _is_name(text: str, *, strict: bool) -> bool:
    words = text.split()
    if not words or len(text) > LONGEST_NAME or any(sign.isdigit() for sign in text):
        return False
    if len(words) > MOST_WORDS or (strict and len(words) < LEAST_WORDS):
        return False
    if any(word.casefold().strip(".") in _NOT_NAMES for word in words):
        return False
    return all(word[0].isupper() or not word[0].isalpha() or not word.isascii() or word.casefold() in _PARTICLES for word in words)


def people(text: str, *, strict: bool = False) -> tuple[str, ...]:
    """The names in a byline; empty where it holds none. `strict` asks for at least two words in each."""
    if len(text) > LONGEST_BYLINE:
        return ()
    bare = _CUT.sub("", _BY.sub("", text).strip() or text).strip(" ,.-–—")
    names: list[str] = []
    for part in _SEPARATOR.split(bare):
        name = part.strip(" ,.:-–—")
        if not name:
            continue
        if not _is_name(name, strict=strict):
            return tuple(names) if names and not strict else ()
        spelled = spelled_out(name)
        if spelled not in names:
            names.append(spelled)
    return tuple(names)
