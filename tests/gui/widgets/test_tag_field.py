"""The field for tags: what it tells a screen reader of the tags that stand above it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from clipper.gui.widgets.tag_field import TagField


@pytest.fixture
def field(qtbot: QtBot) -> TagField:
    made = TagField(["trade/tariffs"])
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def told(widget: QWidget, what: QAccessible.Text) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(what)


def test_what_becomes_a_tag_and_what_is_none_any_more_is_said(field: TagField) -> None:
    heard: list[str] = []
    field.said.connect(heard.append)
    QTest.keyClicks(field.field, "ports,Trade/Tariffs")
    QTest.keyClick(field.field, Qt.Key.Key_Return)
    QTest.keyClick(field.field, Qt.Key.Key_Backspace)
    assert heard == ["Tag ports", "Tag trade/tariffs", "Without tag trade/tariffs"]


def test_the_field_tells_which_tags_stand_above_it(field: TagField) -> None:
    assert told(field.field, QAccessible.Text.Description) == "Add a tag: trade/tariffs"
    QTest.keyClicks(field.field, "ports,fees,")
    assert told(field.field, QAccessible.Text.Description) == "Chosen: ports, fees"
    chips = {told(chip, QAccessible.Text.Name) for chip in field.findChildren(QToolButton)}
    assert chips == {"Take tag ports away", "Take tag fees away"}
