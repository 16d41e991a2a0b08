"""`clipper verify`: is every quotation of a file still what its source says?"""

import json
from pathlib import Path

import click

from clipper.cli.invocation import Invocation
from clipper.cli.opened import open_library

FAILED = 1


@click.command("verify", short_help="Check each quotation of a brief or another file.")
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def command(invocation: Invocation, path: Path, *, as_json: bool) -> int:
    """Check each quotation of FILE, a brief or any other Markdown file, against the library.

    The exit code is 1 if one of them is changed, not found, or no longer so in the newest version of its source.
    """
    from clipper.jobs.verify import verdicts_json, verify_file

    with open_library(invocation) as library:
        verdicts = verify_file(library, path)
    if as_json:
        click.echo(json.dumps(verdicts_json(verdicts), ensure_ascii=False, indent=2))
    else:
        for verdict in verdicts:
            difference = f": {verdict.difference}" if verdict.difference else ""
            click.echo(f"{path}:{verdict.quotation.line}: {verdict.result.value}{difference}")
            if not verdict.passed:
                click.echo(f"    {verdict.quotation.text.splitlines()[0][:100]}")
        wrong = sum(not verdict.passed for verdict in verdicts)
        click.echo(
            f"{len(verdicts)} quotations, {wrong} of them not as in the library." if verdicts else "There are no quotations in it.",
            err=True,
        )
    return 0 if all(verdict.passed for verdict in verdicts) else FAILED
