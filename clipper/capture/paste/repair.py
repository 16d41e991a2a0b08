"""A second look at the body: what the line model lost is taken back in where keeping is the safer mistake.

Losing a paragraph is worse than keeping a caption. A selection without any of a page's furniture was made by hand: from the first paragraph
on, all of it is kept.
"""

from collections.abc import Sequence

from clipper.capture.furniture import Family
from clipper.capture.paste.features import ARTICLE_FAMILIES
from clipper.capture.paste.kinds import Kinds

MOST_FURNITURE = 0
"""Lines of furniture that a selection by hand may hold; with one, as many pages lost by it as selections gained."""
MENU_CLASS, MOST_SHORT = 4, 0.4
"""Below this length class stand the words of menus; a selection has no greater share of them."""
LEAST_LINES = 6
"""A shorter paste tells too little."""
_FURNITURE = frozenset(Family) - ARTICLE_FAMILIES


def selected_by_hand(kinds: Kinds) -> bool:
    """Whether the paste holds (almost) none of a page's furniture."""
    lines = len(kinds.families)
    if lines < LEAST_LINES or sum(map(_FURNITURE.__contains__, kinds.families)) > MOST_FURNITURE:
        return False
    return sum(length < MENU_CLASS for length in kinds.lengths) <= MOST_SHORT * lines


def repaired(body: Sequence[int], kinds: Kinds) -> list[int]:
    """The lines of the body, with what stands below its first one kept in a selection by hand."""
    if not body or not selected_by_hand(kinds):
        return list(body)
    first = min([body[0], *(at for at in range(len(kinds.families)) if kinds.is_paragraph(at))])
    return sorted({*body, *(at for at in range(first, len(kinds.families)) if kinds.families[at] is None)})
