"""The line at the foot of the sidebar that narrows its tags to those whose path has the typed words. Nothing of it is remembered."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QTreeWidgetItem, QVBoxLayout, QWidget

from clipper.gui.models.narrowed_tags import narrowed
from clipper.gui.models.places import MANY_TAGS
from clipper.gui.theme.measures import Space
from clipper.gui.widgets.line_field import LineField
from clipper.gui.widgets.place_rows import below, closed_below, place_of


class TagFinder(QFrame):
    """Hides the rows below a heading that do not match, and tells which one is taken."""

    taken = Signal(str)
    """The path of the nearest tag: Enter or Down was pressed."""
    left = Signal()
    """Escape was pressed in the empty line: the keys go back to the tree."""

    def __init__(self, heading: QTreeWidgetItem, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tag_finder")
        self._heading = heading
        self._closed: set[str] | None = None
        """The tags that were closed before the line was written in; None while it is empty."""
        self._found: list[str] = []
        self._number = 0
        self.field = LineField(self)
        self.field.setPlaceholderText("Narrow tags")
        self.field.setAccessibleName("Narrow tags")
        self.field.setToolTip("Show only the tags with these words in their path  (Ctrl+Shift+F, or / in the sidebar)")
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._narrow)
        self.told = QLabel(self)
        self.told.setProperty("quiet", True)  # noqa: FBT003 (Qt's signature)
        self.told.setWordWrap(True)
        self.told.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, Space.TIGHT, Space.SMALL, Space.SMALL)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self.told)
        column.addWidget(self.field)

    def open(self) -> None:
        """Appear, and take the keys."""
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def closed(self) -> set[str]:
        """The paths of the tags that are closed, not counting what the line has opened."""
        return closed_below(self._heading) if self._closed is None else self._closed

    def fit(self, number: int) -> None:
        """The tags were read anew, `number` of them: hide again what does not match. With few tags and no words, the line goes."""
        self._number = number
        self._narrow()
        self.setVisible(self._is_wanted())

    def show_all(self) -> None:
        """Drop the words."""
        self.field.clear()
        self.setVisible(self._is_wanted())

    def _is_wanted(self) -> bool:
        return self._number > MANY_TAGS or bool(self.field.text()) or self.field.hasFocus()

    def _narrow(self) -> None:
        words = self.field.text().strip()
        if not words and self._closed is None:
            return
        if self._closed is None:
            self._closed = closed_below(self._heading)
        rows = {place_of(row).name: row for row in below(self._heading)}
        self._found = narrowed(rows, words)
        shown = {place_of(above).name for path in self._found for above in _upwards(rows[path])}
        tree = self._heading.treeWidget()
        tree.setUpdatesEnabled(False)
        for path, row in rows.items():
            row.setHidden(path not in shown)
            row.setExpanded(bool(words) or path not in self._closed)
        tree.setUpdatesEnabled(True)
        if words:
            self._heading.setExpanded(True)
            tree.scrollToItem(rows[self._found[0]] if self._found else self._heading)
        else:
            self._closed = None
        self.told.setText(f"No tag has “{words}” in its path.")
        self.told.setVisible(bool(words) and not self._found)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """What the field does not take: Enter and Down go to the nearest tag, Escape empties the line and then leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            if not self.field.text():
                self.left.emit()
            self.show_all()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            if self.field.text().strip() and self._found:
                self.taken.emit(self._found[0])
            elif event.key() == Qt.Key.Key_Down:
                self.left.emit()
        else:
            super().keyPressEvent(event)


def _upwards(row: QTreeWidgetItem) -> Iterable[QTreeWidgetItem]:
    """The row of a tag and those above it, without the heading."""
    above = row.parent()
    while above is not None:
        yield row
        row, above = above, above.parent()
