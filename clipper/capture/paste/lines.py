"""The first stage: a pasted text as its lines that are not blank, clean and numbered; wrapped lines joined again."""

import re
import unicodedata
from dataclasses import dataclass

from clipper.text.canonical import clean_characters

_BREAKS = re.compile("\r\n?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paste:
    """The lines that hold a sign, in order: lists that run side by side."""

    texts: list[str]
    """In canonical form: NFC, blanks collapsed."""
    raws: list[str]
    """As they stood, with tabs and indents."""
    numbers: list[int]
    """1-based numbers in the pasted text: of the first line, where several were joined."""
    parts: list[list[tuple[int, str]]] | None = None
    """For a text that was wrapped: number and text of the lines that each was joined from."""

    def __len__(self) -> int:
        return len(self.texts)

    def blank_before(self, at: int) -> bool:
        """Whether a blank line (or the text's start) stands before the line."""
        return at == 0 or self.numbers[at] - self.last_number(at - 1) > 1

    def last_number(self, at: int) -> int:
        return self.parts[at][-1][0] if self.parts else self.numbers[at]

    def numbers_of(self, at: int) -> list[int]:
        return [number for number, _ in self.parts[at]] if self.parts else [self.numbers[at]]

    def sources_of(self, at: int) -> list[tuple[int, str]]:
        """Number and text of each pasted line that this one is."""
        return self.parts[at] if self.parts else [(self.numbers[at], self.texts[at])]


def read_lines(text: str) -> Paste:
    """The lines of a text whose line ends may be of any kind."""
    clean = clean_characters(_BREAKS.sub("\n", text) if "\r" in text else text)
    if not clean.isascii():
        clean = unicodedata.normalize("NFC", clean)
    texts: list[str] = []
    raws: list[str] = []
    numbers: list[int] = []
    for number, raw in enumerate(clean.split("\n"), 1):
        words = raw.split()
        if words:
            texts.append(" ".join(words))
            raws.append(raw)
            numbers.append(number)
    return Paste(texts=texts, raws=raws, numbers=numbers)
