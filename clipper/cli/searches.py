"""`clipper searches`: the saved searches."""

from datetime import tzinfo
from typing import Any

import click

from clipper.cli.invocation import Invocation
from clipper.cli.library_json import dumped
from clipper.cli.opened import open_library, zone_of_user
from clipper.errors import QueryError
from clipper.library.library import Library
from clipper.model.saved_search import SavedSearch


@click.command("searches", short_help="Show the saved searches with their counts.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def command(invocation: Invocation, *, as_json: bool) -> None:
    """Show the saved searches with the number of clippings that each finds."""
    zone = zone_of_user()
    with open_library(invocation) as library:
        values = [_value(library, search, zone) for search in library.searches.all()]
    if as_json:
        click.echo(dumped(values))
        return
    if not values:
        click.echo("There are no saved searches yet.", err=True)
    for value in values:
        count = "cannot be run" if value["count"] is None else value["count"]
        click.echo(f"{value['id']}  {value['name']}  {count}\n{' ' * (len(value['id']) + 2)}{value['query']}")


def _value(library: Library, search: SavedSearch, zone: tzinfo) -> dict[str, Any]:
    """`count` is null for a query that can no longer be read."""
    try:
        count: int | None = library.listing.open(search.query, zone=zone).load().number
    except QueryError:
        count = None
    return {"id": search.id, "name": search.name, "query": search.query, "count": count}
