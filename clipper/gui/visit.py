"""Going where a `clipper://` link leads: to a clipping, and to the passage of it."""

from PySide6.QtCore import QObject, QTimer

from clipper.errors import InputError, NotFoundError
from clipper.gui.main_window import MainWindow
from clipper.model.clipping import Clipping
from clipper.model.ids import ClippingKey
from clipper.model.links import read_clip_link


class Visit(QObject):
    """One link followed in one window; it ends when the passage is shown."""

    def __init__(self, window: MainWindow, link: str) -> None:
        super().__init__(window)
        self._window = window
        named = read_clip_link(link)
        if named is None:
            window.messages.complain(InputError(f"“{link[:200]}” is no link to a clipping.", "Such a link is clipper://clip/ID#HIGHLIGHT."))
            return
        found = window.session.library.clippings.rows(window.session.library.clippings.keys_of([named.clipping]))
        if not found:
            window.messages.complain(NotFoundError("The clipping of this link is not in this library.", "Open the library that it is in."))
            return
        if found[0].trashed_at is not None:
            window.messages.complain(NotFoundError("The clipping of this link is in the trash.", "Restore it there."))
            return
        self._key: ClippingKey = found[0].key
        self._highlight = named.highlight or ""
        current = window.article.clipping
        if current is not None and current.key == self._key:
            self._arrived(current)
            return
        window.list_pane.current_changed.connect(self._arrived)
        window.show_clipping(self._key)

    def _arrived(self, clipping: Clipping | None) -> None:
        if clipping is None or clipping.key != self._key:
            return
        if self._highlight:
            QTimer.singleShot(0, self, self._reveal)
        else:
            self.deleteLater()

    def _reveal(self) -> None:
        if not self._window.article.pane.choose_highlight(self._highlight):
            self._window.messages.say("The passage of this link is no longer in the text.")
        self.deleteLater()
