"""Emptying the trash: asked about, backed up before, and done in parts while the window stays in use.

The backup reads beside the window; what is deleted is deleted by the window's own connection, the one that writes, some at a time.
"""

import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from clipper.errors import CancelledError, ClipperError
from clipper.gui.clipping_acts import in_parts, joined
from clipper.gui.errand import Errand
from clipper.gui.session import Session
from clipper.gui.turns import Turns
from clipper.gui.under_way import UnderWay
from clipper.gui.widgets.message_bar import MessageBar
from clipper.model.changes import Changes
from clipper.model.ids import ClippingKey


class TrashActs(QObject):
    """The act of one window that cannot be undone."""

    _copied = Signal(int)
    """From the thread of the backup: how many percent of it are done."""

    def __init__(self, session: Session, *, under_way: UnderWay, messages: MessageBar, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._under_way = under_way
        self._messages = messages
        self._window = window
        self._work: Errand | Turns | None = None
        self._copied.connect(self._show_share)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each action does."""
        return {"empty_trash": self.empty}

    def empty(self) -> None:
        """For good: asked about, and backed up before."""
        from clipper.gui.dialogs.confirm import confirmed

        if self._work is not None:
            self._messages.say("The trash is being emptied.")
            return
        keys = self._session.library.trash.keys()
        if not keys:
            self._messages.say("The trash is empty.")
            return
        question = f"Delete {_clippings(len(keys))} for good? This cannot be undone; the library is backed up before."
        if confirmed("Empty Trash", question, "Delete", self._window):
            self._back_up(keys)

    def _back_up(self, keys: Sequence[ClippingKey]) -> None:
        """What is stopped before the copy is whole deletes nothing."""
        from clipper.jobs.backups import back_up

        library = self._session.library
        if library.path is None:
            self._delete(keys, None)
            return
        stopped, told = threading.Event(), -1

        def goes_on(share: float) -> bool:
            nonlocal told
            if int(100 * share) > told:  # asked far more often
                told = int(100 * share)
                self._copied.emit(told)
            return not stopped.is_set()

        def copy() -> Path:
            with library.beside() as reader:
                return back_up(reader, goes_on=goes_on)

        errand = self._work = Errand(copy, stopped.set, self)
        errand.ended.connect(self._rest)
        errand.done.connect(partial(self._delete, keys))
        errand.failed.connect(self._messages.complain)
        errand.broke.connect(self._session.reader.broke)
        self._under_way.start(errand, "Backing up the library before the trash is emptied …")

    def _delete(self, keys: Sequence[ClippingKey], kept: object) -> None:
        parts: list[Changes] = []
        turns = self._work = Turns(in_parts(keys, self._session.library.trash.empty, parts), self)

        def finish(ended: object) -> None:
            self._session.undo_stack.clear()
            self._session.note("", joined(parts))
            left = len(self._session.library.trash.keys())
            said = f"{_clippings(left)} {'is' if left == 1 else 'are'} still in the trash." if left else "The trash is empty."
            self._messages.say(said + (f" A backup is at {kept}." if kept else ""))
            if isinstance(ended, ClipperError) and not isinstance(ended, CancelledError):
                self._messages.complain(ended)

        turns.ended.connect(self._rest)
        turns.done.connect(finish)
        turns.failed.connect(finish)
        self._session.undo_stack.clear()  # what it would take back is being deleted
        self._under_way.start(turns, "Emptying the trash …", "Stop")

    def _rest(self) -> None:
        self._work = None

    def _show_share(self, percent: int) -> None:
        if isinstance(self._work, Errand):
            self._under_way.show_share(self._work, percent)


def _clippings(number: int) -> str:
    return "1 clipping" if number == 1 else f"{number:,} clippings"
