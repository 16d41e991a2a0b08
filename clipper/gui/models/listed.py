"""What a list shows: the question, the listing that answers it, and its rows as the reader gives them."""

from collections.abc import Callable, Collection
from dataclasses import field
from datetime import tzinfo
from typing import TYPE_CHECKING, Protocol

from clipper.library.library import Library
from clipper.model.clipping import Clipping
from clipper.model.ids import ClippingKey
from clipper.model.listing import Count, Fold, Sort
from clipper.model.metadata import UNTITLED
from clipper.model.span import OBJECT
from clipper.model.value import value

if TYPE_CHECKING:
    from typing import Self

    from clipper.text.hits import Snippet

PAGE = 50
"""Rows read at once: a tall window shows fewer."""
OPENING = 120
"""Code points of the text that stand in for a title that is missing."""
FIRST_FOUND = 24
"""Rows of a search that are read before it is shown: three lines each, so a tall window shows fewer. The others of the page follow."""


class Listed(Protocol):
    """What the model needs of a listing."""

    @property
    def sort(self) -> Sort: ...
    @property
    def settled(self) -> bool: ...
    def count(self) -> Count: ...
    def row_count(self) -> int: ...
    def loaded(self) -> "Self": ...
    def keys(self, start: int, stop: int) -> list[ClippingKey]: ...
    def chosen(self, start: int, stop: int) -> list[ClippingKey]: ...
    def position(self, key: ClippingKey) -> int | None: ...
    def fold(self, key: ClippingKey, /) -> Fold | None: ...


class Foldable(Listed, Protocol):
    """A listing whose stories open and close."""

    @property
    def opened(self) -> frozenset[int]: ...
    def with_opened(self, stories: Collection[int]) -> "Self": ...
    def showing(self, key: ClippingKey) -> "Self": ...


@value
class Row:
    """What one row shows."""

    clipping: Clipping
    snippet: "Snippet | None" = None
    fold: Fold | None = None
    """How it stands among the reports of its story, where stories are shown as one row."""
    opening: str = ""
    """How the text of an untitled clipping begins."""

    @property
    def title(self) -> str:
        """What it is called in a list: several without a title are told apart by their words."""
        return self.clipping.metadata.title or self.opening or UNTITLED


@value
class Asked:
    """What a list shows: a query in the search language, in an order."""

    query: str = ""
    sort: Sort = field(default_factory=Sort)
    snippets: bool = False
    zone: tzinfo | None = None
    """In which days begin and end; None: the system's."""
    folded: bool = False
    """Each story as one row."""
    opened: frozenset[int] = frozenset()
    """The stories that are open."""


@value
class Opened:
    """A listing with its first pages, as the reader gives it."""

    asked: Asked
    listing: Listed
    count: Count
    first_page: int
    rows: tuple[Row, ...]
    position: int | None
    """The row of the clipping that was current before."""
    chosen: tuple[range, ...] = ()
    """The rows of those that were chosen before, where they are still there."""


def open_listing(
    asked: Asked, keep: ClippingKey | None = None, *, chosen: Collection[ClippingKey] = (), seen: int = PAGE
) -> Callable[[Library], Opened]:
    """For the reader: open a listing and read the page that will be seen first, or of the first one as many rows as are seen."""

    def read(library: Library) -> Opened:
        listing = _listed(library, asked, keep)
        if chosen and not listing.settled:
            listing = listing.loaded()
        position = listing.position(keep) if keep is not None else None
        page = (position or 0) // PAGE
        first = min(seen, FIRST_FOUND if asked.snippets else PAGE)
        rows = rows_of(library, listing, asked, page) if position else rows_between(library, listing, asked, 0, first)
        return Opened(
            asked=asked,
            listing=listing,
            count=listing.count(),
            first_page=page,
            rows=tuple(rows),
            position=position,
            chosen=_rows_among(listing, chosen),
        )

    return read


def _rows_among(listing: Listed, chosen: Collection[ClippingKey]) -> tuple[range, ...]:
    """The rows of some clippings, those that follow one another as one range."""
    if not chosen:
        return ()
    wanted = frozenset(chosen)
    found: list[range] = []
    for row, key in enumerate(listing.keys(0, listing.row_count())):
        if key not in wanted:
            continue
        if found and found[-1].stop == row:
            found[-1] = range(found[-1].start, row + 1)
        else:
            found.append(range(row, row + 1))
    return tuple(found)


def _listed(library: Library, asked: Asked, keep: ClippingKey | None) -> Listed:
    """The listing; where it is folded, the clipping to be kept is in sight."""
    if not asked.folded:
        return library.listing.open(asked.query, asked.sort, zone=asked.zone)
    listing = library.listing.open_folded(asked.query, asked.sort, zone=asked.zone).with_opened(asked.opened)
    if keep is None:
        return listing
    listing = listing.showing(keep)
    return listing if listing.settled or listing.position(keep) is not None else listing.loaded().showing(keep)


def rows_of(library: Library, listing: Listed, asked: Asked, page: int) -> list[Row]:
    """The rows of one page."""
    return rows_between(library, listing, asked, page * PAGE, (page + 1) * PAGE)


def rows_between(library: Library, listing: Listed, asked: Asked, start: int, stop: int) -> list[Row]:
    """The rows `[start, stop)`."""
    keys = listing.keys(start, stop)
    snippets = library.listing.marked_snippets(asked.query, keys) if asked.snippets else {}
    return [
        Row(
            clipping=clipping,
            snippet=snippets.get(clipping.key),
            fold=listing.fold(clipping.key),
            opening="" if clipping.metadata.title else _opening(library, clipping.key),
        )
        for clipping in library.clippings.rows(keys)
    ]


def _opening(library: Library, key: ClippingKey) -> str:
    return " ".join(library.versions.text(key).text[:OPENING].replace(OBJECT, " ").split())
