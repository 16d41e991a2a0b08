"""A clip that is open, kept in the library until it is saved or thrown away: a crash costs no more than the last edit."""

from PySide6.QtCore import QObject, QTimer, Signal

from clipper.library.views import ViewShelf

KEEP_MS = 800
"""After the last edit: while one types, nothing is written."""


class KeptClip(QObject):
    """One clip dialog's. `key` names what was kept of it before, when it is taken up again."""

    due = Signal()
    """Some time has gone by since the last edit: give `keep` what is open now."""

    def __init__(self, views: ViewShelf, key: int | None, parent: QObject) -> None:
        super().__init__(parent)
        self._views = views
        self._key = key
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_MS)
        self._timer.timeout.connect(self.due)

    def renew(self) -> None:
        """Something was edited: keep it soon."""
        self._timer.start()

    def keep(self, content: str) -> None:
        """In the place of what was kept before."""
        self._key = self._views.keep_unsaved_clip(content, self._key)

    def forget(self) -> None:
        """It is saved or thrown away."""
        self._timer.stop()
        if self._key is not None:
            self._views.forget_unsaved_clip(self._key)
            self._key = None
