"""A library that has nothing: one page says how to begin, and what would stand beside it empty is not there."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from clipper.gui.actions import Actions
from clipper.gui.article_side import ArticleSide
from clipper.gui.highlights_place import HighlightsPlace
from clipper.gui.panes.list_pane import ListPane


class BareLibrary(QObject):
    """Takes the list and the highlights away while there is nothing for them, and brings them back with the first clipping."""

    def __init__(self, article: ArticleSide, list_pane: ListPane, highlights: HighlightsPlace, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._article, self._list_pane, self._highlights = article, list_pane, highlights
        self._window = parent
        self._actions = actions
        article.bare.connect(self._turn)
        article.wishes.begin.connect(self._begin)

    def _begin(self, action: str) -> None:
        self._actions[action].trigger()

    def _turn(self, is_bare: bool) -> None:  # noqa: FBT001 (a slot)
        if is_bare == self._list_pane.isHidden():
            return
        focused: QWidget | None = self._window.focusWidget()
        panes = (self._list_pane, self._article.pane)
        had_keys = not focused or any(pane.isAncestorOf(focused) for pane in panes)
        self._list_pane.setHidden(is_bare)
        self._highlights.set_bare(is_bare=is_bare)
        if had_keys:
            (self._article.pane if is_bare else self._list_pane.table).setFocus()
