"""The command line: one file per command.

To add a command: write `cli/NAME.py` with a click command named `command` in it (heavy imports inside its function), and add its line to
`COMMANDS` in `cli/app.py`. A command gets the `Invocation` by `@click.pass_obj`, prints results on stdout with `click.echo`, and raises a
`ClipperError` for what the user can mend; `app.run` turns that into one sentence, a hint and exit code 1.
"""
