"""`clipper delete`: clippings into the trash."""

import click

from clipper.cli.invocation import Invocation
from clipper.cli.library_text import NO_TITLE
from clipper.cli.opened import open_library, resolved
from clipper.cli.typed import text


@click.command("delete", short_help="Move clippings to the trash.")
@click.argument("identities", type=text, nargs=-1, required=True, metavar="ID…")
@click.pass_obj
def command(invocation: Invocation, identities: tuple[str, ...]) -> None:
    """Move clippings to the trash; `clipper trash restore ID` takes them back."""
    with open_library(invocation) as library:
        keys = resolved(library, identities)
        library.trash.throw_away(keys)
        for clipping in library.clippings.rows(keys):
            click.echo(f"In the trash  {clipping.id}  {clipping.metadata.title or NO_TITLE}")
