"""Going where a `clipper://` link leads: to a clipping, and to the passage of it."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from clipper.errors import InputError, NotFoundError
from clipper.gui.article_side import ArticleSide
from clipper.gui.chosen import Chosen
from clipper.gui.panes.list_pane import ListPane
from clipper.gui.session import Session
from clipper.gui.widgets.message_bar import MessageBar
from clipper.model.clipping import Clipping
from clipper.model.ids import ClippingKey
from clipper.model.links import read_clip_link


class Visit(QObject):
    """One link followed in one window; it ends when the passage is shown."""

    def __init__(
        self,
        link: str,
        *,
        session: Session,
        chosen: Chosen,
        list_pane: ListPane,
        article: ArticleSide,
        messages: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._article = article
        self._messages = messages
        named = read_clip_link(link)
        if named is None:
            messages.complain(InputError(f"“{link[:200]}” is no link to a clipping.", "Such a link is clipper://clip/ID#HIGHLIGHT."))
            return
        found = session.library.clippings.rows(session.library.clippings.keys_of([named.clipping]))
        if not found:
            messages.complain(NotFoundError("The clipping of this link is not in this library.", "Open the library that it is in."))
            return
        if found[0].trashed_at is not None:
            messages.complain(NotFoundError("The clipping of this link is in the trash.", "Restore it there."))
            return
        self._key: ClippingKey = found[0].key
        self._highlight = named.highlight or ""
        current = article.clipping
        if current is not None and current.key == self._key:
            self._arrived(current)
            return
        list_pane.current_changed.connect(self._arrived)
        chosen.go_to(self._key)

    def _arrived(self, clipping: Clipping | None) -> None:
        if clipping is None or clipping.key != self._key:
            return
        if self._highlight:
            QTimer.singleShot(0, self, self._reveal)
        else:
            self.deleteLater()

    def _reveal(self) -> None:
        if not self._article.pane.choose_highlight(self._highlight):
            self._messages.say("The passage of this link is no longer in the text.")
        self.deleteLater()
