"""Text that was wrapped at a column, or copied from a set page (PDF): its lines joined to paragraphs again."""

import re
from collections.abc import Sequence
from functools import cached_property

from clipper.capture.paste.lines import Paste, widths_of
from clipper.capture.paste.page_heads import Margins, headlines
from clipper.capture.paste.set_page import LONGER, MOST_BETWEEN, expects_more, goes_on, page_edges, scattered_words, set_column

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
LONGEST_HALF = 60
PAINTED_HYPHEN = "\u2010"
"""What browsers write where they divide a word."""
CLOSING = ",;)"
"""Signs that no line begins with, unless an address that stood before them was left out."""
FITTING_SHARE = 0.3
"""More lines that go on, where the next word would have fitted in the column, are of a set page."""
MOST_OF_HEADLINE = 4
"""Lines."""
FULL_STOPS = (".", "。")
SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？")
LONGEST_BYLINE = 4
"""Words."""
ENDED_SHARE, CAPITAL_SHARE = 0.88, 0.8
"""A line of a set page that ends a sentence, or has a capital below it, is full from this share of the column on."""
REPEATED = 20
"""Characters that two lines have in common at their start where one is the other's copy, as the title in a page's head is."""
INDENT = 3
"""Blanks at which a line begins a new paragraph in texts without blank lines between them."""
ASTERISKS = "***"
"""What some programs write before and behind a heading."""
OFF_CENTER = 2
"""Halves of a blank by which the middles of centered lines differ."""


def _column(paste: Paste, *, is_dump: bool) -> tuple[int, int] | None:
    """The column at which the text may have been wrapped and the full lines of its paragraphs; None for text that no program wrapped."""
    most = len(paste) // OUTLIERS
    longer = (paste.widths > WIDEST).nonzero()[0].tolist()
    if len(longer) > most + MOST_UNBROKEN:  # no line is longer here than it stood
        return None
    texts = paste.texts
    if not is_dump and any(len(texts[at]) > WIDEST * 2 and not _is_unbroken(texts[at]) for at in longer):
        return None
    if len(longer) > most and sum(not _is_unbroken(texts[at]) for at in longer) > most:
        return None
    widths = [len(raw.rstrip()) for raw in _raw_lines(paste)]
    most = 0 if paste.may_be_dense else most  # where a paragraph may be as short as a line
    ordered = sorted(width for width, text in zip(widths, paste.texts, strict=True) if width <= WIDEST or not _is_unbroken(text))
    if len(ordered) <= most or not NARROWEST <= (column := ordered[-1 - most]) <= WIDEST:
        return None
    full = _full_lines(paste, widths, column)
    return None if full >= FEW_FULL and _is_set(paste, widths, column) else (column, full)


def _is_set(paste: Paste, widths: Sequence[int], column: int) -> bool:
    """Whether lines go on below though more words would have fitted in: no program wrapped them at this column."""
    texts = paste.texts
    fits = [
        width + 1 + len(below.partition(" ")[0]) <= column
        for above, below, width, is_apart in zip(texts, texts[1:], widths, _blanks_before(paste)[1:], strict=False)
        if width >= column * FULL_SHARE and not is_apart and goes_on(above, below)
    ]
    return sum(fits) > max(FEW_FULL, FITTING_SHARE * len(fits))


def _is_unbroken(line: str) -> bool:
    """Whether a long line is hardly more than one word, an address as a rule: no program can wrap it."""
    return line.isascii() and 2 * max(map(len, line.split())) > len(line)


def _go_on(paste: Paste, column: int) -> bool:
    """Whether the sentences of the full lines go on in those right below."""
    texts, widths = paste.texts, [len(raw.rstrip()) for raw in _raw_lines(paste)]
    going_on = [
        goes_on(above, below)
        for above, below, width, is_apart in zip(texts, texts[1:], widths, _blanks_before(paste)[1:], strict=False)
        if width >= column * FULL_SHARE and not is_apart
    ]
    return sum(going_on) >= FEW_FULL and sum(going_on) > GOING_ON_LINES * len(going_on)


