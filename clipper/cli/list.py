"""`clipper list`: the clippings that a query finds."""

import click

from clipper.cli.found import LIMIT_HELP, SORT_HELP, SORTS, tell_found
from clipper.cli.invocation import Invocation
from clipper.cli.typed import text


@click.command("list", short_help="List the clippings that a query finds.")
@click.argument("query", nargs=-1, type=text, metavar="[QUERY]")
@click.option("--sort", type=click.Choice(SORTS), metavar="KEY", help=SORT_HELP)
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help=LIMIT_HELP)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def command(invocation: Invocation, query: tuple[str, ...], sort: str | None, limit: int | None, *, as_json: bool) -> None:
    """List the clippings that QUERY finds, all of them without one; the newest first.

    QUERY is the language of the search box: words, "phrases", tag:trade, published:2025-06, is:unread, -not, OR.
    """
    tell_found(invocation, " ".join(query), sort=sort, limit=limit, as_json=as_json, snippets=False)
