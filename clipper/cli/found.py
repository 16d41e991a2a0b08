"""What a query finds, told as lines or as JSON: shared by `list` and `search`."""

from collections.abc import Iterator

import click

from clipper.cli.invocation import Invocation
from clipper.cli.library_json import clipping_value, dumped
from clipper.cli.library_text import clipping_lines
from clipper.cli.opened import open_library, zone_of_user
from clipper.library.library import Library
from clipper.library.listing import Listing
from clipper.model.clipping import Clipping
from clipper.model.listing import Sort, SortKey
from clipper.query.parse import parse

SORTS = [sign + key.value for key in SortKey for sign in ("", "-")]
SORT_HELP = "What the list is ordered by; a minus turns it around. [default: added, the newest first]"
LIMIT_HELP = "At most so many. [default: 50; with --json all]"

SHOWN = 50
"""As many as a person looks through; a script wants them all."""

BATCH = 500
"""Clippings read at a time."""


def tell_found(invocation: Invocation, query: str, *, sort: str | None, limit: int | None, as_json: bool, snippets: bool) -> None:
    """Print what a query finds. Raises QueryError with the position of a mistake."""
    zone = zone_of_user()
    with open_library(invocation) as library:
        listing = library.listing.open(query, _sort(sort), zone=zone)
        total = listing.load().number
        shown = min(total, limit if limit is not None else total if as_json else SHOWN)
        if as_json:
            values = [clipping_value(clipping, found) for clipping, found in _rows(library, listing, query, shown, snippets=snippets)]
            click.echo(dumped({"total": total, "clippings": values}))
            return
        for clipping, found in _rows(library, listing, query, shown, snippets=snippets):
            click.echo("\n".join(clipping_lines(clipping, zone, found)))
    if not total:
        click.echo("Nothing was found." if query else "The library is empty; `clipper add` puts something into it.", err=True)
    elif shown < total:
        click.echo(f"{total - shown:,} more; --limit shows them.", err=True)


def _sort(named: str | None) -> Sort | None:
    return parse(f"sort:{named}").sort if named else None


def _rows(library: Library, listing: Listing, query: str, count: int, *, snippets: bool) -> Iterator[tuple[Clipping, str | None]]:
    """The first clippings of a listing, each with the place where the query's words stand if that is wanted."""
    for start in range(0, count, BATCH):
        keys = listing.keys(start, min(count, start + BATCH))
        found = library.listing.snippets(query, keys) if snippets else {}
        for clipping in library.clippings.rows(keys):
            yield clipping, found.get(clipping.key)
