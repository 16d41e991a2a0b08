"""Between the article pane and the library: what it is given, and what is written when it tells of an act."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from clipper.gui.session import Session
from clipper.model.clipping import Clipping, Status
from clipper.settings import Settings


class ArticleSide(QObject):
    """Shows the current clipping, and counts it as read after some seconds in view."""

    was_read = Signal(object)
    """The Clipping that has been in view long enough."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._clipping: Clipping | None = None
        self.pane = QTextBrowser(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._has_been_read)

    def show(self, clipping: Clipping | None) -> None:
        """Show a clipping, or that there is none."""
        same = clipping is not None and self._clipping is not None and clipping.key == self._clipping.key
        self._clipping = clipping
        if same:
            return
        self._timer.stop()
        if clipping is None:
            self.pane.setPlainText("")
            return
        self.pane.setPlainText(self._session.library.versions.text(clipping.key).text)
        if self._settings.read_after_s and clipping.status is Status.UNREAD:
            self._timer.start(self._settings.read_after_s * 1000)

    def _has_been_read(self) -> None:
        if self._clipping is not None:
            self.was_read.emit(self._clipping)
