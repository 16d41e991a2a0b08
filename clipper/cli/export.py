"""`clipper export`: what a query finds, as a file for other programs."""

from collections.abc import Iterable
from pathlib import Path

import click

from clipper.cli.invocation import Invocation
from clipper.cli.opened import UNNOTED, open_library, zone_of_user
from clipper.cli.typed import named_output, text
from clipper.library.library import Library

FORMATS = {
    "annotations": "annotations",
    "csv": "csv",
    "bib": "bib",
    "biblatex": "bib",
    "csl": "json",
    "csl-json": "json",
    "json": "json",
    "jsonl": "jsonl",
}
STREAMED = frozenset({"jsonl", "annotations"})
"""Written as they are read, of a library of any size."""


@click.command("export", short_help="Write what a query finds, for another program.")
@click.argument("format_name", type=click.Choice(sorted(FORMATS)), metavar="FORMAT")
@click.argument("query", nargs=-1, type=text, metavar="[QUERY]")
@click.option("-o", "--output", "path", type=click.Path(path_type=Path), metavar="FILE", help="The file.  [default: standard output]")
@click.pass_obj
def command(invocation: Invocation, *, format_name: str, query: tuple[str, ...], path: Path | None) -> None:
    """Write what QUERY finds, all clippings without one, for another program.

    FORMAT is csv (a table with one line for each passage), bib (BibLaTeX), csl (CSL-JSON, for Zotero and Pandoc), annotations (the
    highlights and notes as web annotations of the W3C) or jsonl (the articles with their texts, one a line; `clipper import` reads both
    again).
    """
    asked, path = " ".join(query), named_output(path)
    with open_library(invocation) as library:
        is_streamed = format_name in STREAMED
        number, pieces = _streamed(library, asked, format_name) if is_streamed else _listed(library, asked, FORMATS[format_name])
        if path is None:
            for piece in pieces:
                click.echo(piece, nl=False)
            return
        from clipper.jobs.brief_file import write_export

        written = write_export(library, path, b"".join(pieces))
    click.echo(f"{written.path}: {number} clipping{'' if number == 1 else 's'}")
    if not written.is_noted:
        click.echo(UNNOTED, err=True)


def _streamed(library: Library, query: str, format_name: str) -> tuple[int, Iterable[bytes]]:
    """How many there are, and the pieces of the file as they are read."""
    from clipper.jobs.export_articles import annotation_page, article_lines

    zone, write = zone_of_user(), annotation_page if format_name == "annotations" else article_lines
    return library.listing.open(query, zone=zone).load().number, write(library, query, zone)


def _listed(library: Library, query: str, name: str) -> tuple[int, Iterable[bytes]]:
    """The same for a format that is made whole."""
    from clipper.jobs.brief import look_of, page_of_query
    from clipper.jobs.brief_formats import WRITERS

    page = page_of_query(library, query, "", look_of(zone=zone_of_user()), None, is_export=True)
    return len(page.outline.entries()), (WRITERS[name](page),)
