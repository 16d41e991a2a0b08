"""Folding case and diacritics, as the search does: `Été` and `ete` are the same word. Used to mark hits in a text.

Only the combining marks of Latin, Greek and Cyrillic letters are dropped: the marks of Thai, Hindi or Japanese are letters there.
"""

import unicodedata

from clipper.text.mapped import MappedText, mapped

_FIRST_MARK, _LAST_MARK = "\u0300", "\u036f"


def _folded(character: str) -> str:
    decomposed = unicodedata.normalize("NFD", character)
    if len(decomposed) > 1 or decomposed != character or _FIRST_MARK <= character <= _LAST_MARK:
        kept = "".join(part for part in decomposed if not _FIRST_MARK <= part <= _LAST_MARK)
        character = unicodedata.normalize("NFC", kept)
    return character.casefold()


def fold(text: str) -> MappedText:
    """The text with case and diacritics folded; a hit in it is a range of the original by `origin`."""
    if text.isascii():
        return MappedText(text=text.lower(), origins=None, original_length=len(text))
    changed = {character: folded for character in set(text) if (folded := _folded(character)) != character}
    return mapped(text, changed)


def find_folded(text: str, word: str) -> list[tuple[int, int]]:
    """Where a word or phrase stands in the text whatever its case and diacritics; ranges of the text, in order, none overlapping."""
    needle = fold(word).text
    if not needle:
        return []
    haystack = fold(text)
    found: list[tuple[int, int]] = []
    at = haystack.text.find(needle)
    while at >= 0:
        found.append(haystack.origin(at, at + len(needle)))
        at = haystack.text.find(needle, at + len(needle))
    return found
