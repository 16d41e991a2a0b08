"""Upkeep of the index goes on while nobody touches the window, and stops at a key."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from clipper.gui.session import Session
from clipper.gui.upkeep import IdleUpkeep
from clipper.library.library import Library
from tests.gui.conftest import add_article

PIECES = 14


def _in_pieces(path: Path) -> Library:
    """A library whose index is due: each article was put in by itself, and none were merged by the way."""
    library = Library.open(path)
    library._store.connection.execute("INSERT INTO clipping_search (clipping_search, rank) VALUES ('automerge', 0)")  # type: ignore[attr-defined] (nothing else makes pieces as surely)
    for number in range(PIECES):
        add_article(library, f"Article {number}", text=f"Of the harbor {number}.")
    return library


def test_pieces_are_merged_when_nobody_touches_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    library = _in_pieces(tmp_path / "one.clipper")
    session = Session(library)
    assert library.upkeep.is_due()
    upkeep = IdleUpkeep(session, session, quiet_ms=20, step_ms=1)
    qtbot.waitUntil(lambda: not library.upkeep.is_due())
    assert library.listing.open("harbor").count().number == PIECES
    upkeep.stop()
    session.close()


@pytest.mark.parametrize("opened", ["before", "after"])
def test_nothing_is_merged_while_somebody_types_in_any_window(opened: str, qtbot: QtBot, tmp_path: Path) -> None:
    library = _in_pieces(tmp_path / "one.clipper")
    session = Session(library)
    field = QLineEdit()
    qtbot.addWidget(field)
    if opened == "before":
        field.show()
    upkeep = IdleUpkeep(session, session, quiet_ms=400, step_ms=1)
    if opened == "after":
        field.show()
    qtbot.waitExposed(field)
    for _ in range(6):  # longer in all than the quiet that is waited for
        QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
        qtbot.wait(100)
        assert library.upkeep.is_due()
    qtbot.waitUntil(lambda: not library.upkeep.is_due())
    upkeep.stop()
    session.close()
