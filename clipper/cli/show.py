"""`clipper show`: one clipping, as Markdown or JSON."""

import click

from clipper.cli.invocation import Invocation
from clipper.cli.library_json import article_value, dumped
from clipper.cli.library_text import article_markdown
from clipper.cli.opened import open_library, zone_of_user
from clipper.cli.typed import text


@click.command("show")
@click.argument("identity", type=text, metavar="ID")
@click.option("--version", "number", type=click.IntRange(min=1), metavar="N", help="An older text of it. [default: the current one]")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document with text, spans, highlights and tags.")
@click.pass_obj
def command(invocation: Invocation, identity: str, number: int | None, *, as_json: bool) -> None:
    """Show one clipping. ID is its id, or as much of the beginning as no other clipping has."""
    with open_library(invocation) as library:
        clipping = library.clippings.get(library.clippings.resolve(identity))
        if as_json:
            click.echo(dumped(article_value(library, clipping, number)))
            return
        article = library.versions.text(clipping.key, number)
        highlights = library.highlights.of_clipping(clipping.key, number)
        click.echo(article_markdown(clipping, article, highlights, zone_of_user()), nl=False)
