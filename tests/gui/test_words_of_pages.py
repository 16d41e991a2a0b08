"""The pages of `docs` use the words of the window: its menus, its keys, and what the program says."""

import re
from pathlib import Path

import pytest

from clipper.gui.actions import ACTIONS
from clipper.gui.menus import MENUS, RECENT

CHECKOUT = Path(__file__).resolve().parents[2]
PAGES = (CHECKOUT / "README.md", *sorted((CHECKOUT / "docs").glob("*.md")))
TEXTS = {spec.text.replace("&", ""): spec for spec in ACTIONS}
IN_MENU = {
    title.replace("&", ""): {spec.text.replace("&", "") for spec in ACTIONS if spec.id in names}
    | ({"Open Recent"} if RECENT in names else set())
    for title, names in MENUS
}
_PATH = re.compile(r"\*\*(?P<menu>\w+) → (?P<entry>[^*]+?)\*\*")
_KEY = re.compile(r"\*\*(?:\w+ → )?(?P<entry>[^*→]+?)\*\*,? \((?P<key>(?:Ctrl|Shift|Alt|F\d)[^\s)]*)\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_way_through_the_menus_is_there(page: Path) -> None:
    named = [(way["menu"], way["entry"]) for way in _PATH.finditer(page.read_text("utf-8"))]
    assert [way for way in named if way[1] not in IN_MENU.get(way[0], ())] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_key_beside_an_entry_is_its_own(page: Path) -> None:
    named = [(found["entry"], found["key"]) for found in _KEY.finditer(page.read_text("utf-8")) if found["entry"] in TEXTS]
    assert [(entry, key) for entry, key in named if TEXTS[entry].shortcut != key] == []


def test_ways_and_keys_are_found_at_all() -> None:
    text = "\n".join(page.read_text("utf-8") for page in PAGES)
    assert min(len(_PATH.findall(text)), len(_KEY.findall(text))) > 15


def test_what_the_page_on_trouble_quotes_is_what_the_program_says() -> None:
    program = "\n".join(path.read_text("utf-8") for path in (CHECKOUT / "clipper").rglob("*.py"))
    page = (CHECKOUT / "docs" / "troubleshooting.md").read_text("utf-8")
    quoted = [row.split(" | ")[0].removeprefix("| ") for row in page.splitlines() if row.startswith("| ") and "---" not in row]
    pieces = [piece.strip() for cell in quoted if cell != "Clipper says" for piece in re.split("…", cell) if piece.strip(" ,.")]
    assert len(pieces) > 15
    assert [piece for piece in pieces if piece.strip(" ,") not in program] == []
