"""What the menus do with tags and with the highlight colors. Every dialog is imported when it is opened."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from clipper.gui.chosen import Chosen
from clipper.gui.clipping_acts import ClippingActs
from clipper.gui.panes.list_pane import ListPane
from clipper.gui.session import Session


class TagActs(QObject):
    """The dialogs of one window in which tags are put on clippings, ordered, and given by rule."""

    def __init__(self, session: Session, *, chosen: Chosen, list_pane: ListPane, acts: ClippingActs, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._chosen = chosen
        self._list_pane = list_pane
        self._acts = acts
        self._window = window

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "tag": lambda: self.tag(removing=False),
            "untag": lambda: self.tag(removing=True),
            "tag_manager": self.tag_manager,
            "tag_rules": self.tag_rules,
            "colors": self.colors,
        }

    def tag(self, *, removing: bool) -> None:
        from clipper.gui.dialogs.tagging import TagDialog
        from clipper.gui.dialogs.until_closed import until_closed

        keys = self._chosen.keys()
        library = self._session.library
        if not keys:
            return
        dialog = TagDialog(library.tags.carried_by(keys), len(keys), library.tags.by_use(), removing=removing, parent=self._window)
        if len(keys) == 1 and not removing:  # learned off the GUI thread: the dialog is there at once
            reader, key = self._session.reader, keys[0]
            reader.ask("suggestions", lambda library: library.suggestions.for_clipping(key), dialog.suggest)
            dialog.finished.connect(lambda: reader.drop("suggestions"))
        if until_closed(dialog):
            self._acts.change_tags(keys, add=dialog.added, remove=dialog.removed)

    def tag_manager(self) -> None:
        from clipper.gui.dialogs.tag_manager import TagManager
        from clipper.gui.dialogs.until_closed import until_closed

        until_closed(TagManager(self._session, self._window))

    def colors(self) -> None:
        from clipper.gui.dialogs.colors import ColorsDialog
        from clipper.gui.dialogs.until_closed import until_closed

        library = self._session.library
        dialog = ColorsDialog(library.colors.all(), self._window)
        if until_closed(dialog):
            self._session.perform("Change Colors", lambda: library.colors.change(dialog.colors))

    def tag_rules(self) -> None:
        from clipper.gui.dialogs.tag_rules import TagRulesDialog
        from clipper.gui.dialogs.until_closed import until_closed

        until_closed(TagRulesDialog(self._session, self._list_pane.asked.query, self._window))
