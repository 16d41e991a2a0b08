"""The dialog of tags: long names, and how many of the chosen carry each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from clipper.gui.dialogs.tagging import TagDialog
from clipper.gui.widgets.elided_box import ElidedBox

LONG = "regions/northern provinces and islands/estmark/the ports of Sellen and Vestholm/the channel between them"


def test_a_long_tag_hides_neither_its_count_nor_its_last_step(qtbot: QtBot) -> None:
    dialog = TagDialog({LONG: 3, "a&b": 8}, 8, ())
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    box = next(box for box in dialog.findChildren(ElidedBox) if box.words == LONG)
    assert box.text() != LONG and "…" in box.text() and box.text().endswith("them")
    assert box.toolTip() == LONG
    (told,) = [label for label in dialog.findChildren(QLabel) if label.text() == "3 of 8"]
    (area,) = dialog.findChildren(QScrollArea)
    qtbot.waitUntil(lambda: told.mapTo(area, told.rect().topRight()).x() <= area.viewport().width())
    other = next(box for box in dialog.findChildren(ElidedBox) if box.words == "a&b")
    assert other.text() == "a&&b" and not other.toolTip()
    dialog.resize(1200, 400)
    assert box.text() == LONG and not box.toolTip()


def test_boxes_are_taken_as_they_stand(qtbot: QtBot) -> None:
    dialog = TagDialog({"a&b": 2, "c": 1}, 2, ())
    qtbot.addWidget(dialog)
    for box in dialog.findChildren(ElidedBox):
        box.setCheckState(Qt.CheckState.Unchecked if box.words == "a&b" else Qt.CheckState.Checked)
    dialog.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Ok).click()
    assert (dialog.added, dialog.removed) == (("c",), ("a&b",))
