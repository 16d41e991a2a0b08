"""The first stage: a pasted text as its lines that are not blank, clean and numbered; wrapped lines joined again."""

import re
import unicodedata
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from clipper.capture.paste.signs import BLANK, DENSE, FAR, REMOVED, UNSETTLED, signs_in
from clipper.model.value import value
from clipper.text.canonical import clean_characters

Widths = NDArray[np.int64]

_BREAKS = re.compile("\r\n?")
_BLANKS = (
    "\t\xa0\u3000\u2009\u200a\u202f\x0b\x0c\x1c\x1d\x1e\x1f\x85\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2028\u2029\u205f"
)
"""All blanks but the space and the line's end: those that `str.split` parts words at."""
_INVISIBLE = "\u200b\u00ad\ufeff\u2060"
"""What pages hold most of what may not stay: zero-width spaces, soft hyphens, byte order marks, word joiners."""


class PastedText:
    """A pasted text as it stood. Few pastes are asked for its lines: they are parted when they are."""

    __slots__ = ("_lines", "has_all", "text")

    def __init__(self, text: str, *, has_all: bool) -> None:
        self.text = text
        self.has_all = has_all
        """Whether each line of the paste stands in it as it is: no blank inside a line had to be changed."""
        self._lines: list[str] | None = None

    @property
    def lines(self) -> list[str]:
        """All lines, with tabs and indents."""
        if self._lines is None:
            self._lines = self.text.split("\n")
        return self._lines


@value
class Paste:
    """The lines that hold a sign, in order: lists that run side by side."""

    texts: list[str]
    """In canonical form: NFC, blanks collapsed."""
    numbers: list[int]
    """1-based numbers in the pasted text: of the first line, where several were joined."""
    widths: Widths
    """The characters of each line."""
    source: PastedText
    parts: list[list[int]] | None = None
    """For a text that was wrapped: the numbers of the lines that each was joined from."""
    may_be_dense: bool = True
    """Whether a sign of a dense script (`kinds.is_dense`) stands in it anywhere."""
    may_be_far: bool = True
    """Whether a letter, digit or sign that is not of Latin-1 does (`signs.FAR`)."""

    def __len__(self) -> int:
        return len(self.texts)

    def raw(self, at: int) -> str:
        """The (first) line as it stood."""
        return self.source.lines[self.numbers[at] - 1]

    def blank_before(self, at: int) -> bool:
        """Whether a blank line (or the text's start) stands before the line."""
        return at == 0 or self.numbers[at] - self.last_number(at - 1) > 1

    def last_number(self, at: int) -> int:
        return self.parts[at][-1] if self.parts else self.numbers[at]

    def numbers_of(self, at: int) -> list[int]:
        return self.parts[at] if self.parts else [self.numbers[at]]

    def chosen(self, lines: Sequence[int]) -> "Paste":
        """These lines as a paste of their own."""
        return Paste(
            texts=list(map(self.texts.__getitem__, lines)),
            numbers=list(map(self.numbers.__getitem__, lines)),
            widths=self.widths.take(np.array(lines)),
            source=self.source,
            parts=list(map(self.parts.__getitem__, lines)) if self.parts else None,
            may_be_dense=self.may_be_dense,
            may_be_far=self.may_be_far,
        )


def widths_of(texts: Sequence[str]) -> Widths:
    """The characters of each of these texts."""
    return np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))


def _without_invisible(text: str) -> str:
    """The text without what may not stay: mostly it is one of a few signs, which need no pattern."""
    for sign in _INVISIBLE:
        text = text.replace(sign, "")
    return clean_characters(text) if signs_in(text) & REMOVED else text


def read_lines(text: str) -> Paste:
    """The lines of a text whose line ends may be of any kind.

    What is to be done is done to the whole text at once, and only where a look at its signs tells that there is something to do.
    """
    clean = _BREAKS.sub("\n", text) if "\r" in text else text
    signs = signs_in(clean)
    if signs & REMOVED:
        clean = _without_invisible(clean)
    if signs & UNSETTLED:
        clean = unicodedata.normalize("NFC", clean)
    plain = clean
    if signs & BLANK:
        for blank in _BLANKS:
            plain = plain.replace(blank, " ")
    stripped = list(map(str.strip, plain.split("\n")))
    has_all = plain is clean
    if "  " in plain:
        as_they_stand = stripped
        stripped = [" ".join(line.split()) if "  " in line else line for line in as_they_stand]
        has_all = has_all and stripped == as_they_stand
    widths = widths_of(stripped)
    places = widths.nonzero()[0]
    return Paste(
        texts=list(filter(None, stripped)),
        widths=widths.take(places),
        numbers=(places + 1).tolist(),
        source=PastedText(clean, has_all=has_all),
        may_be_dense=bool(signs & DENSE),
        may_be_far=bool(signs & FAR),
    )
