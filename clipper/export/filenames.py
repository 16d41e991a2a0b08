"""File names that every system takes: no separators, no reserved names, no tricks with directions, short enough."""

import re
import unicodedata
from collections.abc import Container

MAX_BYTES = 120
"""Of the whole name as UTF-8: below every system's limit, also with a number or an ending added and in a deep folder."""
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\ufff0-\uffff]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)(?:\..*)?", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")


def safe_name(title: str, ending: str = "", *, taken: Container[str] = (), fallback: str = "brief") -> str:
    """A file name made of a title. `taken` holds names in lower case that must not come out; a number is added then."""
    shown = "".join(character if character.isprintable() else " " for character in _FORBIDDEN.sub(" ", title))
    stem = unicodedata.normalize("NFC", _BLANKS.sub(" ", shown))
    stem = _cut(stem, MAX_BYTES - len(ending.encode())).strip(" .")
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"{fallback} {stem}".strip()
    name, number = stem + ending, 1
    while name.casefold() in taken:
        number += 1
        suffix = f" {number}{ending}"
        name = _cut(stem, MAX_BYTES - len(suffix.encode())).rstrip(" .") + suffix
    return name


def _cut(text: str, limit: int) -> str:
    """At most `limit` bytes of UTF-8, no character cut in two."""
    return text.encode()[:limit].decode("utf-8", "ignore")
