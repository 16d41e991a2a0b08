"""`clipper demo`: a sample library to look at, and the brief that comes out of it."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import click

from clipper.cli.invocation import Invocation
from clipper.errors import ClipperError
from clipper.jobs.demo import make_sample
from clipper.jobs.files import expanded


@click.command("demo", short_help="Make a sample library and a brief to look at.")
@click.option("--no-window", is_flag=True, help="Do not open the window.")
@click.option("-o", "--output", "folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Where to put the sample.")
@click.pass_obj
def command(invocation: Invocation, *, no_window: bool, folder: Path | None) -> int:
    """Make a sample library, clip a pasted page into it, write a brief from it, and open the window on it.

    Your own library is not touched.
    """
    library, brief = make_sample(expanded(folder) if folder else Path(tempfile.mkdtemp(prefix="clipper-demo-")), datetime.now(UTC))
    click.echo(f"Library: {library}")
    click.echo(f"Brief:   {brief}")
    if no_window:
        return 0
    try:
        return invocation.window.open(library)
    except ClipperError as error:
        click.echo(f"The window was not opened: {error.sentence}", err=True)
        return 0
