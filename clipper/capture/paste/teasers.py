"""Pasted pages that list others with some words about each: sections, topics, results of a search.

The text shows no links. But a list of teasers has one paragraph under each headline, never two, and either most have a day, an age or "read
more" beside them, or end cut off, or there are many and short. A text with a subheading over each of its paragraphs looks so seldom.
"""

import re
from itertools import pairwise
from statistics import median

from clipper.capture.furniture import Family
from clipper.capture.paste.choose import Choice
from clipper.capture.paste.entries import CLOCK
from clipper.capture.paste.kinds import HEADLINE_CLASSES, Kinds
from clipper.capture.paste.lines import Paste

FEWEST_MARKED, FEWEST_SHORT = 6, 12
"""Teasers with a mark each that make a list, and short ones without."""
LONGEST_SHORT, LONGEST_DENSE = 220, 75
"""Characters of half of the short ones; in scripts without blanks."""
HEADED, MARKED = 0.8, 0.6
"""The shares of teasers under a headline of their own, and with a mark."""
MOST_LINES = 4
"""Other lines that were chosen, for each teaser: more are a text of lines."""
HEADLINE_REACH, END_REACH = 4, 5
"""Lines above a teaser in which its headline stands, and around the first and the last one in which a mark may stand."""
LONGEST_MARK = 60
_MARKS = frozenset({Family.MORE, Family.RELATED, Family.STAMP, Family.READING_TIME})
_DAY = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d月\d|"
    r"\bago\b|\bvor \d|\bil y a\b|\bhace \d|\bfa\b|назад|temu\b|\bgeleden|sedan\b|前$"
)
_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\W{0,3}$|(?:…|\.\.\.)\s.{1,25}$")


def is_of_teasers(paste: Paste, kinds: Kinds, choice: Choice, *, dense: bool) -> bool:
    """Whether what was chosen of a page are teasers, of which each leads to a page of its own."""
    teasers = [at for at in choice.lines if kinds.is_long(at) or kinds.is_paragraph(at)]
    if len(teasers) < FEWEST_MARKED or any(below == above + 1 for above, below in pairwise(teasers)):
        return False  # mostly found at once: an article has paragraphs side by side
    if len(choice.lines) - len(teasers) > MOST_LINES * len(teasers):
        return False
    bounds = [max(-1, teasers[0] - END_REACH), *teasers, min(len(paste), teasers[-1] + END_REACH)]
    around = list(zip(bounds, bounds[1:], bounds[2:], strict=False))
    if sum(_has_headline(kinds, above, at) for above, at, _ in around) < HEADED * len(teasers):
        return False
    if sum(_is_marked(paste, kinds, above, at, below) for above, at, below in around) >= MARKED * len(teasers):
        return True
    longest = LONGEST_DENSE if dense else LONGEST_SHORT
    return len(teasers) >= FEWEST_SHORT and median([len(paste.texts[at]) for at in teasers]) <= longest


def _has_headline(kinds: Kinds, above: int, at: int) -> bool:
    """Whether a headline stands between the teaser above and this one."""
    lines = range(max(above + 1, at - HEADLINE_REACH), at)
    return any(kinds.families[line] is None and kinds.lengths[line] in HEADLINE_CLASSES and not kinds.is_sentence(line) for line in lines)


def _is_marked(paste: Paste, kinds: Kinds, above: int, at: int, below: int) -> bool:
    """Whether a teaser is cut, or a day, an age or a link to the rest stands beside it."""
    if _CUT.search(paste.texts[at]):
        return True
    return any(_marks(paste.texts[line], kinds.families[line]) for line in (*range(above + 1, at), *range(at + 1, below)))


def _marks(text: str, family: Family | None) -> bool:
    """Whether a line is a day, an age or a link to the rest; a time of the day stands in a live page, too."""
    if len(text) > LONGEST_MARK or CLOCK.search(text):
        return False
    return family in _MARKS or _DAY.search(text) is not None
