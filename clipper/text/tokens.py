"""A text as words, numbers and single signs, with their places: what is compared, aligned and marked as changed."""

import re

from clipper.text.words import UNSPACED

_LETTER = rf"[^\W{UNSPACED}]"
_WORD = rf"[{UNSPACED}]|{_LETTER}+(?:(?:['’](?={_LETTER})|(?<=\d)[.,:](?=\d)){_LETTER}+)*"

WORD = re.compile(_WORD)
"""A word with its apostrophes, a number with its points, or a character of a script without blanks."""

TOKEN = re.compile(rf"{_WORD}|\s+|[^\w\s]")
"""The same, and signs and runs of blanks: every character of a text lies in one of them."""


def tokens(text: str) -> list[str]:
    """All of the text in order: joined, they are the text again."""
    return TOKEN.findall(text)
