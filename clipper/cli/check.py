"""`clipper check`: the library's health."""

import click

from clipper.cli.invocation import Invocation
from clipper.cli.opened import opened, tell_place
from clipper.errors import LibraryError


@click.command("check", short_help="Check the library for damage, and mend what can be mended.")
@click.option("--repair", is_flag=True, help="Mend what can be mended: search indexes, and highlights that stand on other words.")
@click.pass_obj
def command(invocation: Invocation, *, repair: bool) -> int:
    """Check the library: damage, broken references, search indexes, places of highlights, and whether each text is what was saved."""
    path = invocation.library_path()
    if not path.exists():
        raise LibraryError(f"There is no library at {path}.", "Check the path.")
    with opened(path) as library:
        found = list(library.health.findings())
        if repair and any(finding.repairable for finding in found):
            for sentence in library.health.repair(found).sentences:
                click.echo(sentence)
            found = list(library.health.findings())
    for finding in found:
        click.echo(finding.sentence)
    tell_place(path)
    if not found:
        click.echo("The library is sound.")
        return 0
    if any(finding.repairable for finding in found):
        click.echo("`clipper check --repair` mends what can be mended.", err=True)
    if not all(finding.repairable for finding in found):
        click.echo("`clipper restore FILE` puts a backup in its place.", err=True)
    return 1
