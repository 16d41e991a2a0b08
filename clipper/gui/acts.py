"""All that menus, keys and drops can do in one window: groups of acts, each imported and made when it is first asked for."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from clipper.errors import ClipperError, DiskError
from clipper.gui.actions import Actions, keys_named
from clipper.gui.article_side import ArticleSide
from clipper.gui.chosen import Chosen
from clipper.gui.late import late
from clipper.gui.panes.list_pane import ListPane
from clipper.gui.panes.sidebar import Sidebar
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.gui.window_memory import WindowMemory

if TYPE_CHECKING:
    from clipper.gui.article_acts import ArticleActs
    from clipper.gui.brief_acts import BriefActs
    from clipper.gui.clip_inbox import ClipInbox
    from clipper.gui.clipping_acts import ClippingActs
    from clipper.gui.library_acts import LibraryActs
    from clipper.gui.place_acts import PlaceActs
    from clipper.gui.sample_acts import SampleActs
    from clipper.gui.tag_acts import TagActs
    from clipper.gui.trash_acts import TrashActs
    from clipper.gui.turns import Turns
    from clipper.gui.under_way import UnderWay
    from clipper.gui.version_acts import VersionActs
    from clipper.gui.widgets.message_bar import MessageBar
    from clipper.gui.window_acts import WindowActs

BRIEF_PANE = "brief_pane"
SHOWN = "shown"
BROKEN_OFF = "broken_off"
"""The address of a library, and what was not finished when its window was closed."""
WARNED = "warned_of_place"
"""The addresses of the libraries whose place was told of; a path may have blanks."""


class Acts(QObject):
    """The acts of one window. Each group is given just what it works with."""

    setting_changed = Signal(str)
    """The name of a setting that is kept already, and is to be shown."""
    pane_toggled = Signal()
    """The pane of a brief is about to take room, or has given it back."""

    def __init__(
        self,
        session: Session,
        surroundings: Surroundings,
        *,
        sidebar: Sidebar,
        list_pane: ListPane,
        article: ArticleSide,
        highlights: QWidget,
        actions: Actions,
        splitter: QSplitter,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._surroundings = surroundings
        self._sidebar = sidebar
        self._list_pane = list_pane
        self._article = article
        self._highlights = highlights
        self._actions = actions
        self._splitter = splitter
        self._window = window
        self.chosen = Chosen(list_pane, sidebar)
        self._offered = ""
        """The sentence of the last act that the bar offered to take back."""

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each action does that is more than a look elsewhere."""
        groups = (
            self.clippings,
            self.inbox,
            self.article,
            self.tags,
            self.places,
            self.briefs,
            self.library,
            self.trash,
            self.versions,
            self.sample,
            self.window,
        )
        return {name: act for group in groups for name, act in group.handlers().items()}

    # The groups

    @cached_property
    def messages(self) -> "MessageBar":
        """Where they tell what they did."""
        from clipper.gui.widgets.message_bar import MessageBar

        made = MessageBar(self._window)
        made.set_key(keys_named("answer_message"))
        return made

    @cached_property
    def under_way(self) -> "UnderWay":
        """What the user waits for."""
        from clipper.gui.under_way import UnderWay

        return UnderWay(self._session, self.messages, self)

    @cached_property
    def clippings(self) -> "ClippingActs":
        from clipper.gui.clipping_acts import ClippingActs

        acts = ClippingActs(self._session, self.chosen, self)
        acts.slow.connect(self._start_slow)
        return acts

    @cached_property
    def inbox(self) -> "ClipInbox":
        from clipper.gui.clip_inbox import ClipInbox

        made = ClipInbox(
            self._session,
            self._surroundings,
            chosen=self.chosen,
            acts=self.clippings,
            under_way=self.under_way,
            messages=self.messages,
            window=self._window,
        )
        made.original_wanted.connect(self.open_link)
        made.import_wanted.connect(late(lambda: self.library.import_files))
        return made

    @cached_property
    def article(self) -> "ArticleActs":
        from clipper.gui.article_acts import ArticleActs

        return ArticleActs(
            self._session,
            self._surroundings,
            chosen=self.chosen,
            article=self._article,
            acts=self.clippings,
            messages=self.messages,
            window=self._window,
        )

    @cached_property
    def tags(self) -> "TagActs":
        from clipper.gui.tag_acts import TagActs

        return TagActs(self._session, chosen=self.chosen, list_pane=self._list_pane, acts=self.clippings, window=self._window)

    @cached_property
    def places(self) -> "PlaceActs":
        from clipper.gui.place_acts import PlaceActs

        return PlaceActs(
            self._session,
            list_pane=self._list_pane,
            sidebar=self._sidebar,
            actions=self._actions,
            acts=self.clippings,
            window=self._window,
        )

    @cached_property
    def briefs(self) -> "BriefActs":
        from clipper.gui.brief_acts import BriefActs

        made = BriefActs(
            self._session,
            self._surroundings,
            chosen=self.chosen,
            list_pane=self._list_pane,
            actions=self._actions,
            messages=self.messages,
            splitter=self._splitter,
            article=self._article.pane,
            highlights=self._highlights,
            window=self._window,
        )
        made.link_wanted.connect(self.open_link)
        made.pane_toggled.connect(self.pane_toggled)
        return made

    @cached_property
    def library(self) -> "LibraryActs":
        from clipper.gui.library_acts import LibraryActs

        return LibraryActs(
            self._session,
            self._surroundings,
            acts=self.clippings,
            under_way=self.under_way,
            messages=self.messages,
            window=self._window,
        )

    @cached_property
    def trash(self) -> "TrashActs":
        from clipper.gui.trash_acts import TrashActs

        return TrashActs(self._session, under_way=self.under_way, messages=self.messages, window=self._window)

    @cached_property
    def versions(self) -> "VersionActs":
        from clipper.gui.version_acts import VersionActs

        return VersionActs(
            self._session,
            self._surroundings,
            article=self._article,
            under_way=self.under_way,
            messages=self.messages,
            window=self._window,
        )

    @cached_property
    def sample(self) -> "SampleActs":
        from clipper.gui.sample_acts import SampleActs

        return SampleActs(self._session, self._surroundings, under_way=self.under_way, messages=self.messages, parent=self)

    @cached_property
    def window(self) -> "WindowActs":
        from clipper.gui.window_acts import WindowActs

        made = WindowActs(self._surroundings, sidebar=self._sidebar, actions=self._actions, window=self._window)
        made.setting_changed.connect(self.setting_changed)
        return made

    # Links

    def open_link(self, link: str) -> None:
        """Follow a link of this program in its window, any other one in the browser."""
        if link.startswith("clipper:"):
            self.visit(link)
            self._window.activateWindow()
        else:
            from PySide6.QtCore import QUrl
            from PySide6.QtGui import QDesktopServices

            QDesktopServices.openUrl(QUrl(link))

    def visit(self, link: str) -> None:
        """Go where a `clipper://` link leads."""
        from clipper.gui.visit import Visit

        Visit(
            link,
            session=self._session,
            chosen=self.chosen,
            list_pane=self._list_pane,
            article=self._article,
            messages=self.messages,
            window=self._window,
        )

    # What is told

    def complain(self, error: ClipperError) -> None:
        """Tell what could not be done. A library that could only be read when it was opened is opened anew where the disk may have room."""
        again = self._surroundings.open_again
        if isinstance(error, DiskError) and not self._session.library.writable and again is not None:
            self.messages.complain(error, "Try Again", again)
        else:
            self.messages.complain(error)

    def offer_undo(self, sentence: str) -> None:
        """Tell of an act; the bar's button takes it back while nothing else was done since."""
        stack = self._session.undo_stack
        place = stack.index()
        self.messages.say(sentence, "Undo", lambda: stack.undo() if stack.index() == place else None)
        if not self._offered:
            stack.indexChanged.connect(self._withdraw_offer)
        self._offered = sentence

    def _withdraw_offer(self) -> None:
        """Undone by key, or something else was done since: the button would do nothing."""
        if self._offered and self.messages.sentence == self._offered:
            self.messages.close_message()

    def _start_slow(self, turns: "Turns", name: str) -> None:
        self.under_way.start(turns, f"{name} …", "Stop")

    @property
    def brief_width(self) -> int:
        """What the pane of a brief takes beside the article."""
        return self.briefs.width_taken if "briefs" in self.__dict__ else 0

    # From one start to the next

    def take_up(self, memory: WindowMemory) -> None:
        """What was being done when the window was last open: a clip that was not saved, the pane of a brief."""
        refusal = self._session.library.refusal
        if refusal is not None:
            self.complain(type(refusal)(refusal.sentence, f"{refusal.hint} Until then, it can be read."))
        elif self._session.library.views.unsaved_clips():
            self.inbox.offer_unsaved()
        elif not self._tell_broken_off(memory) and not self._greet():
            self._warn_of_place(memory)
        if memory.words(BRIEF_PANE) == [SHOWN]:
            self.briefs.show_pane(shown=True)

    def _greet(self) -> bool:
        """In the sample: say that it is one, and offer the way back. Whether it is said."""
        return self._surroundings.is_sample(self._session.library.path) and self.sample.greet()

    def _tell_broken_off(self, memory: WindowMemory) -> bool:
        """Once: that something long was not finished when this library's window was closed. Whether there is such a thing."""
        place, *sentences = memory.lines(BROKEN_OFF) or ("",)
        path = self._session.library.path
        if not sentences or path is None or path.absolute().as_uri() != place:
            return False
        memory.set_lines(BROKEN_OFF, [])
        told = " and ".join(f"“{sentence}”" for sentence in sentences)
        were = "was" if len(sentences) == 1 else "were"
        self.messages.say(f"{told} {were} not finished when the window was closed. What was done until then stays.", stays=True)
        return True

    def _warn_of_place(self, memory: WindowMemory) -> None:
        """Once for each library: that its file is shared between computers."""
        from clipper.library.place import place_warning

        path = self._session.library.path
        warning, told = place_warning(path), memory.words(WARNED) or []
        if path is not None and warning and path.absolute().as_uri() not in told:
            self.messages.say(warning, stays=True)
            memory.set_words(WARNED, [*told, path.absolute().as_uri()])

    def keep(self, memory: WindowMemory) -> None:
        """For the next time."""
        path, unfinished = self._session.library.path, self.under_way.unfinished if "under_way" in self.__dict__ else []
        if unfinished and path is not None:
            memory.set_lines(BROKEN_OFF, [path.absolute().as_uri(), *unfinished])
        memory.set_words(BRIEF_PANE, [SHOWN if "briefs" in self.__dict__ and self.briefs.pane_is_shown else "hidden"])

    def stop(self) -> None:
        """End what runs beside the window."""
        if "inbox" in self.__dict__:
            self.inbox.stop()

    def leave(self) -> None:
        """Save what was typed in a brief: the library is about to be closed."""
        if "briefs" in self.__dict__:
            self.briefs.leave()
