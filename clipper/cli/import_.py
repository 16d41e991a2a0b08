"""`clipper import`: files of other programs."""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import click

from clipper.cli.ending import tell
from clipper.cli.invocation import Invocation
from clipper.cli.opened import open_library
from clipper.cli.turns import in_turns
from clipper.cli.watch import Watch
from clipper.errors import CancelledError, ClipperError, InputError
from clipper.importers.registry import FORMATS
from clipper.jobs.files import expanded
from clipper.jobs.import_files import import_file, look_at_file
from clipper.jobs.import_progress import ImportProgress, told_highlights
from clipper.library.library import Library
from clipper.library.saving import Outcome
from clipper.model.imported import ImportProblem

PROBLEMS_TOLD = 20
"""Lines about what could not be read; the rest is a number."""
STOPPED = "The import was stopped. Run it again to go on: what is there already is not stored twice."


@dataclass(slots=True, kw_only=True)
class Imported:
    """What came of a file: as of its last transaction, whatever was under way when it ended."""

    path: Path
    outcomes: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))
    annotations: int = 0
    highlights: int = 0
    orphans: int = 0
    problems: list[ImportProblem] = field(default_factory=list[ImportProblem])
    unread: InputError | None = None
    """Why nothing more of it can be read."""

    def note(self, progress: ImportProgress) -> None:
        """Keep how far it is."""
        self.outcomes = dict(progress.outcomes)
        self.annotations, self.highlights, self.orphans = progress.annotations, progress.highlights, progress.orphans
        self.problems += progress.problems[len(self.problems) :]


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

    It can be stopped (Ctrl+C) and run again: what is there already is not stored twice. A file that cannot be read does not hold up the
    others.
    """
    results = [Imported(path=path) for path in dict.fromkeys(map(expanded, files))]
    ended = None
    try:
        _look_at_all(results, format_name) if dry_run else _import_all(invocation, results, format_name)
    except ClipperError as error:  # of the library, or of the user, who has seen enough: what was done until then is told
        ended = error
    if as_json:
        click.echo(json.dumps([_value(result) for result in results], ensure_ascii=False, indent=1))
    else:
        for result in results:
            _tell(result, dry_run=dry_run)
    if ended:
        raise ended
    return 1 if any(result.problems or result.unread for result in results) else 0


def _look_at_all(results: Sequence[Imported], format_name: str | None) -> None:
    now = datetime.now(UTC)
    for result in results:
        try:
            result.note(look_at_file(result.path, now, format_name=format_name))
        except InputError as error:
            result.unread = error


def _import_all(invocation: Invocation, results: Sequence[Imported], format_name: str | None) -> None:
    now = datetime.now(UTC)
    with Watch("") as watch, open_library(invocation) as library:
        for result in results:
            try:
                _import(library, result, now, format_name, watch)
            except InputError as error:
                result.unread = error
            watch.end_line()
        if library.upkeep.is_due():
            for _ in in_turns(library.upkeep.merge()):
                if watch.is_stopped:  # nothing is lost: the window goes on with it
                    break


def _import(library: Library, result: Imported, now: datetime, format_name: str | None, watch: Watch) -> None:
    """Raises CancelledError where it is stopped, InputError for a file that cannot be read."""
    begun = time.monotonic()
    for progress, _ in in_turns(import_file(library, result.path, now, format_name=format_name)):
        result.note(progress)
        rate = progress.articles / max(time.monotonic() - begun, 0.001)
        watch.work = f"{result.path.name}: {progress.articles:,} articles, {rate:,.0f} a second"
        if not watch(progress.bytes_read / max(progress.bytes_in_all, 1)):
            raise CancelledError(STOPPED)


def _value(result: Imported) -> dict[str, object]:
    outcomes = {outcome.value: number for outcome, number in result.outcomes.items()}
    problems = [{"place": problem.place, "sentence": problem.sentence} for problem in result.problems]
    if result.unread:
        problems.append({"place": "", "sentence": result.unread.sentence})
    marks = {"annotations": result.annotations, "highlights": result.highlights, "orphans": result.orphans}
    return {"path": str(result.path), **outcomes, **marks, "problems": problems}


def _tell(result: Imported, *, dry_run: bool) -> None:
    counts = [f"{number:,} {_WORDING[outcome]}" for outcome, number in result.outcomes.items() if number or outcome is Outcome.ADDED]
    if dry_run:
        number = result.outcomes[Outcome.ADDED]
        counts = [f"{number:,} article{'' if number == 1 else 's'} can be read"]
    if result.annotations:
        counts = [] if not any(result.outcomes.values()) else counts
        counts.append(
            f"{result.annotations:,} annotation{'' if result.annotations == 1 else 's'} {'can be read' if dry_run else 'taken over'}"
        )
    if result.highlights:
        counts.append(told_highlights(result.highlights, result.orphans))
    if not result.unread or any(result.outcomes.values()):
        click.echo(f"{result.path}: {', '.join(counts)}.")
    for problem in result.problems[:PROBLEMS_TOLD]:
        click.echo(f"{result.path}, {problem.place}: {problem.sentence}", err=True)
    if len(result.problems) > PROBLEMS_TOLD:
        click.echo(f"{len(result.problems) - PROBLEMS_TOLD:,} more could not be read.", err=True)
    if result.unread:
        tell(result.unread.sentence, result.unread.hint)


_WORDING = {
    Outcome.ADDED: "added",
    Outcome.NEW_VERSION: "as new versions",
    Outcome.ALREADY_THERE: "there already",
    Outcome.IN_TRASH: "in the trash",
}
