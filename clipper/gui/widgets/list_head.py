"""The head of the list: its name, how many there are, the level (clippings or passages) and the order."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from clipper.gui.widgets.elided_label import ElidedLabel
from clipper.gui.widgets.pictures import picture
from clipper.model.listing import Count, Sort, SortKey

SORT_NAMES = {
    SortKey.ADDED: "Added",
    SortKey.PUBLISHED: "Published",
    SortKey.CAPTURED: "Captured",
    SortKey.RELEVANCE: "Relevance",
    SortKey.TITLE: "Title",
    SortKey.SOURCE: "Source",
    SortKey.WORDS: "Length",
}
ASCENDING = frozenset({SortKey.TITLE, SortKey.SOURCE})
"""These begin at A; the others with the newest, best or longest."""


def is_usual(sort: Sort) -> bool:
    """Whether a list stands as one expects of its order; an arrow points down for that everywhere."""
    return sort.descending != (sort.key in ASCENDING)


class ListHead(QWidget):
    """Shows what the list is told, and wishes for another order."""

    sort_wanted = Signal(object)
    """A Sort."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sort = Sort()
        self._counted, self._chosen = "", 0
        self._passages: int | None = None
        self.title = ElidedLabel(self)
        font = QFont(self.title.font())
        font.setPointSizeF(font.pointSizeF() + 2)
        font.setWeight(QFont.Weight.DemiBold)
        self.title.setFont(font)
        self.count = QLabel(self)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setEnabled(False)
        self.level = QToolButton(self)
        self.level.setAccessibleName("Passages")
        self.level.setAutoRaise(True)
        self.level.setCheckable(True)
        self.level.setToolTip("Passages: the highlights and notes that the search finds, instead of the clippings")
        self._sort_button = QToolButton(self)
        self._sort_button.setObjectName("sortButton")
        self._sort_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._sort_button.setToolTip("How this list is sorted (Ctrl+R)")
        self._sort_button.setAutoRaise(True)
        self._sort_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        menu = QMenu(self._sort_button)
        menu.aboutToShow.connect(self._fill_sort_menu)
        self._sort_button.setMenu(menu)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.title)
        line.addWidget(self.count, 1)
        line.addWidget(self.level)
        line.addWidget(self._sort_button)

    def dress(self) -> None:
        """Draw the icon in the color of the theme."""
        self.level.setIcon(picture("cite"))

    def ask_order(self) -> None:
        """Open the menu of orders, from which keys choose."""
        self._sort_button.showMenu()

    def show_list(self, title: str, count: Count, sort: Sort) -> None:
        """Another list, or the same anew."""
        self.title.setText(title)
        self._passages = None
        self.show_count(count)
        self._sort = sort
        usual = is_usual(sort)
        self._sort_button.setText(f"{SORT_NAMES[sort.key]} {'↓' if usual else '↑'}")
        self._sort_button.setAccessibleName(f"Sorted by {SORT_NAMES[sort.key]}{'' if usual else ', in reverse'}")

    def show_count(self, count: Count) -> None:
        """How many the list holds."""
        about = "" if count.exact else "at least "
        self._counted = f"{about}{count.number:,}" if count.number else ""
        self._tell_count()

    def show_chosen(self, number: int) -> None:
        """How many are chosen: told where they are more than the one that is read."""
        if number != self._chosen:
            self._chosen = number
            self._tell_count()

    def show_passages(self, number: int) -> None:
        """How many passages stand in the list's place, until another list is shown."""
        self._passages = number
        self._tell_count()

    def _tell_count(self) -> None:
        if self._passages is not None:
            self.count.setText(f"{self._passages:,} passage{'s' * (self._passages != 1)}")
            return
        several = self._chosen > 1 and bool(self._counted)
        chosen = f"{self._chosen:,}"
        told = f"all {chosen} chosen" if chosen == self._counted else f"{chosen} of {self._counted} chosen"
        self.count.setText(told if several else self._counted)

    def _fill_sort_menu(self) -> None:
        menu, now = self._sort_button.menu(), self._sort
        menu.clear()
        for key, name in SORT_NAMES.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(key is now.key)
            action.triggered.connect(lambda _=False, key=key: self.sort_wanted.emit(Sort(key=key, descending=key not in ASCENDING)))
        menu.addSeparator()
        turned = menu.addAction("Reverse Order")
        turned.setIcon(picture("sort"))
        turned.triggered.connect(lambda: self.sort_wanted.emit(replace(now, descending=not now.descending)))
