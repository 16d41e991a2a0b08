"""Putting tags on chosen clippings, or taking them off: with completion by use, and what they carry already."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from clipper.errors import InputError
from clipper.gui.clipping_acts import counted
from clipper.gui.theme.measures import Space
from clipper.gui.widgets.elided_box import ElidedBox
from clipper.gui.widgets.room import begin_with
from clipper.gui.widgets.scrolled import scrolled
from clipper.gui.widgets.tag_field import TagField
from clipper.gui.widgets.told_line import ToldLine
from clipper.text.tagging import Suggestion

MOST_SUGGESTED = 5
LEAST_HEIGHT, ROW_HEIGHT, MOST_HEIGHT = 300, 25, 620
"""It begins as high as the tags need that are carried already, within reason."""


class TagDialog(QDialog):
    """`added` and `removed` when it was accepted; `carried` tells on how many of the chosen clippings each tag is."""

    def __init__(
        self,
        carried: Mapping[str, int],
        number: int,
        known: Sequence[str],
        *,
        removing: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{'Remove Tags from' if removing else 'Tag'} {counted(number)}")
        begin_with(self, 440, min(LEAST_HEIGHT + ROW_HEIGHT * len(carried), MOST_HEIGHT))
        self.added: tuple[str, ...] = ()
        self.removed: tuple[str, ...] = ()
        self._field = TagField(known, self)
        self._field.finished.connect(self._accept)
        self._field.refused.connect(self._say)
        self._field.setVisible(not removing)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(self._field)
        self._suggested: dict[str, QCheckBox] = {}
        self._suggestions = QVBoxLayout()
        self._suggestions.setSpacing(6)
        column.addLayout(self._suggestions)
        self._boxes: dict[str, QCheckBox] = {}
        carries = "It carries" if number == 1 else "They carry"
        column.addWidget(_quiet(f"{carries}:" if carried else f"{carries} no tags yet.", self))
        column.addWidget(self._boxes_area(carried, number), 1)
        self._mistake = ToldLine(self)
        self._mistake.setProperty("quiet", True)  # noqa: FBT003 (Qt's signature)
        column.addWidget(self._mistake)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText("Save")
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._field.field.setFocus()

    def suggest(self, suggestions: Sequence[Suggestion]) -> None:
        """Offer tags that may fit; they come when they have been worked out."""
        for key, one in enumerate(suggestions[:MOST_SUGGESTED], start=1):
            box = QCheckBox(f"{key}  {one.tag.replace('&', '&&')} — because of: {', '.join(one.because).replace('&', '&&')}", self)
            box.setToolTip(f"A suggestion learned from your own tagging; Alt+{key} takes it")
            box.setShortcut(QKeySequence(f"Alt+{key}"))
            self._suggested[one.tag] = box
            self._suggestions.addWidget(box)

    def _boxes_area(self, carried: Mapping[str, int], number: int) -> QScrollArea:
        """A box for each tag; on how many it is stands beside one that not all carry."""
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 2, Space.SMALL, 2)
        for tag, count in sorted(carried.items()):
            on_all = count == number
            box = ElidedBox(tag, inside)
            box.setTristate(not on_all)
            box.setCheckState(Qt.CheckState.Checked if on_all else Qt.CheckState.PartiallyChecked)
            self._boxes[tag] = box
            row = QHBoxLayout()
            row.addWidget(box, 1)
            if not on_all:
                box.setAccessibleDescription(f"on {count:,} of {number:,}")
                row.addWidget(_quiet(f"{count:,} of {number:,}", inside, wraps=False))
            column.addLayout(row)
        column.addStretch(1)
        return scrolled(inside, self)

    def _accept(self) -> None:
        try:
            typed = self._field.tags()
        except InputError as error:
            self._say(f"{error.sentence} {error.hint}")
            return
        checked = tuple(tag for tag, box in self._boxes.items() if box.isTristate() and box.checkState() == Qt.CheckState.Checked)
        taken = tuple(tag for tag, box in self._suggested.items() if box.isChecked())
        self.added = (*typed, *checked, *taken)
        self.removed = tuple(tag for tag, box in self._boxes.items() if box.checkState() == Qt.CheckState.Unchecked)
        self.accept()

    def _say(self, sentence: str) -> None:
        self._mistake.tell(sentence)


def _quiet(text: str, parent: QWidget, *, wraps: bool = True) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("quiet", True)  # noqa: FBT003 (Qt's signature)
    label.setWordWrap(wraps)
    return label
