"""What the menus do with whole libraries: another one, files taken over, backups, checks.

Qt's dialogs are named through their modules: Qt makes a class when it is first named.
"""

import threading
from collections.abc import Callable, Generator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from clipper.errors import CancelledError, ClipperError
from clipper.gui.clipping_acts import ClippingActs
from clipper.gui.errand import Errand
from clipper.gui.models.clippings import calendar_for
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.gui.turns import Turns
from clipper.gui.under_way import UnderWay
from clipper.gui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from clipper.jobs.import_progress import ImportProgress
    from clipper.library.health import Finding
    from clipper.model.ids import ClippingKey, HighlightId

LIBRARY_FILES = "Clipper libraries (*.clipper);;All files (*)"
IMPORT_FILES = "Articles, references, annotations (*.jsonl *.ndjson *.ris *.bib *.bibtex *.json *.jsonld);;All files (*)"
BACKUP_FILES = "Backups (*.backup *.clipper);;All files (*)"
RESTORED_FILES = "Backups (*.backup *.clipper *.replaced.*);;All files (*)"
"""Also what another restore put aside."""
SHOWN_AT_ONCE = 2_000
"""Articles of an import after which the list is read anew: some seconds."""
PROBLEMS_TOLD = 3
"""In a bar of one sentence; the command line tells them all."""
FINDINGS_TOLD = 20


