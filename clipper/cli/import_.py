"""`clipper import`: files of other programs."""

import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import click

from clipper.cli.invocation import Invocation
from clipper.cli.opened import open_library
from clipper.cli.turns import in_turns
from clipper.importers.registry import FORMATS
from clipper.jobs.import_files import ImportProgress, import_file, look_at_file
from clipper.library.library import Library
from clipper.library.saving import Outcome

PROBLEMS_TOLD = 20
"""Lines about what could not be read; the rest is a number."""


@click.command("import", short_help="Import articles from files of other programs.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE…")
@click.option(
    "--format", "format_name", type=click.Choice(list(FORMATS)), metavar="NAME", help="The format; the ending tells it otherwise."
)
@click.option("--dry-run", is_flag=True, help="Read the files, store nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def command(invocation: Invocation, files: tuple[Path, ...], format_name: str | None, *, dry_run: bool, as_json: bool) -> int:
    """Import articles from files of other programs, in batches.

    It can be stopped (Ctrl+C) and run again: what is there already is not stored twice.
    """
    now = datetime.now(UTC)
    if dry_run:
        results = {path: look_at_file(path, now, format_name=format_name) for path in files}
    else:
        with open_library(invocation) as library:
            results = {path: _import(library, path, now, format_name) for path in files}
            if library.upkeep.is_due():
                for _ in in_turns(library.upkeep.merge()):  # stopping here loses nothing: the window goes on with it
                    pass
    if as_json:
        click.echo(json.dumps([_value(path, progress) for path, progress in results.items()], ensure_ascii=False, indent=1))
    else:
        for path, progress in results.items():
            _tell(path, progress, dry_run=dry_run)
    return 1 if any(progress.problems for progress in results.values()) else 0


def _import(library: Library, path: Path, now: datetime, format_name: str | None) -> ImportProgress:
    progress = ImportProgress()
    shown = sys.stderr.isatty()
    begun = time.monotonic()
    for progress, _ in in_turns(import_file(library, path, now, format_name=format_name)):
        if shown:
            share = progress.bytes_read / max(progress.bytes_in_all, 1)
            rate = progress.articles / max(time.monotonic() - begun, 0.001)
            click.echo(f"\r{path.name}: {progress.articles:,} articles, {share:.0%}, {rate:,.0f} a second ", nl=False, err=True)
    if shown:
        click.echo(err=True)
    return progress


def _value(path: Path, progress: ImportProgress) -> dict[str, object]:
    outcomes = {outcome.value: number for outcome, number in progress.outcomes.items()}
    problems = [{"place": problem.place, "sentence": problem.sentence} for problem in progress.problems]
    return {"path": str(path), **outcomes, "problems": problems}


def _tell(path: Path, progress: ImportProgress, *, dry_run: bool) -> None:
    counts = [f"{number:,} {_WORDING[outcome]}" for outcome, number in progress.outcomes.items() if number or outcome is Outcome.ADDED]
    verb = "would be read: " if dry_run else ""
    click.echo(f"{path}: {verb}{', '.join(counts)}.")
    for problem in progress.problems[:PROBLEMS_TOLD]:
        click.echo(f"{path}, {problem.place}: {problem.sentence}", err=True)
    if len(progress.problems) > PROBLEMS_TOLD:
        click.echo(f"{len(progress.problems) - PROBLEMS_TOLD:,} more could not be read.", err=True)


_WORDING = {
    Outcome.ADDED: "added",
    Outcome.NEW_VERSION: "as new versions",
    Outcome.ALREADY_THERE: "there already",
    Outcome.IN_TRASH: "in the trash",
}
