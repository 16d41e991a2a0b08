"""A second look at the places: what the chain lost is taken back in where keeping is the safer mistake.

Losing a paragraph is worse than keeping a caption. A selection without any of a page's furniture was made by hand: from the first paragraph
on, all of it is kept.
"""

from clipper.capture.furniture import Family
from clipper.capture.paste.kinds import Kinds
from clipper.capture.paste.places import Place

MOST_FURNITURE = 0
"""Lines of furniture that a selection by hand may hold; with one, as many pages lost by it as selections gained."""
MENU_CLASS, MOST_SHORT = 4, 0.4
"""Below this length class stand the words of menus; a selection has no greater share of them."""
LEAST_LINES = 6
"""A shorter paste tells too little."""
_ARTICLE_FAMILIES = frozenset({Family.BYLINE, Family.STAMP, Family.CREDIT, Family.MORE, Family.TAGS, Family.NOTE, Family.MEDIA})
"""Families whose lines also stand in articles."""


def selected_by_hand(kinds: Kinds) -> bool:
    """Whether the paste holds (almost) none of a page's furniture."""
    furniture = sum(family is not None and family not in _ARTICLE_FAMILIES for family in kinds.families)
    short = sum(length < MENU_CLASS for length in kinds.lengths)
    return len(kinds.families) >= LEAST_LINES and furniture <= MOST_FURNITURE and short <= MOST_SHORT * len(kinds.lengths)


def repaired(places: list[Place], kinds: Kinds) -> list[Place]:
    """The places, with what stands below the first line of the body kept in a selection by hand."""
    if Place.BODY not in places or not selected_by_hand(kinds):
        return places
    first = min([places.index(Place.BODY), *(at for at in range(len(places)) if kinds.is_paragraph(at))])
    return [
        Place.BODY if at >= first and place is not Place.BODY and kinds.families[at] is None else place for at, place in enumerate(places)
    ]
