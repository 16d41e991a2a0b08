"""Acts on the versions of the article that is open: compare, trim, extract again, look whether its page has changed."""

import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from clipper.errors import ClipperError
from clipper.gui.article_side import ArticleSide
from clipper.gui.errand import Errand
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.gui.under_way import UnderWay
from clipper.gui.widgets.message_bar import MessageBar
from clipper.model.clipping import Clipping
from clipper.model.version import VersionReason

if TYPE_CHECKING:
    from clipper.gui.models.clip_edit import Piece
    from clipper.model.capture import Capture
    from clipper.model.draft import Draft, LeftOut


class VersionActs(QObject):
    """Slow work runs as errands; what is written is one undo step each."""

    def __init__(
        self,
        session: Session,
        surroundings: Surroundings,
        *,
        article: ArticleSide,
        under_way: UnderWay,
        messages: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._under_way = under_way
        self._session = session
        self._surroundings = surroundings
        self._article = article
        self._messages = messages
        self._window = window

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "versions": self.show_versions,
            "trim": self.trim,
            "extract_again": self.extract_again,
            "check_changes": self.check_changes,
            "settle_doubts": self.settle_doubts,
        }

    def settle_doubts(self) -> None:
        """The user has looked at the article: it is right as it is."""
        clipping = self._article.clipping
        if clipping is not None:
            self._session.perform("Dismiss Doubt", lambda: self._session.library.clippings.settle_doubts([clipping.key]))

    def show_versions(self) -> None:
        clipping = self._article.clipping
        if clipping is None:
            return
        if clipping.version < 2:  # noqa: PLR2004 (one version cannot be compared)
            self._messages.say("There is only one version of this article so far.")
            return
        from clipper.gui.dialogs.versions import VersionsDialog

        VersionsDialog(self._session.library, clipping, self._surroundings.zone, self._window).show()

    def trim(self) -> None:
        """Open the trim dialog; what was left out of the capture is found again first."""
        clipping = self._article.clipping
        if clipping is None:
            return
        library = self._session.library
        capture, newest = library.captures.of_clipping(clipping.key), library.versions.of_clipping(clipping.key)[-1]

        from clipper.jobs.worker import Worker

        worker = Worker()

        def find() -> "tuple[Draft | None, tuple[LeftOut, ...]]":
            from clipper.gui.models.clip_edit import shares
            from clipper.jobs.extract_again import same_article

            with worker:
                extraction = worker.extract(capture)
            try:
                draft = same_article(extraction.drafts, newest)
            except ClipperError:  # today's rules find another article: what they left out can be taken in all the same
                return None, extraction.left_out
            near = shares(extraction.drafts, extraction.left_out)
            return draft, near[extraction.drafts.index(draft)]

        def show(found: "tuple[Draft | None, tuple[LeftOut, ...]]") -> None:
            self._trim(clipping, *found)

        errand = Errand(find, worker.stop, self)
        errand.done.connect(show)
        self._start(errand, "Reading the capture…")
        errand.failed.connect(lambda: self._trim(clipping, None, ()))  # when it has been said why

    def _trim(self, clipping: Clipping, found: "Draft | None", left_out: "tuple[LeftOut, ...]") -> None:
        from clipper.gui.models.clip_edit import pieces_of_version

        pieces = pieces_of_version(self._session.library.versions.text(clipping.key), found, left_out)
        self._trim_pieces(clipping, pieces, pieces)

    def _trim_pieces(self, clipping: Clipping, before: "Sequence[Piece]", turned: "Sequence[Piece]") -> None:
        """`turned` as the user had them when the dialog was closed by mistake."""
        from clipper.gui.dialogs.trim import TrimDialog
        from clipper.gui.dialogs.until_closed import until_closed

        library = self._session.library
        dialog = TrimDialog(clipping.metadata.shown_title, turned, self._window)
        accepted, now = until_closed(dialog), dialog.pieces
        if not accepted and now != tuple(before):
            open_again = partial(self._trim_pieces, clipping, before, now)
            self._messages.say("The trimmed text was not saved.", "Open Again", open_again, stays=True)
        if accepted:
            body = dialog.body
            self._session.perform("Trim", lambda: library.versions.add(clipping.key, body, reason=VersionReason.TRIMMED))
            now = library.clippings.get(clipping.key).version
            if now > clipping.version:
                self._session.done.emit(f"The trimmed text is version {now}.")

    def extract_again(self) -> None:
        """Today's rules on the capture of old."""
        clipping = self._article.clipping
        if clipping is None:
            return
        library = self._session.library
        capture, newest = library.captures.of_clipping(clipping.key), library.versions.of_clipping(clipping.key)[-1]

        from clipper.jobs.worker import Worker

        worker = Worker()

        def find() -> "Draft":
            from clipper.jobs.extract_again import same_article

            with worker:
                return same_article(worker.extract(capture).drafts, newest)

        def keep(draft: "Draft") -> None:
            before = clipping.version
            self._session.perform(
                "Extract Again",
                lambda: library.versions.add(
                    clipping.key, draft.body, reason=VersionReason.EXTRACTED_AGAIN, metadata=draft.metadata, doubts=draft.doubts
                ),
            )
            made = library.clippings.get(clipping.key).version > before
            if made:
                self._session.done.emit("The text was extracted again.")
            else:
                self._messages.say("Today's rules find the same text.")

        errand = Errand(find, worker.stop, self)
        errand.done.connect(keep)
        self._start(errand, "Extracting again…")

    def check_changes(self) -> None:
        """Fetch the page again, because the user asks, and keep a changed text as a new version."""
        clipping = self._article.clipping
        if clipping is None:
            return
        from clipper.jobs.check_changes import address_of, draft_now, keep

        try:
            url = address_of(clipping)
        except ClipperError as error:
            self._messages.complain(error)
            return
        settings, stopped = self._surroundings.settings, threading.Event()

        def look() -> "tuple[Capture, Draft]":
            from clipper.jobs.address import fetch
            from clipper.jobs.worker import Worker

            capture = fetch(url, settings, is_cancelled=stopped.is_set).capture
            with Worker() as worker:
                return capture, draft_now(clipping, capture, worker)

        def found(answer: "tuple[Capture, Draft]") -> None:
            checked = keep(self._session.library, *answer, clipping.key)
            self._session.note("Keep New Version", checked.changes)
            if checked.has_changed:
                self._messages.say("The page has changed: it is kept as a new version.", "Compare", self.show_versions)
            else:
                self._messages.say("The page says the same as before.")

        errand = Errand(look, stopped.set, self)
        errand.done.connect(found)
        self._start(errand, f"Looking at {url} …")

    def _start(self, errand: Errand, sentence: str) -> None:
        errand.failed.connect(self._messages.complain)
        errand.broke.connect(self._surroundings.report)
        self._under_way.start(errand, sentence)
