"""What the menus do with briefs: the composer in its window and in its pane, and the brief of what is listed.

All of it is imported and made when it is first asked for.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from clipper.gui.actions import Actions
from clipper.gui.chosen import Chosen
from clipper.gui.open_file import open_file
from clipper.gui.panes.list_pane import ListPane
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.gui.widgets.message_bar import MessageBar
from clipper.model.ids import ClippingKey, HighlightId

if TYPE_CHECKING:
    from clipper.gui.composer.desk import Desk
    from clipper.gui.composer.pane import BriefPane
    from clipper.gui.composer.window import ComposerWindow
    from clipper.jobs.brief_file import BriefWritten

PANE = "show_brief"
PANE_WIDTH = 320
LEAST_WIDTH = 200
NARROW_WIDTH = 250
"""What it has at first where the article would grow too narrow."""
NARROW_HIGHLIGHTS = 200
MOST_NAMED = 100
"""Clippings chosen for a brief that are named one by one in its query: a twentieth of a second to find."""


class BriefActs(QObject):
    """The briefs of one main window. The composer's window is no child of it, so that either can lie in front.

    The pane stands in the splitter, and takes its room from the article.
    """

    link_wanted = Signal(str)
    """A source was opened."""
    pane_toggled = Signal()
    """The pane is about to take room, or has given it back."""

    def __init__(
        self,
        session: Session,
        surroundings: Surroundings,
        *,
        chosen: Chosen,
        list_pane: ListPane,
        actions: Actions,
        messages: MessageBar,
        splitter: QSplitter,
        article: QWidget,
        highlights: QWidget,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._surroundings = surroundings
        self._chosen = chosen
        self._list_pane = list_pane
        self._actions = actions
        self._messages = messages
        self._splitter = splitter
        self._article = article
        self._highlights = highlights
        self._window = window
        self._composer: ComposerWindow | None = None
        self.pane: BriefPane | None = None
        self._width = PANE_WIDTH
        self._given = PANE_WIDTH
        """What it got when it was shown: it may be less than it is to have in a wider window."""
        self._sizes_without: list[int] = []
        """Of the other panes, as they were before the brief took its place."""

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "export_brief": self.export,
            "compose_brief": self.composer,
            "add_to_brief": self.add,
            PANE: lambda: self.show_pane(shown=self._actions[PANE].isChecked()),
        }

    def export(self) -> None:
        """Write a brief of what is listed, or of those that are chosen where they are several."""
        from clipper.gui.composer.query_dialog import QueryDialog

        chosen = self._query_of_chosen()
        query = chosen or self._list_pane.asked.query
        dialog = QueryDialog(self._session, self._surroundings, query, self._window, title="Brief" if chosen else "")
        dialog.compose.connect(self._compose)
        dialog.written.connect(self._tell_written)
        dialog.show()

    def _query_of_chosen(self) -> str:
        """What finds just the clippings that are chosen; nothing where that is one, or the whole list, or more than one names."""
        number = self._list_pane.table.chosen_number()
        if not 1 < number <= MOST_NAMED or number == self._list_pane.model.rowCount():
            return ""
        chosen = self._session.library.clippings.rows(self._chosen.keys())
        return " OR ".join(f"id:{clipping.id}" for clipping in chosen)

    def _compose(self, title: str, keys: list[ClippingKey]) -> None:
        self.composer().new_from_clippings(title, keys)

    def _tell_written(self, written: "BriefWritten") -> None:
        self._messages.say(f"Written: {written.path}", "Open", lambda: open_file(written.path))

    def add(self) -> None:
        """Put what is chosen in the list into the brief that is open."""
        passages = self._list_pane.body.chosen_passages()
        self._add(() if passages else self._chosen.keys(), passages)

    def add_passages(self, highlights: Sequence[HighlightId]) -> None:
        self._add((), highlights)

    def _add(self, keys: Sequence[ClippingKey], highlights: Sequence[HighlightId]) -> None:
        """Into the pane where it is open, else into the window. One that is open already takes no keys away: more may be chosen."""
        if not keys and not highlights:
            return
        place = self._place_to_fill()
        if keys:
            place.add_clippings(list(keys))
        if highlights:
            place.add_highlights(list(highlights))
        brief = place.brief()
        if brief is not None and not (self._composer is not None and self._composer.isActiveWindow()):
            self._session.done.emit(f"Added to “{brief.title}”.")

    def _place_to_fill(self) -> "Desk":
        """That of the pane, else of the window; with a brief, if only an empty one."""
        if self.pane is not None and self.pane_is_shown:
            if self.pane.desk.brief() is None:
                self._make()
            return self.pane.desk
        is_open = self._composer is not None and self._composer.isVisible()
        composer = self._composer if is_open and self._composer is not None else self.composer()
        return composer.opened()

    def composer(self) -> "ComposerWindow":
        """The composer's window, shown."""
        from clipper.gui.composer.window import ComposerWindow

        if self._composer is None:
            self._composer = ComposerWindow(self._session, self._surroundings)
            self._composer.link_wanted.connect(self.link_wanted)
        self._composer.show()
        self._composer.raise_()
        self._composer.activateWindow()
        return self._composer

    # The pane

    def show_pane(self, *, shown: bool) -> None:
        """Show or hide the brief beside the article."""
        was_shown = self.pane is not None and not self.pane.isHidden()
        if shown and self.pane is None:
            self._make_pane()
        if self.pane is not None:
            self.pane.desk.outline.finish_editing()
        if self.pane is not None and shown != was_shown:
            self._share_room(self.pane, shown=shown)
        self._actions[PANE].setChecked(shown)

    def _make_pane(self) -> None:
        from clipper.gui.composer.pane import BriefPane

        self.pane = pane = BriefPane(self._session, self._window)
        pane.setMinimumWidth(LEAST_WIDTH)
        pane.desk.link_wanted.connect(self.link_wanted)
        pane.desk.told.connect(self._messages.say)
        pane.chosen.connect(pane.show_brief)
        pane.new_wanted.connect(self._make)
        pane.window_wanted.connect(self._open_window)
        briefs = self._session.library.briefs.all()
        pane.show_brief(briefs[0].id if briefs else None)
        pane.hide()
        self._splitter.addWidget(pane)

    def _share_room(self, pane: "BriefPane", *, shown: bool) -> None:
        """The article gives the brief its room, and gets it back."""
        from clipper.gui.pane_room import sizes_beside

        sizes = self._splitter.sizes()
        parts = (self._list_pane, self._article, pane, self._highlights)
        listed, article, beside, highlights = map(self._splitter.indexOf, parts)
        pane.setVisible(shown)
        self.pane_toggled.emit()
        if shown:
            self._sizes_without = list(sizes)
            if self._highlights.isHidden():
                sizes[article] += sizes[highlights]
                sizes[highlights] = 0
            least = {beside: NARROW_WIDTH, highlights: NARROW_HIGHLIGHTS, listed: self._list_pane.minimumWidth()}
            sizes = sizes_beside(sizes, pane=beside, article=article, width=self._width, least=least)
            self._given = sizes[beside]
        else:
            if abs(sizes[beside] - self._given) > 1:
                self._width = sizes[beside]
            sizes = self._sizes_without
        self._splitter.setSizes(sizes)

    def _make(self) -> None:
        from clipper.gui.composer.brief_list import make_brief

        made = make_brief(self._session)
        if made is not None and self.pane is not None:
            self.pane.show_brief(made)

    def _open_window(self) -> None:
        brief = self.pane.desk.brief() if self.pane else None
        composer = self.composer()
        if brief is not None:
            composer.show_brief(brief.id)

    # At the end

    def leave(self) -> None:
        """Save what was typed and close the window: the library is about to be closed."""
        if self.pane is not None:
            self.pane.desk.outline.finish_editing()
        if self._composer is not None:
            self._composer.close()
            self._composer.deleteLater()
            self._composer = None

    @property
    def width_taken(self) -> int:
        """What the pane is to have, where it is shown."""
        return self._width if self.pane is not None and not self.pane.isHidden() else 0

    @property
    def pane_is_shown(self) -> bool:
        return self.pane is not None and self.pane.isVisible()
