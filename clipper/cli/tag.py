"""`clipper tag`: puts tags on clippings and takes them off."""

import click

from clipper.cli.invocation import Invocation
from clipper.cli.opened import open_library, resolved, zone_of_user
from clipper.cli.typed import text
from clipper.model.ids import ClippingKey


@click.command("tag")
@click.argument("identities", type=text, nargs=-1, metavar="ID…")
@click.option("--add", "added", type=text, multiple=True, metavar="TAG", help="A tag to put on: trade/tariffs; as often as needed.")
@click.option("--remove", "removed", type=text, multiple=True, metavar="TAG", help="A tag to take off; as often as needed.")
@click.option("--query", type=text, metavar="QUERY", help="In the place of ids: every clipping that this finds.")
@click.pass_obj
def command(
    invocation: Invocation, identities: tuple[str, ...], added: tuple[str, ...], removed: tuple[str, ...], query: str | None
) -> None:
    """Put tags on clippings or take them off."""
    if not added and not removed:
        raise click.UsageError("Say which tags: --add TAG or --remove TAG.")
    if bool(identities) == (query is not None):
        raise click.UsageError("Say which clippings: their ids, or --query QUERY.")
    if query is not None and not query.strip():  # more likely a script's empty variable than every clipping
        raise click.UsageError("The --query is empty. Every clipping is found by: is:main OR is:related")
    with open_library(invocation) as library:
        if query is None:
            keys = resolved(library, identities)
        else:
            keys = [ClippingKey(key) for key in library.listing.open(query, zone=zone_of_user()).all_keys()]
        changes = library.tags.change(keys, add=added, remove=removed)
    changed = len(changes.clippings)
    click.echo(f"Changed {changed} of {len(keys)} clipping{'' if len(keys) == 1 else 's'}.")
