"""A clip that is open, kept in the library until it is saved or thrown away: a crash costs no more than the last edit."""

import contextlib
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from clipper.errors import ClipperError
from clipper.gui.models.clip_draft import EditedArticle, to_json
from clipper.library.views import ViewShelf
from clipper.model.capture import Capture

MOST_KEPT_BYTES = 10_000_000
"""Of captures that a crash shall not cost: more would hold up the window, and swell the library for good."""

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

    def keep(self, captures: Sequence[Capture], articles: Sequence[EditedArticle], tags: Sequence[str]) -> None:
        """In the place of what was kept before."""
        self._timer.stop()
        if sum(len(part.content) for capture in captures for part in capture.parts) <= MOST_KEPT_BYTES:
            with contextlib.suppress(ClipperError):  # nobody asked for this: why nothing can be written is told when it is saved
                self._key = self._views.keep_unsaved_clip(to_json(captures, articles, tags), self._key)

    def forget(self) -> None:
        """It is saved or thrown away."""
        self._timer.stop()
        if self._key is not None:
            with contextlib.suppress(ClipperError):  # a full disk must not keep the dialog open: then it is offered once more
                self._views.forget_unsaved_clip(self._key)
            self._key = None
