"""The templates of briefs: Jinja2 in a sandbox, each one file whose first comment says what it is for.

A template is Markdown with variables (`docs/briefs.md` lists them). Text is escaped where it is printed; only what is Markdown already
stays as it is. The house's own lie in `resources/templates`, the user's in a folder that the caller names; the user's win.
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clipper import resources
from clipper.errors import NotFoundError, TemplateError
from clipper.export.escape import Dialect, Markdown, escaped
from clipper.export.front_matter import scalar
from clipper.model.brief import GroupBy

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import SandboxedEnvironment

ENDING = ".md.jinja"
DEFAULT = "brief"
_HEADING = re.compile(r"\A\s*\{#-?\s*(?P<name>[^:\n]+):\s*(?P<purpose>.*?)(?:\n\s*\n|\s*-?#\}|\ngroup-by:)", re.DOTALL)
_GROUP_BY = re.compile(r"^group-by:\s*(\w+)", re.MULTILINE)
_NEXT_LINE = re.compile(r"\n(?=[^\n])")
MAX_LENGTH = 200_000
"""Characters of a template: far more than any needs."""


class TemplateValue:
    """What a template may look into: each public name of it is words, a number or another such value, and never a method."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefTemplate:
    """A template: `name` is how it is asked for, `title` and `purpose` what its heading says."""

    name: str
    title: str
    purpose: str
    group_by: GroupBy
    """What its clippings are grouped by unless the user says otherwise."""
    source: str


def read_template(name: str, source: str) -> BriefTemplate:
    """A template from its text."""
    if len(source) > MAX_LENGTH:
        raise TemplateError(f"The template {name} is longer than {MAX_LENGTH:,} characters.", "A template holds the look, not the text.")
    heading = _HEADING.match(source)
    comment = source[: source.find("#}")] if heading else ""
    group = _GROUP_BY.search(comment)
    try:
        group_by = GroupBy(group.group(1)) if group else GroupBy.TAG
    except ValueError:
        choices = ", ".join(GroupBy)
        raise TemplateError(f"The template {name} asks for a grouping that does not exist.", f"Choose one of: {choices}") from None
    return BriefTemplate(
        name=name,
        title=heading.group("name").strip() if heading else name,
        purpose=" ".join(heading.group("purpose").split()) if heading else "",
        group_by=group_by,
        source=source,
    )


def house_templates(folder: Path | None = None) -> tuple[BriefTemplate, ...]:
    """All templates that can be read, by name: those of `folder` hide the house's own of the same name."""
    return tuple(template for template in _all(folder).values() if isinstance(template, BriefTemplate))


def broken_templates(folder: Path | None = None) -> tuple[TemplateError, ...]:
    """What is wrong with the user's templates that cannot be read; the others can be used all the same."""
    return tuple(template for template in _all(folder).values() if isinstance(template, TemplateError))


def _all(folder: Path | None) -> dict[str, BriefTemplate | TemplateError]:
    found: dict[str, Path] = {}
    for place in (resources.path("templates"), folder):
        if place and place.is_dir():
            found.update((path.name.removesuffix(ENDING), path) for path in sorted(place.glob(f"*{ENDING}")))
    return {name: _tried(name, found[name]) for name in sorted(found, key=lambda name: (name != DEFAULT, name))}


def _tried(name: str, path: Path) -> BriefTemplate | TemplateError:
    try:
        return read_template(name, _read(path))
    except TemplateError as error:
        return error


def find_template(name: str, folder: Path | None = None) -> BriefTemplate:
    """By its name, its title or the path of a file of the user's. Raises NotFoundError, or TemplateError where it cannot be read."""
    path = Path(name)
    if name.endswith((".jinja", ".j2", ".md")) and os.path.isfile(path):  # noqa: PTH113 (Path's raises for a name that is too long)
        return read_template(path.name.removesuffix(ENDING), _read(path))
    wanted = name.casefold().replace(" ", "-")
    known = _all(folder)
    for key, template in known.items():
        title = template.title if isinstance(template, BriefTemplate) else key
        if wanted in (key.casefold(), title.casefold().replace(" ", "-")):
            if isinstance(template, TemplateError):
                raise template
            return template
    raise NotFoundError(f"There is no template “{name}”.", "Choose one of: " + ", ".join(known))


def render(template: BriefTemplate, variables: Mapping[str, Callable[[], Any]], dialect: Dialect) -> str:
    """The text that a template makes of these variables; those that it does not name are not made.

    Raises TemplateError, which names the line.
    """
    import jinja2

    compiled = _compiled(template.name, template.source, dialect)
    named = _names(template.source, dialect)
    values = {name: make() for name, make in variables.items() if name in named}
    try:
        return compiled.render(values)
    except jinja2.TemplateError as error:
        raise _translated(template.name, error) from error
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError, MemoryError) as error:
        raise _translated(template.name, error) from error


@cache
def _compiled(name: str, source: str, dialect: Dialect) -> "Template":
    import jinja2

    try:
        return _environment(dialect).from_string(source)
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(f"The template {name} has a mistake in line {error.lineno}: {error.message}.", _HINT) from error


@cache
def _names(source: str, dialect: Dialect) -> frozenset[str]:
    """The variables that a template uses."""
    from jinja2 import meta

    environment = _environment(dialect)
    return frozenset(meta.find_undeclared_variables(environment.parse(source)))


_HINT = "docs/briefs.md lists the variables and filters."


def _translated(name: str, error: Exception) -> TemplateError:
    """The line is that of the innermost frame of the template itself."""
    line = 0
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    where = f" in line {line}" if line else ""
    return TemplateError(f"The template {name} has a mistake{where}: {str(error).rstrip('.') or type(error).__name__}.", _HINT)


@cache
def _environment(dialect: Dialect) -> "SandboxedEnvironment":
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Sandbox(ImmutableSandboxedEnvironment):
        """The sandbox, which need not ask what is safe about our own values: all but their private names is."""

        def getattr(self, obj: object, attribute: str) -> object:
            if attribute[0] != "_" and isinstance(obj, TemplateValue):
                try:
                    return getattr(obj, attribute)
                except AttributeError:
                    kind = type(obj).__name__.removesuffix("View").lower()
                    return self.undefined(f"a {kind} has no “{attribute}”", obj=obj, name=attribute)
            return super().getattr(obj, attribute)

    def finalize(value: object) -> object:
        if type(value) is Markdown:
            return value
        return escaped(value if isinstance(value, str) else str(value), dialect)

    environment = Sandbox(trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined, finalize=finalize, keep_trailing_newline=True)
    environment.filters |= {
        "code": lambda text: Markdown(f"`{str(text).replace('`', 'ˋ')}`") if text else Markdown(),
        "yaml": lambda text: Markdown(scalar(str(text))),
        "cell": lambda text: Markdown(escaped(str(text), dialect).replace("|", "&#124;")),
        "markdown": lambda text: text if isinstance(text, Markdown) else escaped(str(text), dialect),
        "indented": _indented,
    }
    return environment


def _indented(text: object, by: str = "    ") -> Markdown:
    """The lines behind the first set in, but for blank ones."""
    return Markdown(_NEXT_LINE.sub(lambda _: f"\n{by}", str(text)))


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError(f"The template {path.name} cannot be read as UTF-8 text.", "Save it as UTF-8.") from error
