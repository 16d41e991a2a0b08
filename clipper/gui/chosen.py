"""What is chosen in the list of a window: what its acts are done to."""

from PySide6.QtWidgets import QWidget

from clipper.gui.panes.list_pane import ListPane
from clipper.gui.panes.sidebar import Sidebar
from clipper.model.clipping import Clipping
from clipper.model.ids import ClippingKey

AT_ONCE = 200
"""Clippings that are read and written in one go: less than a tenth of a second."""


class Chosen:
    """The chosen clippings of one window, as they are when they are asked for."""

    def __init__(self, list_pane: ListPane, sidebar: Sidebar) -> None:
        self._list_pane = list_pane
        self._sidebar = sidebar

    def keys(self) -> list[ClippingKey]:
        """Also those that are folded under a chosen row."""
        return self._list_pane.table.chosen_keys()

    def current(self) -> Clipping | None:
        """The one that the article pane shows."""
        return self._list_pane.current()

    def go_to(self, key: ClippingKey) -> None:
        """Choose a clipping; in the list of all if this one does not hold it."""
        self._list_pane.go_to_clipping(key, self._sidebar)

    def read(self, key: ClippingKey) -> None:
        """The same with one that is new; its list takes the keys from the sidebar, where they would do nothing to it."""
        self.go_to(key)
        focused: QWidget | None = self._sidebar.window().focusWidget()
        if focused is not None and self._sidebar.isAncestorOf(focused):  # type: ignore[reportUnnecessaryComparison] (the stubs forget None)
            self._list_pane.body.take_keys(when_shown=True)
