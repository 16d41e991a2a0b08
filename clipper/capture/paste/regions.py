"""The stretch of a page that holds most of its paragraphs: a first guess at where the article stands.

Each line gains or loses: a paragraph its width, a short line a fixed price. The stretch of greatest sum (Kadane's algorithm, linear) is the
guess. With a low price it reaches across the lists between paragraphs, with a high one it stops at them.
"""

from collections.abc import Sequence

from clipper.capture.paste.kinds import LONG_CLASS, SENTENCES, Kinds
from clipper.model.value import value

LOW_PRICE, HIGH_PRICE = 25.0, 90.0
"""What a short line costs, in characters of a paragraph."""
MOST_GAIN = 500.0
"""A paragraph gains no more: one giant is no article."""
MOST_UNENDED, UNENDED_SHARE = 300.0, 0.3
"""A long line that does not end as a sentence gains this share of its width, up to so many characters."""
SENTENCE_CLASS, SENTENCE_SHARE = 4, 0.3
"""From this length class on a short sentence costs only a share of the price."""


@value
class Region:
    """Lines from `first` to before `last`."""

    first: int
    last: int


def best_regions(kinds: Kinds, widths: Sequence[float]) -> tuple[Region, Region]:
    """The stretches of lines whose gains have the greatest sum, at the low price and at the high one; empty where there is no long line."""
    gains, shares = _gains(kinds, widths)
    return _best(gains, shares, LOW_PRICE), _best(gains, shares, HIGH_PRICE)


def _gains(kinds: Kinds, widths: Sequence[float]) -> tuple[list[float], list[float]]:
    """What each line gains, and the share of the price that it costs."""
    gains = [0.0] * len(widths)
    shares = [1.0] * len(widths)
    for at, (length, ending) in enumerate(zip(kinds.lengths, kinds.endings, strict=True)):
        if length >= LONG_CLASS:
            shares[at] = 0.0
            gains[at] = min(widths[at], MOST_GAIN) if ending in SENTENCES else min(widths[at], MOST_UNENDED) * UNENDED_SHARE
        elif length >= SENTENCE_CLASS and ending in SENTENCES:
            shares[at] = SENTENCE_SHARE
    return gains, shares


def _best(gains: Sequence[float], shares: Sequence[float], price: float) -> Region:
    best, first, last = 0.0, 0, 0
    total, start = 0.0, 0
    for at, (gain, share) in enumerate(zip(gains, shares, strict=True)):
        if total <= 0:
            total, start = 0.0, at
        total += gain - price * share
        if total > best:
            best, first, last = total, start, at + 1
    return Region(first=first, last=last)
