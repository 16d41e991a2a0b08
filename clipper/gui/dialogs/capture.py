"""What was captured, as it was: each part, as text and never as a page; and the versions made from it."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from clipper.gui.theme.measures import Space
from clipper.gui.widgets.room import begin_with
from clipper.model.capture import Capture, Part
from clipper.model.date import ArticleDate, parse_utc
from clipper.model.version import Version
from clipper.text.date_words import date_words

SHOWN_BYTES = 500_000
"""More is no reading matter; the capture itself is whole in the library."""
PICTURE_SIDE = 1600

ORIGINS = {
    "clipboard": "Pasted",
    "drop": "Dropped on the window",
    "stdin": "Given to the command line",
    "hand": "Written by hand",
    "file": "From the file",
    "url": "Fetched from",
    "import": "Imported as",
}
"""What stands before the colon of an origin."""


class CaptureDialog(QDialog):
    """Read only."""

    def __init__(self, capture: Capture, versions: Sequence[Version], zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Capture")
        begin_with(self, 760, 600)
        told = [
            ", ".join((origin_words(capture.origin), _moment(capture.captured_at, zone), *_address(capture))),
            f"sha256 {capture.sha256}",
        ]
        told += [
            f"Version {version.number}: {version.reason}, {_moment(parse_utc(version.created_at), zone)}, {_words(version.words)}"
            for version in versions
        ]
        about = QLabel("\n".join(told), self)
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        about.setWordWrap(True)
        about.setProperty("quiet", True)  # noqa: FBT003 (Qt's signature)
        tabs = QTabWidget(self)
        for part in capture.parts:
            tabs.addTab(_shown(part), part.name.replace("&", "&&")[-30:] or part.media_type)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        for widget in (about, tabs, buttons):
            column.addWidget(widget)


def origin_words(origin: str) -> str:
    """How a capture came in, as one says it: “Pasted”, “From the file page.html”."""
    kind, _, name = origin.partition(":")
    return f"{ORIGINS[kind]} {name}".rstrip() if kind in ORIGINS else f"From {origin}"


def _address(capture: Capture) -> tuple[str, ...]:
    """Where it does not stand in the origin already."""
    return (capture.url,) if capture.url and not capture.origin.endswith(capture.url) else ()


def _moment(moment: datetime, zone: tzinfo) -> str:
    return date_words(ArticleDate.instant(moment), zone)


def _shown(part: Part) -> QWidget:
    if part.media_type.startswith("image/"):
        picture = QImage.fromData(part.content)
        if not picture.isNull():
            label = QLabel()
            pixmap = QPixmap.fromImage(picture)
            too_large = max(pixmap.width(), pixmap.height()) > PICTURE_SIDE
            label.setPixmap(pixmap.scaled(PICTURE_SIDE, PICTURE_SIDE, Qt.AspectRatioMode.KeepAspectRatio) if too_large else pixmap)
            scroll = QScrollArea()
            scroll.setWidget(label)
            return scroll
    text = QPlainTextEdit()
    text.setAccessibleName(f"What was captured: {part.media_type}")
    text.setReadOnly(True)
    text.document().setDocumentMargin(Space.MEDIUM)
    text.setPlainText(_words_of(part))
    return text


def _words_of(part: Part) -> str:
    """A part as text in the encoding that the clip was read in, or what it is instead."""
    from clipper.capture.decode import decode, has_wide_characters

    if b"\0" in part.content[:4096] and not has_wide_characters(part.content):
        return f"{len(part.content):,} bytes of {part.media_type}."
    return decode(part.content[:SHOWN_BYTES]).text + ("\n…" if len(part.content) > SHOWN_BYTES else "")


def _words(number: int) -> str:
    return "1 word" if number == 1 else f"{number:,} words"
