"""The window: puts panes, menus and acts together, and does nothing itself."""

import contextlib
import gc
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QSplitter

from clipper.errors import ClipperError
from clipper.gui import menus
from clipper.gui.actions import LIST_KEYS, Actions
from clipper.gui.acts import Acts
from clipper.gui.article.announce import announce
from clipper.gui.article_side import ArticleSide
from clipper.gui.bare_library import BareLibrary
from clipper.gui.collector import Collector
from clipper.gui.highlights_place import FIRST_WIDTH, HighlightsPlace
from clipper.gui.late import late
from clipper.gui.models.clippings import calendar_for
from clipper.gui.models.places import TRASH, PlaceKind
from clipper.gui.models.search_history import SearchHistory
from clipper.gui.panes.list_pane import ListPane
from clipper.gui.panes.sidebar import Sidebar
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.gui.widgets.room import begin_with
from clipper.gui.window_memory import WindowMemory
from clipper.model.clipping import Clipping, Status
from clipper.model.listing import Sort
from clipper.model.zone import named_zone
from clipper.settings import Settings

if TYPE_CHECKING:
    from clipper.gui.drops import Drops
    from clipper.gui.upkeep import IdleUpkeep
    from clipper.gui.widgets.message_bar import MessageBar

FIRST_SIZE = (1380, 840)
FIRST_WIDTHS = (205, 365, 560)
STRETCHES = (0, 1, 3)
"""A narrow window leaves the article more than its list has."""
COMPACT_WIDTH = 470
"""Of the list when it first shows columns: title, source and date are seen without scrolling."""
LEAST_SIZE = (672, 420)
"""What the three panes need, which is less than a screen of 1024 by 700 has when everything is half as large again."""
LEAST_WIDTHS = (150, 240, 280)
AFTER_PAINT_MS = 40
"""Counts, icons and the list of highlights follow when the first page has been painted."""


