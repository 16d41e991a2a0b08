"""What stands below the search box: the clippings found, the passages found, or a sentence where there is nothing."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from clipper.gui.models.clippings import ClippingsModel
from clipper.gui.widgets.clipping_table import ClippingTable
from clipper.gui.widgets.row_delegate import RowDelegate
from clipper.model.ids import HighlightId

if TYPE_CHECKING:
    from clipper.gui.widgets.empty_state import EmptyState
    from clipper.gui.widgets.passage_list import FoundPassages, PassageList


class ListBody(QStackedLayout):
    """One of the three at a time; the table is made at once, the others when they are first wanted."""

    opened = Signal()
    """Enter: the keys go to the article."""
    key_pressed = Signal(str)
    link_wanted = Signal(str)
    """A passage was opened."""
    to_brief = Signal(object)
    """The ids of passages that were chosen for a brief."""

    def __init__(self, model: ClippingsModel, rows: RowDelegate, pane: QWidget) -> None:
        super().__init__()
        self._pane = pane
        self.table = ClippingTable(model, rows, pane)
        self.table.opened.connect(self.opened)
        self.table.key_pressed.connect(self.key_pressed)
        self.addWidget(self.table)
        self._wants_keys = False
        """The keys are for the list as soon as something stands in it."""

    @cached_property
    def passages(self) -> "PassageList":
        """What stands in the table's place at the level of passages."""
        from clipper.gui.widgets.passage_list import PassageList

        made = PassageList(self._pane)
        made.link_wanted.connect(self.link_wanted)
        made.to_brief.connect(self.to_brief)
        made.opened.connect(self.opened)
        made.key_pressed.connect(self.key_pressed)
        self.addWidget(made)
        return made

    @cached_property
    def _empty(self) -> "EmptyState":
        from clipper.gui.widgets.empty_state import EmptyState

        made = EmptyState(self._pane)
        self.addWidget(made)
        return made

    @property
    def shows_passages(self) -> bool:
        return "passages" in self.__dict__ and self.currentWidget() is self.passages

    # What is shown

    def show_clippings(self) -> None:
        """The table, which has got its rows."""
        self.setCurrentWidget(self.table)
        if self._wants_keys:
            self.take_keys()

    def show_passages(self, found: "FoundPassages") -> None:
        """Those that were found."""
        self.passages.show_found(found)
        self.setCurrentWidget(self.passages)

    def show_nothing(self, heading: str, sentence: str, button: str = "", act: Callable[[], object] | None = None) -> None:
        """Why there is nothing, and what can be done."""
        self._empty.explain(heading, sentence, button, act)
        self.setCurrentWidget(self._empty)

    # What is chosen

    def chosen_passages(self) -> list[HighlightId]:
        """Those that are chosen where passages are shown."""
        return self.passages.chosen_highlights() if self.shows_passages else []

    def choose_all(self) -> None:
        """Every clipping, or every passage where these are shown."""
        (self.passages if self.shows_passages else self.table).selectAll()

    def take_keys(self, *, when_shown: bool = False) -> None:
        """Give the keys to what is shown; with `when_shown` to the table that is about to be."""
        if self.shows_passages:
            self.passages.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self._wants_keys = when_shown and self.currentWidget() is not self.table
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.table.current_row() < 0:
            self.table.go_to(0)
