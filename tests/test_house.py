"""The house stays in order: no file grows too long, no drawer appears, and the core needs no Qt."""

import ast
import re
import subprocess
import sys
import tomllib
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
LONGEST = 400
HEAVY = ("PySide6", "trafilatura", "lxml", "httpx", "sqlite_utils", "markdown", "jinja2", "docx", "pypdfium2")
DRAWERS = ("util", "helper", "common", "misc")


def test_no_file_is_longer_than_400_lines() -> None:
    lengths = {path.relative_to(CHECKOUT): len(path.read_text("utf-8").splitlines()) for path in (CHECKOUT / "clipper").rglob("*.py")}
    assert {str(path): length for path, length in lengths.items() if length > LONGEST} == {}


def test_no_file_is_a_drawer() -> None:
    assert [path.name for path in (CHECKOUT / "clipper").rglob("*.py") if path.stem.startswith(DRAWERS)] == []


def imports_of(module: Path, known: dict[str, Path]) -> set[str]:
    """The modules of this house that one of them names, also those that it imports late or for their types only."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return {name for name in found if name in known}


def test_no_modules_import_each_other_not_even_for_types() -> None:
    known = {".".join(path.relative_to(CHECKOUT).with_suffix("").parts): path for path in (CHECKOUT / "clipper").rglob("*.py")}
    circle = None
    try:
        TopologicalSorter({name: imports_of(path, known) for name, path in known.items()}).prepare()
    except CycleError as error:
        circle = error.args[1]
    assert len(known) > 300
    assert circle is None


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Python before 3.11.5 matches more than such a group says, as "<" for "(a|<b>)*+" in "<c"."""
    group = re.compile(r"\)(?:[*+?]|\{[\d,]+\})\+")
    found = [path.name for path in (CHECKOUT / "clipper").rglob("*.py") if group.search(path.read_text("utf-8"))]
    assert found == []


def test_the_line_that_installs_the_binding_names_the_versions_that_the_project_asks_for() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    (binding,) = (wanted for wanted in project["dependencies"] if wanted.startswith("PySide6"))
    assert f"pip install '{binding}'" in (CHECKOUT / "clipper" / "__main__.py").read_text("utf-8")


def test_nothing_is_left_unfinished() -> None:
    marks = ("TO" + "DO", "FIX" + "ME", "raise NotImplemented" + "Error")
    found = [f"{path.name}: {mark}" for path in (CHECKOUT / "clipper").rglob("*.py") for mark in marks if mark in path.read_text("utf-8")]
    assert found == []


def test_each_exemption_from_lint_and_types_says_why() -> None:
    mark = re.compile(r"#\s*(?:type: ignore\[[\w-]+\]|(?:ruff: )?noqa: [A-Z0-9]+(?:, [A-Z0-9]+)*|pyright: ignore\[[\w, ]+\])")
    silent: list[str] = []
    for path in (CHECKOUT / "clipper").rglob("*.py"):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            exempted = list(mark.finditer(line))
            if exempted and not re.search(r"\w{2}", line[exempted[-1].end() :]):
                silent.append(f"{path.name}:{number}")
    assert silent == []


def test_the_command_line_loads_neither_qt_nor_heavy_libraries() -> None:
    script = (
        "import sys; from clipper.library.library import Library; from clipper.cli.app import clipper; "
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=CHECKOUT)
    assert done.stdout.strip() == "[]"
