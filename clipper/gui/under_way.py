"""The slow work of one window that its user waits for: told in the quiet bar, and stopped by its button, by Escape or by a key."""

from functools import partial

from PySide6.QtCore import QObject

from clipper.gui.errand import Errand
from clipper.gui.session import Session
from clipper.gui.turns import Turns
from clipper.gui.widgets.message_bar import MessageBar
from clipper.model.value import value


@value
class Job:
    """Something under way, and how it is told."""

    work: Errand | Turns
    sentence: str
    stop: str
    """What the button says; empty where the work cannot be stopped."""


class UnderWay(QObject):
    """Starts work, tells of what was started last, and of the one before when that has ended."""

    def __init__(self, session: Session, messages: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._messages = messages
        self._jobs: list[Job] = []

    def start(self, work: Errand | Turns, sentence: str, stop: str = "Cancel") -> None:
        """Start it for the window's library. The bar is free again when it ends, before its answer is given."""
        job = Job(work=work, sentence=sentence, stop=stop)
        self._jobs.append(job)
        work.ended.connect(partial(self._end, job))
        if isinstance(work, Turns):
            work.progressed.connect(partial(self._show_progress, job))
        self._tell(job)
        self._session.start(work)

    @property
    def unfinished(self) -> list[str]:
        """The writes that a window which is closed now breaks off, as they are told: what only reads is missed by nobody."""
        return [job.sentence.rstrip(" …") for job in self._jobs if isinstance(job.work, Turns)]

    def show_share(self, work: Errand, percent: int) -> None:
        """How far an errand is, where it is the one that is told of."""
        if self._jobs and self._jobs[-1].work is work:
            self._messages.show_share(percent)

    def _stop(self, job: Job) -> None:
        self._end(job)
        job.work.cancel()

    def _end(self, job: Job) -> None:
        if job not in self._jobs:
            return
        self._jobs.remove(job)
        if self._jobs:
            self._tell(self._jobs[-1])
        else:
            self._messages.end_work()

    def _tell(self, job: Job) -> None:
        self._messages.show_work(job.sentence, job.stop, partial(self._stop, job) if job.stop else None)

    def _show_progress(self, job: Job, done: int, whole: int) -> None:
        if self._jobs and self._jobs[-1] is job:
            self._messages.show_progress(done, whole)
