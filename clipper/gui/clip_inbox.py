"""What comes into the window to be clipped: the clipboard, drops, files, addresses. Each opens a clip dialog."""

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, tzinfo
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from clipper.errors import ClipperError, InputError
from clipper.gui.chosen import Chosen
from clipper.gui.clipping_acts import ClippingActs
from clipper.gui.errand import Errand
from clipper.gui.pasted import address_in, capture_of_mime, without_markup
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.gui.under_way import UnderWay
from clipper.gui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from clipper.gui.dialogs.clip import ClipDialog
    from clipper.gui.dialogs.details import Typed
    from clipper.jobs.worker import Worker
    from clipper.library.saving import Saved
    from clipper.model.capture import Capture

CLIP_FILES = (
    "Pages, mails, documents, texts (*.html *.htm *.xhtml *.mhtml *.mht *.webarchive *.eml *.emlx *.msg *.mbox *.enex "
    "*.pdf *.epub *.docx *.odt *.fodt *.rtf *.txt *.md *.csv *.zip *.gz *.maff *.warc *.wacz *.rss *.atom *.xml *.url *.webloc);;"
    "All files (*)"
)

LOOKS_AGAIN_MS = 200
WAITS = "What was read is shown when the dialog that is open is closed."


class ClipInbox(QObject):
    """Opens clip dialogs for one window; one worker process reads for them all."""

    original_wanted = Signal(str)
    """An address, to be opened in the browser."""
    import_wanted = Signal(object)
    """Paths of files of articles, which another program wrote."""

    def __init__(
        self,
        session: Session,
        surroundings: Surroundings,
        *,
        chosen: Chosen,
        acts: ClippingActs,
        under_way: UnderWay,
        messages: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._under_way = under_way
        self._session = session
        self._surroundings = surroundings
        self._chosen = chosen
        self._acts = acts
        self._messages = messages
        self._window = window
        self._worker: Worker | None = None
        self.dialog: ClipDialog | None = None
        """The one opened last."""

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "paste_clipping": self.paste,
            "open_file": self.clip_files,
            "open_folder": self.clip_folder,
            "fetch_url": self.clip_address,
            "new_clipping": self.clip_by_hand,
        }

    def paste(self) -> None:
        self.take(QtWidgets.QApplication.clipboard().mimeData() or QMimeData())

    def clip_files(self) -> None:
        names, _ = QtWidgets.QFileDialog.getOpenFileNames(self._window, "Clip Files", "", CLIP_FILES)
        if names:
            self.take_files([Path(name) for name in names])

    def clip_folder(self) -> None:
        name = QtWidgets.QFileDialog.getExistingDirectory(self._window, "Clip Folder")
        if name:
            self.take_files([Path(name)])

    def clip_address(self) -> None:
        from clipper.gui.dialogs.ask import ask_line

        begun = address_in(QtWidgets.QApplication.clipboard().mimeData() or QMimeData())
        url = ask_line("Clip Address", "Address of the page:", begun, parent=self._window, verb="Fetch")
        if url:
            self.fetch(url if "://" in url else f"https://{url}")

    def clip_by_hand(self, typed: "Typed | None" = None) -> None:
        """For print and broadcast; with what was typed, where the dialog is opened again."""
        from clipper.gui.dialogs.details import HandDialog
        from clipper.gui.dialogs.until_closed import until_closed
        from clipper.gui.models.detail_names import detail_names

        library = self._session.library
        dialog = HandDialog(self._zone(), detail_names(library), library.tags.by_use(), self._window)
        if typed is not None:
            dialog.type_again(typed)
        accepted, typed = until_closed(dialog), dialog.typed()
        if not accepted or dialog.capture is None or dialog.draft is None:
            self._offer_by_hand("The clipping was not saved.", typed)
            return
        try:
            result = library.saving.save(dialog.capture, [dialog.draft], tag_paths=dialog.tags)
        except ClipperError as error:
            self._offer_by_hand(f"{error.sentence} {error.hint}".strip(), typed)
            return
        self._session.note("New Clipping", result.changes)
        self._session.done.emit("1 clipping added.")
        self._chosen.read(result.saved[0].key)

    def _offer_by_hand(self, sentence: str, typed: "Typed") -> None:
        """Nothing that was written is lost by a key pressed too soon."""
        if typed:
            self._messages.say(sentence, "Open Again", lambda: self.clip_by_hand(typed), stays=True)

    def take(self, mime: QMimeData, origin: str = "clipboard") -> None:
        """Files, an address, or text."""
        self._messages.close_message()  # what was wrong with the one before is no longer of interest
        files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if files:
            self.take_files(files)
            return
        address = address_in(mime)
        if address:
            self.fetch(address)
            return
        try:
            capture = capture_of_mime(mime, datetime.now(UTC), origin)
        except ClipperError as error:
            self._messages.complain(error)
            return
        left_out = without_markup(mime)
        if left_out:
            self._messages.say(left_out)
        self.open([capture])

    def take_files(self, files: Sequence[Path]) -> None:
        """Saved pages, mails, PDFs, texts, folders; a file of articles of another program is imported instead."""
        from clipper.importers.registry import is_known

        own = self._session.library.path
        if own is not None and own.exists() and any(file.exists() and file.samefile(own) for file in files):
            self._messages.say("That is the library that is open.")  # read as a file, it would lose its locks when it is closed
            return
        if all(is_known(file) for file in files):
            self.import_wanted.emit(files)
            return

        def read() -> "list[Capture]":
            from clipper.jobs.given import CaptureTime, captures_at

            found = list["Capture"]()
            for file in files:
                try:
                    found += captures_at(file, time=CaptureTime(), library=own, unread=unread.append)
                except InputError as error:
                    if len(files) == 1:
                        raise
                    unread.append(f"{file.name}: {error.sentence}")
            return found

        unread = list[str]()
        self._run(Errand(read, parent=self), f"Reading {files[0].name}…", unread)

    def fetch(self, url: str) -> None:
        """A page from the web."""
        settings, stopped = self._surroundings.settings, threading.Event()

        def get() -> "list[Capture]":
            from clipper.jobs.address import fetch

            return [fetch(url, settings, is_cancelled=stopped.is_set).capture]

        self._run(Errand(get, stopped.set, self), f"Fetching {url} …")

    def open(
        self,
        captures: "Sequence[Capture]",
        kept: "tuple[int | None, dict[str, object]] | None" = None,
        unread: Sequence[str] = (),
    ) -> None:
        """Open the dialog on captures; `unread` tells what was given with them and could not be read."""
        from clipper.gui.dialogs.clip import ClipDialog
        from clipper.jobs.worker import Worker

        if self._worker is None:
            self._worker = Worker()
        self.dialog = ClipDialog(self._session, self._worker, captures, zone=self._zone(), unread=unread, kept=kept, parent=self._window)
        self.dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self.dialog.saved.connect(self._saved)
        self.dialog.thrown_away.connect(partial(self._offer_again, captures))
        self.dialog.link_wanted.connect(self.fetch)
        self.dialog.original_wanted.connect(self.original_wanted)
        self.dialog.show()
        self.dialog.read()

    def _offer_again(self, captures: "Sequence[Capture]", edits: dict[str, object], is_edited: bool) -> None:  # noqa: FBT001 (a slot)
        """Escape was pressed, or Cancel: what was corrected until then is not lost, and is offered until the offer is closed."""
        self._messages.say("The clip was not saved.", "Open Again", lambda: self.open(captures, (None, edits)), stays=is_edited)

    def offer_unsaved(self) -> None:
        """After a crash: what was being clipped can be taken up again."""
        unsaved = self._session.library.views.unsaved_clips()
        if unsaved:
            sentence = "A clipping was not saved when Clipper ended."
            self._messages.say(sentence, "Continue", self.continue_unsaved, stays=True)

    def stop(self) -> None:
        """End the worker process."""
        if self._worker is not None:
            self._worker.stop()

    def continue_unsaved(self) -> None:
        """Take up the oldest clip that was not saved."""
        unsaved = self._session.library.views.unsaved_clips()
        if not unsaved:
            return
        key, content = unsaved[0]
        from clipper.gui.models.clip_draft import captures_from_json

        try:
            captures, kept = captures_from_json(content)
        except (ValueError, KeyError, TypeError, IndexError):
            self._session.library.views.forget_unsaved_clip(key)
            self._messages.say("What was kept of it can no longer be read.")
            return
        self.open(captures, (key, dict(kept)))

    def _run(self, errand: Errand, sentence: str, unread: Sequence[str] = ()) -> None:
        """Have it read, and open the dialog on it; what it adds to `unread` is told there."""
        messages = self._messages

        def read(captures: "Sequence[Capture]") -> None:
            if QApplication.activeModalWidget() is not None:  # another dialog would take the keys that are meant for this one
                messages.say(WAITS, stays=True)
                QTimer.singleShot(LOOKS_AGAIN_MS, self, lambda: read(captures))
                return
            messages.close_message()
            self.open(captures, unread=unread)

        errand.done.connect(read)
        errand.failed.connect(messages.complain)
        errand.broke.connect(self._surroundings.report)
        self._under_way.start(errand, sentence)

    def _zone(self) -> tzinfo:
        return self._surroundings.zone

    def _saved(self, saved: "Sequence[Saved]") -> None:
        """Say what became of it, and offer what there is to do."""
        from clipper.library.saving import Outcome

        added = [one for one in saved if one.outcome is Outcome.ADDED]
        there = [one for one in saved if one.outcome is Outcome.ALREADY_THERE]
        newer = [one for one in saved if one.outcome is Outcome.NEW_VERSION]
        trashed = [one for one in saved if one.outcome is Outcome.IN_TRASH]
        said = [
            sentence.format(_counted(len(part)))
            for part, sentence in (
                (added, "{} added."),
                (newer, "{} changed since: kept as a new version."),
                (there, "{} already in the library."),
                (trashed, "{} in the trash."),
            )
            if part
        ]
        if trashed:
            self._messages.say(" ".join(said), "Restore", lambda: self._acts.restore([one.key for one in trashed]), stays=True)
        elif there or newer:
            self._messages.say(" ".join(said), "Show", lambda: self._chosen.go_to((there or newer)[0].key))
        else:
            self._session.done.emit(" ".join(said))
        if added:
            self._chosen.read(added[0].key)


def _counted(number: int) -> str:
    return "1 clipping" if number == 1 else f"{number} clippings"
