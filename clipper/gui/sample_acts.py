"""The sample library of the window: made when it is first asked for, opened in the window's place, and left again."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject

from clipper.gui.errand import Errand
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.gui.under_way import UnderWay
from clipper.gui.widgets.message_bar import MessageBar

GREETING = "This is the sample: invented articles to look around in. What you change here stays here."


class SampleActs(QObject):
    """What one window does with the sample."""

    def __init__(self, session: Session, surroundings: Surroundings, *, under_way: UnderWay, messages: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._surroundings = surroundings
        self._under_way = under_way
        self._messages = messages
        self._errand: Errand | None = None

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"open_sample": self.open}

    def open(self) -> None:
        """Open it; the first time it is made before, which takes a second or two, beside the window."""
        from clipper.jobs.demo import LIBRARY_NAME, make_sample

        folder, open_other = self._surroundings.sample_folder, self._surroundings.open_other
        if folder is None or open_other is None or self._errand is not None:
            return
        if (folder / LIBRARY_NAME).is_file():
            open_other(folder / LIBRARY_NAME)
            return
        errand = self._errand = Errand(lambda: make_sample(folder, datetime.now(UTC))[0], None, self)

        def end() -> None:
            self._errand = None

        errand.ended.connect(end)
        errand.done.connect(open_other)
        errand.failed.connect(self._messages.complain)
        errand.broke.connect(self._surroundings.report)
        self._under_way.start(errand, "Making the sample library…")

    def greet(self) -> bool:
        """In the sample itself: say what it is, and how one comes back. Whether there is a library to come back to."""
        own = self._own_library()
        if own is not None and self._surroundings.open_other is not None:
            open_other = self._surroundings.open_other
            self._messages.say(GREETING, "Back to Your Library", lambda: open_other(own), stays=True)
        return own is not None

    def _own_library(self) -> Path | None:
        """The one that was open before."""
        here = self._session.library.path
        others = (Path(name) for name in self._surroundings.settings.recent_libraries)
        return next((path for path in others if path != here and path.is_file()), None)
