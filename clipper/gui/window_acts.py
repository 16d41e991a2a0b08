"""What the menus do beside the acts on clippings: dialogs, libraries, views. Every dialog is imported when it is opened."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from clipper.gui.actions import ACTIONS
from clipper.gui.models.places import ARCHIVED, STARRED, TRASH, UNREAD, Place, PlaceKind

if TYPE_CHECKING:
    from clipper.gui.main_window import MainWindow


class WindowActs(QObject):
    """The acts of one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each action does that is not about chosen clippings."""
        from PySide6.QtWidgets import QApplication

        inbox = self._window.inbox
        return {spec.id: (lambda: None) for spec in ACTIONS} | {
            "paste_clipping": lambda: inbox.take(QApplication.clipboard().mimeData()),
        }

    def fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        for path in self._window.settings.recent_libraries:
            menu.addAction(path.replace("&", "&&"), lambda path=path: self._open(Path(path)))
        if menu.isEmpty():
            menu.addAction("No other libraries yet").setEnabled(False)  # noqa: FBT003 (Qt's signature)

    def place_menu(self, place: Place, at: QPoint) -> None:
        """What can be done with an entry of the sidebar."""

    def may_close(self) -> bool:
        return True

    def explain_empty(self, place: Place, query: str) -> tuple[str, str, str, Callable[[], object] | None]:
        """What an empty list says, and its button."""
        actions = self._window.actions_by_id
        if query:
            return "Nothing found", "No clipping in this list matches the search.", "Clear Search", lambda: self._window.list_pane.search.set_query("")
        known = {
            UNREAD.name: ("All read", "New clippings stand here until you have read them."),
            STARRED.name: ("No stars yet", "Press S on a clipping to mark it as important."),
            ARCHIVED.name: ("The archive is empty", "Press E on a clipping to put it away as done."),
            TRASH.name: ("The trash is empty", "What you throw away can be restored from here."),
        }
        if place.kind is PlaceKind.FIXED and place.name in known:
            return (*known[place.name], "", None)
        if place.kind is PlaceKind.TAG:
            return "Nothing has this tag", "Drag clippings here, or press T on them.", "", None
        if place.kind is not PlaceKind.FIXED:
            return "Nothing here", "No clipping belongs to this list now.", "", None
        sentence = "Copy an article in your browser, with everything around it, and paste it here."
        return "Clip your first article", sentence, "Paste Clipping", actions["paste_clipping"].trigger

    def _open(self, path: Path) -> None:
        if self._window.surroundings.open_other is not None:
            self._window.surroundings.open_other(path)
