"""Text that was copied from a set page (a PDF, a page that was printed): how wide its column is, and what stands between its lines.

Its lines are of similar but not of one length, and there may be menus, captions and other columns beside them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from clipper.capture.paste.lines import Paste

NARROWEST, WIDEST = 28, 240
"""Letters of a line in the narrowest column of a newspaper, and in the widest text of a page that a browser printed small."""
LEAST_GOING_ON, LEAST_IN_FEW = 6, 4
"""So many lines of such a text go on in the middle of a sentence; of a short text fewer, if they are most of it."""
ON_SHARE, ON_SHARE_IN_FEW = 0.2, 0.35
"""So many of the lines that come near the column do; of a short text, so many of all that have one right below."""
SIMILAR = 0.7
"""Lines come near the column from this share of it on."""
LONGER, LONGER_SHARE = 1.15, 0.1
"""Lines longer than the column by this much are head lines: at most so many for each that comes near it."""
NEAR_LONGEST = 0.9
"""Of the lines that go on, by length: behind it stand what only seems to go on, and lines that a program glued together."""
LONGEST_PAGE_NUMBER = 30
_OPENING = (
    "a an and of or than the their into & am der die das dem den des eine einem einen einer für im oder und von vom zum zur "
    "à au aux avec chez dans de des du en et la le les ou par pour sur un une al con del el las los para por su una y "
    "alla da dal dalla dei della delle di e gli il lo nel nella per sul sulla uno ao aos com dos em na nas no nos os pela pelo um uma "
    "och som det ett van het een i w z ze od po"
)
WORDS_BEFORE_OTHERS = frozenset(_OPENING.split())
"""Articles, conjunctions and the like, with which neither a sentence nor a headline ends; prepositions that part from verbs may."""

_PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:(?:page|p\.|seite|s\.|pág\.?|pagina)\s*)?\d{1,4}(?:\s*(?:/|of|von|de|di)\s*\d{1,4})?\W{0,3}", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_ADDRESS = re.compile(r"(?:https?|file)://\S+\s+\d{1,4}\s*/\s*\d{1,4}", re.IGNORECASE)
LEAST_OF_PAGE = 10
"""Lines of a page at least, between what comes again on each."""
FEWEST_SCATTERED = 3
"""Words, each on a line of its own, that were one line."""
MOST_BETWEEN = 3
"""Lines of the foot of a page and the head of the next that stand in the middle of a sentence."""


def goes_on(before: str, after: str) -> bool:
    """Whether a sentence goes on from one line to the next: it is not ended, and the next begins with a small letter."""
    last = before[-1]
    return after[0].islower() and (last.isalnum() or last in ",;-\u2010–—'’\"”)")


def expects_more(line: str) -> bool:
    """Whether a line ends with a word behind which another must follow."""
    return " " in line and line.rpartition(" ")[2] in WORDS_BEFORE_OTHERS


def set_column(paste: Paste, *, is_printed: bool = False) -> int | None:
    """The column of a text that was copied from a set page; None for another. `is_printed` where that it was is known."""
    widths = paste.widths
    wide, all_of_them = np.count_nonzero(widths > WIDEST * LONGER), np.count_nonzero(widths >= NARROWEST)
    if wide > LONGER_SHARE * all_of_them:  # most pages: their paragraphs are lines
        return None
    texts = paste.texts
    small = [at for at, text in enumerate(texts) if text[0].islower()]
    numbers = paste.numbers
    broken = sorted(
        len(texts[at - 1])
        for at in small
        if at and numbers[at] - numbers[at - 1] == 1 and len(texts[at - 1]) >= NARROWEST and goes_on(texts[at - 1], texts[at])
    )
    if not broken or (len(broken) < LEAST_IN_FEW and not is_printed):
        return None
    column = broken[int(len(broken) * NEAR_LONGEST)]
    near = np.count_nonzero(widths >= SIMILAR * column)
    if column > WIDEST or np.count_nonzero(widths > LONGER * column) > LONGER_SHARE * near:
        return None
    going_on = sum(width >= SIMILAR * column for width in broken)
    if is_printed or going_on >= LEAST_GOING_ON:
        return column if is_printed or going_on >= ON_SHARE * near else None
    below = sum(right - left == 1 for left, right in pairwise(numbers))
    return column if going_on >= LEAST_IN_FEW and going_on >= ON_SHARE_IN_FEW * below else None


def scattered_words(texts: Sequence[str], blank_before: Sequence[bool]) -> Iterator[range]:
    """Runs of words, one a line, some of them in small letters: so viewers copy a line that was set with wide gaps."""
    first = 0
    for at in range(1, len(texts) + 1):
        if at < len(texts) and " " not in texts[at] and not blank_before[at] and " " not in texts[first]:
            continue
        if at - first >= FEWEST_SCATTERED and any(text[0].islower() for text in texts[first:at]):
            yield range(first, at)
        first = at


def is_page_number(line: str) -> bool:
    """Whether a line is nothing but the number of a page: "- 3 -", "Page 3 of 9"."""
    return len(line) <= LONGEST_PAGE_NUMBER and _PAGE_NUMBER.fullmatch(line) is not None


def page_edges(paste: Paste) -> frozenset[int]:
    """The lines that may be the head or foot of a page: its number, its address, and what comes again with other numbers in it."""
    texts, numbers = paste.texts, paste.numbers
    places: dict[str, list[int]] = {}
    for at, text in enumerate(texts):
        places.setdefault(_DIGITS.sub("0", text), []).append(at)
    again = (
        found
        for found in places.values()
        if len(found) > 1 and all(numbers[below] - numbers[above] >= LEAST_OF_PAGE for above, below in pairwise(found))
    )
    edges = {at for found in again for at in found if not texts[at][0].islower()}
    return frozenset(edges.union(at for at, text in enumerate(texts) if _is_of_page(text)))


def is_page_edge(line: str, edges: frozenset[int], at: int) -> bool:
    """Whether a line of a body is such a one for sure: it has a number in it, as a refrain has not."""
    return _is_of_page(line) or (at in edges and _DIGITS.search(line) is not None)


def _is_of_page(line: str) -> bool:
    return is_page_number(line) or ("://" in line and _ADDRESS.fullmatch(line) is not None)
