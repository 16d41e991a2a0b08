"""What the check of a brief's quotations found: a sentence, and the ones that need a look, each a click away from its place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from clipper.export.verify import Verdict
from clipper.gui.widgets.buttons import icon_button

ROWS = 5
"""Verdicts in view; the rest is scrolled to."""
LONGEST = 120
"""Characters of a quotation in its row; all of it is in the tip."""


def verdict(verdicts: Sequence[Verdict]) -> str:
    """How many quotations there are, and how many of them are not what the source says."""
    count, failed = len(verdicts), sum(not each.passed for each in verdicts)
    if not count:
        return "This brief quotes nothing."
    if failed:
        return f"{failed} of {count} quotations need a look."
    return f"{'The quotation stands' if count == 1 else f'All {count} quotations stand'} word for word in the library."


class VerdictList(QWidget):
    """The quotations that need a look; hidden while there are none."""

    chosen = Signal(object)
    """The Verdict whose place is wanted."""
    opened = Signal(object)
    """The Verdict whose source is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QLabel(self)
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._heading.setProperty("role", "caption")
        self.list = QListWidget(self)
        self.list.setAccessibleName("Quotations that need a look")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentRowChanged.connect(self._choose)
        self.list.clicked.connect(lambda: self._choose(self.list.currentRow()))
        self.list.activated.connect(self._open)
        row = QHBoxLayout()
        row.addWidget(self._heading, 1)
        row.addWidget(icon_button("close", "Close the list", self.hide, self))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.list)
        self._failed: list[Verdict] = []
        self.hide()

    def show_verdicts(self, verdicts: Sequence[Verdict]) -> None:
        """Show those that failed."""
        self._failed = [each for each in verdicts if not each.passed]
        self._heading.setText(verdict(verdicts))
        self.list.blockSignals(True)  # noqa: FBT003 (Qt's signature)
        self.list.clear()
        for each in self._failed:
            self.list.addItem(_item(each))
        self.list.blockSignals(False)  # noqa: FBT003 (as above)
        row = self.list.sizeHintForRow(0) if self._failed else 0
        self.list.setFixedHeight(min(len(self._failed), ROWS) * row + 4)
        self.setVisible(bool(self._failed))

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._failed):
            self.chosen.emit(self._failed[row])

    def _open(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._failed):
            self.opened.emit(self._failed[row])


def _item(found: Verdict) -> QListWidgetItem:
    words = " ".join(found.quotation.text.split())
    what = found.result.value.capitalize()
    told = f"{what}: {found.difference}" if found.difference else what
    item = QListWidgetItem(f"{told} — “{words[:LONGEST]}”")
    item.setToolTip(f"{told}\n\n“{words}”\n\nClick to find its place, Enter to open its source")
    return item
