"""A text made from another one character by character, which still knows where each of its characters came from."""

from collections.abc import Mapping
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
    if all(len(replacement) == 1 for replacement in needed.values()):
        changed = text.translate({ord(character): replacement for character, replacement in needed.items()}) if needed else text
        return MappedText(text=changed, origins=None, original_length=len(text))
    pieces: list[str] = []
    origins: list[int] = []
    for position, character in enumerate(text):
        piece = needed.get(character, character)
        pieces.append(piece)
        origins.extend([position] * len(piece))
    return MappedText(text="".join(pieces), origins=tuple(origins), original_length=len(text))
