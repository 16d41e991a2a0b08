"""`clipper backup`: a copy of the whole library."""

from pathlib import Path

import click

from clipper.cli.invocation import Invocation
from clipper.cli.opened import opened
from clipper.errors import LibraryError
from clipper.jobs.backups import back_up
from clipper.library.place import is_there


@click.command("backup", short_help="Copy the library.")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def command(invocation: Invocation, file: Path | None) -> None:
    """Copy the library to FILE, or into the folder `backups` beside it; also while the window is open."""
    path = invocation.library_path()
    if not is_there(path):
        raise LibraryError(f"There is no library at {path}.", "Check the path.")
    with opened(path) as library:
        click.echo(back_up(library, file))
