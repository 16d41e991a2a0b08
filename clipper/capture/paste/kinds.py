"""The second stage: the kind of each line, from what can be seen of it: length, ending, blank lines around it, repetition, furniture.

No word of the text is understood here beyond the tables of page furniture.
"""

import re
import string
from bisect import bisect
from collections.abc import Sequence

import numpy as np

from clipper.capture.furniture import Family, families_of
from clipper.capture.paste.lines import Paste
from clipper.model.value import value

WIDTHS = (3, 7, 13, 21, 33, 51, 81, 131, 221, 401)
"""Upper limits of the length classes, in Latin characters."""
SHORT_CLASS, LONG_CLASS = 5, 7
"""Classes below the first are short lines (menus, names), from the second on long ones (paragraphs)."""
HEADLINE_CLASSES = range(4, LONG_CLASS + 1)
"""Those of lines that may be headlines."""
SENTENCES = (1, 2)
"""The endings of sentences."""
DENSE_SCALE = 2.2
"""A character of Chinese, Japanese or Korean says as much as about two of an alphabet."""
DENSE_SHARE = 0.12
"""From this share of such characters on a text counts as dense."""

_DENSE = re.compile("[\u3040-\u9fff\uac00-\ud7af]")
_SENTENCE_ENDS = frozenset(".。．।؟。॥۔")
_CRIES = frozenset("!?！？;；")
_CLOSERS = "\"'”’»“«)]）」』〉》】*_ "


@value
class Kinds:
    """What is seen of each line, in rows that run side by side with the paste's. Small numbers are bytes, which become arrays at once."""

    lengths: bytes
    """The length class of each line: an index into WIDTHS."""
    endings: bytes
    """0 none, 1 a sentence's end, 2 a question or cry, 3 a colon or comma, 4 an ellipsis."""
    apart: bytes
    """1 a blank line before, 2 after, 3 both, 0 neither."""
    repeated: bytes
    """1 where the line stands again."""
    families: list[Family | None]

    def is_long(self, at: int) -> bool:
        return self.lengths[at] >= LONG_CLASS

    def is_paragraph(self, at: int) -> bool:
        return self.is_long(at) and self.is_sentence(at)

    def is_sentence(self, at: int) -> bool:
        return self.endings[at] in SENTENCES


def is_dense(text: str) -> bool:
    """Whether the text is written in a script without blanks between words, or in Korean."""
    if text.isascii():
        return False
    sample = text[:: max(1, len(text) // 2000)]
    if len(sample) - len(sample.encode("latin-1", "ignore")) <= DENSE_SHARE * len(sample):  # a quick look spares the slow one
        return False
    return len(_DENSE.findall(sample)) > DENSE_SHARE * len(sample)


def ending_of(text: str) -> int:
    """How a line ends; see `Kinds.endings`."""
    last = text[-1]
    if last.isalnum():
        return 0
    if last in _CLOSERS:
        bare = text.rstrip(_CLOSERS)
        if not bare:
            return 0
        last = bare[-1]
    if last in _SENTENCE_ENDS:
        return 4 if text.endswith("...") else 1
    if last in _CRIES:
        return 2
    if last in ":,：、，":
        return 3
    return 4 if last == "…" else 0


_ENDINGS = {sign: ending_of(sign) for sign in string.ascii_letters + string.digits + "!?;,:"}
"""What the usual last characters of short lines tell at once; a full stop may be one of three."""
_CLASSES = np.array([bisect(WIDTHS, length) for length in range(WIDTHS[-1] + 1)], dtype=np.uint8)
"""The length class of each length; greater ones have that of the last."""


def _length_classes(paste: Paste, *, dense: bool) -> bytes:
    if not dense:
        return _CLASSES.take(paste.widths, mode="clip").tobytes()
    limits = tuple(limit / DENSE_SCALE for limit in WIDTHS)
    return bytes([bisect(WIDTHS if text.isascii() else limits, len(text)) for text in paste.texts])


def _endings(texts: Sequence[str]) -> bytes:
    known = map(_ENDINGS.get, [text[-1] for text in texts])
    return bytes(
        [
            ending if ending is not None else 1 if text[-1] == "." != text[-2:-1] else ending_of(text)  # a full stop may be one of three
            for ending, text in zip(known, texts, strict=True)
        ]
    )


def _repeated(texts: Sequence[str]) -> bytes:
    found = bytearray(len(texts))
    lasts = dict(zip(texts, range(len(texts)), strict=True))
    if len(lasts) < len(texts):
        for at, last in enumerate(map(lasts.__getitem__, texts)):
            if last != at:
                found[at] = found[last] = 1
    return bytes(found)


def _apart(numbers: Sequence[int]) -> bytes:
    places = np.array(numbers)
    blank = np.frombuffer(b"\1%b\1" % (places[1:] - places[:-1] > 1).tobytes(), dtype=np.uint8)
    return (blank[:-1] + 2 * blank[1:]).tobytes()


def read_kinds(paste: Paste, *, dense: bool) -> Kinds:
    """Look at every line once."""
    texts = paste.texts
    return Kinds(
        lengths=_length_classes(paste, dense=dense),
        endings=_endings(texts),
        apart=_apart(paste.numbers),
        repeated=_repeated(texts),
        families=families_of(texts),
    )
