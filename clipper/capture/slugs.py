"""The words of a headline as the address of its story spells them ("/2025/zuerich-baut-neue-bruecke-12345.html")."""

import re
import unicodedata
from urllib.parse import unquote, urlsplit

FEWEST = 3
"""Words of a headline: fewer are a section's name."""
_WORD = re.compile(r"[a-z]{2,}")
_ENDING = re.compile(r"\.\w{2,5}$")
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "æ": "ae", "å": "a", "ł": "l", "đ": "d", "ı": "i"})


def slug_words(text: str) -> frozenset[str]:
    """The words of a text as addresses spell them, without letters of other scripts: "Zürich" as "zuerich", "Élysée" as "elysee"."""
    spelled = unicodedata.normalize("NFC", text.casefold()).replace("’", "").replace("'", "").translate(_SPELLED)
    return frozenset(_WORD.findall("".join(sign for sign in unicodedata.normalize("NFD", spelled) if not unicodedata.combining(sign))))


def headline_words(address: str | None) -> frozenset[str]:
    """The words of the headline in an address; empty where it tells none."""
    try:
        path = urlsplit(address or "").path
    except ValueError:
        return frozenset()
    parts = [slug_words(_ENDING.sub("", unquote(part))) for part in path.split("/")[-3:]]
    told = max(parts, key=len)
    return told if len(told) >= FEWEST else frozenset()


def told_by(words: frozenset[str], line: str) -> float:
    """How much a line and the words of an address have in common, from 0 to 1: an F1 over words."""
    own = slug_words(line)
    return 2 * len(words & own) / (len(words) + len(own)) if words and own else 0.0
