"""The clip dialog: what was found in a paste, a file or a page, to be corrected and saved."""

import threading
from collections.abc import Mapping, Sequence
from datetime import tzinfo
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from clipper.errors import ClipperError
from clipper.gui.dialogs.clip_editing import ClipEditing
from clipper.gui.dialogs.clip_pages import TroublePage, WaitingPage
from clipper.gui.errand import Errand
from clipper.gui.models.clip_draft import EditedArticle, articles_of, drafts_of
from clipper.gui.models.clip_reading import Reading, no_article, read_each, some
from clipper.gui.models.kept_clip import KeptClip
from clipper.gui.session import Session
from clipper.gui.widgets.headline_list import HeadlineList
from clipper.gui.widgets.room import begin_with
from clipper.jobs.worker import Worker
from clipper.library.saving import Saved
from clipper.model.capture import Capture
from clipper.model.draft import Extraction, PageLink

SIZE = (1040, 700)


class ClipDialog(QDialog):
    """Reads captures in another process, shows what it found, saves what the user leaves in."""

    saved = Signal(object)
    """The tuple of `Saved`, once everything is in the library."""
    link_wanted = Signal(str)
    """The address of a headline that shall be fetched."""
    original_wanted = Signal(str)
    """The address of an article, to be opened in the browser."""
    unreadable = Signal(object)
    """A ClipperError that was told in the dialog."""

    _read_some = Signal(int)
    """From the thread that reads: how many captures are read."""
    thrown_away = Signal(object, bool)
    """What the user had made of it, for whoever opens the same captures again; and whether that is anything."""

    def __init__(
        self,
        session: Session,
        worker: Worker,
        captures: Sequence[Capture],
        *,
        zone: tzinfo,
        unread: Sequence[str] = (),
        kept: tuple[int | None, Mapping[str, Any]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Clip")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        begin_with(self, *SIZE)
        self.session, self._worker, self._captures = session, worker, list(captures)
        self._unread = tuple(unread)
        """What was given with the captures and could not be read, in sentences."""
        self._before = kept[1] if kept else None
        """What was kept of it when the program ended."""
        self._kept = KeptClip(session.library.views, kept[0] if kept else None, self)
        self._kept.due.connect(self._keep)
        session.closing.connect(self._leave)
        self._errand: Errand | None = None
        self._stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._waiting = WaitingPage(self)
        self._waiting.closed.connect(self.reject)
        self._read_some.connect(self._show_progress)
        self._stack.addWidget(self._waiting)
        self.editing = ClipEditing(session.library, zone, self)
        self.editing.edited.connect(self._kept.renew)
        self.editing.save_wanted.connect(self.save)
        self.editing.left.connect(self.reject)
        self.editing.link_wanted.connect(self.original_wanted)
        self._stack.addWidget(self.editing)
        self._trouble = TroublePage(self)
        self._trouble.closed.connect(self.reject)
        self._stack.addWidget(self._trouble)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self.save)

    # Reading

    def read(self, kind: str = "auto") -> None:
        """Extract the captures; the dialog shows progress meanwhile."""
        worker, captures = self._worker, self._captures
        self._stack.setCurrentIndex(0)

        stopped = threading.Event()
        reading = Reading(extract=lambda capture: worker.extract(capture, kind=kind), tell=self._read_some.emit, is_stopped=stopped.is_set)

        def stop() -> None:
            stopped.set()  # else the next capture would begin when the process that reads this one is killed
            worker.stop()

        self._errand = Errand(lambda: read_each(captures, reading), stop, self)
        self._errand.done.connect(self.show_found)
        self._errand.failed.connect(self._tell_trouble)
        self._errand.broke.connect(self.session.reader.broke)
        self._errand.start()
        self._kept.renew()

    def _show_progress(self, done: int) -> None:
        """On the GUI thread, since the dialog is an object of it."""
        self._waiting.show_progress(done, len(self._captures))

    def show_found(self, extractions: Sequence[Extraction]) -> None:
        """Show what was found, ready to be corrected."""
        self._errand = None
        articles = articles_of(extractions)
        links = [link for extraction in extractions for link in extraction.links]
        if not articles and links:
            self._offer(links)
        elif not articles:
            self._tell_trouble(no_article(extractions, self._unread))
        else:
            told = [*(warning for extraction in extractions for warning in extraction.warnings), *self._unread]
            self.editing.show_found(articles, some(told), self._before)
            self._stack.setCurrentWidget(self.editing)
            self.editing.focus_save()

    def _offer(self, links: Sequence[PageLink]) -> None:
        """A front page: its headlines, each to be fetched if the user wants."""
        headlines = HeadlineList(links, has_text=self._has_text(), parent=self)
        headlines.wanted.connect(self.link_wanted)
        headlines.wanted.connect(self.accept)
        headlines.text_wanted.connect(lambda: self.read("plain"))
        headlines.closed.connect(self.reject)
        self._stack.setCurrentIndex(self._stack.addWidget(headlines))
        headlines.setFocus()
        self._kept.forget()

    @property
    def articles(self) -> Sequence[EditedArticle]:
        """What was found, as it is edited now."""
        return self.editing.articles

    def _tell_trouble(self, error: ClipperError) -> None:
        self._errand = None
        act = (lambda: self.read("plain")) if self._captures and self._has_text() else None
        self._stack.setCurrentIndex(2)
        self._trouble.explain(error, act)
        self.unreadable.emit(error)

    def _has_text(self) -> bool:
        """Whether reading it as plain text could do better."""
        from clipper.capture.extract import LARGEST_TEXT_BYTES

        parts = [part for capture in self._captures for part in capture.parts]
        return bool(parts) and all(part.media_type.startswith("text/") and len(part.content) <= LARGEST_TEXT_BYTES for part in parts)

    # Saving

    def save(self) -> None:
        """Put what is checked into the library: one undo step."""
        if self._stack.currentWidget() is not self.editing or not self.editing.can_save:
            return
        library = self.session.library
        try:
            tags = self.editing.take_typed()
            done: list[Saved] = []
            with library.transaction() as writing:
                for number, capture in enumerate(self._captures):
                    drafts = drafts_of(self.articles, number)
                    if drafts:
                        done += library.saving.save(capture, drafts, tag_paths=tags).saved
        except ClipperError as error:
            self.editing.tell_mistake(error)
            return
        self._kept.forget()
        name = "Clip Article" if len(done) == 1 else f"Clip {len(done)} Articles"
        self.session.note(name, writing.changes)
        self.saved.emit(tuple(done))
        self.accept()

    def reject(self) -> None:
        """Throw it away, and stop what is under way."""
        if self._errand is not None:
            self._errand.cancel()
        self._kept.forget()
        if self.articles and self.isVisible():
            self.thrown_away.emit(self.editing.edits(), self.editing.is_edited)
        super().reject()

    def _leave(self) -> None:
        """The library is about to be closed: what is open is offered again when it is opened the next time."""
        if not self.isVisible():
            return
        if self._errand is not None:
            self._errand.cancel()
        self._keep()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        self.reject()
        event.accept()

    def _keep(self) -> None:
        self._kept.keep(self._captures, self.articles, self.editing.tags_so_far())
