"""Where the words of a search stand in a text, and the piece of it that a result shows.

A needle is a word or phrase as the index sees it. Finding all hits reads the whole text; a snippet for each row of a list must not, so
it looks for plain letters first and reads words only around them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TypeAlias

from clipper.text.searchable import BY_SUBSTRING, Token, tokens, words

Range: TypeAlias = tuple[int, int]

SNIPPET_LENGTH = 180
"""Code points: two lines of a list."""
LEAD = 50
"""Code points before the first hit, for its context."""
BEGINNING = 1200
"""Code points in which common words stand already, so that the rest need not be read."""
ELLIPSIS = "…"
_BLANK_WITHIN = 20
"""How far a cut moves to fall between words."""
_KNOWN_PATTERNS = 256
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_ONE_SIGN = "ss|ae|oe|th|ffi|ffl|ff|fi|fl|st"
"""Letters that one sign may stand for: `ß`, `æ`, ligatures."""
_LETTER_BEYOND_ASCII = re.compile(r"[^\W\x00-\x7f]")
_SUBSTRING_CHARACTER = re.compile(f"[{BY_SUBSTRING}]")


@dataclass(frozen=True, slots=True)
class Needle:
    """Words that stand in a row, folded; with `prefix`, the last is only a beginning."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text with the ranges that match; it may begin and end with an ellipsis."""

    text: str
    marks: tuple[Range, ...] = ()

    def bracketed(self) -> str:
        """As the command line prints it: `… [matched] …`."""
        pieces: list[str] = []
        at = 0
        for start, end in self.marks:
            pieces += [self.text[at:start], "[", self.text[start:end], "]"]
            at = end
        return "".join(pieces) + self.text[at:]


def needle(text: str, *, prefix: bool = False) -> Needle:
    """The words of a phrase as a needle."""
    return Needle(tuple(words(text)), prefix)


def find_hits(text: str, needles: Sequence[Needle]) -> list[Range]:
    """Every place where a needle stands, in order; overlapping hits are one."""
    wanted = [needle for needle in needles if needle.words]
    if not wanted or not text:
        return []
    stream = list(tokens(text))
    return _merged([hit for needle in wanted for hit in _hits_of(needle, stream)])


def _hits_of(needle: Needle, stream: Sequence[Token]) -> list[Range]:
    first, length = needle.words[0], len(needle.words)
    found: list[Range] = []
    for at, token in enumerate(stream):
        if token.word != first and not (needle.prefix and length == 1 and token.word.startswith(first)):
            continue
        row = stream[at : at + length]
        if len(row) == length and _agrees(needle, row):
            found.append((token.start, row[-1].end))
    return found


def _agrees(needle: Needle, row: Sequence[Token]) -> bool:
    *whole, last = needle.words
    if any(token.word != word for token, word in zip(row, whole, strict=False)):
        return False
    return row[-1].word.startswith(last) if needle.prefix else row[-1].word == last


def _merged(found: list[Range]) -> list[Range]:
    merged: list[Range] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def snippet(text: str, needles: Sequence[Needle], length: int = SNIPPET_LENGTH) -> Snippet:
    """The piece of a text where the needles stand closest, marked; its beginning where none stands in it."""
    firsts = _firsts(text[:BEGINNING], needles) or _firsts(text, needles) or _firsts_of_any_form(text, needles)
    start = _best(firsts, length)
    return _cut(text, max(0, start - LEAD), length, needles if firsts else ())


def _firsts(text: str, needles: Sequence[Needle]) -> list[int]:
    """Where each needle that stands in the text letter by letter stands first."""
    lowered = text.lower()
    if len(lowered) != len(text):
        return []
    return [start for needle in needles if needle.words for start, _ in islice(_plain_hits(lowered, needle), 1)]


def _firsts_of_any_form(text: str, needles: Sequence[Needle]) -> list[int]:
    """The same for words with other diacritics and phrases with other signs between, which is slow."""
    has_forms = _LETTER_BEYOND_ASCII.search(text) is not None
    patterns = [_forms(needle) for needle in needles if needle.words and (has_forms or len(needle.words) > 1)]
    return [match.start() for pattern in patterns for match in islice(pattern.finditer(text), 1)]


def _best(firsts: Sequence[int], length: int) -> int:
    """The hit after which most of the others follow within a snippet."""
    reach = length - LEAD
    return max(firsts, key=lambda place: (sum(place <= other < place + reach for other in firsts), -place), default=0)


def _plain_hits(lowered: str, needle: Needle) -> Iterator[Range]:
    """Where a needle stands letter by letter, a single blank between its words."""
    plain = _plain(needle)
    at = lowered.find(plain)
    while at >= 0:
        end = at + len(plain)
        if _is_edge(lowered, at):
            while needle.prefix and not _is_edge(lowered, end):
                end += 1
            if _is_edge(lowered, end):
                yield at, end
        at = lowered.find(plain, at + 1)


@lru_cache(maxsize=_KNOWN_PATTERNS)
def _plain(needle: Needle) -> str:
    pieces = [word if _SUBSTRING_CHARACTER.match(word) else f" {word} " for word in needle.words]
    return "".join(pieces).replace("  ", " ").strip()


def _is_edge(text: str, at: int) -> bool:
    """Whether a word can begin or end there."""
    if at in (0, len(text)):
        return True
    left, right = text[at - 1], text[at]
    if not (left.isalnum() and right.isalnum()):
        return True
    return bool(_SUBSTRING_CHARACTER.match(left) or _SUBSTRING_CHARACTER.match(right))


@lru_cache(maxsize=_KNOWN_PATTERNS)
def _forms(needle: Needle) -> "re.Pattern[str]":
    """A pattern that finds at least every hit: letters with any diacritics, words with any signs between."""
    between = r"[\W_]*" if any(_SUBSTRING_CHARACTER.search(word) for word in needle.words) else r"[\W_]+"
    return re.compile(between.join(_any_form(word) for word in needle.words), re.IGNORECASE)


def _any_form(word: str) -> str:
    """A letter, or two that may be written as one, match any letter beyond ASCII too; the word is checked when it is marked."""
    pieces = re.findall(f"{_ONE_SIGN}|.", word)
    return "".join(f"(?:[{piece}]|[^\x00-\x7f]){{1,{len(piece)}}}" if piece[0] in _ALPHABET else re.escape(piece) for piece in pieces)


def _hits_to_show(window: str, needles: Sequence[Needle]) -> list[Range]:
    """The hits in a snippet: those letter by letter, which is quick; only where there are none, all of them."""
    lowered = window.lower()
    if len(lowered) == len(window):
        found = [hit for needle in needles if needle.words for hit in _plain_hits(lowered, needle)]
        if found:
            return _merged(found)
    return find_hits(window, needles)


def _cut(text: str, start: int, length: int, needles: Sequence[Needle]) -> Snippet:
    """A window of the text from about there, cut between words, on one line, its hits marked."""
    end = min(len(text), start + length)
    start = max(0, min(start, end - length))
    if start:
        blank = text.find(" ", start, start + _BLANK_WITHIN)
        start = blank + 1 if blank >= 0 else start
    if end < len(text):
        blank = text.rfind(" ", end - _BLANK_WITHIN, end)
        end = blank if blank >= 0 else end
    window = text[start:end].replace("\n", " ").replace("\t", " ").replace("\ufffc", " ")
    head = ELLIPSIS if start else ""
    tail = ELLIPSIS if end < len(text) else ""
    marks = tuple((left + len(head), right + len(head)) for left, right in _hits_to_show(window, needles))
    return Snippet(head + window + tail, marks)
