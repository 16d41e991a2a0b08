"""`clipper open`: a `clipper://` link in the window."""

import click

from clipper.cli.invocation import Invocation
from clipper.cli.typed import text
from clipper.errors import InputError
from clipper.model.links import read_clip_link


@click.command("open", short_help="Open a clipper:// link in the window.")
@click.argument("url", type=text, required=False, metavar="URL")
@click.pass_obj
def command(invocation: Invocation, url: str | None) -> int:
    """Open a link such as clipper://clip/ID#HIGHLIGHT in the window; without one, the window."""
    if url is None:
        return invocation.window.open(invocation.library)
    if read_clip_link(url) is None:
        raise InputError(f"“{url}” is no link to a clipping.", "Such a link is clipper://clip/ID or clipper://clip/ID#HIGHLIGHT.")
    return invocation.window.open_link(invocation.library, url)
