"""The preview of a brief shows it as it will read."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clipper.export.preview import to_html
from clipper.gui.composer.preview import BriefPreview

BRIEF = """> «أول زيادة منذ ست سنوات»

**Figure**

## Sources

- ميناء
- سيلين

Behind the list.

> “It rises.”

The end.
"""


def test_what_stands_behind_a_quotation_from_the_right_is_read_from_the_left(qtbot: QtBot) -> None:
    preview = BriefPreview()
    qtbot.addWidget(preview)
    preview.show_html(to_html(BRIEF))
    from_right: list[str] = []
    block = preview.document().begin()
    while block.isValid():
        if block.textDirection() is Qt.LayoutDirection.RightToLeft:
            from_right.append(block.text())
        block = block.next()
    assert from_right == ["«أول زيادة منذ ست سنوات»", "ميناء", "سيلين"]
