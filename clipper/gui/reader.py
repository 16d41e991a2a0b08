"""Questions about the library, answered off the GUI thread: on one thread with a read-only library of its own.

A question has a topic. A newer question on the same topic supersedes the older one: its read is interrupted and its answer dropped.
A library in memory or on a full disk has no second connection, so its questions are answered at once.

What a thread has to do may belong to widgets: a function of a dialog, a model that waits for its rows. The last hold on such a thing
must be let go on the GUI thread, since whatever Qt object goes with it would else be deleted on the wrong one, and the program would crash.
So a thread keeps nothing of a question when it has told that it is answered, and the GUI thread keeps all of it until then.
"""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from clipper.errors import ClipperError
from clipper.library.library import Library
from clipper.model.value import value

Failure = Callable[[ClipperError], None]


@value
class _Question:
    """What was asked, and whom the answer is for."""

    topic: str
    ticket: int
    ask: Callable[[Library], Any]
    answer: Callable[[Any], None]
    failed: Failure | None


@value
class _Waiting:
    """What the thread gets of a question."""

    number: int
    topic: str
    ask: Callable[[Library], Any]


class Reader(QObject):
    """Answers questions about the library, one after the other, newest of each topic only."""

    _answered = Signal(int)
    """The number of a question; its outcome lies ready."""
    broke = Signal(object)
    """A mistake of ours in a question, for the report dialog."""

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._main = library
        self._path = None if library.is_alone else library.path
        self._questions: dict[int, _Question] = {}
        """Those that are not delivered yet, by number."""
        self._outcomes: dict[int, tuple[Any, BaseException | None]] = {}
        self._number = 0
        self._waiting: deque[_Waiting] = deque()
        self._wake = threading.Condition()
        self._tickets: dict[str, int] = {}
        self._running = ""
        """The topic that is being read."""
        self._own: Library | None = None
        self._thread: threading.Thread | None = None
        self._stopped = False
        self._answered.connect(self._take)

    def ask(
        self,
        topic: str,
        ask: Callable[[Library], Any],
        answer: Callable[[Any], None],
        failed: Failure | None = None,
        *,
        supersede: bool = True,
        over: Sequence[str] = (),
        here: bool = False,
        first: bool = False,
    ) -> None:
        """Have `ask` called with a library, and `answer` on the GUI thread with what it gives.

        Without `supersede`, older questions on the topic stay. Those on the topics `over` are dropped, too. `here`: if nothing was asked
        before, the answer comes before this returns: nothing is seen at a start before the first list is there. `first`: before all
        that waits, because somebody looks at the empty place.
        """
        for other in over:
            self.drop(other)
        ticket = self._tickets.get(topic, 0) + int(supersede)
        self._tickets[topic] = ticket
        question = _Question(topic=topic, ticket=ticket, ask=ask, answer=answer, failed=failed)
        if self._path is None:
            self._deliver(question, *_outcome(ask, self._main))
            return
        if here and self._thread is None:
            self._deliver(question, *self._answer_of(ask))  # with the connection that the thread will have to itself
            return
        self._number += 1
        self._questions[self._number] = question
        self._put(_Waiting(number=self._number, topic=topic, ask=ask), {*over, *((topic,) if supersede else ())}, first=first)
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="reader", daemon=True)
            self._thread.start()

    def _put(self, errand: _Waiting, gone: set[str], *, first: bool) -> None:
        """In the queue, in the place of what waits on the topics that are gone."""
        with self._wake:
            dropped = [other for other in self._waiting if other.topic in gone]
            self._waiting = deque(other for other in self._waiting if other.topic not in gone)
            if self._running in gone and self._own is not None:
                self._own.interrupt()
            (self._waiting.appendleft if first else self._waiting.append)(errand)
            self._wake.notify()
        for other in dropped:
            del self._questions[other.number]

    def drop(self, topic: str) -> None:
        """Forget what was asked on a topic; an answer that is under way is dropped."""
        self._tickets[topic] = self._tickets.get(topic, 0) + 1

    @property
    def idle(self) -> bool:
        """Whether nothing is asked or being answered."""
        with self._wake:
            return not self._waiting and not self._running

    def stop(self) -> None:
        """End the thread; what is under way is interrupted."""
        with self._wake:
            self._stopped = True
            self._waiting.clear()
            if self._own is not None:
                self._own.interrupt()
            self._wake.notify()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _serve(self) -> None:
        assert self._path is not None  # noqa: S101 (asked only with a file)
        while (number := self._answer_next()) is not None:
            self._answered.emit(number)
        if self._own is not None:
            self._own.close()
            self._own = None

    def _answer_next(self) -> int | None:
        """Wait for a question and lay its outcome ready: its number, None when all is over. What it held is let go with this frame."""
        with self._wake:
            self._running = ""
            while not self._waiting and not self._stopped:
                self._wake.wait()
            if self._stopped:
                return None
            errand = self._waiting.popleft()
            self._running = errand.topic
        self._outcomes[errand.number] = self._answer_of(errand.ask)
        return errand.number

    def _answer_of(self, ask: Callable[[Library], Any]) -> tuple[Any, BaseException | None]:
        if self._own is None:
            try:
                assert self._path is not None  # noqa: S101 (as above)
                self._own = Library.read_only(self._path)
            except ClipperError as error:
                return None, error
        return _outcome(ask, self._own)

    def _take(self, number: int) -> None:
        """On the GUI thread: the thread has let go of the question."""
        self._deliver(self._questions.pop(number), *self._outcomes.pop(number))

    def _deliver(self, question: _Question, value: Any, error: BaseException | None) -> None:
        if self._tickets.get(question.topic) != question.ticket or self._stopped:
            return
        if error is None:
            question.answer(value)
        elif isinstance(error, ClipperError):
            if question.failed is not None:
                question.failed(error)
        else:
            self.broke.emit(error)


def _outcome(ask: Callable[[Library], Any], library: Library) -> tuple[Any, BaseException | None]:
    try:
        return ask(library), None
    except Exception as error:
        from clipper.library.health import file_error

        return None, file_error(error) or error