def _raw_lines(paste: Paste) -> list[str]:
    """The lines as they stood; the last, where several were one before."""
    source = paste.source.lines
    lasts = paste.numbers if paste.parts is None else [part[-1] for part in paste.parts]
    return [source[number - 1] for number in lasts]


def _blanks_before(paste: Paste) -> list[bool]:
    """Whether a blank line (or the text's start) stands before each line."""
    lasts = paste.numbers if paste.parts is None else [part[-1] for part in paste.parts]
    return [True, *[below - above > 1 for above, below in zip(lasts, paste.numbers[1:], strict=False)]]


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


_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DIVIDED = re.compile(r"([^\W\d_]+)[-\u2010]$")


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
        may_be_divided = text[-1] == PAINTED_HYPHEN or (text[-1] == "-" and piece[0].islower())
        divided = _DIVIDED.search(text, max(0, len(text) - LONGEST_HALF)) if may_be_divided else None
        if divided is None:
            text = f"{text}{piece}" if piece[0] in CLOSING else f"{text} {piece}"
            continue
        half = _WORD.match(piece)
        second = half.group().casefold() if half else ""
        first = divided.group(1).casefold()
        keeps = f"{first}{second}" not in known and ("-" in second or f"{first}-{second}" in known)
        text = f"{text[:-1]}-{piece}" if keeps else text[:-1] + piece
    return text


