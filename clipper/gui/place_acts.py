"""What can be done with an entry of the sidebar, and what an empty list says."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from clipper.gui.actions import Actions
from clipper.gui.clipping_acts import ClippingActs
from clipper.gui.models.places import ALL, ARCHIVED, STARRED, TRASH, UNREAD, Place, PlaceKind
from clipper.gui.panes.list_pane import ListPane
from clipper.gui.panes.sidebar import Sidebar
from clipper.gui.session import Session
from clipper.model.clipping import Status
from clipper.model.ids import ClippingKey, SearchId

if TYPE_CHECKING:
    from clipper.gui.models.tag_meant import TagMeant

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

    def __init__(
        self, session: Session, *, list_pane: ListPane, sidebar: Sidebar, actions: Actions, acts: ClippingActs, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._list_pane = list_pane
        self._sidebar = sidebar
        self._actions = actions
        self._acts = acts
        self._window = window

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"save_search": self.save_search}

    def save_search(self) -> None:
        """What is searched for becomes a place of its own."""
        query = self._list_pane.asked.query
        if not query:
            self._session.told.emit("Search for something first, then keep the search.")
            return
        name = self._ask("Save Search", "Name in the sidebar:", query)
        if name:
            self._session.perform("Save Search", lambda: self._session.library.searches.add(name, query)[1])

    def explain_empty(self, place: Place, query: str) -> Explanation:
        """What an empty list says."""
        if query:
            return ("Nothing found", *self._explain_no_results(place, query))
        if place.kind is PlaceKind.FIXED and place.name in EMPTY:
            return (*EMPTY[place.name], "", None)
        if place.kind is PlaceKind.TAG:
            return "Nothing has this tag", "Drag clippings onto the tag, or press T on them.", "", None
        if place.kind is not PlaceKind.FIXED:
            return "Nothing here", "No clipping belongs to this list now.", "", None
        return self._explain_no_clippings()

    def _explain_no_results(self, place: Place, query: str) -> tuple[str, str, Callable[[], object]]:
        """What a search may have meant, or how it finds more."""
        meant = self._tag_meant(query)
        if meant is not None:
            sentence = f"There is no tag “{meant.typed}”. There is “{meant.path}”."
            return sentence, "Search for That Tag", lambda: self._list_pane.search.set_query(meant.query)
        if place.key == ALL.key:
            return "No clipping matches the search.", "Clear Search", lambda: self._list_pane.search.set_query("")
        return "No clipping in this list matches the search.", "Search All Clippings", lambda: self._search_all(query)

    def _tag_meant(self, query: str) -> "TagMeant | None":
        """A tag that a search may have meant; nothing is looked up for one that asks for none."""
        if "tag:" not in query.casefold():
            return None
        from clipper.gui.models.tag_meant import tag_meant

        tags = self._session.library.tags
        return tag_meant(query, [*tags.by_use(), *(tag.path for tag in tags.all())])

    def _explain_no_clippings(self) -> Explanation:
        """A new library, or one whose clippings are all in the trash."""
        if thrown := len(self._session.library.trash.keys()):
            sentence = f"{thrown:,} clippings are in the trash." if thrown > 1 else "One clipping is in the trash."
            return "Nothing here now", sentence, "Show Trash", lambda: self._sidebar.choose(TRASH.kind, TRASH.name)
        return "No clippings yet", "The first one is listed here.", "", None

    def _search_all(self, query: str) -> None:
        """The same search, in the list of all."""
        self._sidebar.choose(ALL.kind, ALL.name)
        self._list_pane.search.set_query(query)

    def drop(self, place: Place, keys: list[ClippingKey]) -> None:
        """Clippings dropped on a place become what it shows."""
        acts = self._acts
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
        menu.deleteLater()

    def acts_on(self, place: Place) -> list[tuple[str, Callable[[], object]]]:
        """Names and acts."""
        actions = self._actions
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
        return [("Empty Trash…", actions["empty_trash"].trigger)] if place.key == TRASH.key else []

    def rename(self, place: Place) -> None:
        """What has a name of its own gets another."""
        renaming = {PlaceKind.SEARCH: self._edit_search, PlaceKind.TAG: self._rename_tag, PlaceKind.SOURCE: self._rename_source}
        renaming[place.kind](place)

    def delete(self, place: Place) -> None:
        """A tag comes off its clippings, a search is forgotten; an outlet stays, because its clippings name it."""
        if place.kind is PlaceKind.TAG:
            self._delete_tag(place)
        elif place.kind is PlaceKind.SEARCH:
            self._delete_search(place)

    def _ask(self, title: str, label: str, text: str) -> str | None:
        from clipper.gui.dialogs.ask import ask_line

        return ask_line(title, label, text, parent=self._window, verb=title.partition(" ")[0])

    def _edit_search(self, place: Place) -> None:
        from clipper.gui.dialogs.ask import ask
        from clipper.query.parse import parse

        answers = ask("Edit Search", {"Name": place.title, "Search for": place.query}, lambda typed: parse(typed[1]), self._window)
        if answers:
            name, query = answers
            change = self._session.library.searches.change
            self._session.perform("Edit Search", lambda: change(SearchId(place.name), name=name, query=query))

    def _move_search(self, place: Place, step: int) -> None:
        searches = self._session.library.searches
        order = [search.id for search in searches.all()]
        at = order.index(SearchId(place.name))
        to = min(max(at + step, 0), len(order) - 1)
        order.insert(to, order.pop(at))
        self._session.perform("Move Search", lambda: searches.order(order))

    def _delete_search(self, place: Place) -> None:
        if self._session.perform("Delete Search", lambda: self._session.library.searches.delete(SearchId(place.name))):
            self._session.done.emit(f"The search “{place.title}” is deleted.")

    def _rename_tag(self, place: Place) -> None:
        new = self._ask("Rename Tag", "Name, with / between the levels:", place.name)
        if new and new != place.name:
            self._session.perform("Rename Tag", lambda: self._session.library.tags.rename(place.name, new))

    def _delete_tag(self, place: Place) -> None:
        if self._session.perform("Delete Tag", lambda: self._session.library.tags.delete(place.name)):
            self._session.done.emit(f"The tag “{place.name}” is deleted.")

    def _rename_source(self, place: Place) -> None:
        new = self._ask("Rename Source", "Name:", place.name)
        if not new or new == place.name:
            return
        sources = self._session.library.sources
        source = next((source for source in sources.all() if source.name == place.name), None)
        if source is not None:
            aliases = (*source.aliases, source.name)
            self._session.perform(
                "Rename Source", lambda: sources.change(place.name, new_name=new, country=source.country, aliases=aliases)
            )