class MainWindow(QMainWindow):
    """One window on one library. What is not seen at first is imported and made when it is first asked for."""

    def __init__(self, session: Session, surroundings: Surroundings) -> None:
        super().__init__()
        self.session = session
        self.surroundings = surroundings
        self.memory = WindowMemory(surroundings.memory_file)
        calendar = calendar_for(named_zone(self.settings.timezone))
        # Each widget gets its parent at once: under another one the style sheet is worked out again for all that is in it.
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.sidebar = Sidebar(session, self.splitter)
        self.list_pane = ListPane(session, calendar, self.sidebar.tag_color, self.splitter)
        self.article = ArticleSide(session, surroundings, self.splitter)
        self.actions_by_id = Actions(self)
        self.highlights_place = HighlightsPlace(self.article, self.actions_by_id["show_highlights"], self.splitter)
        BareLibrary(self.article, self.list_pane, self.highlights_place, self.actions_by_id, self)
        self.acts = Acts(
            session,
            surroundings,
            sidebar=self.sidebar,
            list_pane=self.list_pane,
            article=self.article,
            highlights=self.highlights_place,
            actions=self.actions_by_id,
            splitter=self.splitter,
            window=self,
        )
        self.chosen = self.acts.chosen
        self.upkeep: IdleUpkeep | None = None
        self._compose()
        self._connect()
        self._remember()

    @property
    def settings(self) -> Settings:
        return self.surroundings.settings

    @property
    def messages(self) -> "MessageBar":
        return self.acts.messages

    def _compose(self) -> None:
        self.setWindowTitle(_title(self.session.library.path))
        self.setMinimumSize(*LEAST_SIZE)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for stretch, pane, least in zip(STRETCHES, (self.sidebar, self.list_pane, self.article.pane), LEAST_WIDTHS, strict=True):
            pane.setMinimumWidth(least)
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        self.splitter.addWidget(self.highlights_place)
        self.splitter.setSizes([*FIRST_WIDTHS, FIRST_WIDTH])
        self.setCentralWidget(self.splitter)
        recent, names = late(lambda: self.acts.library.fill_recent), late(lambda: self.acts.clippings.names)
        menus.build_menus(self, self.actions_by_id, self.session.undo_stack, recent, names)
        menus.build_tool_bar(self, self.actions_by_id)
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self.actions_by_id.connect_all(self.handlers)
        self.actions_by_id.running.connect(self.list_pane.search.hide_completions)
        self.sidebar.chosen.connect(self.list_pane.show_place)
        self.sidebar.dropped.connect(late(lambda: self.acts.places.drop))
        self.sidebar.colored.connect(self.list_pane.table.viewport().update)
        self.sidebar.menu_wanted.connect(late(lambda: self.acts.places.show_menu))
        self.sidebar.renaming_wanted.connect(late(lambda: self.acts.places.rename))
        self.sidebar.deleting_wanted.connect(late(lambda: self.acts.places.delete))
        self.list_pane.current_changed.connect(self._show_article)
        self.list_pane.opened.connect(self.article.pane.setFocus)
        self.article.pane.left.connect(late(lambda: self.messages.leave))
        self.list_pane.key_pressed.connect(self._list_key)
        self.list_pane.link_wanted.connect(self.acts.open_link)
        self.list_pane.menu_wanted.connect(self._clipping_menu)
        self.list_pane.set_empty(late(lambda: self.acts.places.explain_empty))
        self.list_pane.hits_wanted.connect(self.article.search)
        self.list_pane.first_shown.connect(lambda: QTimer.singleShot(AFTER_PAINT_MS, self._has_shown))
        self.article.was_read.connect(late(lambda: self.acts.clippings.mark_read))
        self._connect_wishes()
        self.session.failed.connect(self.acts.complain)
        if self.surroundings.theme is not None:
            self.surroundings.theme.changed.connect(self._dress_soon)
        self.session.told.connect(late(lambda: self.messages.say))
        self.session.done.connect(self.acts.offer_undo)
        self.session.spoken.connect(partial(announce, self))
        self.actions_by_id.turned.connect(self.session.spoken)
        self.acts.setting_changed.connect(self.take_settings)
        self.acts.pane_toggled.connect(self._fit_highlights)
        self.session.reader.broke.connect(self.surroundings.report)

    def _connect_wishes(self) -> None:
        """What the article pane wishes that a menu does as well."""
        wishes, actions = self.article.wishes, self.actions_by_id
        wishes.open_original.connect(actions["open_original"].trigger)
        wishes.show_capture.connect(actions["show_capture"].trigger)
        wishes.edit_details.connect(late(lambda: self.acts.article.edit_current))
        wishes.edit_tags.connect(actions["tag"].trigger)
        wishes.trim.connect(actions["trim"].trigger)
        wishes.settle_doubts.connect(actions["settle_doubts"].trigger)
        wishes.star.connect(self._star)
        wishes.status.connect(self._set_status)
        wishes.told.connect(late(lambda: self.messages.say))
        wishes.to_brief.connect(late(lambda: self.acts.briefs.add_passages))
        self.list_pane.to_brief.connect(late(lambda: self.acts.briefs.add_passages))
        wishes.show_related.connect(late(lambda: self.acts.article.show_related))
        wishes.show_tag.connect(partial(self.sidebar.choose, PlaceKind.TAG))

    def _star(self, _starred: bool) -> None:  # noqa: FBT001 (a slot)
        self.actions_by_id["star"].trigger()

    def _set_status(self, status: str) -> None:
        self.acts.clippings.set_status(self.chosen.keys(), Status(status), f"Mark as {status.capitalize()}")

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each action does: looks elsewhere here, the rest in its acts."""
        table = self.list_pane.table
        return self.acts.handlers() | {
            "next": lambda: table.move_by(1),
            "previous": lambda: table.move_by(-1),
            "read_on": lambda: self.article.pane.view.read_on() or table.move_by(1),
            "select_all": self.list_pane.body.choose_all,
            "find": self.list_pane.focus_search,
            "sort": self.list_pane.head.ask_order,
            "refresh": self.list_pane.relist,
            "answer_message": self.messages.press,
            "focus_sidebar": self.sidebar.setFocus,
            "focus_list": self.list_pane.body.take_keys,
            "focus_article": self.article.pane.setFocus,
            "show_highlights": lambda: self.highlights_place.show_list(shown=not self.highlights_place.isVisible()),
            "quit": self.close,
        }

    # Events

    def open_first(self) -> None:
        """Show the first list, when the window is shown: before it is painted for the first time."""
        self.list_pane.show_place(self.sidebar.place, here=True)
        if self.list_pane.isVisibleTo(self):
            self.list_pane.body.take_keys()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Escape, where no pane has a use for it."""
        if event.key() == Qt.Key.Key_Escape:
            self.messages.leave()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        if self.session.is_open:
            with contextlib.suppress(ClipperError):  # a full disk must not keep the window open
                self.article.leave()
            self.keep_memory()
            with contextlib.suppress(ClipperError):  # as above
                self.acts.leave()
            self.acts.stop()
            if self.upkeep is not None:
                self.upkeep.stop()
            self.session.close()
        super().closeEvent(event)

    @cached_property
    def drops(self) -> "Drops":
        """What is dragged here from elsewhere."""
        from clipper.gui.drops import Drops

        return Drops(self, self.acts.inbox.take)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        self.drops.enter(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 (Qt's name)
        super().dragLeaveEvent(event)
        self.drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        self.drops.drop(event)

    def take_settings(self, name: str) -> None:
        """A setting was changed: show it at once."""
        settings = self.settings
        if name == "theme" and self.surroundings.theme is not None:
            self.surroundings.theme.choose(settings.theme)
        elif name == "list_density":
            self._show_density(compact=settings.list_density == "compact")
        elif name == "fold_stories":
            self._fold_stories(folded=settings.fold_stories)
        elif name == "timezone":
            self.list_pane.set_calendar(calendar_for(named_zone(settings.timezone)))
        else:
            self.article.take_settings(settings)

    def _dress_soon(self, _palette: object) -> None:
        """When the application itself has taken the theme."""
        QTimer.singleShot(0, self.dress)

    def dress(self) -> None:
        """Draw the icons in the color of the theme."""
        self.actions_by_id.dress()
        self.list_pane.dress()
        self.article.dress()
        self.sidebar.dress()

    def _show_density(self, *, compact: bool) -> None:
        table = self.list_pane.table
        is_known = compact and table.horizontalHeader().restoreState(self.memory.bytes_of("header"))
        if not compact and table.compact:
            self.keep_memory()
        self.list_pane.set_density(compact=compact, columns=self.memory.words("columns"))
        if compact and not is_known and self.isVisible():
            self._widen_list()
            table.fit_title()
        self.actions_by_id["compact"].setChecked(compact)
        self.actions_by_id["comfortable"].setChecked(not compact)

    def _widen_list(self) -> None:
        """Columns need more room than two lines do: the article gives it, as long as it has more than the list."""
        sizes = self.splitter.sizes()
        more = min(COMPACT_WIDTH - sizes[1], sizes[2] - COMPACT_WIDTH)
        if more > 0:
            sizes[1], sizes[2] = sizes[1] + more, sizes[2] - more
            self.splitter.setSizes(sizes)

    def _fold_stories(self, *, folded: bool) -> None:
        self.list_pane.set_folded(folded=folded)
        self.actions_by_id["fold_stories"].setChecked(folded)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._fit_highlights()

    def _fit_highlights(self) -> None:
        """With a brief beside it the article needs the room of its highlights also in a wider window."""
        self.highlights_place.fit(self.width() - self.acts.brief_width)

    def keep_memory(self) -> None:
        """Remember what the window looks like."""
        self.memory.set_bytes("geometry", self.saveGeometry())
        self.memory.set_bytes("splitter", self.splitter.saveState())
        shown = {"sidebar": self.actions_by_id["show_sidebar"].isChecked(), "highlights": self.highlights_place.is_wanted}
        hidden = [name for name, is_shown in shown.items() if not is_shown]
        self.memory.set_words("hidden", hidden or ["nothing"])
        if self.list_pane.table.compact:
            self.memory.set_bytes("header", self.list_pane.table.horizontalHeader().saveState())
            self.memory.set_words("columns", self.list_pane.table.shown_columns())
        self.memory.set_lines("searches", self.list_pane.search.history.queries)
        self.acts.keep(self.memory)
        self.memory.keep()

    def _remember(self) -> None:
        memory, actions = self.memory, self.actions_by_id
        if not self.restoreGeometry(memory.bytes_of("geometry")):
            begin_with(self, *FIRST_SIZE)
        self.splitter.restoreState(memory.bytes_of("splitter"))
        compact = self.settings.list_density == "compact"
        self._show_density(compact=compact)
        self._fold_stories(folded=self.settings.fold_stories)
        self.list_pane.set_sorts(memory.sorts())
        self.list_pane.search.history = SearchHistory(memory.lines("searches"))
        self.list_pane.sort_changed.connect(self._sort_changed)
        hidden = memory.words("hidden") or []
        actions["show_sidebar"].setChecked("sidebar" not in hidden)
        self.sidebar.setVisible("sidebar" not in hidden)
        self.highlights_place.remember(wanted="highlights" not in hidden)

    def _sort_changed(self, name: str, sort: Sort) -> None:
        self.memory.set_sorts({**self.memory.sorts(), name: sort})

    def _has_shown(self) -> None:
        """The first list is there: now what can wait."""
        if not self.session.is_open:
            return
        gc.freeze()
        Collector(self)
        self.dress()
        self._show_icon()
        self.list_pane.model.read_on()
        self.sidebar.refresh()
        self._keep_up()
        self._watch_over()
        self.highlights_place.fill()
        self.acts.take_up(self.memory)

    def _show_icon(self) -> None:
        """The program's own icon, where the desktop shows its windows and dialogs."""
        from PySide6.QtGui import QGuiApplication, QIcon

        from clipper import resources

        QGuiApplication.setWindowIcon(QIcon(str(resources.path("desktop", "clipper.svg"))))

    def _keep_up(self) -> None:
        """Start what is done while nobody uses the window."""
        from clipper.gui.upkeep import IdleUpkeep

        if self.upkeep is None:
            self.upkeep = IdleUpkeep(self.session, self)

    def _watch_over(self) -> None:
        """Another program may destroy it."""
        from clipper.gui.vanished import VanishedWindow

        VanishedWindow(self)

    def _show_article(self, clipping: Clipping | None) -> None:
        self.actions_by_id.set_clipping(clipping)
        self.article.show(clipping, self.list_pane.search.query, is_listed=self.list_pane.model.rowCount() > 0)

    def _list_key(self, key: str) -> None:
        if key.isdigit() and key != "0":
            self.acts.clippings.toggle_tag_key(int(key), self.chosen.keys())
        elif key in LIST_KEYS and self.actions_by_id[LIST_KEYS[key]].isEnabled():
            self.actions_by_id[LIST_KEYS[key]].trigger()

    def _clipping_menu(self, at: QPoint) -> None:
        if self.chosen.keys():
            in_trash = self.list_pane.place.key == TRASH.key
            menu = menus.context_menu(self, self.actions_by_id, self.acts.clippings.names)
            only_here = {"restore": in_trash, "empty_trash": in_trash, "trash": not in_trash}
            for name, is_here in only_here.items():
                self.actions_by_id[name].setVisible(is_here)
            menu.exec(at)
            menu.deleteLater()
            for name in only_here:
                self.actions_by_id[name].setVisible(True)


def _title(path: Path | None) -> str:
    return f"{path.stem} — Clipper" if path else "Clipper"
