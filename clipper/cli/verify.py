"""`clipper verify`: is every quotation of a file still what its source says?"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clipper.cli.invocation import Invocation
from clipper.cli.opened import open_library

if TYPE_CHECKING:
    from clipper.export.verify import Verdict

FAILED = 1


@click.command("verify", short_help="Check each quotation of a brief or another file.")
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def command(invocation: Invocation, path: Path, *, as_json: bool) -> int:
    """Check each quotation of FILE, a brief or any other Markdown file, against the library.

    The exit code is 1 if one of them is changed, not found, or no longer so in the newest version of its source.
    """
    from clipper.jobs.verify import verify_file

    with open_library(invocation) as library:
        verdicts = verify_file(library, path)
    if as_json:
        click.echo(json.dumps(_value(verdicts), ensure_ascii=False, indent=2))
    else:
        for verdict in verdicts:
            difference = f": {verdict.difference}" if verdict.difference else ""
            click.echo(f"{path}:{verdict.quotation.line}: {verdict.result.value}{difference}")
            if not verdict.passed:
                click.echo(f"    {verdict.quotation.text.splitlines()[0][:100]}")
        wrong = sum(not verdict.passed for verdict in verdicts)
        click.echo(
            f"{len(verdicts)} quotation{'s' * (len(verdicts) != 1)}, {wrong} of them not as in the library."
            if verdicts
            else "There are no quotations in it.",
            err=True,
        )
    return 0 if all(verdict.passed for verdict in verdicts) else FAILED


def _value(verdicts: "Sequence[Verdict]") -> dict[str, Any]:
    """The JSON that scripts read. Keys are stable."""
    return {
        "ok": all(verdict.passed for verdict in verdicts),
        "quotations": [
            {
                "line": verdict.quotation.line,
                "quote": verdict.quotation.text,
                "id": verdict.clipping,
                "result": verdict.result.value,
                "difference": verdict.difference,
            }
            for verdict in verdicts
        ],
    }
