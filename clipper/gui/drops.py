"""What is dragged from elsewhere onto the window: whether it takes it, what it shows meanwhile, and that it is clipped."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow

from clipper.gui.models.clippings import CLIPPINGS_MIME

if TYPE_CHECKING:
    from clipper.gui.widgets.drop_frame import DropFrame


class Drops(QObject):
    """The drags over one window. What the window itself lets be dragged is not for it."""

    def __init__(self, window: QMainWindow, take: Callable[[QMimeData, str], object]) -> None:
        super().__init__(window)
        self._window = window
        self._take = take

    @cached_property
    def frame(self) -> "DropFrame":
        """What is shown while one could let go."""
        from clipper.gui.widgets.drop_frame import DropFrame

        return DropFrame(self._window)

    def enter(self, event: QDragEnterEvent) -> None:
        """Take it, if there is anything in it to be clipped, and it comes from another program: words of an article are clipped already."""
        from clipper.gui.models.highlights import HIGHLIGHTS_MIME

        mime = event.mimeData()
        source: QObject | None = event.source()
        own = bool(source) or mime.hasFormat(CLIPPINGS_MIME) or mime.hasFormat(HIGHLIGHTS_MIME)
        if own or not (mime.hasUrls() or mime.hasText() or mime.hasHtml()):
            return
        event.acceptProposedAction()
        panes = self._window.centralWidget()
        if panes is not None:
            self.frame.show_over(panes.geometry(), _words(mime))

    def leave(self) -> None:
        """It was carried away again, or given up."""
        self.frame.hide()

    def drop(self, event: QDropEvent) -> None:
        """Clip it."""
        self.frame.hide()
        event.acceptProposedAction()
        self._take(event.mimeData(), "drop")


def _words(mime: QMimeData) -> str:
    number = len(mime.urls())
    if not number:
        return "Drop the text to clip it"
    if not all(url.isLocalFile() for url in mime.urls()):
        return "Drop the address to fetch its page" if number == 1 else "Drop them to clip them"
    return "Drop it to clip it" if number == 1 else f"Drop {number:,} files to clip them"
