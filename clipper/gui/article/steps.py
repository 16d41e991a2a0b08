"""Steps through a text by key: paragraphs, sentences, words, highlights. Pure, in code points."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TypeAlias

from clipper.model.span import ArticleText
from clipper.text.sentences import sentences
from clipper.text.words import UNSPACED

Range: TypeAlias = tuple[int, int]

_WHOLE_WORD = re.compile(r"[^\W_]+(?:['’.,\-‑][^\W_]+)*")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_WORD_END = re.compile(r"\w+(?:['’\-]\w+)*")


def paragraph(article: ArticleText, now: Range | None, place: int, *, forward: bool) -> Range | None:
    """The block after or before the one that `now` lies in; without one, the block at `place`."""
    blocks = [(block.start, block.end) for block in article.blocks()]
    return _step(blocks, now, place, forward=forward)


def sentence(article: ArticleText, now: Range | None, place: int, *, forward: bool) -> Range | None:
    """The sentence after or before `now`; from a paragraph, its first or the last one before it."""
    found = sentences(article.text)
    if now is not None and now not in found:
        starts = [start for start, _ in found]
        at = bisect_left(starts, now[0])
        if forward:
            return found[at] if at < len(found) else None
        return found[at - 1] if at else None
    return _step(found, now, place, forward=forward)


def _step(ranges: Sequence[Range], now: Range | None, place: int, *, forward: bool) -> Range | None:
    if not ranges:
        return None
    starts = [start for start, _ in ranges]
    at = max(0, bisect_right(starts, place if now is None else now[0]) - 1)
    if now is None:
        return ranges[at]
    return ranges[min(len(ranges) - 1, max(0, at + (1 if forward else -1)))]


def word_edge(text: str, position: int, *, forward: bool, ends: bool) -> int:
    """The next place after (or before) a position where a word ends (or begins)."""
    edges = [match.end() if ends else match.start() for match in _WORD_END.finditer(text)]
    if forward:
        at = bisect_right(edges, position)
        return edges[at] if at < len(edges) else position
    at = bisect_left(edges, position)
    return edges[at - 1] if at else position


def word_at(text: str, position: int) -> Range | None:
    """The word over a character, with the apostrophes, hyphens and points within it (`isn’t`, `9.6`).

    None between words, and in scripts without blanks, where words are a matter of dictionaries.
    """
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    for match in _WHOLE_WORD.finditer(text, start, end if end >= 0 else len(text)):
        if match.start() <= position < match.end():
            return None if _UNSPACED.search(match[0]) else match.span()
    return None


def trimmed(text: str, start: int, end: int) -> Range:
    """A range without the blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
