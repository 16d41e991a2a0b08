"""The words of lines that carry meaning, each line's found once."""

import re
from collections.abc import Iterable
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
_ONLY_LETTERS = "".join(sign if sign in "\n?" or _LETTER.match(sign) else " " for sign in map(chr, range(256))).encode("latin-1")
"""Each character of Latin-1 as itself if it is a letter (or ends a line, or tells of a foreign one), else as a blank."""
_PUNCTUATION = "?’“”‘–—…„•€"
"""What keeps most western texts from being Latin-1, and the sign that will stand for all others."""


def _letters(lines: Iterable[str]) -> list[str]:
    """The casefolded letters of each line, all else as blanks: made of the whole page at once, in a third of what a pattern takes."""
    form = "\n".join(lines).casefold()
    for sign in _PUNCTUATION:
        form = form.replace(sign, " ")
    return form.encode("latin-1", "replace").translate(_ONLY_LETTERS).decode("latin-1").split("\n")


class Vocabulary:
    """The words of each line of a paste, by its place: letters that stand together, casefolded; in dense scripts pairs of characters."""

    __slots__ = ("_found", "_letters", "_texts", "dense")

    def __init__(self, paste: Paste, *, dense: bool) -> None:
        self.dense = dense
        self._texts = paste.texts
        self._letters = [] if dense else _letters([text[:LOOKED_AT] for text in paste.texts])
        self._found: dict[int, frozenset[str]] = {}

    def __getitem__(self, at: int) -> frozenset[str]:
        found = self._found.get(at)
        if found is None:
            found = self._found[at] = self._words(at)
        return found

    def _words(self, at: int) -> frozenset[str]:
        if self.dense:
            return frozenset([left + right for left, right in pairwise(self._texts[at][:LOOKED_AT])])
        letters = self._letters[at]
        if _FOREIGN in letters:
            return frozenset(_WORD.findall(self._texts[at][:LOOKED_AT].casefold()))
        return frozenset([word for word in letters.split() if len(word) >= SHORTEST_WORD])
