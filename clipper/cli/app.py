"""The group of all commands: global options, loading a command on use, errors as one sentence and an exit code."""

import importlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import click

from clipper import __version__
from clipper.cli.ending import DONE, INTERRUPTED, NOBODY_READS, WRONG_USAGE, speak_utf8, tell, tell_error
from clipper.cli.invocation import Invocation, Window
from clipper.cli.misplaced import where_it_goes
from clipper.jobs.files import expanded

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "demo": "clipper.cli.demo",
        "extract": "clipper.cli.extract",
        "add": "clipper.cli.add",
        "list": "clipper.cli.list",
        "search": "clipper.cli.search",
        "show": "clipper.cli.show",
        "edit": "clipper.cli.edit",
        "tag": "clipper.cli.tag",
        "tags": "clipper.cli.tags",
        "highlight": "clipper.cli.highlight",
        "brief": "clipper.cli.brief",
        "verify": "clipper.cli.verify",
        "import": "clipper.cli.import_",
        "export": "clipper.cli.export",
        "searches": "clipper.cli.searches",
        "open": "clipper.cli.open",
        "delete": "clipper.cli.delete",
        "trash": "clipper.cli.trash",
        "check": "clipper.cli.check",
        "backup": "clipper.cli.backup",
        "restore": "clipper.cli.restore",
    }
)
"""Command -> the module that holds it as `command`, imported when it is called: none waits for another's imports. Help lists them so."""


class LazyGroup(click.Group):
    """A group whose commands come from `COMMANDS`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click calls it with the context)
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (as above)
        module = COMMANDS.get(cmd_name)
        return importlib.import_module(module).command if module else None


@click.group(cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--library",
    type=click.Path(path_type=Path),
    envvar="CLIPPER_LIBRARY",
    metavar="FILE",
    help="The library to use; it is created where it does not exist.",
)
@click.option("--verbose", is_flag=True, help="Tell more on the error stream.")
@click.version_option(__version__, prog_name="clipper")
@click.pass_context
def clipper(context: click.Context, library: Path | None, *, verbose: bool) -> None:
    """Clip news, read and mark it, find it again, and write briefs from it.

    Without a command, the window opens.
    """
    window: Window = context.obj
    library = expanded(library).absolute() if library else None
    invocation = Invocation(window=window, library=library, verbose=verbose)
    context.obj = invocation
    if context.invoked_subcommand is None:
        context.exit(window.open(library))


def run(arguments: Sequence[str], window: Window) -> int:
    """Run one command line; the exit code."""
    speak_utf8()
    try:
        answer = clipper.main(args=list(arguments), prog_name="clipper", standalone_mode=False, obj=window)
    except SystemExit:  # click's answer to a pipe that was closed
        return NOBODY_READS
    except Exception as error:  # the last border: a user never sees a traceback
        return _exit_code(error, verbose="--verbose" in arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    return answer if isinstance(answer, int) else DONE


def _exit_code(error: Exception, *, verbose: bool) -> int:
    """Say what went wrong; the exit code for it."""
    match error:
        case click.exceptions.Exit():
            code = error.exit_code
        case click.UsageError():
            error.show()
            hint = where_it_goes(error)
            if hint:
                click.echo(hint, err=True)
            code = WRONG_USAGE
        case click.ClickException():
            code = tell(error.format_message())
        case click.Abort():
            code = INTERRUPTED
        case _:
            code = tell_error(error, verbose=verbose)
    return code
