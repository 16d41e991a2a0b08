"""A text made from another one character by character, which still knows where each of its characters came from."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedText:
    """`text` and, for each of its characters, the code point of the original it stands for."""

    text: str
    origins: tuple[int, ...] | None
    """None where every character stands where its original stood."""
    original_length: int

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of the original that `[start, end)` of this text came from."""
        if self.origins is None:
            return start, end
        if start >= end:
            here = self.origins[start] if start < len(self.origins) else self.original_length
            return here, here
        after = self.origins[end] if end < len(self.origins) else self.original_length
        return self.origins[start], max(after, self.origins[end - 1] + 1)


def mapped(text: str, replacements: Mapping[str, str]) -> MappedText:
    """The text with each character that is a key replaced by its value, which may be empty or longer than one."""
    needed = {character: replacements[character] for character in set(text) if character in replacements}
    others = [character for character, replacement in needed.items() if len(replacement) != 1]
    text = exchanged(text, {character: replacement for character, replacement in needed.items() if len(replacement) == 1})
    if not others:
        return MappedText(text=text, origins=None, original_length=len(text))
    return replaced(text, re.compile("[" + re.escape("".join(others)) + "]"), lambda found: needed[found])


def exchanged(text: str, single: Mapping[str, str]) -> str:
    """The text with characters exchanged for others, one for one; for few that differ, this is faster than `str.translate`.

    No value may itself be a key.
    """
    for character, replacement in single.items():
        text = text.replace(character, replacement)
    return text


def replaced(text: str, pattern: re.Pattern[str], replacement: Callable[[str], str]) -> MappedText:
    """The text with each match of the pattern replaced; all that is put in stands for the first character of the match."""
    pieces: list[str] = []
    origins: list[int] = []
    position = 0
    for match in pattern.finditer(text):
        piece = replacement(match[0])
        pieces += (text[position : match.start()], piece)
        origins.extend(range(position, match.start()))
        origins.extend([match.start()] * len(piece))
        position = match.end()
    pieces.append(text[position:])
    origins.extend(range(position, len(text)))
    return MappedText(text="".join(pieces), origins=tuple(origins), original_length=len(text))
