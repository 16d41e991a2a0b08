"""The times of a live page's entries, in a pasted text.

A time alone is no paragraph, so that the line model may leave it out; but in a live page it is the head of its entry, and what an entry
says is worth little without it.
"""

import re
from collections.abc import Sequence
from datetime import datetime

from clipper.capture.dates.read import read_date
from clipper.capture.paste.lines import Paste

FEWEST = 3
"""Entries of a live page."""
LONGEST_STAMP = 40
"""Characters of a line that holds a time, and maybe its day."""
CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-4])(?:[:.h]|時|点|시\s?)[0-5]\d(?!\d)|(?<!\d)(?:1[0-2]|[1-9])\s?[ap]\.?m\b", re.IGNORECASE)
"""A time of the day."""
_DIGIT = re.compile(r"\d")
_BEFORE = re.compile(r"\W*(?:at|um|à|a las|kl|ore|às|o|в)?\W*", re.IGNORECASE)
_AFTER = re.compile(r"\W*(?:(?i:uhr|h|hrs|[ap]\.?m\.?)|[A-Z]{2,5}|分|분)?\W*")
"""What may stand around a time: a zone, too."""


def with_times(chosen: Sequence[int], paste: Paste, captured_at: datetime) -> list[int]:
    """The chosen lines, with the time of each entry where the page is a live one, and the headline that may stand below it."""
    texts = paste.texts
    short = [at for at in chosen if at and (len(texts[at - 1]) <= LONGEST_STAMP or len(texts[at - 2]) <= LONGEST_STAMP)]
    if len(short) < FEWEST:  # most articles: their paragraphs stand side by side
        return list(chosen)
    lines, added, entries = set(chosen), set[int](), 0
    for at in short:
        if at and _is_stamp(paste.texts[at - 1], captured_at):
            added.add(at - 1)
            entries += 1
        elif at > 1 and at - 1 not in lines and _is_stamp(paste.texts[at - 2], captured_at):
            added |= {at - 2, at - 1}
            entries += 1
    return sorted(lines | added) if entries >= FEWEST else list(chosen)


def _is_stamp(text: str, captured_at: datetime) -> bool:
    """Whether a line tells a time, and nothing else but its day."""
    clock = CLOCK.search(text) if len(text) <= LONGEST_STAMP and _DIGIT.search(text) else None
    if clock is None:
        return False
    before, after = text[: clock.start()], text[clock.end() :]
    if not _BEFORE.fullmatch(before):
        found = read_date(before, captured_at=captured_at)
        before = before[: found.start] + before[found.end :] if found else before
    return _BEFORE.fullmatch(before) is not None and _AFTER.fullmatch(after) is not None
