"""What the check of a brief's quotations found: a sentence, and the ones that need a look, each a click away from its place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from clipper.export.verify import Verdict
from clipper.gui.widgets.buttons import icon_button
from clipper.model.value import value

ROWS = 5
"""Verdicts in view; the rest is scrolled to."""
LONGEST = 120
"""Characters of a quotation in its row; all of it is in the tip."""


@value
class CheckedQuotations:
    """The quotations of a brief as it stands here, and those of the file that it was last written to, as that is now."""

    here: tuple[Verdict, ...]
    file: str = ""
    """The file's name; empty where there is none."""
    in_file: tuple[Verdict, ...] = ()

    @property
    def shown(self) -> tuple[Verdict, ...]:
        """Those of the file where one fails there: it is what others will read."""
        return self.in_file if any(not each.passed for each in self.in_file) else self.here

    @property
    def sentence(self) -> str:
        """How many quotations there are, and how many of them are not what the source says."""
        count, failed = len(self.shown), sum(not each.passed for each in self.shown)
        if failed:
            where = f" in {self.file}" if self.shown is self.in_file else ""
            return f"{failed} of {count} quotations{where} need{'s' * (failed == 1)} a look."
        if not count:
            return "This brief quotes nothing."
        where = f", here and in {self.file}" if self.file else ""
        return f"{'The quotation stands' if count == 1 else f'All {count} quotations stand'} word for word in the library{where}."


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

    def show_checked(self, checked: CheckedQuotations) -> None:
        """Show those that failed."""
        self._failed = [each for each in checked.shown if not each.passed]
        self._heading.setText(checked.sentence)
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
