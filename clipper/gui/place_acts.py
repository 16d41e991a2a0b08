"""What can be done with an entry of the sidebar, and what an empty list says."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from clipper.gui.models.places import ARCHIVED, STARRED, TRASH, UNREAD, Place, PlaceKind
from clipper.model.clipping import Status
from clipper.model.ids import ClippingKey, SearchId

if TYPE_CHECKING:
    from clipper.gui.main_window import MainWindow

EMPTY = {
    UNREAD.name: ("All read", "New clippings stand here until you have read them."),
    STARRED.name: ("No stars yet", "Press S on a clipping to mark it as important."),
    ARCHIVED.name: ("The archive is empty", "Press E on a clipping to put it away as done."),
    TRASH.name: ("The trash is empty", "What you throw away can be restored from here."),
}

Explanation = tuple[str, str, str, Callable[[], object] | None]
"""Heading, sentence, button and its act."""


class PlaceActs(QObject):
    """The acts on places of one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def explain_empty(self, place: Place, query: str) -> Explanation:
        """What an empty list says."""
        window = self._window
        if query:
            sentence = "No clipping in this list matches the search."
            return "Nothing found", sentence, "Clear Search", lambda: window.list_pane.search.set_query("")
        if place.kind is PlaceKind.FIXED and place.name in EMPTY:
            return (*EMPTY[place.name], "", None)
        if place.kind is PlaceKind.TAG:
            return "Nothing has this tag", "Drag clippings onto the tag, or press T on them.", "", None
        if place.kind is not PlaceKind.FIXED:
            return "Nothing here", "No clipping belongs to this list now.", "", None
        sentence = "Copy a whole news page in your browser, with everything around the article, and paste it here."
        return "Clip your first article", sentence, "Paste Clipping", window.actions_by_id["paste_clipping"].trigger

    def drop(self, place: Place, keys: list[ClippingKey]) -> None:
        """Clippings dropped on a place become what it shows."""
        acts = self._window.acts
        if place.kind is PlaceKind.TAG:
            acts.change_tags(keys, add=[place.name])
        elif place.name == STARRED.name:
            acts.set_starred(keys)
        elif place.name == TRASH.name:
            acts.throw_away(keys)
        else:
            acts.set_status(keys, Status.ARCHIVED, "Archive Clippings")

    def show_menu(self, place: Place, at: QPoint) -> None:
        """The right mouse button on a place."""
        acts = self.acts_on(place)
        if not acts:
            return
        menu = QMenu(self._window)
        for text, act in acts:
            menu.addAction(text, act)
        menu.exec(at)

    def acts_on(self, place: Place) -> list[tuple[str, Callable[[], object]]]:
        """Names and acts."""
        actions = self._window.actions_by_id
        if place.kind is PlaceKind.SEARCH:
            return [
                ("Edit Search…", lambda: self._edit_search(place)),
                ("Move Up", lambda: self._move_search(place, -1)),
                ("Move Down", lambda: self._move_search(place, 1)),
                ("Delete Search", lambda: self._delete_search(place)),
            ]
        if place.kind is PlaceKind.TAG:
            return [
                ("Rename Tag…", lambda: self._rename_tag(place)),
                ("Delete Tag", lambda: self._delete_tag(place)),
                ("Tag Manager…", actions["tag_manager"].trigger),
            ]
        if place.kind is PlaceKind.SOURCE:
            return [("Rename Source…", lambda: self._rename_source(place))]
        return [("Empty Trash…", actions["empty_trash"].trigger)] if place == TRASH or place.name == TRASH.name else []

    def _ask(self, title: str, label: str, text: str) -> str | None:
        from clipper.gui.dialogs.ask import ask_line

        return ask_line(title, label, text, parent=self._window)

    def _edit_search(self, place: Place) -> None:
        from clipper.gui.dialogs.ask import ask
        from clipper.query.parse import parse

        answers = ask("Edit Search", {"Name": place.title, "Search for": place.query}, lambda typed: parse(typed[1]), self._window)
        if answers:
            name, query = answers
            change = self._window.session.library.searches.change
            self._window.session.perform("Edit Search", lambda: change(SearchId(place.name), name=name, query=query))

    def _move_search(self, place: Place, step: int) -> None:
        searches = self._window.session.library.searches
        order = [search.id for search in searches.all()]
        at = order.index(SearchId(place.name))
        to = min(max(at + step, 0), len(order) - 1)
        order.insert(to, order.pop(at))
        self._window.session.perform("Move Search", lambda: searches.order(order))

    def _delete_search(self, place: Place) -> None:
        self._window.session.perform("Delete Search", lambda: self._window.session.library.searches.delete(SearchId(place.name)))

    def _rename_tag(self, place: Place) -> None:
        new = self._ask("Rename Tag", "Name, with / between the levels:", place.name)
        if new and new != place.name:
            self._window.session.perform("Rename Tag", lambda: self._window.session.library.tags.rename(place.name, new))

    def _delete_tag(self, place: Place) -> None:
        self._window.session.perform("Delete Tag", lambda: self._window.session.library.tags.delete(place.name))

    def _rename_source(self, place: Place) -> None:
        new = self._ask("Rename Source", "Name:", place.name)
        if not new or new == place.name:
            return
        sources = self._window.session.library.sources
        source = next((source for source in sources.all() if source.name == place.name), None)
        if source is not None:
            aliases = (*source.aliases, source.name)
            self._window.session.perform(
                "Rename Source", lambda: sources.change(place.name, new_name=new, country=source.country, aliases=aliases)
            )
