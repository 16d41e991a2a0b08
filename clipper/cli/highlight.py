"""`clipper highlight`: marks a passage by its words."""

import click

from clipper.cli.invocation import Invocation
from clipper.cli.opened import open_library
from clipper.cli.typed import text
from clipper.library.library import Library
from clipper.model.color import DEFAULT_COLORS


@click.command("highlight")
@click.argument("identity", type=text, metavar="ID")
@click.option("--quote", type=text, required=True, metavar="TEXT", help="The words to mark, as they stand in the text.")
@click.option("--nth", type=click.IntRange(min=1), metavar="N", help="Which of several such places, from 1.")
@click.option("--color", type=text, default=DEFAULT_COLORS[0].key, show_default=True, metavar="NAME", help="The color's key or its name.")
@click.option("--note", type=text, default="", metavar="TEXT", help="A note on the passage, in Markdown.")
@click.option("--tag", "tags", type=text, multiple=True, metavar="TAG", help="A tag of the passage; may be given several times.")
@click.pass_obj
def command(invocation: Invocation, *, identity: str, quote: str, nth: int | None, color: str, note: str, tags: tuple[str, ...]) -> None:
    """Mark a passage of a clipping."""
    with open_library(invocation) as library:
        key = library.clippings.resolve(identity)
        chosen = _color_key(library, color)
        made, _ = library.highlights.mark_quotation(key, quote, nth, color=chosen, note=note, tag_paths=tags)
        anchor = library.highlights.get(made).anchor
    click.echo(f"Marked  {made}  {chosen}, characters {anchor.start}-{anchor.end}")


def _color_key(library: Library, named: str) -> str:
    """The key of a color that is called by its key or by the user's name for it."""
    names = {color.name.casefold(): color.key for color in library.colors.all()}
    return names.get(named.casefold(), named)