class LibraryActs(QObject):
    """The acts of one window on its library as a whole."""

    _checked = Signal(int)
    """From the thread that checks: how many percent of it are done."""

    def __init__(
        self,
        session: Session,
        surroundings: Surroundings,
        *,
        acts: ClippingActs,
        under_way: UnderWay,
        messages: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._under_way = under_way
        self._session = session
        self._surroundings = surroundings
        self._acts = acts
        self._messages = messages
        self._window = window
        self._errand: Errand | None = None
        self._checked.connect(self._show_share)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each action does."""
        return {
            "new_library": self.new,
            "open_library": self.open_another,
            "import_files": self.choose_import,
            "back_up": self.choose_backup,
            "restore_backup": self.choose_restore,
            "check_library": self.check,
        }

    # Another library

    def new(self) -> None:
        name, _ = QtWidgets.QFileDialog.getSaveFileName(self._window, "New Library", self._beside("library.clipper"), LIBRARY_FILES)
        if name:
            path = Path(name)
            self.open_path(path if path.suffix else path.with_suffix(".clipper"))

    def open_another(self) -> None:
        name, _ = QtWidgets.QFileDialog.getOpenFileName(self._window, "Open Library", self._beside(), LIBRARY_FILES)
        if name:
            self.open_path(Path(name))

    def _beside(self, name: str = "") -> str:
        """Where a file dialog begins: in the folder of this library, where its backups are, too."""
        path = self._session.library.path
        return str(path.parent / name) if path else name

    def open_path(self, path: Path) -> None:
        """Open a library in this window's place."""
        if self._surroundings.open_other is not None:
            self._surroundings.open_other(path)

    def fill_recent(self, menu: QMenu) -> None:
        """The libraries used last, in the menu when it opens."""
        menu.clear()
        here = str(self._session.library.path)
        for name in self._surroundings.settings.recent_libraries:
            if name == here:
                continue
            menu.addAction(name.replace("&", "&&"), lambda name=name: self.open_path(Path(name)))
        if menu.isEmpty():
            menu.addAction("No other libraries yet").setEnabled(False)

    # Import

    def choose_import(self) -> None:
        names, _ = QtWidgets.QFileDialog.getOpenFileNames(self._window, "Import", "", IMPORT_FILES)
        if names:
            self.import_files([Path(name) for name in names])

    def import_files(self, paths: Sequence[Path]) -> None:
        """In short turns of the event loop, with progress; stopped, it keeps what is saved, and run again it doubles nothing."""
        from clipper.jobs.import_files import WINDOW_BATCH_MS, count_records, import_file

        results = list["ImportProgress"]()
        name = paths[0].name if len(paths) == 1 else f"{len(paths)} files"
        shown = 0

        def steps() -> Generator[tuple[int, int]]:
            whole = 0
            for path in paths:
                before = whole
                for number in count_records(path):
                    whole = before + number
                    yield 0, whole
            for path in paths:
                for progress, _ in import_file(self._session.library, path, datetime.now(UTC), batch_ms=WINDOW_BATCH_MS):
                    if progress not in results:
                        results.append(progress)
                    show_some(sum(each.articles for each in results))
                    yield sum(each.records for each in results), whole

        def show_some(number: int) -> None:
            """What is there already is listed, from the first batch on: an empty list would say that nothing comes."""
            nonlocal shown
            if not shown or number - shown >= SHOWN_AT_ONCE:
                shown = number
                self._session.tell_elsewhere()

        def finish(ended: object) -> None:
            self._tell_imported(results)
            if isinstance(ended, ClipperError) and not isinstance(ended, CancelledError):
                self._messages.complain(ended)

        turns = Turns(steps(), self)
        turns.done.connect(finish)
        turns.failed.connect(finish)
        self._under_way.start(turns, f"Importing {name} …", "Stop")

    def _tell_imported(self, results: "Sequence[ImportProgress]") -> None:
        from clipper.jobs.import_progress import told_highlights
        from clipper.library.saving import Outcome

        added = [key for each in results for key in each.added]
        there = sum(each.articles for each in results) - len(added)
        problems = [problem for each in results for problem in each.problems]
        said = f"{len(added):,} clippings imported." if len(added) != 1 else "1 clipping imported."
        newer = sum(each.outcomes[Outcome.NEW_VERSION] for each in results)
        said += f" {newer:,} kept as new versions." if newer else ""
        known = there - newer
        said += f" {known:,} {'was' if known == 1 else 'were'} there already." if known else ""
        highlights = sum(each.highlights for each in results)
        said += f" With {told_highlights(highlights, sum(each.orphans for each in results))}." if highlights else ""
        if problems:
            some = "; ".join(f"{problem.place}: {problem.sentence}" for problem in problems[:PROBLEMS_TOLD])
            said += f" {len(problems):,} could not be read ({some})."
        self._session.tell_elsewhere()
        marked = [highlight for each in results for highlight in each.marked]
        if added or marked:
            self._messages.say(said, "Undo", lambda: self._take_back(added, marked), stays=True)
        else:
            self._messages.say(said, stays=bool(problems))

    def _take_back(self, added: "Sequence[ClippingKey]", marked: "Sequence[HighlightId]") -> None:
        """What an import made: the clippings, and the marks on clippings that were there before."""
        if marked:
            self._session.perform("Remove Imported Highlights", lambda: self._session.library.highlights.delete(marked))
        if added:
            self._acts.throw_away(added)

    # Backups and checks

    def choose_backup(self) -> None:
        path = self._session.library.path
        today = calendar_for(self._surroundings.zone).today
        begun = self._beside(f"{path.stem if path else 'library'} {today}.backup")
        name, _ = QtWidgets.QFileDialog.getSaveFileName(self._window, "Back Up Library", begun, BACKUP_FILES)
        if name:
            self.back_up(Path(name))

    def back_up(self, target: Path) -> None:
        """Copy the library while it stays in use; what stood at the target (Qt has asked) is replaced once the copy is whole."""
        from clipper.jobs.backups import back_up

        library = self._session.library
        if library.path is None:
            self._messages.say("This library is in no file yet, so there is nothing to back up.")
            return

        def copy() -> Path:
            with library.beside() as reader:
                return back_up(reader, target, replacing=True)

        def tell(made: object) -> None:
            self._messages.say(f"The library is backed up at {made}.")

        errand = self._run(copy, "Backing up the library…", tell)
        if errand is not None:  # whoever closes the window gets the backup first: a second for each 400 MB
            self._session.closing.connect(errand.wait)

    def choose_restore(self) -> None:
        from clipper.gui.dialogs.confirm import confirmed

        if self._surroundings.restore is None or self._session.library.path is None:
            return
        name, _ = QtWidgets.QFileDialog.getOpenFileName(self._window, "Restore Backup", self._beside(), RESTORED_FILES)
        if not name:
            return
        question = f"Put {Path(name).name} in the place of this library? What is here now is kept beside it, under another name."
        if confirmed("Restore Backup", question, "Restore", self._window):
            self._surroundings.restore(Path(name))

    def check(self) -> None:
        """Everything that can be wrong, looked at beside the window's own work."""
        self._check(())

    def _check(self, done: "Sequence[str]") -> None:
        """The same; where all is well, what was done before is told with it."""
        library = self._session.library
        stopped, told = threading.Event(), -1

        def goes_on(share: float) -> bool:
            nonlocal told
            if int(100 * share) > told:  # asked far more often
                told = int(100 * share)
                self._checked.emit(told)
            return not stopped.is_set()

        def look() -> "list[Finding]":
            if library.path is None:
                return []
            with library.beside() as reader:
                return list(reader.health.findings(goes_on))

        def tell(findings: "Sequence[Finding]") -> None:
            self._tell_findings(findings, done)

        self._run(look, "Checking the library…", tell, stopped.set)

    def _show_share(self, percent: int) -> None:
        if self._errand is not None:
            self._under_way.show_share(self._errand, percent)

    def _tell_findings(self, findings: "Sequence[Finding]", done: "Sequence[str]") -> None:
        from clipper.gui.dialogs.until_closed import until_closed

        if not findings:
            self._messages.say(" ".join([*done, "The library is sound."]))
            return
        said = "\n".join(finding.sentence for finding in findings[:FINDINGS_TOLD])
        mendable, lost = any(finding.repairable for finding in findings), not all(finding.repairable for finding in findings)
        hints = ("Repair builds search indexes anew and looks again for highlights.", "File, Restore Backup puts a backup in its place.")
        box = QtWidgets.QMessageBox(QtWidgets.QMessageBox.Icon.Warning, "Check Library", said, parent=self._window)
        box.setInformativeText(" ".join(hint for hint, is_meant in zip(hints, (mendable, lost), strict=True) if is_meant))
        box.addButton(QtWidgets.QMessageBox.StandardButton.Close)
        repair = box.addButton("Repair", QtWidgets.QMessageBox.ButtonRole.AcceptRole) if mendable else None
        until_closed(box)
        if repair is not None and box.clickedButton() is repair:
            self._repair(findings)

    def _repair(self, findings: "Sequence[Finding]") -> None:
        """Mend what can be mended beside the window, which takes half a minute for 100,000 articles; nothing can be saved meanwhile."""
        from clipper.library.library import Library

        path = self._session.library.path
        repairing: list[Library] = []

        def repair() -> list[str]:
            if path is None:
                return []
            with Library.open(path, create=False) as library:
                repairing.append(library)
                return library.health.repair(findings).sentences

        def stop() -> None:
            for library in repairing:
                library.interrupt()

        waiting = QtWidgets.QProgressDialog("Repairing the library…", "Cancel", 0, 0, self._window)
        waiting.setWindowTitle("Check Library")
        waiting.setWindowModality(Qt.WindowModality.WindowModal)
        waiting.setMinimumDuration(0)

        def end(told: "Sequence[str]") -> None:
            waiting.deleteLater()
            self._session.tell_elsewhere()
            self._check(told)

        errand = Errand(repair, stop, self)
        errand.done.connect(end)
        errand.failed.connect(waiting.deleteLater)
        errand.failed.connect(self._messages.complain)
        errand.broke.connect(waiting.deleteLater)
        errand.broke.connect(self._surroundings.report)
        waiting.canceled.connect(errand.cancel)
        waiting.canceled.connect(waiting.deleteLater)
        self._session.start(errand)
        waiting.show()

    def _run(
        self, job: Callable[[], object], sentence: str, told: Callable[..., object], stop: Callable[[], None] | None = None
    ) -> Errand | None:
        """Something slow on a thread of its own; one at a time."""
        if self._errand is not None:
            self._messages.say("One moment: the library is still being copied or checked.")
            return None
        errand = self._errand = Errand(job, stop, self)

        def end() -> None:
            self._errand = None

        errand.ended.connect(end)
        errand.done.connect(told)
        errand.failed.connect(self._messages.complain)
        errand.broke.connect(self._surroundings.report)
        self._under_way.start(errand, sentence, "Cancel" if stop else "")
        return errand
