"""`clipper extract`: shows what would be captured and stores nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from clipper.capture.extract import AUTO, KINDS
from clipper.cli.extraction_json import failure_line, json_line
from clipper.cli.extraction_text import describe
from clipper.cli.typed import standard_input, web_address
from clipper.errors import ClipperError, InputError
from clipper.jobs.address import is_address
from clipper.jobs.given import CaptureTime, capture_time, captures_at, captures_in_bytes, name_in, named_path
from clipper.jobs.worker import Worker
from clipper.model.capture import Capture
from clipper.model.draft import CaptureKind, Extraction

STANDARD_INPUT = "-"


@click.command("extract", short_help="Show what would be captured, store nothing.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--as", "kind", type=click.Choice(KINDS), default=AUTO, show_default=True, help="What it is, where that is not seen.")
@click.option("--url", metavar="URL", help="The address that it came from.")
@click.option("--captured-at", metavar="ISO|file", help="The time that “4 hours ago” counts from; “file” is each file's own.")
@click.option("--jsonl", is_flag=True, help="Print one JSON line for each PATH.")
def command(paths: tuple[str, ...], kind: str, url: str | None, captured_at: str | None, *, jsonl: bool) -> int:
    """Show what would be captured from files, folders, archives or standard input (-). Nothing is stored."""
    time, url = capture_time(captured_at), web_address(url) if url else None
    failures = 0
    with Worker() as worker:
        for path in paths:
            unread: list[str] = []
            try:
                found = list(_extractions(worker, path, _captures(path, time=time, url=url, kind=kind, unread=unread.append), kind))
                extraction = combined(found)
            except ClipperError as error:
                failures += 1
                _tell_failure(path, error, jsonl=jsonl)
            else:
                extraction = replace(extraction, warnings=(*extraction.warnings, *unread))
                click.echo(json_line(path, extraction) if jsonl else describe(path, extraction))
    return int(failures > 0)


def combined(extractions: Sequence[Extraction]) -> Extraction:
    """What was found in several captures of one file, as one."""
    if len(extractions) == 1:
        return extractions[0]
    kinds = {extraction.kind for extraction in extractions}
    return Extraction(
        kind=CaptureKind.MAIL if kinds == {CaptureKind.MAIL} else CaptureKind.ARCHIVE,
        drafts=tuple(draft for extraction in extractions for draft in extraction.drafts),
        left_out=tuple(left for extraction in extractions for left in extraction.left_out),
        links=tuple(link for extraction in extractions for link in extraction.links),
        warnings=tuple(warning for extraction in extractions for warning in extraction.warnings),
    )


def _captures(path: str, *, time: CaptureTime, url: str | None, kind: str, unread: Callable[[str], object]) -> Iterator[Capture]:
    if is_address(path):
        raise InputError("This is an address, and extract reads files only.", "Use “clipper add”, or save the page and give the file.")
    if path == STANDARD_INPUT:
        return captures_in_bytes(standard_input(), time=time, url=url, kind=kind)
    return captures_at(named_path(path), time=time, url=url, kind=kind, unread=unread)


def _extractions(worker: Worker, path: str, captures: Iterator[Capture], kind: str) -> Iterator[Extraction]:
    """One for each capture. Where there are several, one that cannot be read becomes a warning."""
    failed: list[InputError] = []
    found = 0
    for capture in captures:
        name = name_in(capture)
        told = "" if name in ("stdin", Path(path).name) else f"{name.removeprefix(f'{Path(path).name}/')}: "
        try:
            extraction = worker.extract(capture, kind=kind)
        except InputError as error:
            failed.append(error)
            yield Extraction(kind=CaptureKind.ARCHIVE, warnings=(f"{told}{error.sentence}",))
        else:
            found += 1
            yield replace(extraction, warnings=tuple(f"{told}{warning}" for warning in extraction.warnings))
    if failed and not found:
        raise failed[0]


def _tell_failure(path: str, error: ClipperError, *, jsonl: bool) -> None:
    if jsonl:
        click.echo(failure_line(path, error.sentence))
        return
    click.echo(f"Error: {path}: {error.sentence}", err=True)
    if error.hint:
        click.echo(error.hint, err=True)
