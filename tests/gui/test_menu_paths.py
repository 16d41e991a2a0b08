"""The pages of the documentation name menu entries as the window has them, with their keys."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from clipper.gui.main_window import MainWindow
from clipper.library.library import Library
from tests.gui.conftest import OpenWindow

CHECKOUT = Path(__file__).resolve().parents[2]
PAGES = (CHECKOUT / "README.md", *sorted((CHECKOUT / "docs").glob("*.md")))

_PATH = re.compile(r"\*\*(?P<menu>[A-Z]\w+) → (?P<entry>[^*]+)\*\*(?: \((?P<key>(?:Ctrl|Shift|Alt|F\d)\S*?)(?:\)|, ))?")


def named(text: str) -> list[tuple[str, str, str]]:
    """Each menu entry that a page names: menu, entry, and the key behind it, if there is one."""
    return [(path["menu"], path["entry"], path["key"] or "") for path in _PATH.finditer(text)]


def entries(window: MainWindow) -> dict[tuple[str, str], list[str]]:
    """Each entry of each menu, as it is read, with its keys."""
    found: dict[tuple[str, str], list[str]] = {}
    for menu in window.menuBar().findChildren(QMenu):
        menu.aboutToShow.emit()
        for action in menu.actions():
            keys = [key.toString(QKeySequence.SequenceFormat.PortableText) for key in action.shortcuts()]
            found[menu.title().replace("&", ""), action.text().replace("&", "")] = keys
    return found


def test_a_named_menu_entry_is_there_and_has_its_key(library: Library, open_window: OpenWindow) -> None:
    known = entries(open_window(library))
    told = [(page.name, path) for page in PAGES for path in named(page.read_text("utf-8"))]
    assert len(told) > len(PAGES)
    assert [(page, path) for page, path in told if path[:2] not in known] == []
    assert [(page, path) for page, path in told if path[2] and path[2] not in known[path[:2]]] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("choose **File → Export Brief…** (Ctrl+E).", [("File", "Export Brief…", "Ctrl+E")]),
        (
            "**File → Settings…** (Ctrl+,), **Tags → Add Tags…** (Ctrl+T, or T)",
            [("File", "Settings…", "Ctrl+,"), ("Tags", "Add Tags…", "Ctrl+T")],
        ),
        ("**Edit → Nothing** (see below) and **Save**", [("Edit", "Nothing", "")]),
    ],
)
def test_menu_entries_are_read_from_a_page(text: str, found: list[tuple[str, str, str]]) -> None:
    assert named(text) == found
