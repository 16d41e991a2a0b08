"""Where one pasted page ends and the next begins, when several were pasted into one text.

A seam is a place with a page's foot above it and a page's head below it (or a rule of dashes between), and an article on either side.
"""

import re

from clipper.capture.furniture import Family
from clipper.capture.paste.kinds import LONG_CLASS, SHORT_CLASS, Kinds
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


def _paragraphs(kinds: Kinds, first: int, last: int) -> int:
    return sum(kinds.lengths[at] >= LONG_CLASS and kinds.endings[at] in (1, 2) for at in range(first, last))


def _candidates(paste: Paste, kinds: Kinds) -> list[int]:
    """The first lines after possible seams."""
    ends = [parts[-1] for parts in paste.parts] if paste.parts else paste.numbers
    wide = {at for at, (end, start) in enumerate(zip(ends, paste.numbers[1:], strict=False), 1) if start - end >= WIDE_GAP}
    skips = {at for at, family in enumerate(kinds.families) if at and family is Family.NAVIGATION and _skips(paste.texts[at])}
    rules = {at for at, text in enumerate(paste.texts[:-1], 1) if text[0] in RULE_SIGNS and RULE.match(text)}
    return sorted(rules | {at for at in wide | skips if _has_foot(paste, kinds, at)})


def seams_of(paste: Paste, kinds: Kinds) -> list[int]:
    """The first line of each further page; empty for a paste of one."""
    seams: list[int] = []
    first = 0
    candidates = [at for at in _candidates(paste, kinds) if _has_head(kinds, at)]
    for at in candidates:
        if _paragraphs(kinds, first, at) >= LEAST_PARAGRAPHS and _paragraphs(kinds, at, len(paste)) >= LEAST_PARAGRAPHS:
            seams.append(at)
            first = at
    return seams
