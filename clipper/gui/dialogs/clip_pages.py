"""What the clip dialog shows while it reads, and where nothing can be clipped."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from clipper.errors import ClipperError
from clipper.gui.widgets.empty_state import EmptyState


class WaitingPage(QWidget):
    """A bar that goes on, and a way to stop."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text = QLabel("Reading what was captured…", self)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = bar = QProgressBar(self)
        bar.setAccessibleName("How much is read")
        bar.setTextVisible(False)
        bar.setRange(0, 0)
        bar.setFixedWidth(280)
        cancel = QPushButton("Cancel", self)
        cancel.clicked.connect(self.closed)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addStretch()
        for widget in (text, bar, cancel):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def show_progress(self, done: int, whole: int) -> None:
        """How many of several captures are read."""
        self._bar.setRange(0, whole)
        self._bar.setValue(done)
        self._text.setText(f"Reading … {done:,} of {whole:,}")


class TroublePage(QWidget):
    """Why there is no article, what could be done instead, and a way out where the other pages have it."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._why = EmptyState(self)
        self._why.button.setAutoDefault(True)
        self.close_button = QPushButton("Cancel", self)
        self.close_button.clicked.connect(self.closed)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(self._why, 1)
        column.addLayout(foot)

    def explain(self, error: ClipperError, as_text: Callable[[], object] | None) -> None:
        """`as_text` takes what was captured as plain text; None where that would not help."""
        self._why.explain(error.sentence, error.hint, "Take It as Plain Text" if as_text else "", as_text)
        self.close_button.setFocus()
