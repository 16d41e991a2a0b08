"""The page on the keyboard lists the keys of the window's tables: all of them, and no others."""

import re
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QKeyCombination
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from clipper.gui.actions import ACTIONS, LIST_KEYS
from clipper.gui.article.keys import Act, act_of
from clipper.gui.dialogs.shortcuts import ShortcutsDialog

PAGE = Path(__file__).resolve().parents[2] / "docs" / "keyboard.md"

UNDO_KEYS = frozenset({"Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y"})
"""Undo and redo are made by the undo stack and stand in no table."""
MOVES = frozenset({"j", "k"})
"""The table of clippings moves by itself."""

_ROW = re.compile(r"^\| (?P<keys>`[^|]+`) \|", re.MULTILINE)


def listed_keys(heading: str) -> list[str]:
    """The keys of a table of the page."""
    section = PAGE.read_text("utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return [key for row in _ROW.finditer(section) for key in re.findall(r"`([^`]+)`", row["keys"])]


def act_of_key(written: str) -> Act | None:
    """What a key as it is written does in the article."""
    pressed = cast("QKeyCombination", QKeySequence(written)[0])  # type: ignore[index] (the stubs lack it)
    return act_of(QKeyEvent(QEvent.Type.KeyPress, pressed.key().value, pressed.keyboardModifiers()), has_caret=False)


def test_the_keys_of_the_window_are_those_of_its_actions() -> None:
    assert sorted(listed_keys("In the window")) == sorted({spec.shortcut for spec in ACTIONS if spec.shortcut} | UNDO_KEYS)


def test_the_keys_of_the_list_are_those_of_its_table() -> None:
    assert sorted(listed_keys("In the list")) == sorted({*LIST_KEYS} | MOVES)


def test_the_keys_of_the_article_are_those_of_its_table() -> None:
    acts = {key: act_of_key(key) for key in listed_keys("In the article")}
    assert [key for key, act in acts.items() if act is None] == []
    assert set(acts.values()) == set(Act) - {Act.BRIEF}  # the one that has no key


def shown_keys(dialog: ShortcutsDialog) -> set[str]:
    """Every key that the window's own page of keys shows, one by one."""
    shown = " , ".join(label.text() for label in dialog.findChildren(QLabel) if label.property("quiet"))
    shown = re.sub(r"(\d) – (\d)", lambda span: ", ".join(map(str, range(int(span[1]), int(span[2]) + 1))), shown.replace(", or ", ", "))
    return {key.strip() for key in re.split(r"(?<!\+), ?|, (?=\s)", shown)}


def test_the_page_in_the_window_has_every_key_of_this_one(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog()
    qtbot.addWidget(dialog)
    shown = shown_keys(dialog)
    wanted = {key for heading in ("In the window", "In the list", "In the article") for key in listed_keys(heading)}
    assert wanted - shown - {"Ctrl+="} == set(), "Ctrl+= is Ctrl++ without Shift"


def test_a_key_that_does_nothing_in_the_article_would_be_seen() -> None:
    assert act_of_key("Ctrl+J") is None
