"""`clipper check`: the library's health."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from clipper.cli.invocation import Invocation
from clipper.cli.opened import tell_place
from clipper.cli.watch import Watch
from clipper.errors import CancelledError, LibraryError
from clipper.jobs.opening import opened
from clipper.library.library import Library
from clipper.library.place import is_there

if TYPE_CHECKING:
    from clipper.library.health import Finding


@click.command("check", short_help="Check the library for damage, and mend what can be mended.")
@click.option("--repair", is_flag=True, help="Mend what can be mended: search indexes, and highlights that stand on other words.")
@click.pass_obj
def command(invocation: Invocation, *, repair: bool) -> int:
    """Check the library: damage, broken references, search indexes, places of highlights, and whether each text is what was saved.

    It can be stopped (Ctrl+C): a repair is done whole or not at all.
    """
    path = invocation.library_path()
    if not is_there(path):
        raise LibraryError(f"There is no library at {path}.", "Check the path.")
    with Watch("Checking the library") as watch, opened(path) as library:
        found = _findings(library, watch, "The check was stopped; nothing was changed.")
        if repair and any(finding.repairable for finding in found):
            _repair(library, watch, found)
            found = _findings(library, watch, "The library was repaired; to look at it again was stopped.")
    _tell(found)
    tell_place(path)
    if not found:
        click.echo("The library is sound.")
        return 0
    if any(finding.repairable for finding in found):
        click.echo("`clipper check --repair` mends what can be mended.", err=True)
    if not all(finding.repairable for finding in found):
        click.echo("`clipper restore FILE` puts a backup in its place.", err=True)
    return 1


def _findings(library: Library, watch: Watch, when_stopped: str) -> "list[Finding]":
    """All that is wrong. Raises CancelledError with that sentence where it is stopped; what was found until then is told."""
    found: list[Finding] = []
    watch.work = "Checking the library"
    try:
        found.extend(library.health.findings(watch))
    except CancelledError as error:
        watch.end_line()
        _tell(found)
        raise CancelledError(when_stopped) from error
    return found


def _repair(library: Library, watch: Watch, found: "Sequence[Finding]") -> None:
    watch.work = "Repairing the library"
    try:
        repair = library.health.repair(found, watch)
    except CancelledError as error:
        raise CancelledError("The repair was stopped; nothing was changed.") from error
    watch.end_line()
    for sentence in repair.sentences:
        click.echo(sentence)


def _tell(found: "Sequence[Finding]") -> None:
    for finding in found:
        click.echo(finding.sentence)
