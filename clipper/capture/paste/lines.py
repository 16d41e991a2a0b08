"""The first stage: a pasted text as its lines that are not blank, clean and numbered; wrapped lines joined again."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import compress, count

from clipper.model.value import value
from clipper.text.canonical import clean_characters

_BREAKS = re.compile("\r\n?")
_BLANKS = "\t\xa0\u3000\u2009\u200a\u202f"
"""Blanks that pages use beside the space."""


@value
class Paste:
    """The lines that hold a sign, in order: lists that run side by side."""

    texts: list[str]
    """In canonical form: NFC, blanks collapsed."""
    numbers: list[int]
    """1-based numbers in the pasted text: of the first line, where several were joined."""
    source: Sequence[str]
    """All lines of the pasted text as they stood, with tabs and indents."""
    parts: list[list[int]] | None = None
    """For a text that was wrapped: the numbers of the lines that each was joined from."""

    def __len__(self) -> int:
        return len(self.texts)

    def raw(self, at: int) -> str:
        """The (first) line as it stood."""
        return self.source[self.numbers[at] - 1]

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
            texts=[self.texts[at] for at in lines],
            numbers=[self.numbers[at] for at in lines],
            source=self.source,
            parts=[self.parts[at] for at in lines] if self.parts else None,
        )


def _stripped(clean: str, source: list[str]) -> list[str] | None:
    """The lines of a text with their blanks collapsed; None where the text holds rarer blanks, or what may not stay.

    The blanks of most texts are collapsed in the whole text at once, which takes half the
    time of dividing each line at its blanks.
    """
    plain = clean
    for blank in _BLANKS:
        plain = plain.replace(blank, " ")
    lines = source if plain == clean else plain.split("\n")
    if not "".join(lines).isprintable():  # no blank but the space is printable
        return None
    if "  " in plain:
        while "  " in plain:
            plain = plain.replace("  ", " ")
        lines = plain.split("\n")
    return list(map(str.strip, lines))


def _clean(raw: str) -> str:
    """A line without what may not stay."""
    kept = clean_characters(raw)
    return raw if kept is raw else unicodedata.normalize("NFC", kept)


def read_lines(text: str) -> Paste:
    """The lines of a text whose line ends may be of any kind."""
    clean = _BREAKS.sub("\n", text) if "\r" in text else text
    if not clean.isascii():
        clean = unicodedata.normalize("NFC", clean)
    source = clean.split("\n")
    stripped = _stripped(clean, source)
    if stripped is None:
        source = list(map(_clean, source))
        stripped = [" ".join(raw.split()) for raw in source]
    return Paste(texts=list(filter(None, stripped)), numbers=list(compress(count(1), stripped)), source=source)
