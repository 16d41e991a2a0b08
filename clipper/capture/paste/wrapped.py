"""Text that was wrapped at a column, or copied from a set page (PDF): its lines joined to paragraphs again."""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np

from clipper.capture.paste.lines import Paste, widths_of

NARROWEST, WIDEST = 56, 100
"""Columns at which programs wrap text."""
FULL_SHARE = 0.75
"""A line is full from this share of the column on."""
OUTLIERS = 50
"""One line of so many may be longer than any column: a table, an address."""
LEAST_FULL = 8
"""So many full lines make a wrapped text."""
FEW_FULL, GOING_ON_LINES = 3, 0.5
"""So many do where they go on in the middle of a sentence, more than this share of all full lines."""
MOST_UNBROKEN = 10
"""Lines that are one long word (addresses), which no program wraps."""
LEAST_BLOCK = 2
"""So many full lines and a shorter one make a wrapped paragraph."""
BULLETS = "•*○□☆◎●■▪+"
NARROWEST_SET = 28
"""Letters of a line in the narrowest column of a newspaper."""
LEAST_GOING_ON = 4
GOING_ON_SHARE = 0.35
"""So many lines, and so many of those with a line right below, must go on in the middle of a sentence in a text copied from a set page."""
SIMILAR = 0.7
"""The share of the longest such line that half of them reach."""
LONGER = 1.15
"""Of the longest such line: other lines of the text are no longer than this, but for a head line in ten."""
LONGEST_PAGE_NUMBER, LONGEST_HALF = 30, 60
LEAST_SMALL = 0.2
"""The share of all lines that begin with a small letter, the quick look."""
LONGEST_SET = int(LONGER * WIDEST)
INDENT = 3
"""Blanks at which a line begins a new paragraph in texts without blank lines between them."""
ASTERISKS = "***"
"""What some programs write before and behind a heading."""
OFF_CENTER = 2
"""Halves of a blank by which the middles of centered lines differ."""


def _column(paste: Paste, *, is_dump: bool) -> tuple[int, int] | None:
    """The column at which the text may have been wrapped and the full lines of its paragraphs; None for text that no program wrapped."""
    most = len(paste) // OUTLIERS
    longer = (paste.widths > WIDEST).nonzero()[0]
    if len(longer) > most + MOST_UNBROKEN:  # no line is longer here than it stood
        return None
    longer = [at for at in longer.tolist() if not _is_unbroken(paste.texts[at])]
    if len(longer) > most or (not is_dump and any(paste.widths[at] > WIDEST * 2 for at in longer)):
        return None
    widths = [len(raw.rstrip()) for raw in _raw_lines(paste)]
    most = 0 if paste.may_be_dense else most  # where a paragraph may be as short as a line
    ordered = sorted(width for width, text in zip(widths, paste.texts, strict=True) if width <= WIDEST or not _is_unbroken(text))
    if len(ordered) <= most or not NARROWEST <= (column := ordered[-1 - most]) <= WIDEST:
        return None
    return column, _full_lines(paste, widths, column)


def _is_unbroken(line: str) -> bool:
    """Whether a long line is hardly more than one word, an address as a rule: no program can wrap it."""
    return line.isascii() and 2 * max(map(len, line.split())) > len(line)


def _go_on(paste: Paste, column: int) -> bool:
    """Whether the sentences of the full lines go on in those right below."""
    texts, widths = paste.texts, [len(raw.rstrip()) for raw in _raw_lines(paste)]
    going_on = [
        _goes_on(above, below)
        for above, below, width, is_apart in zip(texts, texts[1:], widths, _blanks_before(paste)[1:], strict=False)
        if width >= column * FULL_SHARE and not is_apart
    ]
    return sum(going_on) >= FEW_FULL and sum(going_on) > GOING_ON_LINES * len(going_on)


def _raw_lines(paste: Paste) -> list[str]:
    """The lines as they stood."""
    source = paste.source.lines
    return [source[number - 1] for number in paste.numbers]


def _blanks_before(paste: Paste) -> list[bool]:
    """Whether a blank line (or the text's start) stands before each line of a text that was not joined yet."""
    return [True, *[below - above > 1 for above, below in pairwise(paste.numbers)]]


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence goes on from one line to the next: it is not ended, and the next begins with a small letter."""
    last = before[-1]
    return after[0].islower() and (last.isalnum() or last in ",;-–—'’\"”)")


def _set_column(paste: Paste) -> int | None:
    """The column of a text that was copied from a set page, whose lines are of similar but not of one length; None for another."""
    texts = paste.texts
    if np.count_nonzero(paste.widths > LONGEST_SET) * 10 > len(texts):  # most pages: their paragraphs are lines
        return None
    if sum([text[0].islower() for text in texts]) < LEAST_SMALL * len(texts):
        return None
    below = [right - left == 1 for left, right in pairwise(paste.numbers)]
    broken = [
        len(before)
        for before, after, is_below in zip(texts, texts[1:], below, strict=False)
        if is_below and after[0].islower() and _goes_on(before, after)
    ]
    if len(broken) < max(LEAST_GOING_ON, GOING_ON_SHARE * sum(below)):
        return None
    lengths = sorted(broken)
    widest = lengths[-1]
    if not NARROWEST_SET <= widest <= WIDEST or lengths[len(lengths) // 2] < SIMILAR * widest:
        return None
    longer = np.count_nonzero(paste.widths > LONGER * widest)
    return widest if longer * 10 <= len(texts) else None


def _full_lines(paste: Paste, widths: list[int], column: int) -> int:
    """Lines of blocks in which all but the last reach the column."""
    found, block = 0, 0
    for text, width, is_apart in zip(paste.texts, widths, _blanks_before(paste), strict=True):
        if is_apart or text[0] in BULLETS:
            block = 0
        if width >= column * FULL_SHARE:
            block += 1
        else:
            found += block if block >= LEAST_BLOCK else 0
            block = 0
    return found


_PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:(?:page|p\.|seite|s\.|pág\.?|pagina)\s*)?\d{1,4}(?:\s*(?:/|of|von|de|di)\s*\d{1,4})?\W{0,3}", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DIVIDED = re.compile(r"([^\W\d_]+)-$")


class _Words:
    """The words of a text in small letters, those with hyphens whole. Few are asked for: they are parted only where one may be there."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    @cached_property
    def _whole(self) -> str:
        return "\n".join(self._texts).casefold()

    @cached_property
    def _parted(self) -> frozenset[str]:
        return frozenset(_WORD.findall(self._whole))

    def __contains__(self, word: str) -> bool:
        return word in self._whole and word in self._parted


