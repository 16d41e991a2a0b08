"""`clipper export`: what a query finds, as a file for other programs."""

from pathlib import Path

import click

from clipper.cli.invocation import Invocation
from clipper.cli.opened import UNNOTED, open_library, zone_of_user
from clipper.cli.typed import named_output, text

FORMATS = {"csv": "csv", "bib": "bib", "biblatex": "bib", "csl": "json", "csl-json": "json", "json": "json"}


@click.command("export", short_help="Write what a query finds, for another program.")
@click.argument("format_name", type=click.Choice(sorted(FORMATS)), metavar="FORMAT")
@click.argument("query", nargs=-1, type=text, metavar="[QUERY]")
@click.option("-o", "--output", "path", type=click.Path(path_type=Path), metavar="FILE", help="The file.  [default: standard output]")
@click.pass_obj
def command(invocation: Invocation, *, format_name: str, query: tuple[str, ...], path: Path | None) -> None:
    """Write what QUERY finds, all clippings without one, for another program.

    FORMAT is csv (a table with one line for each passage), bib (BibLaTeX) or csl (CSL-JSON, for Zotero and Pandoc).
    """
    from clipper.jobs.brief import look_of, page_of_query
    from clipper.jobs.brief_file import write_brief
    from clipper.jobs.brief_formats import WRITERS

    name, path = FORMATS[format_name], named_output(path)
    with open_library(invocation) as library:
        page = page_of_query(library, " ".join(query), "", look_of(zone=zone_of_user()), None, is_export=True)
        if path is None:
            click.echo(WRITERS[name](page), nl=False)
        else:
            written = write_brief(library, page, path, name)
            click.echo(f"{written.path}: {len(page.outline.entries())} clippings")
            if not written.is_noted:
                click.echo(UNNOTED, err=True)
