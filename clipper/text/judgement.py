"""Whether a place where a passage may stand now is the passage: what speaks for it is weighed, and too little is refused.

The weights come from a logistic regression over highlights whose true place is known, rounded; how they were got and what they
reach is told in docs/notes/0002-anchoring.md. A wrong place is worse than none.
"""

import math
from collections.abc import Sequence

from clipper.text.passage import Candidate

BASE = -3.9
"""What must be outweighed: most places that resemble a passage are not it."""

SHARE, SHARE_TOLD = -3.6, 2.6
"""A share of the quotation counts as much as its words tell: two common words that match say nothing, three rare ones much."""

LEFT, RIGHT = 2.5, 2.2
"""The shares of the words before and after that are still around."""

WORD_FOR_WORD = -1.2
"""A word-for-word match counts a little less than its words would: the same words stand often elsewhere."""

LENGTH = 1.6
"""Of the logarithm of the new length over the old: what has shrunk is a remnant."""

CLEAR_LEAD = 0.5
"""By how much the best must outweigh the next, else neither is taken."""

WHOLE = 0.75
"""Above this share a quotation is not torn apart."""

RIVAL = 0.75
"""A torn quotation is given up when another place holds this much of what the best one holds."""


def weight(candidate: Candidate, length: int) -> float:
    """What speaks for a candidate of a quotation of `length` code points; above 0 it is more likely right than wrong."""
    return (
        BASE
        + candidate.share * (SHARE + SHARE_TOLD * math.log1p(candidate.told))
        + LEFT * candidate.left
        + RIGHT * candidate.right
        + WORD_FOR_WORD * candidate.word_for_word
        + LENGTH * math.log(max(1, candidate.end - candidate.start) / max(1, length))
    )


def best(candidates: Sequence[Candidate], length: int) -> Candidate | None:
    """The likeliest candidate of a quotation of `length` code points, if it may be taken for the passage."""
    if not candidates:
        return None
    weighed = sorted(((weight(candidate, length), candidate) for candidate in candidates), key=lambda one: one[0], reverse=True)
    most, chosen = weighed[0]
    if most <= 0:
        return None
    for other, rival in weighed[1:]:
        if rival.end <= chosen.start or rival.start >= chosen.end:
            torn = chosen.share < WHOLE and rival.share >= RIVAL * chosen.share and other > BASE / 2
            if torn or most - other < CLEAR_LEAD:
                return None
    return chosen
