"""An option that stands where it is none: where it goes, or what makes words of it."""

import click


def where_it_goes(error: click.UsageError) -> str:
    """A sentence for what is easily written wrong: a global option behind the command, a search that begins with a minus. Else nothing."""
    context = error.ctx
    if not isinstance(error, click.NoSuchOption) or context is None or context.parent is None:
        return ""
    option, program, command = error.option_name, context.find_root(), context.info_name
    if any(option in parameter.opts for parameter in program.command.params):
        return f"{option} goes before the command: {program.info_name} {option} … {command}"
    takes_query = any(parameter.name == "query" and isinstance(parameter, click.Argument) for parameter in context.command.params)
    if takes_query and not option.startswith("--"):
        return f"Put -- before a search that begins with a minus: {program.info_name} {command} -- '-court'"
    return ""
