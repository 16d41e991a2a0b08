"""A mistake of ours, told plainly: what can be sent to the makers, and that nothing is lost."""

import traceback
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from clipper import __version__


class ReportDialog(QDialog):
    """For an exception, or (None) for what the log holds."""

    def __init__(self, error: BaseException | None, log: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Report a Problem")
        self.resize(620, 420)
        said = (
            "Clipper made a mistake of its own. Your library is not harmed: every change is saved at once, or not at all."
            if error is not None
            else "This is what Clipper noted about its last mistakes. It holds no text of your clippings that was not part of a mistake."
        )
        text = QLabel(said, self)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        self.details = QPlainTextEdit(self)
        self.details.setReadOnly(True)
        self.details.setPlainText(_details(error, log))
        where = QLabel(f"The log is at {log}" if log else "", self)
        where.setTextFormat(Qt.TextFormat.PlainText)
        where.setProperty("quiet", True)  # noqa: FBT003 (Qt's signature)
        where.setWordWrap(True)
        copy = QPushButton("Copy Details", self)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(self.details.toPlainText()))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        for widget in (text, self.details, where, buttons):
            column.addWidget(widget)


def _details(error: BaseException | None, log: Path | None) -> str:
    if error is not None:
        return f"Clipper {__version__}\n" + "".join(traceback.format_exception(error))
    try:
        return log.read_text("utf-8", "replace")[-20_000:] if log else "Nothing was noted."
    except OSError:
        return "Nothing was noted."
