"""Text as it is indexed, and the words of a text as the index sees them.

Case, diacritics, ligatures and full-width forms are folded here and not left to the tokenizer of FTS5, so that what marks a hit in an
article agrees with what found it. Characters of scripts without blanks between words, and of Korean, whose particles cling to the word,
stand apart: as a phrase of single characters, any substring is found.

The tokenizer is `unicode61` with the categories letter, number and mark: without marks the vowels of Hindi or Thai would be dropped.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from clipper.text.words import UNSPACED

BY_SUBSTRING = UNSPACED + "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3\uff66-\uff9f"
"""The scripts without blanks, Hangul and half-width kana: characters that are words of their own in the index."""

_APART = re.compile(f"([{BY_SUBSTRING}])")
_PLAIN = re.compile(rf"[{BY_SUBSTRING}]|[^\W_{BY_SUBSTRING}]+")
_MAY_HOLD_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u1fff\u20d0-\u20ff\u2ce0-\u2dff\u302a-\u309a\ua66f-\uabff\ufb1e\ufe00-\ufe2f\U00010000-\U0001ffff]"
)
_LAST_WITH_MARKS = 0x1E950
"""Beyond lie only scripts written apart, symbols, and the variation selectors of emoji."""

_DROPPED = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef]"
)
"""Marks that a search ignores: those of Latin, Greek and Cyrillic letters, the points of Hebrew and Arabic, Arabic's stroke, selectors."""
_WORD_CATEGORIES = "LNM"
"""Letters, numbers and marks make words; all else divides them, also signs that are newer than the tokenizer's tables."""
_NOT_DECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ё": "е"})
"""Letters that a keyboard without them writes otherwise, and that Unicode does not decompose."""
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_KNOWN_CHARACTERS = 4096
_FEW = 40
"""Up to so many different characters, replacing one after the other is faster than one table over the whole text."""


@lru_cache(maxsize=_KNOWN_CHARACTERS)
def _folded(character: str) -> str:
    if character.isascii():
        return character.lower()
    if _DROPPED.fullmatch(character):
        return ""
    if unicodedata.category(character)[0] not in _WORD_CATEGORIES:
        return " "
    bare = _DROPPED.sub("", unicodedata.normalize("NFKD", character))
    return unicodedata.normalize("NFC", bare.casefold().translate(_NOT_DECOMPOSED))


def folded(text: str) -> str:
    """The text with case, diacritics and forms folded; not the same length."""
    if text.isascii():
        return text.lower()
    text = text.lower()  # at once, so that only what is not ASCII is left to be replaced
    changed = {character: fold for character in set(_NOT_ASCII.findall(text)) if (fold := _folded(character)) != character}
    if len(changed) > _FEW:
        return text.translate({ord(character): fold for character, fold in changed.items()})
    for character, fold in changed.items():
        text = text.replace(character, fold)
    return text


def searchable(text: str) -> str:
    """What is given to the index for a text. ASCII is left to the tokenizer, which only has to lower it."""
    if text.isascii():
        return text
    text = folded(text)
    return text if text.isascii() else " ".join(_APART.split(text))


@dataclass(frozen=True, slots=True)
class Token:
    """A word as the index sees it, and its place in the text."""

    word: str
    start: int
    end: int


@cache
def _with_marks() -> "re.Pattern[str]":
    """The pattern of words in scripts whose marks are part of them. Made when the first such text is met: it takes some milliseconds."""
    marks = "".join(chr(code) for code in range(0x0300, _LAST_WITH_MARKS) if unicodedata.category(chr(code)) in ("Mn", "Mc"))
    return re.compile(rf"[{BY_SUBSTRING}]|(?:[^\W_{BY_SUBSTRING}]|(?![{BY_SUBSTRING}])[{marks}])+")


def _pattern(text: str) -> "re.Pattern[str]":
    return _with_marks() if not text.isascii() and _MAY_HOLD_MARKS.search(text) else _PLAIN


def words(text: str) -> list[str]:
    """The words of a text as the index sees them, in order."""
    if text.isascii():
        return _PLAIN.findall(text.lower())
    form = searchable(text)
    found: list[str] = _pattern(form).findall(form)
    return [word for word in found if len(word) > 1 or _is_word(word)]


def tokens(text: str) -> Iterator[Token]:
    """The words of a text with their places in it: a range of the text, not of its folded form."""
    for match in _pattern(text).finditer(text):
        piece = match.group()
        if piece.isascii():
            yield Token(piece.lower(), *match.span())
            continue
        for word in _one_word(piece) if len(piece) == 1 else words(piece):
            yield Token(word, *match.span())


def _one_word(character: str) -> list[str]:
    """The word of a single character, which is the usual case in scripts without blanks."""
    fold = _folded(character)
    return [fold] if len(fold) == 1 and _is_word(fold) else words(character)


def _is_word(word: str) -> bool:
    """Whether the index takes it for one: the blocks of these scripts hold a few signs too."""
    return len(word) > 1 or word.isalnum() or unicodedata.category(word)[0] in _WORD_CATEGORIES


def stands_apart(word: str) -> bool:
    """Whether it is a character that the index holds as a word of its own."""
    return _APART.fullmatch(word) is not None


def has_words(text: str) -> bool:
    """Whether there is anything in it that can be searched for."""
    return bool(words(text))
