"""Writing a brief to a file: the format, the place, and onto a file written before what would become of it, before anything is written."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from clipper.errors import ClipperError
from clipper.export.citations import Cite
from clipper.export.escape import Dialect
from clipper.export.filenames import safe_name
from clipper.gui.composer.diff_colors import DiffColors
from clipper.gui.errand import Errand
from clipper.gui.widgets.told_line import ToldLine
from clipper.gui.window_memory import WindowMemory
from clipper.jobs.brief_file import BriefWritten, Result, content_of, report, write_brief
from clipper.jobs.brief_formats import MARKDOWN
from clipper.jobs.brief_page import Page
from clipper.jobs.files import expanded
from clipper.library.library import Library


@dataclass(frozen=True, slots=True)
class Format:
    """What the user chooses: a format, and for Markdown its dialect."""

    words: str
    name: str
    ending: str
    dialect: Dialect | None = None


FORMATS = (
    Format("Markdown (can be written again later: your edits are kept)", MARKDOWN, ".md"),
    Format("Markdown for Obsidian, with callouts and block ids", MARKDOWN, ".md", Dialect.OBSIDIAN),
    Format("Markdown for Pandoc, with citation keys and a bibliography", MARKDOWN, ".md", Dialect.PANDOC),
    Format("Word (DOCX)", "docx", ".docx"),
    Format("PDF", "pdf", ".pdf"),
    Format("Web page (HTML)", "html", ".html"),
    Format("Plain text for mail", "txt", ".txt"),
    Format("OpenDocument (ODT), by pandoc", "odt", ".odt"),
    Format("E-book (EPUB), by pandoc", "epub", ".epub"),
    Format("LaTeX, by pandoc", "tex", ".tex"),
    Format("Bibliography (BibLaTeX)", "bib", ".bib"),
    Format("Bibliography (CSL-JSON)", "json", ".json"),
    Format("Table of the clippings (CSV)", "csv", ".csv"),
)
SENTENCES = {
    Result.WRITTEN: "A new file will be written.",
    Result.REPLACED: "The file that was written there before will be replaced.",
    Result.UNCHANGED: "The file is up to date: nothing would change.",
    Result.MERGED: "What you wrote in the file stays. This will change in it:",
}
WIDTH, LOW, HIGH = 660, 210, 560
"""Pixels; the dialog grows where there are differences to show."""


class ExportDialog(QDialog):
    """Asks where and how; `written` tells what was done."""

    broke = Signal(object)
    """A mistake of ours, for the report dialog."""

    def __init__(self, library: Library, page: Page, proposed: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export Brief")
        self._library = library
        self._page = page
        self.written: BriefWritten | None = None
        self._errand: Errand | None = None
        self.format = QComboBox(self)
        self.format.setAccessibleName("Format")
        for each in FORMATS:
            self.format.addItem(each.words)
        self.path = QLineEdit(str(proposed), self)
        self.path.setAccessibleName("File")
        browse = QPushButton("&Browse…", self)
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(browse)
        self.sentence = ToldLine(self)
        self.difference = QPlainTextEdit(self)
        self.difference.setReadOnly(True)
        self.difference.setAccessibleName("What would change in the file")
        self.difference.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._colors = DiffColors(self.difference.document(), self.palette())
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self)
        self.buttons.accepted.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.setContentsMargins(16, 16, 16, 16)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow("&Format", self.format)
        file = QLabel("F&ile", self)
        file.setBuddy(self.path)
        form.addRow(file, row)
        column.addLayout(form)
        column.addWidget(self.sentence)
        column.addWidget(self.difference, 1000)
        column.addStretch(1)  # a new file has no differences: then the sentence stays below the path
        column.addWidget(self.buttons)
        self.format.currentIndexChanged.connect(self._format_changed)
        self.path.textChanged.connect(self._look)
        self._look()

    @property
    def chosen(self) -> Format:
        return FORMATS[self.format.currentIndex()]

    @property
    def _target(self) -> Path:
        """The file that is named; `~` is the home folder, as in a terminal."""
        return expanded(Path(self.path.text().strip()))

    def _as_chosen(self) -> Page:
        """The page in the dialect that was chosen; footnotes become keys where Pandoc will resolve them."""
        dialect, style = self.chosen.dialect, self._page.style
        if dialect is None:
            return self._page
        keyed = dialect is Dialect.PANDOC and style.cite is Cite.FOOTNOTES
        return replace(self._page, style=replace(style, dialect=dialect, cite=Cite.PANDOC if keyed else style.cite))

    def _format_changed(self) -> None:
        before = self.path.text()
        self.path.setText(str(Path(before).with_suffix(self.chosen.ending)) if before.strip() else before)
        self._look()

    def _browse(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Export Brief", self.path.text(), options=QFileDialog.Option.DontConfirmOverwrite)
        if name:
            self.path.setText(name)

    def _look(self) -> None:
        """What writing would do."""
        self.difference.clear()
        save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setEnabled(False)
        if not self.path.text().strip():
            self.sentence.tell("Give the file a name.")
            self._fit()
            return
        try:
            outcome = write_brief(self._library, self._as_chosen(), self._target, self.chosen.name, dry_run=True)
        except ClipperError as error:
            self.sentence.tell(f"{error.sentence} {error.hint}")
        else:
            save.setEnabled(True)
            told = [SENTENCES[outcome.result]]
            if outcome.merge is not None and (outcome.result is Result.MERGED or outcome.merge.damaged):
                told += report(outcome.merge)
            self.sentence.tell("\n".join(told))
            if outcome.result is Result.MERGED:
                self.difference.setPlainText(outcome.difference)
        self._fit()

    def _fit(self) -> None:
        """No larger than what it has to tell; once the user has made it larger it stays so."""
        shows = bool(self.difference.toPlainText())
        self.difference.setVisible(shows)
        if shows or self.height() in (LOW, HIGH) or not self.isVisible():
            self.resize(max(WIDTH, self.width()), HIGH if shows else LOW)

    def _save(self) -> None:
        page, path, name = self._as_chosen(), self._target, self.chosen.name
        if name == MARKDOWN:
            self._write(page, path, name, None)
            return

        def made() -> bytes:
            from clipper.gui.pdf import write_pdf

            return content_of(page, name, write_pdf)

        def write(content: object) -> None:
            self._wait(waiting=False)
            self._write(page, path, name, content if isinstance(content, bytes) else None)

        def refuse(error: ClipperError) -> None:
            self._wait(waiting=False)
            self.sentence.tell(f"{error.sentence} {error.hint}")

        self._errand = Errand(made, parent=self)  # a thousand clippings take seconds as Word or PDF
        self._errand.done.connect(write)
        self._errand.failed.connect(refuse)
        self._errand.broke.connect(self.broke)
        self._wait(waiting=True)
        self._errand.start()

    def _wait(self, *, waiting: bool) -> None:
        """While the file is made nothing can be chosen but to cancel."""
        for widget in (self.format, self.path, self.buttons.button(QDialogButtonBox.StandardButton.Save)):
            widget.setEnabled(not waiting)
        if waiting:
            self.sentence.tell(f"Writing {self._target.name} … Cancel stops it; no file is touched before all of it is there.")

    def _write(self, page: Page, path: Path, name: str, content: bytes | None) -> None:
        try:
            self.written = write_brief(self._library, page, path, name, content=content)
        except ClipperError as error:
            self.sentence.tell(f"{error.sentence} {error.hint}")
            return
        self.accept()

    def reject(self) -> None:
        """Also what is being made is dropped."""
        if self._errand is not None:
            self._errand.cancel()
        super().reject()


def last_file(memory: WindowMemory, brief: str) -> Path | None:
    """The Markdown file that this brief was written to last."""
    known = bytes(memory.bytes_of(f"brief_file_{brief}").data()).decode() if brief else ""
    return Path(known) if known else None


def proposed_file(memory: WindowMemory, brief: str, title: str) -> Path:
    """Where this brief was written last, so that it is merged; else a file of its title in the folder that was used last."""
    known = last_file(memory, brief)
    if known is not None:
        return known
    folder = Path(bytes(memory.bytes_of("brief_folder").data()).decode() or Path.home())
    return (folder if folder.is_dir() else Path.home()) / safe_name(title, "." + MARKDOWN)


def remember_file(memory: WindowMemory, brief: str, written: BriefWritten) -> None:
    """For the next time."""
    memory.set_bytes("brief_folder", QByteArray(str(written.path.parent).encode()))
    if brief and written.path.suffix == "." + MARKDOWN:
        memory.set_bytes(f"brief_file_{brief}", QByteArray(str(written.path).encode()))
    memory.keep()
