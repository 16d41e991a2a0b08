"""What the documentation shows is true: commands and queries parse, links lead somewhere. Keys: `tests/gui/test_keyboard_page.py`."""

import re
import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cached_property
from pathlib import Path

import click
import pytest

from clipper.cli.app import clipper
from clipper.library.library import Library

CHECKOUT = Path(__file__).resolve().parent.parent
PAGES = (*sorted(CHECKOUT.glob("*.md")), *sorted((CHECKOUT / "docs").glob("*.md")))

_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_SHOWN = re.compile(r"^(?:\$ )?(?:[A-Z_]+=\S+ )?clipper (?P<rest>\S.*)$", re.MULTILINE)
_INLINE = re.compile(r"`(?:[A-Z_]+=\S+ )?clipper (?P<rest>[^`]+)`")
_LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")


def command_lines(page: Path) -> Iterator[str]:
    """Each command line of a page, without the program's name: lines of code blocks, and code within a sentence."""
    text = page.read_text("utf-8")
    for block in _FENCE.findall(text):
        yield from (line["rest"] for line in _SHOWN.finditer(block))
    yield from (line["rest"] for line in _INLINE.finditer(_FENCE.sub("", text)))


def parse(line: str) -> None:
    """Parse a command line as the program would; a command alone is only looked up. Raises UsageError."""
    command: click.Command = clipper
    arguments = shlex.split(line, comments=True)
    context = click.Context(command, info_name="clipper")
    while isinstance(command, click.Group) and arguments:
        _, arguments, _ = command.make_parser(context).parse_args(list(arguments))
        if not arguments:
            return
        found = command.get_command(context, arguments[0])
        if found is None:
            raise click.UsageError(f"no command {arguments[0]}")
        command, arguments = found, arguments[1:]
        context = click.Context(command, parent=context, info_name=command.name)
    if arguments and arguments not in (["--help"], ["-h"]):
        command.make_context(command.name, list(arguments), parent=context.parent)


SHOWN = [pytest.param(line, id=f"{page.name}: {line[:60]}") for page in PAGES for line in dict.fromkeys(command_lines(page))]


@pytest.mark.parametrize("line", SHOWN)
def test_a_shown_command_line_parses(line: str) -> None:
    parse(line)


@pytest.mark.parametrize("line", ["shwo bbwn", "list --soort title", "tags renaming a b", "highlight ID --color claim"])
def test_a_wrong_command_line_would_be_seen(line: str) -> None:
    with pytest.raises(click.UsageError):
        parse(line)


def test_every_command_has_a_word_in_the_page_on_the_command_line() -> None:
    page = CHECKOUT / "docs" / "command-line.md"
    headings = {name for line in re.findall(r"^## (.+)$", page.read_text("utf-8"), re.MULTILINE) for name in line.split(", ")}
    assert set(clipper.list_commands(click.Context(clipper))) <= headings


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_local_link_leads_to_a_file(page: Path) -> None:
    prose = re.sub(r"`[^`\n]*`", "", _FENCE.sub("", page.read_text("utf-8")))
    targets = [link["target"].partition("#") for link in _LINK.finditer(prose) if "://" not in link["target"]]
    gone = [name for name, _, _ in targets if name and not (page.parent / name).exists()]
    assert gone == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/ARCHITECTURE.md"])
def test_every_place_in_the_house_that_is_named_is_there(name: str) -> None:
    rooms = {path.stem for path in (CHECKOUT / "clipper").iterdir()} | {"clipper", "docs", "resources", "tests"}
    text = _FENCE.sub("", (CHECKOUT / name).read_text("utf-8"))
    named = {code for code in re.findall(r"`([\w./*-]+)`", text) if "/" in code and code.partition("/")[0] in rooms}
    assert named
    gone = [
        code for code in named if not any(found for place in (CHECKOUT, CHECKOUT / "clipper") for found in place.glob(code.rstrip("/")))
    ]
    assert gone == []


def test_every_page_stands_in_the_index() -> None:
    index = (CHECKOUT / "docs" / "README.md").read_text("utf-8")
    assert [page.name for page in PAGES if page.parent.name == "docs" and page.name != "README.md" and f"({page.name})" not in index] == []


def test_every_field_of_the_search_language_has_an_example() -> None:
    from clipper.query.fields import MEANINGS

    text = (CHECKOUT / "docs" / "find.md").read_text("utf-8")
    rows = "\n".join(row for row in text.splitlines() if row.startswith("| `"))
    assert [name for name in MEANINGS if not re.search(rf"^\|.*`{name}:`.*\| .*`{name}:\S", rows, re.MULTILINE)] == []


def test_every_query_shown_is_understood() -> None:
    from clipper.query.parse import parse as parse_query

    section = (CHECKOUT / "docs" / "find.md").read_text("utf-8").partition("## Fields")[2].partition("## The search box")[0]
    rows = [row.split(" | ")[1] for row in section.splitlines() if row.startswith("| `")]
    queries = [query for cell in rows for query in re.findall(r"`([^`]+)`", cell)]
    assert len(queries) > 20
    for query in queries:
        parse_query(query)


def test_the_map_of_the_house_names_every_room_and_shelf() -> None:
    text = (CHECKOUT / "docs" / "ARCHITECTURE.md").read_text("utf-8")
    rooms = {path.stem for path in (CHECKOUT / "clipper").iterdir() if not path.name.startswith(("_", "."))}
    shelves = {name for name, value in vars(Library).items() if isinstance(value, cached_property)}
    assert len(shelves) > 10
    assert sorted(name for name in rooms | shelves if f"`{name}`" not in text) == []


def test_the_page_on_the_library_file_names_its_tables(tmp_path: Path) -> None:
    Library.open(tmp_path / "new.clipper").close()
    with closing(sqlite3.connect(tmp_path / "new.clipper")) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    section = (CHECKOUT / "docs" / "library-file.md").read_text("utf-8").partition("## What is in the file")[2]
    rows = [row.split(" | ")[0] for row in section.splitlines() if row.startswith("| `")]
    named = {name for cell in rows for name in re.findall(r"`([^`]+)`", cell)}
    beginnings = tuple(name.removesuffix("…") for name in named if name.endswith("…"))
    engines_own = ("sqlite_", "_sqlite_")
    assert sorted(name for name in tables if name not in named and not name.startswith((*beginnings, *engines_own))) == []
    assert sorted(name for name in named if not name.endswith("…") and name not in tables) == []
