"""Finding a quotation in a text although typesetting differs, words are left out, or words are put in brackets."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from clipper.export import differences
from clipper.export.loose_shapes import loose
from clipper.export.quotation_signs import Piece, pieces_of
from clipper.export.word_edges import cuts
from clipper.text.mapped import MappedText
from clipper.text.typography import plain

DIVIDED, MARKS = "a divided word", "quotation marks"
LEAST_PIECE = 2
"""Letters of a piece between two signs; shorter ones stand anywhere."""
_DIVIDED = re.compile(r"(?<=[^\W\d_])[-‐] (?=[^\W\d_])")
_CONTINUED = re.compile(r"(?<=\n)[\"“„«‘](?=\w)")
"""The mark that is set again where another paragraph of a long quotation begins."""


def find_quoted(quotation: str, text: str, *, within_words: bool = False) -> tuple[str, ...] | None:
    """The names of the differences in typography, none where it is word for word the same; None if it does not stand in the text.

    `within_words`: it may begin or end within a word of the text.
    """
    if not quotation.strip():
        return None
    for words, source, names in _readings(quotation, text):
        found = _find(words, source, within_words=within_words)
        if found is not None:
            return tuple(dict.fromkeys((*names, *found)))
    return None


def _readings(quotation: str, text: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Quotation and text as they are; and without what only the setting in lines and paragraphs puts in, by its name."""
    yield quotation, text, ()
    joined, unmarked = _DIVIDED.sub("", quotation), _CONTINUED.sub("", text)
    if joined != quotation:
        yield joined, text, (DIVIDED,)
    if unmarked != text:
        yield _CONTINUED.sub("", joined), unmarked, (MARKS, *((DIVIDED,) if joined != quotation else ()))


def _find(quotation: str, text: str, *, within_words: bool) -> tuple[str, ...] | None:
    source = _Source(text, within_words=within_words)
    if source.is_whole_somewhere(quotation):
        return ()
    for shape in (source.plain, source.loose):
        place = source.place_in(shape, quotation)
        if place:
            return differences.typographic(quotation, text[slice(*place)])
    pieces, signs = pieces_of(quotation)
    if not signs or not any(len(piece.words) >= LEAST_PIECE for piece in pieces):
        return None
    return signs if source.has_in_order(pieces) else None


class _Source:
    """A text in the shapes in which a quotation may be found in it."""

    def __init__(self, text: str, *, within_words: bool) -> None:
        self._text = text
        self._within_words = within_words
        self.plain: MappedText = plain(text)
        self.loose: MappedText = loose(self.plain.text)

    def is_whole_somewhere(self, quotation: str) -> bool:
        """Whether it stands there letter for letter."""
        return any(self._has_edges(start, start + len(quotation)) for start in _places(self._text, quotation))

    def place_in(self, shape: MappedText, quotation: str) -> tuple[int, int] | None:
        """Where a quotation stands in one of the shapes, as a range of the text."""
        wanted = plain(quotation).text.strip()
        wanted = loose(wanted).text if shape is self.loose else wanted
        places = (self._original(shape, start, start + len(wanted)) for start in _places(shape.text, wanted))
        return next((place for place in places if self._has_edges(*place)), None)

    def has_in_order(self, pieces: list[Piece]) -> bool:
        """Whether the pieces follow each other in the text, none too far behind the one before, none within a word."""
        ends = [0]
        for piece in pieces:
            after = sorted(self._ends(piece, ends))
            if not after:
                return False
            ends = after
        return True

    def _ends(self, piece: Piece, before: list[int]) -> Iterator[int]:
        """Where a piece ends, at each of its places that is in reach of an end of the one before."""
        for words in piece.shapes:
            for start in _places(self.loose.text, words, before[0]):
                nearest = before[bisect_right(before, start) - 1]
                if piece.gap is not None and start > nearest + piece.gap + 1:
                    continue
                end = start + len(words)
                first, last = self._original(self.loose, start, end)
                if self._has_edges(first, last, piece):
                    yield end

    def _original(self, shape: MappedText, start: int, end: int) -> tuple[int, int]:
        if shape is self.loose:
            start, end = shape.origin(start, end)
        return self.plain.origin(start, end)

    def _has_edges(self, start: int, end: int, piece: Piece | None = None) -> bool:
        """Whether a range begins and ends where words do, as far as it must."""
        if self._within_words:
            return True
        begins = (piece is not None and piece.from_within) or not cuts(self._text, start)
        return begins and ((piece is not None and piece.to_within) or not cuts(self._text, end))


def _places(text: str, words: str, start: int = 0) -> Iterator[int]:
    """Every place where the words stand, from this one on."""
    at = text.find(words, start) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
