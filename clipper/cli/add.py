"""`clipper add`: captures files, folders, addresses or standard input, and stores what is found."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clipper.capture.extract import AUTO, KINDS
from clipper.cli.invocation import Invocation
from clipper.cli.library_json import dumped, left_out_value, saved_value
from clipper.cli.library_text import NO_TITLE
from clipper.cli.opened import open_library, user_settings
from clipper.cli.typed import standard_input, text, web_address
from clipper.errors import CancelledError, ClipperError, InputError
from clipper.jobs.address import fetch, is_address
from clipper.jobs.clip import Clipped, clip
from clipper.jobs.given import CaptureTime, capture_time, captures_at, captures_in_bytes, name_in, named_path
from clipper.jobs.worker import Worker
from clipper.library.library import Library
from clipper.library.saving import Outcome
from clipper.model.capture import Capture
from clipper.model.tag import clean_tag

if TYPE_CHECKING:
    from clipper.capture.fetch.fetch import Progress

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the options say of every PATH."""

    kind: str
    url: str | None
    time: CaptureTime
    source: str | None
    tags: tuple[str, ...]
    library: Path


@dataclass(slots=True)
class Answer:
    """What came of all paths so far."""

    clipped: list[Clipped] = field(default_factory=list[Clipped])
    failed: list[tuple[str, ClipperError]] = field(default_factory=list[tuple[str, ClipperError]])


@click.command("add", short_help="Capture files, pages or standard input, and store them.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH|URL|-…")
@click.option("--as", "kind", type=click.Choice(KINDS), default=AUTO, show_default=True, help="What it is, where that is not seen.")
@click.option("--url", type=text, metavar="URL", help="The address that it came from.")
@click.option("--captured-at", metavar="ISO|file", help="The time that “4 hours ago” counts from; “file” is each file's own.")
@click.option("--source", type=text, metavar="NAME", help="The outlet, where you know better than the page.")
@click.option("--tag", "tags", type=text, multiple=True, metavar="TAG", help="A tag for each clipping added; may be given several times.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def command(
    invocation: Invocation,
    *,
    paths: tuple[str, ...],
    kind: str,
    url: str | None,
    captured_at: str | None,
    source: str | None,
    tags: tuple[str, ...],
    as_json: bool,
) -> int:
    """Capture files, folders, archives, addresses or standard input (-), and store the articles found in them."""
    asked = Asked(
        kind=kind,
        url=web_address(url) if url else None,
        time=capture_time(captured_at),
        source=source,
        tags=tuple(clean_tag(tag) for tag in tags),
        library=invocation.library_path(),
    )
    answer, is_stopped = Answer(), False
    with open_library(invocation) as library, Worker() as worker:
        try:
            for path in paths:
                _add(library, worker, path, asked, answer)
        except KeyboardInterrupt:  # what was added until then stays, and is told
            is_stopped = True
    _tell_failures(answer)
    click.echo(dumped(_value(answer)) if as_json else "\n".join(_lines(answer)), nl=as_json or bool(answer.clipped))
    if is_stopped:
        raise CancelledError("It was stopped. Run it again to go on: what is there already is not stored twice.")
    return int(bool(answer.failed))


def _add(library: Library, worker: Worker, path: str, asked: Asked, answer: Answer) -> None:
    """Everything that a path leads to; a page that fails does not hold up the others."""

    def note_unread(sentence: str) -> None:
        answer.failed.append((path, InputError(sentence)))

    try:
        for capture in _captures(path, asked, note_unread):
            try:
                answer.clipped.append(clip(library, worker, capture, kind=asked.kind, tag_paths=asked.tags, source=asked.source))
            except ClipperError as error:
                answer.failed.append((_name(path, capture), error))
    except ClipperError as error:
        answer.failed.append((path, error))


def _captures(path: str, asked: Asked, unread: Callable[[str], object]) -> Iterator[Capture]:
    if is_address(path):
        return _fetched(path, asked)
    if path == STANDARD_INPUT:
        return captures_in_bytes(standard_input(), time=asked.time, url=asked.url, kind=asked.kind)
    return captures_at(named_path(path), time=asked.time, url=asked.url, kind=asked.kind, library=asked.library, unread=unread)


def _fetched(url: str, asked: Asked) -> Iterator[Capture]:
    """The page at an address; how far it is stands on the error stream while a person looks on."""
    on_terminal = sys.stderr.isatty()
    fetched = fetch(url, user_settings(), progress=_show_progress if on_terminal else lambda _: None)
    if on_terminal:
        click.echo(err=True)
    for warning in fetched.warnings:
        click.echo(f"Note: {warning}", err=True)
    yield replace(fetched.capture, captured_at=asked.time.moment or fetched.capture.captured_at)


def _show_progress(progress: "Progress") -> None:
    of_all = f" of {progress.total_bytes:,}" if progress.total_bytes else ""
    click.echo(f"\r{progress.url}  {progress.received_bytes:,}{of_all} bytes", nl=False, err=True)


def _name(path: str, capture: Capture) -> str:
    """The path, with the name of the file in it where it is a folder or an archive."""
    name, inner = Path(path).name, name_in(capture)
    return path if inner in (path, name, "stdin") else f"{path}: {inner.removeprefix(f'{name}/')}"


def _tell_failures(answer: Answer) -> None:
    for path, error in answer.failed:
        click.echo(f"Error: {path}: {error.sentence}", err=True)
        if error.hint:
            click.echo(error.hint, err=True)


def _value(answer: Answer) -> dict[str, Any]:
    return {
        "added": [saved_value(saved) for clipped in answer.clipped for saved in clipped.saved],
        "left_out": [left_out_value(left) for clipped in answer.clipped for left in clipped.extraction.left_out],
        "failed": [{"path": path, "error": error.sentence} for path, error in answer.failed],
    }


_WORDS = {
    Outcome.ADDED: "Added",
    Outcome.NEW_VERSION: "New version",
    Outcome.ALREADY_THERE: "Already there",
    Outcome.IN_TRASH: "In the trash",
}


def _lines(answer: Answer) -> Iterator[str]:
    in_trash = False
    for clipped in answer.clipped:
        for saved in clipped.saved:
            in_trash = in_trash or saved.outcome is Outcome.IN_TRASH
            yield f"{_WORDS[saved.outcome]:13}  {saved.id}  {saved.title or NO_TITLE}"
        for warning in clipped.extraction.warnings:
            yield f"Note: {warning}"
    left_out = sum(len(clipped.extraction.left_out) for clipped in answer.clipped)
    if left_out:
        yield f"{left_out} line{'' if left_out == 1 else 's'} left out; `clipper extract` shows which and why."
    if in_trash:
        yield "`clipper trash restore ID` takes a clipping back out of the trash."