class _Layout:
    """How the lines of a wrapped text stand."""

    def __init__(self, paste: Paste, column: int, *, is_set: bool, margins: Margins | None) -> None:
        raws = _raw_lines(paste)
        self._texts = paste.texts
        self._is_set = is_set
        self._blank_before = _blanks_before(paste)
        firsts = [paste.source.lines[number - 1] for number in paste.numbers]
        self._indents = [len(raw) - len(raw.lstrip()) for raw in firsts]
        self._lengths = [len(raw.rstrip()) for raw in raws]
        """Of each line; of the last of words that stand on lines of their own, that of the line which they were."""
        self._scattered = self._joined_words(column) if is_set else frozenset[int]()
        self._edges = page_edges(paste) - self._scattered if is_set else frozenset[int]()
        self._headlines = {at: place.start for place in headlines(paste, margins) for at in place} if margins else {}
        """The lines of headlines, where the margins tell them, each with the first of its headline."""
        self._edges |= margins.lines if margins else frozenset()
        self._column = column
        if is_set and margins is None:
            self._headlines = dict.fromkeys(self._opening(), 0)

    def groups(self) -> list[list[int]]:
        """The lines of each paragraph. The foot of a page and the head of the next between the lines of a sentence stand alone."""
        groups: list[list[int]] = []
        owner: list[int] = []
        skipped: list[int] = []
        for at in range(len(self._texts)):
            if at in skipped:
                groups.append([at])
                continue
            if owner and self._is_below(owner[-1], at):
                owner.append(at)
            else:
                owner = [at]
                groups.append(owner)
            skipped = self._between(at)
        return groups

    def _between(self, at: int) -> list[int]:
        """The lines below that are a page's foot and the next one's head, where the line's sentence goes on behind them."""
        if at + 1 not in self._edges:
            return []
        last = at + 1
        while last + 1 in self._edges and last - at < MOST_BETWEEN:
            last += 1
        has_more = last + 1 < len(self._texts) and goes_on(self._texts[at], self._texts[last + 1])
        return list(range(at + 1, last + 1)) if has_more else []

    def _is_below(self, before: int, at: int) -> bool:
        """Whether a line goes on from one before it."""
        if at in self._headlines or before in self._headlines:
            return self._headlines.get(at, at) == self._headlines.get(before)
        if not self._is_set:
            return self._joins(before, at)
        if not self._edges.isdisjoint((before, at)):
            return False
        has_more = at in self._scattered or self._continues(before, at)
        return has_more or (self._joins(before, at) and self._fills_column(before, at))

    def _opening(self) -> range:
        """The first lines of a text that are set across its columns: a headline, where more than one are."""
        last = 0
        while last + 1 < min(len(self._texts), MOST_OF_HEADLINE) and self._lengths[last] > LONGER * self._column:
            below = self._texts[last + 1]
            if self._texts[last].endswith(SENTENCE_ENDS) or below.endswith(FULL_STOPS) or self._blank_before[last + 1]:
                break
            if self._lengths[last + 1] > self._lengths[last] * LONGER or self._names_someone(last + 1):
                break
            last += 1
        return range(last + 1) if last else range(0)

    def _joined_words(self, column: int) -> frozenset[int]:
        """The words that stand on lines of their own since they were set far apart in theirs, without the first of each such line."""
        found: list[int] = []
        for run in scattered_words(self._texts, self._blank_before):
            length = sum(self._lengths[at] + 1 for at in run) - 1
            if length <= LONGER * column:
                self._lengths[run[-1]] = length
                found += run[1:]
        return frozenset(found)

    def _fills_column(self, before: int, at: int) -> bool:
        """Whether a line of a set page is one of its column, and ends there as neither a paragraph nor a heading does."""
        above, below = self._texts[before], self._texts[at]
        share = ENDED_SHARE if above.endswith(SENTENCE_ENDS) else CAPITAL_SHARE if below[0].isupper() else FULL_SHARE
        is_full = share * self._column <= self._lengths[before] <= LONGER * self._column
        return is_full and not above.startswith(below[:REPEATED]) and not self._names_someone(at)

    def _names_someone(self, at: int) -> bool:
        """Whether a short line is a byline as a rule: names alone, of which no sentence is made."""
        words = self._texts[at].split()
        return len(words) <= LONGEST_BYLINE and all(word[0].isupper() and word[-1].isalpha() for word in words)

    def _joins(self, before: int, at: int) -> bool:
        """Whether a line stands below one that was full."""
        if self._blank_before[at] and at - before == 1:
            return False
        indent, above = self._indents[at], self._indents[before]
        if self._texts[at][0] in BULLETS and indent != above:
            return False
        if indent >= above + INDENT and not self._is_centered(before, at):
            return False
        if self._texts[at].startswith(ASTERISKS) or self._texts[before].endswith(ASTERISKS):
            return False
        return self._lengths[before] + 1 + len(self._texts[at].partition(" ")[0]) > self._column * FULL_SHARE

    def _is_centered(self, before: int, at: int) -> bool:
        """Whether two lines have one middle, as those of a centered heading do."""
        middles = [2 * self._indents[each] + len(self._texts[each]) for each in (before, at)]
        return self._indents[before] > 0 and abs(middles[1] - middles[0]) <= OFF_CENTER

    def _continues(self, before: int, at: int) -> bool:
        beside = at - before > 1 or not self._blank_before[at]
        above = self._texts[before]
        return beside and (goes_on(above, self._texts[at]) or (at - before == 1 and expects_more(above)))


def unwrapped(paste: Paste, *, is_dump: bool = False, margins: Margins | None = None) -> Paste:
    """The paste with wrapped lines joined; the same paste where it was not wrapped.

    A dump is by a program that wraps (`paste.dumped`); margins of printed sheets (`paste.page_heads`) stand alone, and tell the headline.
    """
    column, full = _column(paste, is_dump=is_dump) or (None, 0)
    width = column if full >= LEAST_FULL else set_column(paste, is_printed=margins is not None)
    is_set = full < LEAST_FULL and width is not None
    if width is None and column and ((is_dump and full >= FEW_FULL) or _go_on(paste, column)):
        width = column
    if width is None:
        return paste
    groups = _Layout(paste, width, is_set=is_set, margins=margins).groups()
    known = _Words(paste.texts)
    texts = [_join([paste.texts[at] for at in group], known) for group in groups]
    return Paste(
        texts=texts,
        widths=widths_of(texts),
        numbers=[paste.numbers[group[0]] for group in groups],
        source=paste.source,
        parts=[[number for at in group for number in paste.numbers_of(at)] for group in groups],
        may_be_dense=paste.may_be_dense,
        may_be_far=paste.may_be_far,
    )
