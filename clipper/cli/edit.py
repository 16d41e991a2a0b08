"""`clipper edit`: changes what is known of a clipping, by hand."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import click

from clipper.cli.dates import typed_date
from clipper.cli.invocation import Invocation
from clipper.cli.library_text import NO_TITLE
from clipper.cli.opened import open_library, resolved
from clipper.cli.typed import text, web_address
from clipper.errors import InputError
from clipper.model.clipping import Status
from clipper.model.shared_details import FieldValue
from clipper.text.language_code import is_language_code

_FIELDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "title": ("TITLE", "The headline."),
        "source": ("NAME", "The outlet."),
        "published": ("DATE", "When it was published: 2025-06-01, 2025-06, 2025, or with a time."),
        "modified": ("DATE", "When it was changed last."),
        "url": ("URL", "Its address."),
        "language": ("CODE", "Its language: en, ja, pt."),
        "section": ("NAME", "The section it stood in."),
        "page": ("PAGE", "The page of a print edition: A1, 12-13."),
        "agency": ("NAME", "The agency it came from."),
        "dateline": ("PLACE", "The place it was written in."),
    }
)


def _language(code: str) -> str:
    if not is_language_code(code):
        raise InputError(f"“{code}” is no code of a language.", "Write it as en, ja or pt-BR.")
    return code


_READ: Mapping[str, Callable[[str], FieldValue]] = MappingProxyType(
    {"published": typed_date, "modified": typed_date, "url": web_address, "language": _language}
)
"""How a field that is not any words is read."""


def _field_options(command: Callable[..., None]) -> Callable[..., None]:
    """One option for each field, in this order."""
    for name, (metavar, help_text) in reversed(list(_FIELDS.items())):
        command = click.option(f"--{name}", type=text, metavar=metavar, help=help_text)(command)
    return command


@click.command("edit", short_help="Change what is known of clippings by hand.")
@click.argument("identities", type=text, nargs=-1, required=True, metavar="ID…")
@_field_options
@click.option("--author", "authors", type=text, multiple=True, metavar="NAME", help="An author; all of them, as often as needed.")
@click.option("--note", type=text, metavar="TEXT", help="The article note, in Markdown.")
@click.option("--status", type=click.Choice([status.value for status in Status]), help="How far you have come with it.")
@click.option("--star/--no-star", "starred", default=None, help="Whether it is starred.")
@click.pass_obj
def command(
    invocation: Invocation,
    *,
    identities: tuple[str, ...],
    authors: tuple[str, ...],
    note: str | None,
    status: str | None,
    starred: bool | None,
    **typed: str | None,
) -> None:
    """Change what is known of clippings by hand; nothing overwrites it later. An empty value makes a field unknown."""
    fields = _values(typed, authors)
    if not fields and note is None and status is None and starred is None:
        raise click.UsageError("Say what to change: --title, --source, --published, --note, --status, --star …")
    with open_library(invocation) as library:
        keys = resolved(library, identities)
        with library.transaction():
            if fields:
                library.clippings.edit(keys, fields)
            if note is not None:
                for key in keys:
                    library.clippings.set_note(key, note)
            if status is not None:
                library.clippings.set_status(keys, Status(status))
            if starred is not None:
                library.clippings.set_starred(keys, starred=starred)
        for clipping in library.clippings.rows(keys):
            click.echo(f"Changed  {clipping.id}  {clipping.metadata.title or NO_TITLE}")


def _values(typed: Mapping[str, str | None], authors: tuple[str, ...]) -> dict[str, FieldValue]:
    values: dict[str, FieldValue] = {}
    for name, value in typed.items():
        if value is not None:
            cleaned = " ".join(value.split())
            values[name] = _READ.get(name, str)(cleaned) if cleaned else None
    if authors:
        values["authors"] = tuple(name for author in authors if (name := " ".join(author.split())))
    return values
