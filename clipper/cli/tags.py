"""`clipper tags`: the tag tree with its counts; renaming and merging."""

import click

from clipper.cli.invocation import Invocation
from clipper.cli.library_json import dumped, tag_value
from clipper.cli.opened import open_library
from clipper.cli.typed import text
from clipper.model.tag import SEPARATOR


@click.group("tags", short_help="Show the tag tree with counts; rename, merge.", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def command(context: click.Context, *, as_json: bool) -> None:
    """Show the tag tree with counts; a tag counts the clippings of those below it, too."""
    if context.invoked_subcommand is not None:
        return
    invocation: Invocation = context.obj
    with open_library(invocation) as library:
        tags = library.tags.all()
    if as_json:
        click.echo(dumped([tag_value(tag) for tag in tags]))
        return
    if not tags:
        click.echo("There are no tags yet.", err=True)
    for tag in tags:
        depth = tag.path.count(SEPARATOR)
        definition = f"  {tag.definition}" if tag.definition else ""
        click.echo(f"{'  ' * depth}{tag.path.rpartition(SEPARATOR)[2]}  {tag.count}{definition}")


@command.command("rename")
@click.argument("old", type=text)
@click.argument("new", type=text)
@click.pass_obj
def rename(invocation: Invocation, old: str, new: str) -> None:
    """Rename or move the tag OLD, with all below it, to NEW."""
    with open_library(invocation) as library:
        library.tags.rename(old, new)
    click.echo(f"Renamed {old} to {new}.")


@command.command("merge")
@click.argument("gone", metavar="A", type=text)
@click.argument("into", metavar="B", type=text)
@click.pass_obj
def merge(invocation: Invocation, gone: str, into: str) -> None:
    """Put everything tagged A under B; the tag A is deleted."""
    with open_library(invocation) as library:
        library.tags.merge(gone, into)
    click.echo(f"Merged {gone} into {into}.")
