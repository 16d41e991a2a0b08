"""`clipper trash`: what was deleted; taking it back, and emptying."""

import click

from clipper.cli.invocation import Invocation
from clipper.cli.library_json import clipping_value, dumped
from clipper.cli.library_text import NO_TITLE, clipping_lines
from clipper.cli.opened import open_library, resolved, zone_of_user
from clipper.cli.typed import text
from clipper.cli.watch import Watch
from clipper.errors import CancelledError
from clipper.jobs.backups import back_up


@click.group("trash", short_help="Show the trash, take back from it, empty it.", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def command(context: click.Context, *, as_json: bool) -> None:
    """Show what is in the trash, what was deleted last first."""
    if context.invoked_subcommand is not None:
        return
    invocation: Invocation = context.obj
    with open_library(invocation) as library:
        clippings = library.trash.all()
    if as_json:
        click.echo(dumped({"total": len(clippings), "clippings": [clipping_value(clipping) for clipping in clippings]}))
        return
    if not clippings:
        click.echo("The trash is empty.", err=True)
    zone = zone_of_user()
    for clipping in clippings:
        click.echo("\n".join(clipping_lines(clipping, zone)))


@command.command("restore")
@click.argument("identities", type=text, nargs=-1, required=True, metavar="ID…")
@click.pass_obj
def restore(invocation: Invocation, identities: tuple[str, ...]) -> None:
    """Take clippings back out of the trash."""
    with open_library(invocation) as library:
        keys = resolved(library, identities)
        restored = set(library.trash.restore(keys).clippings)
        for clipping in library.clippings.rows(keys):
            told = "Restored" if clipping.key in restored else "Not in the trash"
            click.echo(f"{told}  {clipping.id}  {clipping.metadata.title or NO_TITLE}")


@command.command("empty")
@click.pass_obj
def empty(invocation: Invocation) -> None:
    """Delete for good what is in the trash; a backup of the library is made first."""
    with open_library(invocation) as library:
        number = len(library.trash.keys())
        if not number:
            click.echo("The trash is empty.", err=True)
            return
        try:
            with Watch("Copying the library") as watch:
                backup = back_up(library, goes_on=watch)
                if watch.is_stopped:
                    raise CancelledError("It was stopped.")
        except CancelledError as error:
            raise CancelledError("It was stopped; nothing was deleted.") from error
        library.trash.empty()
    click.echo(f"Deleted {number} clipping{'' if number == 1 else 's'}. The library as it was is kept in {backup}.")
