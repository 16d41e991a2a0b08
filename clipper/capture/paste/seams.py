"""Where one pasted page ends and the next begins, when several were pasted into one text.

A seam is a place with a page's foot above it and a page's head below it (or a rule of dashes between), and an article on either side.
"""

import re
from bisect import bisect_left

from clipper.capture.furniture import Family
from clipper.capture.paste.kinds import LONG_CLASS, SENTENCES, SHORT_CLASS, Kinds
from clipper.capture.paste.lines import Paste

RULE_SIGNS = "-=_*~–—#"
RULE = re.compile(rf"^[{RULE_SIGNS}]{{5,}}$")
FOOT_REACH, HEAD_REACH = 24, 16
"""Lines above a seam that are looked at for a page's foot, and below it for a head."""
LEAST_PARAGRAPHS = 3
"""An article has at least so many long lines that end as sentences."""
LEAST_SHORT = 0.6
"""Share of short lines in a page's head."""
LEAST_HEAD = 2
"""Lines of navigation, account, search or subscription in a page's head."""
WIDE_GAP = 3
"""Line numbers between the lines around two blank lines."""
SKIP_LINKS = ("skip to ", "skip nav", "zum inhalt ", "aller au contenu", "saltar al ", "przejdź do treści")
_FOOT = frozenset({Family.LEGAL, Family.CONSENT})
_HEAD = frozenset({Family.NAVIGATION, Family.ACCOUNT, Family.SUBSCRIPTION, Family.CONSENT})


def _skips(text: str) -> bool:
    """Whether the line is the skip link with which many pages begin."""
    return text.casefold().startswith(SKIP_LINKS)


def _has_foot(paste: Paste, kinds: Kinds, at: int) -> bool:
    return any(kinds.families[line] in _FOOT or "©" in paste.texts[line] for line in range(max(0, at - FOOT_REACH), at))


def _has_head(kinds: Kinds, at: int) -> bool:
    reach = range(at, min(len(kinds.lengths), at + HEAD_REACH))
    short = sum(kinds.lengths[line] < SHORT_CLASS for line in reach)
    heads = sum(kinds.families[line] in _HEAD for line in reach)
    return short >= LEAST_SHORT * len(reach) and heads >= LEAST_HEAD


def _may_part(paste: Paste, kinds: Kinds, at: int) -> bool:
    """Whether a page may begin at the line: below a rule, or below a page's foot after two blank lines or with a skip link."""
    above = paste.texts[at - 1]
    if above[0] in RULE_SIGNS and RULE.match(above):
        return True
    wide = paste.numbers[at] - paste.last_number(at - 1) >= WIDE_GAP
    return (wide or (kinds.families[at] is Family.NAVIGATION and _skips(paste.texts[at]))) and _has_foot(paste, kinds, at)


def _head_starts(kinds: Kinds, first: int, last: int) -> set[int]:
    """The lines from `first` to `last` that have enough lines of a page's head below them."""
    heads = [at for at, family in enumerate(kinds.families[first : last + HEAD_REACH], first) if family in _HEAD]
    near = zip(heads, heads[LEAST_HEAD - 1 :], strict=False)
    return {at for top, bottom in near for at in range(max(first, bottom - HEAD_REACH + 1), min(top, last) + 1)}


def seams_of(paste: Paste, kinds: Kinds) -> list[int]:
    """The first line of each further page; empty for a paste of one."""
    paragraphs = [at for at, length in enumerate(kinds.lengths) if length >= LONG_CLASS and kinds.endings[at] in SENTENCES]
    if len(paragraphs) < 2 * LEAST_PARAGRAPHS:
        return []
    starts = _head_starts(kinds, paragraphs[LEAST_PARAGRAPHS - 1] + 1, paragraphs[-LEAST_PARAGRAPHS])
    seams: list[int] = []
    above = 0
    for at in sorted(at for at in starts if _may_part(paste, kinds, at) and _has_head(kinds, at)):
        place = bisect_left(paragraphs, at)
        if place - above >= LEAST_PARAGRAPHS and len(paragraphs) - place >= LEAST_PARAGRAPHS:
            seams.append(at)
            above = place
    return seams
