"""How alike two texts are, and the names that a text is about. Pure; what is rare in a library is asked of the library."""

import re
from collections.abc import Iterable, Sequence

from clipper.text.searchable import words

RUN = 3
"""Words in a shingle: short enough to survive an edit of every third word, long enough not to be a turn of speech."""

PARTS = 10
ENOUGH_OF_A_PART = 0.08
"""Of the runs of a tenth: with 30% of the words edited, a quarter is left on average, and hardly ever less than this."""

_NAME = re.compile(r"(?<![.!?…:\"“„»]\s)(?<!^)\b[^\W\d_a-z][\w'’-]{2,}", re.MULTILINE)


def shingles(stream: Sequence[str]) -> list[int]:
    """The runs of three words of a text in order, as numbers that are comparable within this process."""
    if len(stream) < RUN:
        return [hash(tuple(stream))] if stream else []
    return list(map(hash, zip(stream, stream[1:], stream[2:], strict=False)))


def shared(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of runs in common (Jaccard)."""
    left, right = set(one), set(other)
    together = len(left & right)
    return together / (len(left) + len(right) - together) if together else 0.0


def contained(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of the first text's runs that are in the other, too."""
    known = set(other)
    return sum(run in known for run in one) / len(one) if one else 0.0


def covered(one: Sequence[int], other: Sequence[int]) -> float:
    """How much of the shorter text runs through the longer one: the share of its tenths that have something of it in common.

    An edited copy has runs in common all over; two articles that quote the same paragraphs have them in one place.
    """
    short, known = (one, set(other)) if len(one) <= len(other) else (other, set(one))
    parts = min(PARTS, len(short))
    held = 0
    for number in range(parts):
        part = short[len(short) * number // parts : len(short) * (number + 1) // parts]
        held += sum(run in known for run in part) >= ENOUGH_OF_A_PART * len(part)
    return held / parts if parts else 0.0


def names(text: str, most: int = 4000) -> tuple[str, ...]:
    """Words with a capital that do not begin a sentence, as the index sees them, in order of appearance."""
    found: Iterable[str] = _NAME.findall(text[:most])
    return tuple(dict.fromkeys(word for name in found for word in words(name) if len(word) > RUN - 1))
