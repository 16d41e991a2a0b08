"""`clipper backup`: a copy of the whole library."""

from pathlib import Path

import click

from clipper.cli.invocation import Invocation
from clipper.cli.watch import Watch
from clipper.errors import CancelledError, LibraryError
from clipper.jobs.backups import back_up
from clipper.jobs.files import expanded
from clipper.jobs.opening import opened
from clipper.library.place import is_there


@click.command("backup", short_help="Copy the library.")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def command(invocation: Invocation, file: Path | None) -> None:
    """Copy the library to FILE, also while the window is open.

    Without FILE, the copy goes into the folder `backups` beside the library under a name that tells when it was made; if FILE is a folder
    that is there, it goes into that.
    """
    path = invocation.library_path()
    if not is_there(path):
        raise LibraryError(f"There is no library at {path}.", "Check the path.")
    try:
        with Watch("Copying the library") as watch, opened(path) as library:
            made = back_up(library, expanded(file) if file else None, goes_on=watch)
    except CancelledError as error:
        raise CancelledError("The backup was stopped; there is no copy.") from error
    click.echo(made)
