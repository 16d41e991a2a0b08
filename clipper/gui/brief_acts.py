"""What the menus do with briefs: the composer in its window and in its pane, and the brief of what is listed.

All of it is imported and made when it is first asked for.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from clipper.gui.window_memory import WindowMemory
from clipper.model.ids import ClippingKey, HighlightId

if TYPE_CHECKING:
    from clipper.gui.composer.pane import BriefPane
    from clipper.gui.composer.window import ComposerWindow
    from clipper.gui.main_window import MainWindow
    from clipper.jobs.brief_file import BriefWritten

PANE = "show_brief"
PANE_WIDTH = 320
LEAST_WIDTH = 200


class BriefActs(QObject):
    """The briefs of one main window. The composer's window is no child of it, so that either can lie in front."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._composer: ComposerWindow | None = None
        self.pane: BriefPane | None = None

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "export_brief": self.export,
            "compose_brief": self.composer,
            "add_to_brief": self.add,
            PANE: lambda: self.show_pane(shown=self._window.actions_by_id[PANE].isChecked()),
        }

    def export(self) -> None:
        """Write a brief of what is listed."""
        from clipper.gui.composer.query_dialog import QueryDialog

        window = self._window
        dialog = QueryDialog(window.session, window.surroundings, window.list_pane.asked.query, window)
        dialog.compose.connect(self._compose)
        dialog.written.connect(self._tell_written)
        dialog.show()

    def _compose(self, title: str, keys: list[ClippingKey]) -> None:
        self.composer().new_from_clippings(title, keys)

    def _tell_written(self, written: "BriefWritten") -> None:
        self._window.messages.say(f"Written: {written.path}")

    def add(self) -> None:
        """Put what is chosen in the list into the brief that is open."""
        passages = self._window.list_pane.chosen_passages()
        self._add(() if passages else self._window.chosen_keys(), passages)

    def add_passages(self, highlights: Sequence[HighlightId]) -> None:
        self._add((), highlights)

    def _add(self, keys: Sequence[ClippingKey], highlights: Sequence[HighlightId]) -> None:
        """Into the pane where it is open, else into the window."""
        if not keys and not highlights:
            return
        pane = self.pane if self.pane is not None and self.pane.isVisible() else None
        if pane is not None and pane.desk.brief() is None:
            self._make()
        desk = pane.desk if pane is not None else self.composer()
        if keys:
            desk.add_clippings(list(keys))
        if highlights:
            desk.add_highlights(list(highlights))
        brief = pane.desk.brief() if pane is not None else None
        if brief is not None:
            self._window.session.done.emit(f"Added to “{brief.title}”.")

    def composer(self) -> "ComposerWindow":
        """The composer's window, shown."""
        from clipper.gui.composer.window import ComposerWindow

        if self._composer is None:
            window = self._window
            self._composer = ComposerWindow(window.session, window.surroundings)
            self._composer.link_wanted.connect(window.window_acts.open_link)
        self._composer.show()
        self._composer.raise_()
        self._composer.activateWindow()
        return self._composer

    # The pane

    def show_pane(self, *, shown: bool) -> None:
        """Show or hide the brief beside the article."""
        window = self._window
        if shown and self.pane is None:
            self._make_pane()
        if self.pane is not None:
            self.pane.desk.outline.finish_editing()
            self.pane.setVisible(shown)
        window.actions_by_id[PANE].setChecked(shown)

    def _make_pane(self) -> None:
        from clipper.gui.composer.pane import BriefPane

        window = self._window
        self.pane = pane = BriefPane(window.session, window)
        pane.setMinimumWidth(LEAST_WIDTH)
        pane.desk.link_wanted.connect(window.window_acts.open_link)
        pane.desk.told.connect(window.messages.say)
        pane.chosen.connect(pane.show_brief)
        pane.new_wanted.connect(self._make)
        pane.window_wanted.connect(self._open_window)
        briefs = window.session.library.briefs.all()
        pane.show_brief(briefs[0].id if briefs else None)
        window.splitter.addWidget(pane)
        sizes = window.splitter.sizes()
        article = 2
        sizes[-1] = PANE_WIDTH
        sizes[article] = max(window.article.pane.minimumWidth(), sizes[article] - PANE_WIDTH)
        window.splitter.setSizes(sizes)

    def _make(self) -> None:
        from clipper.gui.composer.brief_list import make_brief

        made = make_brief(self._window.session)
        if made is not None and self.pane is not None:
            self.pane.show_brief(made)

    def _open_window(self) -> None:
        brief = self.pane.desk.brief() if self.pane else None
        composer = self.composer()
        if brief is not None:
            composer.show_brief(brief.id)

    # From one start to the next

    def leave(self) -> None:
        """Save what was typed and close the window: the library is about to be closed."""
        if self.pane is not None:
            self.pane.desk.outline.finish_editing()
        if self._composer is not None:
            self._composer.close()
            self._composer.deleteLater()
            self._composer = None

    def keep(self, memory: WindowMemory) -> None:
        memory.set_words("brief_pane", ["shown" if self.pane is not None and self.pane.isVisible() else "hidden"])

    def restore(self, memory: WindowMemory) -> None:
        if memory.words("brief_pane") == ["shown"]:
            self.show_pane(shown=True)
