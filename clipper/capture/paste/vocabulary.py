"""The words of lines that carry meaning, each line's found once."""

import re
from itertools import pairwise

from clipper.capture.paste.lines import Paste

LOOKED_AT = 500
"""Characters of a long line whose words are looked at."""
SHORTEST_WORD = 4
"""Letters."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_LETTER = re.compile(r"[^\W\d_]")
_ONLY_LETTERS = "".join(sign if _LETTER.match(sign) else " " for sign in map(chr, range(256))).encode("latin-1")
"""Each character of Latin-1 as itself if it is a letter, else as a blank."""
_PUNCTUATION = "’“”‘–—…„•€"
"""What keeps most western texts from being Latin-1."""


def _western_words(form: str) -> frozenset[str] | None:
    """The words of a casefolded text in Latin-1 and punctuation, at a third of what a pattern takes; None for another text."""
    if not form.isascii():
        for sign in _PUNCTUATION:
            form = form.replace(sign, " ")
    try:
        letters = form.encode("latin-1").translate(_ONLY_LETTERS)
    except UnicodeEncodeError:
        return None
    return frozenset([word for word in set(letters.decode("latin-1").split()) if len(word) >= SHORTEST_WORD])


def words_of(text: str, *, dense: bool) -> frozenset[str]:
    """The words of a line; in dense scripts its pairs of characters."""
    part = text[:LOOKED_AT]
    if dense:
        return frozenset(left + right for left, right in pairwise(part))
    form = part.casefold()
    words = _western_words(form)
    return frozenset(_WORD.findall(form)) if words is None else words


class Vocabulary:
    """The words of each line of a paste, by its place."""

    __slots__ = ("_found", "_texts", "dense")

    def __init__(self, paste: Paste, *, dense: bool) -> None:
        self.dense = dense
        self._texts = paste.texts
        self._found: dict[int, frozenset[str]] = {}

    def __getitem__(self, at: int) -> frozenset[str]:
        found = self._found.get(at)
        if found is None:
            found = self._found[at] = words_of(self._texts[at], dense=self.dense)
        return found
