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
_FOREIGN = "?"
"""What stands for a letter that is not in Latin-1."""
_ONLY_LETTERS = "".join(sign if sign == _FOREIGN or _LETTER.match(sign) else " " for sign in map(chr, range(256))).encode("latin-1")
"""Each character of Latin-1 as itself if it is a letter (or tells of a foreign one), else as a blank."""
_PUNCTUATION = "?’“”‘–—…„•€"
"""What keeps most western texts from being Latin-1, and the sign that will stand for all others."""


def _words(text: str) -> frozenset[str]:
    """The words of an alphabet, casefolded: in Latin-1 without a pattern, which takes three times as long."""
    form = text.casefold()
    letters = form
    if not form.isascii():
        for sign in _PUNCTUATION:
            letters = letters.replace(sign, " ")
    elif _FOREIGN in form:
        letters = form.replace(_FOREIGN, " ")
    letters = letters.encode("latin-1", "replace").translate(_ONLY_LETTERS).decode("latin-1")
    if _FOREIGN in letters:
        return frozenset(_WORD.findall(form))
    return frozenset([word for word in letters.split() if len(word) >= SHORTEST_WORD])


class Vocabulary:
    """The words of each line of a paste, by its place: letters that stand together, casefolded; in dense scripts pairs of characters."""

    __slots__ = ("_found", "_texts", "dense")

    def __init__(self, paste: Paste, *, dense: bool) -> None:
        self.dense = dense
        self._texts = paste.texts
        self._found: dict[int, frozenset[str]] = {}

    def __getitem__(self, at: int) -> frozenset[str]:
        found = self._found.get(at)
        if found is None:
            text = self._texts[at][:LOOKED_AT]
            found = self._found[at] = frozenset([left + right for left, right in pairwise(text)]) if self.dense else _words(text)
        return found