def _join(pieces: Sequence[str], known: _Words) -> str:
    """Lines as one. A hyphen that divides a word at a line's end goes, unless the text has the word with it, or its second half has one."""
    text = pieces[0]
    for piece in pieces[1:]:
        divided = _DIVIDED.search(text, max(0, len(text) - LONGEST_HALF)) if text[-1] == "-" and piece[0].islower() else None
        if divided is None:
            text = f"{text} {piece}"
            continue
        half = _WORD.match(piece)
        second = half.group().casefold() if half else ""
        first = divided.group(1).casefold()
        keeps = f"{first}{second}" not in known and ("-" in second or f"{first}-{second}" in known)
        text = text + piece if keeps else text[:-1] + piece
    return text


def is_page_number(line: str) -> bool:
    """Whether a line is nothing but the number of a page: "- 3 -", "Page 3 of 9"."""
    return len(line) <= LONGEST_PAGE_NUMBER and _PAGE_NUMBER.fullmatch(line) is not None


class _Layout:
    """How the lines of a wrapped text stand."""

    def __init__(self, paste: Paste, full: float, *, is_set: bool) -> None:
        raws = _raw_lines(paste)
        self._texts = paste.texts
        self._is_set = is_set
        self._blank_before = _blanks_before(paste)
        self._indents = [len(raw) - len(raw.lstrip()) for raw in raws]
        self._room = [full - len(raw.rstrip()) - 1 for raw in raws]
        """Behind each line, until it is full."""

    def groups(self) -> list[list[int]]:
        """The lines of each paragraph. A page's number between the lines of a sentence is a group of its own."""
        groups: list[list[int]] = []
        texts = self._texts
        last = -1
        for at in range(len(texts)):
            between = self._is_set and 0 < at < len(texts) - 1 and is_page_number(texts[at])
            if between and _goes_on(texts[at - 1], texts[at + 1]):
                groups.append([at])
                continue
            if groups and (self._joins(last, at) or (self._is_set and self._continues(last, at))):
                owner = groups[-1] if groups[-1][-1] == last else groups[-2]
                owner.append(at)
            else:
                groups.append([at])
            last = at
        return groups

    def _joins(self, before: int, at: int) -> bool:
        """Whether a line goes on from one before it."""
        if self._blank_before[at] and at - before == 1:
            return False
        indent, above = self._indents[at], self._indents[before]
        if self._texts[at][0] in BULLETS and indent != above:
            return False
        if indent >= above + INDENT and not self._is_centered(before, at):
            return False
        if self._texts[at].startswith(ASTERISKS) or self._texts[before].endswith(ASTERISKS):
            return False
        return len(self._texts[at].partition(" ")[0]) > self._room[before]

    def _is_centered(self, before: int, at: int) -> bool:
        """Whether two lines have one middle, as those of a centered heading do."""
        middles = [2 * self._indents[each] + len(self._texts[each]) for each in (before, at)]
        return self._indents[before] > 0 and abs(middles[1] - middles[0]) <= OFF_CENTER

    def _continues(self, before: int, at: int) -> bool:
        beside = at - before > 1 or not self._blank_before[at]
        return beside and _goes_on(self._texts[before], self._texts[at])


def unwrapped(paste: Paste, *, is_dump: bool = False) -> Paste:
    """The paste with wrapped lines joined; the same paste where it was not wrapped. A dump is by a program that wraps (`paste.dumped`)."""
    column, full = _column(paste, is_dump=is_dump) or (None, 0)
    width = column if full >= LEAST_FULL else _set_column(paste)
    is_set = full < LEAST_FULL and width is not None
    if width is None and column and ((is_dump and full >= FEW_FULL) or _go_on(paste, column)):
        width = column
    if width is None:
        return paste
    groups = _Layout(paste, width * FULL_SHARE, is_set=is_set).groups()
    known = _Words(paste.texts)
    texts = [_join([paste.texts[at] for at in group], known) for group in groups]
    return Paste(
        texts=texts,
        widths=widths_of(texts),
        numbers=[paste.numbers[group[0]] for group in groups],
        source=paste.source,
        parts=[[paste.numbers[at] for at in group] for group in groups],
        may_be_dense=paste.may_be_dense,
        may_be_far=paste.may_be_far,
    )
