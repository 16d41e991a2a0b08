"""`clipper brief`: write a brief, or merge it into the one written before."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clipper.cli.invocation import Invocation
from clipper.cli.opened import UNNOTED, open_library, zone_of_user
from clipper.cli.typed import name_or_file, named_output, text

if TYPE_CHECKING:
    from clipper.jobs.brief_file import BriefWritten
    from clipper.jobs.brief_page import Page


@click.command("brief", short_help="Write a brief, or merge it into its file.")
@click.argument("query", nargs=-1, type=text, metavar="[QUERY]")
@click.option("--id", "brief_id", type=text, metavar="BRIEF", help="A brief composed in the window, instead of a query.")
@click.option("--title", type=text, default="", metavar="T", help="The title.  [default: the brief's, or made of the query]")
@click.option(
    "--template",
    type=name_or_file,
    default=None,
    metavar="NAME|FILE",
    help="The look: a template's name, or a file of yours.  [default: brief]",
)
@click.option(
    "--group-by",
    metavar="KEY",
    help="section, tag, color, source, region, country, language, date, story or none.  [default: the template's]",
)
@click.option("--cite", type=name_or_file, metavar="STYLE", help="footnotes, pandoc, press, none, or csl:STYLE.  [default: footnotes]")
@click.option("--dialect", metavar="NAME", help="Markdown for commonmark, obsidian or pandoc.  [default: commonmark]")
@click.option(
    "--format",
    "format_name",
    metavar="NAME",
    help="md, html, txt, docx, pdf, bib, json, csv, or by pandoc odt, epub, rtf, tex.  [default: by the file's ending]",
)
@click.option("--full-text", is_flag=True, help="Whole articles. They are other people's: mind their rights.")
@click.option("--suggest", type=click.IntRange(0, 10), default=0, metavar="N", help="Suggest N key sentences where nothing is highlighted.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would change.")
@click.option("-o", "--output", "path", type=click.Path(path_type=Path), metavar="FILE", help="The file.  [default: standard output]")
@click.pass_obj
def command(
    invocation: Invocation,
    *,
    query: tuple[str, ...],
    brief_id: str | None,
    title: str,
    template: str | None,
    group_by: str | None,
    cite: str | None,
    dialect: str | None,
    format_name: str | None,
    suggest: int,
    path: Path | None,
    full_text: bool,
    dry_run: bool,
) -> None:
    """Write a brief of the clippings that QUERY finds, all of them without one.

    Onto a Markdown file that it wrote before, it merges: what you left alone is updated, what you wrote stays. --dry-run shows how.
    """
    from clipper.jobs.brief import look_of, page_of_brief, page_of_query
    from clipper.jobs.brief_formats import format_of
    from clipper.paths import config_folder

    if brief_id is not None and query:
        raise click.UsageError("Give a query or --id BRIEF, not both.")
    path = named_output(path)
    wanted_format = format_of(format_name, path)
    zone = zone_of_user()
    with open_library(invocation) as library:
        known = None if brief_id is None else library.briefs.get(library.briefs.resolve(brief_id))
        look = look_of(
            template or (known.template if known else "brief"),
            folder=config_folder() / "templates",
            group_by=group_by,
            cite=cite or (known.cite if known else None),
            dialect=dialect,
            zone=zone,
            full_text=full_text,
            suggestions=suggest,
        )
        today = datetime.now(zone).date()
        if known:
            page = page_of_brief(library, known.id, look, today).titled(title or known.title)
        else:
            page = page_of_query(library, " ".join(query), title, look, today)
        if path is None:
            _print(page, wanted_format)
            return
        from clipper.jobs.brief_file import write_brief

        written = write_brief(library, page, path, wanted_format, write_pdf=invocation.window.write_pdf, dry_run=dry_run)
    _tell(written, dry_run=dry_run)


def _print(page: "Page", format_name: str) -> None:
    """To standard output, without the markers that only a file needs."""
    from clipper.jobs.brief_formats import MARKDOWN, PDF, WRITERS

    if format_name == PDF:
        raise click.UsageError("A PDF needs a file: give one with -o.")
    content = page.markdown().encode() if format_name == MARKDOWN else WRITERS[format_name](page)
    click.echo(content, nl=False)


def _tell(written: "BriefWritten", *, dry_run: bool) -> None:
    """What was done, or would be; what the user should know goes to the error stream."""
    from clipper.jobs.brief_file import Result, report

    if dry_run:
        stays = written.result is Result.UNCHANGED
        click.echo(written.difference or f"{written.path} would {'stay as it is' if stays else f'be {written.result.value}'}.")
    else:
        click.echo(f"{written.path}: {written.result.value}")
        for path in written.beside:
            click.echo(f"{path}: written beside it")
    if not written.is_noted and not dry_run:
        click.echo(UNNOTED, err=True)
    if written.merge is not None:
        for sentence in report(written.merge):
            click.echo(sentence, err=True)
