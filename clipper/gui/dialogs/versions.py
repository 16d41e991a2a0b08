"""The versions of a clipping: any two of them compared by words, headline included, and what became of the highlights."""

from datetime import tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QListWidget, QVBoxLayout, QWidget

from clipper.gui.widgets.difference import Difference
from clipper.gui.widgets.room import begin_with
from clipper.library.library import Library
from clipper.model.clipping import Clipping
from clipper.model.date import parse_utc
from clipper.model.highlight import Highlight, PlacementState
from clipper.model.version import Version

LONGEST = 90
SAID = {PlacementState.ORPHAN: "removed", PlacementState.MOVED: "changed"}


class VersionsDialog(QDialog):
    """Opens on the last two versions."""

    def __init__(self, library: Library, clipping: Clipping, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Versions")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        begin_with(self, 980, 640)
        self._library = library
        self._clipping = clipping
        self._zone = zone
        self._versions = library.versions.of_clipping(clipping.key)
        self.left, self.right = QComboBox(self), QComboBox(self)
        for box, name in ((self.left, "Older version"), (self.right, "Newer version")):
            box.setAccessibleName(name)
            box.setAccessibleDescription(name)  # on Linux, a screen reader takes the chosen version for the name of a box without a label
            for version in self._versions:
                box.addItem(version_words(version, zone), version.number)
        self.left.setCurrentIndex(max(0, len(self._versions) - 2))
        self.right.setCurrentIndex(len(self._versions) - 1)
        self.difference = Difference(self)
        self.lost = QListWidget(self)
        self.lost.setAccessibleName("Highlights that changed")
        self.lost.setMaximumHeight(96)
        self._lost_head = QLabel("Highlights that this changes", self)
        row = QHBoxLayout()
        row.addWidget(self.left, 1)
        row.addWidget(self.right, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.difference, 1)
        column.addWidget(self._lost_head)
        column.addWidget(self.lost)
        column.addWidget(buttons)
        self.left.currentIndexChanged.connect(self._compare)
        self.right.currentIndexChanged.connect(self._compare)
        self._compare()

    def _compare(self) -> None:
        old, new = self._versions[self.left.currentIndex()], self._versions[self.right.currentIndex()]
        heads = (_headline(old), _headline(new))
        texts = [self._library.versions.text(self._clipping.key, version.number).text for version in (old, new)]
        self.difference.compare(heads, *texts, marks_heads=True)
        self.lost.clear()
        for highlight in self._library.highlights.of_clipping(self._clipping.key, new.number):
            said = passage_change(highlight, new, self._zone)
            if said:
                self.lost.addItem(f"“{_short(highlight.anchor.exact)}” — {said}")
        for widget in (self.lost, self._lost_head):
            widget.setVisible(bool(self.lost.count()))


def version_words(version: Version, zone: tzinfo) -> str:
    """“Version 2, captured 1 June 2025, 17:40”."""
    return f"Version {version.number}, {version.reason.value} {_time(version, zone)}"


def passage_change(highlight: Highlight, version: Version, zone: tzinfo) -> str:
    """What a version did to a highlight: “changed in the version of 1 June 2025, 17:40”; empty where it stands as it was."""
    said = SAID.get(highlight.placement.state)
    return f"{said} in the version of {_time(version, zone)}" if said else ""


def _time(version: Version, zone: tzinfo) -> str:
    moment = parse_utc(version.created_at).astimezone(zone)
    return f"{moment.day} {moment:%B %Y, %H:%M}"


def _short(quotation: str) -> str:
    """The words of a quotation, as far as a line holds them."""
    words = " ".join(quotation.split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"


def _headline(version: Version) -> str:
    return version.metadata.shown_title
