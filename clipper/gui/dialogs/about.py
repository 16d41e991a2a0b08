"""Version and licenses."""

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from clipper import __version__

TEXT = """From a messy news page to a brief whose every quotation can be traced.

Clipper is free software under the MIT license. It works offline and keeps everything in one file of yours.

It is built on Qt and PySide6 (LGPL), SQLite, trafilatura, lxml, sqlite-utils, Jinja2, Python-Markdown, httpx and other free libraries."""


LINE = 62
"""Characters of average width in a line."""


class AboutDialog(QDialog):
    """What this is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Clipper")
        column = QVBoxLayout(self)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        column.setContentsMargins(24, 22, 24, 16)
        column.setSpacing(12)
        title = QLabel(f"Clipper {__version__}", self)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() + 5)
        font.setWeight(font.Weight.DemiBold)
        title.setFont(font)
        text = QLabel(TEXT, self)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setFixedWidth(text.fontMetrics().averageCharWidth() * LINE)
        versions = QLabel(f"Qt {qVersion()}, Python {platform.python_version()}", self)
        versions.setProperty("quiet", True)  # noqa: FBT003 (Qt's signature)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        for widget in (title, text, versions, buttons):
            column.addWidget(widget)
