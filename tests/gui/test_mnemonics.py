"""The underlined letters: each entry of a menu has one, and no two of a menu have the same."""

import re
from collections import Counter
from collections.abc import Sequence

import pytest
from PySide6.QtWidgets import QMenu

from clipper.gui.main_window import MainWindow
from clipper.gui.menus import MENUS, context_menu

_LETTER = re.compile(r"&(\w)")


def letters(menu: QMenu) -> dict[str, str]:
    """The letter of each entry, in small; nothing where there is none."""
    texts = [action.text().replace("&&", "") for action in menu.actions() if not action.isSeparator()]
    return {text: found[1].casefold() if (found := _LETTER.search(text)) else "" for text in texts}


def clashes(found: Sequence[str]) -> list[str]:
    return [letter for letter, number in Counter(found).items() if number > 1]


@pytest.mark.parametrize("number", range(len(MENUS)), ids=[title.replace("&", "") for title, _ in MENUS])
def test_a_menu_of_the_bar(window: MainWindow, number: int) -> None:
    menu = window.menuBar().actions()[number].menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    found = letters(menu)
    assert len(found) > 3
    assert [text for text, letter in found.items() if not letter] == []
    assert clashes([*found.values()]) == []


def test_the_menu_of_a_clipping(window: MainWindow) -> None:
    menu = context_menu(window, window.actions_by_id, window.acts.clippings.names)
    found = letters(menu)
    assert len(found) > 10
    assert "" not in found.values()
    assert clashes([*found.values()]) == []
    menu.aboutToShow.emit()
    assert clashes([*letters(menu).values()]) == [], "also as the entries are named while it is open"
    menu.aboutToHide.emit()


def test_the_bar_itself() -> None:
    found = [match[1].casefold() for title, _ in MENUS if (match := _LETTER.search(title))]
    assert len(found) == len(MENUS)
    assert clashes(found) == []
