"""`clipper restore`: puts a backup in the library's place."""

from pathlib import Path

import click

from clipper.cli.invocation import Invocation
from clipper.cli.watch import Watch
from clipper.errors import CancelledError
from clipper.jobs.files import expanded
from clipper.library.health import restore


@click.command("restore", short_help="Put a backup in the library's place.")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def command(invocation: Invocation, file: Path) -> None:
    """Put the backup FILE in the place of the library; the old one is kept beside it. Close the window first."""
    path, file = invocation.library_path(), expanded(file)
    try:
        with Watch("Restoring the library") as watch:
            aside = restore(file, path, watch)
    except CancelledError as error:
        raise CancelledError("The restore was stopped; nothing was changed.") from error
    click.echo(f"Restored {path} from {file}.")
    if aside:
        click.echo(f"What was there before is now {aside}.")
