"""The place of the list of highlights beside the article: whether it is wanted, whether there is room for it, and how wide it is."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from clipper.gui.article_side import ArticleSide

FIRST_WIDTH = 250
LEAST_WIDTH = 180
ROOM_NEEDED = 1080
"""Of the window: in a narrower one the article needs the room of its highlights."""


class HighlightsPlace(QWidget):
    """Empty until its list is seen for the first time. `toggle` is the action that shows and hides it, and is checked while it is shown."""

    def __init__(self, article: ArticleSide, toggle: QAction, splitter: QSplitter) -> None:
        super().__init__(splitter)
        self._article, self._toggle, self._splitter = article, toggle, splitter
        self._width = FIRST_WIDTH
        self.is_wanted = True
        """Also while a narrow window has no room for it."""
        self._is_bare = False
        self._room = 0
        self._may_fill = False
        self.setMinimumWidth(LEAST_WIDTH)
        QVBoxLayout(self).setContentsMargins(0, 0, 0, 0)

    def show_list(self, *, shown: bool) -> None:
        """Show or hide it, because the user wants so."""
        from clipper.gui.pane_room import share_room

        self._width = share_room(self._splitter, self, self._article.pane, shown=shown, width=self._width)
        self.is_wanted = shown
        self._toggle.setChecked(shown)
        self._fill()

    def remember(self, *, wanted: bool) -> None:
        """As it was when the window was last open."""
        self.is_wanted = wanted
        self._toggle.setChecked(wanted)
        self.setVisible(wanted)

    def fit(self, width: int) -> None:
        """A window has this width for all but a brief: where that is too narrow, the article needs the room."""
        self._room = width
        shown = self.is_wanted and width >= ROOM_NEEDED and not self._is_bare
        self.setVisible(shown)
        self._toggle.setChecked(shown)
        if self._may_fill:
            self._fill()

    def set_bare(self, *, is_bare: bool) -> None:
        """While a library has no clipping at all, there is nothing that it could show."""
        self._is_bare = is_bare
        self.fit(self._room)

    def fill(self) -> None:
        """The window has been painted: from now on the list is there where it is seen."""
        self._may_fill = True
        self._fill()

    def _fill(self) -> None:
        layout = self.layout()
        if not self.isHidden() and layout is not None and layout.isEmpty():
            layout.addWidget(self._article.make_highlights_pane())
