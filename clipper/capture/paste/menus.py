"""The long runs of short lines on a page, its menus and lists of links: only their ends are looked at closely."""

import numpy as np

from clipper.capture.paste.lines import Paste

SHORT = 21
"""Characters below which a line is one of a menu."""
SHORT_WIDE = 10
"""The same where a character is a word."""
ENDS = 7
"""Lines at each end of a run that are looked at."""
REASON = "menu or list of links"


def looked_at(paste: Paste, *, dense: bool) -> list[int]:
    """All lines but the middles of long runs of short ones."""
    limit = SHORT_WIDE if dense else SHORT
    longs = (paste.widths >= limit).nonzero()[0]
    if not longs.size:
        return list(range(len(paste)))
    edges = np.empty(longs.size + 2, dtype=np.int64)
    edges[0], edges[1:-1], edges[-1] = -1, longs, len(paste)
    kept: list[int] = []
    begun = 0
    for run in (edges[1:] - edges[:-1] > 2 * ENDS + 1).nonzero()[0].tolist():
        before, at = edges[run : run + 2].tolist()
        kept.extend(range(begun, before + 1 + ENDS))
        begun = at - ENDS
    kept.extend(range(begun, len(paste)))
    return kept
