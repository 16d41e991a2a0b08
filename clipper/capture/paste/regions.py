"""The stretch of a page that holds most of its paragraphs: a first guess at where the article stands.

Each line gains or loses: a paragraph its width, a short line a fixed price. The stretch of greatest sum is the guess. With a low price it
reaches across the lists between paragraphs, with a high one it stops at them.
"""

import numpy as np
from numpy.typing import NDArray

from clipper.capture.paste.kinds import LONG_CLASS, WIDTHS

LOW_PRICE, HIGH_PRICE = 25.0, 90.0
"""What a short line costs, in characters of a paragraph."""
MOST_GAIN = 500.0
"""A paragraph gains no more: one giant is no article."""
MOST_UNENDED, UNENDED_SHARE = 300.0, 0.3
"""A long line that does not end as a sentence gains this share of its width, up to so many characters."""
SENTENCE_CLASS, SENTENCE_SHARE = 4, 0.3
"""From this length class on a short sentence costs only a share of the price."""
_PRICES = (LOW_PRICE, HIGH_PRICE)
_SENTENCE = len(WIDTHS) + 1
"""What is added to the length class of a sentence: so tables tell of both."""
_CLASSES = np.arange(_SENTENCE)
_LONG = _CLASSES >= LONG_CLASS
_MOST = np.concatenate((_LONG * MOST_UNENDED, _LONG * MOST_GAIN)).astype(np.float32)
_SHARES = np.repeat([UNENDED_SHARE, 1.0], _SENTENCE).astype(np.float32)
"""Of a line's width, no more than the most: what a long line gains."""
_COSTS = -np.outer(_PRICES, np.concatenate((~_LONG, ~_LONG * np.where(_CLASSES >= SENTENCE_CLASS, SENTENCE_SHARE, 1.0))))


def best_regions(
    lengths: NDArray[np.int64], sentence: NDArray[np.bool_], widths: NDArray[np.float32]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The first lines of the two stretches whose gains have the greatest sum, and the lines behind their last, as columns.

    The first stretch is that at the low price, the second at the high one; both are empty where there is no long line. Takes the length
    class of each line, whether it ends as a sentence, and its width.
    """
    kinds = lengths + sentence * _SENTENCE
    gains = np.minimum(widths, _MOST.take(kinds)) * _SHARES.take(kinds)
    sums = np.zeros((len(_PRICES), widths.size + 1))
    np.add.accumulate(_COSTS.take(kinds, axis=1) + gains, axis=1, out=sums[:, 1:])
    risen = sums[:, 1:] - np.minimum.accumulate(sums, axis=1)[:, :-1]
    lasts = risen.argmax(axis=1)
    found = [
        (int(line[: last + 1].argmin()), last + 1) if rise[last] > 0 else (0, 0)
        for line, rise, last in zip(sums, risen, lasts.tolist(), strict=True)
    ]
    firsts, behind = np.array(found).T
    return firsts[:, None], behind[:, None]
