"""Writing a brief to a file: the format, the place, and onto a file written before what would change, before it changes."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from clipper.errors import ClipperError
from clipper.export.filenames import safe_name
from clipper.jobs.brief_file import BriefWritten, Result, write_brief
from clipper.jobs.brief_formats import MARKDOWN, Page
from clipper.library.library import Library

FORMATS = {
    MARKDOWN: "Markdown (can be written again later: your edits are kept)",
    "docx": "Word (DOCX)",
    "pdf": "PDF",
    "html": "Web page (HTML)",
    "txt": "Plain text for mail",
    "bib": "Bibliography (BibTeX)",
    "json": "Bibliography (CSL-JSON)",
    "csv": "Table of the clippings (CSV)",
}
NOTHING_CHANGES = "The file is up to date: nothing would change."
NEW_FILE = "A new file will be written."


class ExportDialog(QDialog):
    """Asks where and how; `written` tells what was done."""

    def __init__(self, library: Library, page: Page, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export Brief")
        self.resize(640, 460)
        self._library = library
        self._page = page
        self.written: BriefWritten | None = None
        self.format = QComboBox(self)
        self.format.setAccessibleName("Format")
        for key, words in FORMATS.items():
            self.format.addItem(words, key)
        self.path = QLineEdit(str(folder / safe_name(page.outline.title, "." + MARKDOWN)), self)
        self.path.setAccessibleName("File")
        browse = QPushButton("&Browse…", self)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(browse)
        self.sentence = QLabel(self)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.difference = QPlainTextEdit(self)
        self.difference.setReadOnly(True)
        self.difference.setAccessibleName("What would change in the file")
        self.difference.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.difference.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self)
        self.buttons.accepted.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self.format)
        column.addLayout(row)
        column.addWidget(self.sentence)
        column.addWidget(self.difference, 1000)
        column.addStretch(1)  # a new file has no differences: then the sentence stays below the path
        column.addWidget(self.buttons)
        self.format.currentIndexChanged.connect(self._format_changed)
        self.path.textChanged.connect(self._look)
        self._look()

    def _format_changed(self) -> None:
        self.path.setText(str(Path(self.path.text()).with_suffix("." + self.format.currentData())))
        self._look()

    def _browse(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Export Brief", self.path.text(), options=QFileDialog.Option.DontConfirmOverwrite)
        if name:
            self.path.setText(name)

    def _look(self) -> None:
        """What writing would do."""
        self.difference.clear()
        self.difference.hide()
        save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        if self.format.currentData() != MARKDOWN:
            self.sentence.setText("The file will be written; a brief that was written there before is replaced.")
            save.setEnabled(True)
            return
        try:
            outcome = write_brief(self._library, self._page, Path(self.path.text()), MARKDOWN, dry_run=True)
        except ClipperError as error:
            self.sentence.setText(f"{error.sentence} {error.hint}")
            save.setEnabled(False)
            return
        save.setEnabled(True)
        if outcome.result is Result.WRITTEN:
            self.sentence.setText(NEW_FILE)
        elif outcome.result is Result.UNCHANGED:
            self.sentence.setText(NOTHING_CHANGES)
        else:
            self.sentence.setText("What you wrote in the file stays. This changes in it:")
            self.difference.setPlainText(outcome.difference)
            self.difference.show()

    def _save(self) -> None:
        from clipper.gui.pdf import write_pdf

        try:
            self.written = write_brief(self._library, self._page, Path(self.path.text()), self.format.currentData(), write_pdf=write_pdf)
        except ClipperError as error:
            self.sentence.setText(f"{error.sentence} {error.hint}")
            return
        self.accept()
