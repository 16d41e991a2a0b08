"""The brief as it will read: its Markdown, rendered. Nothing in it can load or open anything by itself."""

from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from clipper.gui.block_directions import put_directions_right
from clipper.gui.theme.palette import Palette

LONGEST_SOUGHT = 48
"""Characters: enough to tell a place from others, and hardly ever over the end of a paragraph."""
IN_VIEW, ABOVE = 0.8, 0.2
"""Shares of the pane's height: what stands lower is scrolled to, and then stands below so much of what comes before it."""
OPENED_SCHEMES = ("http", "https", "mailto", "clipper")

_STYLE = """
body {{ color: {ink}; font-size: 11pt; line-height: 145%; }}
h1 {{ font-size: 20pt; margin: 0 0 12px 0; }}
h2 {{ font-size: 15pt; margin: 22px 0 6px 0; }}
h3 {{ font-size: 12pt; margin: 16px 0 4px 0; }}
p {{ margin: 6px 0; }}
blockquote {{ margin: 8px 0 8px 18px; color: {ink}; font-style: italic; }}
a {{ color: {link}; text-decoration: none; }}
sup, .footnote {{ color: {muted}; font-size: 9pt; }}
hr {{ background: {line}; }}
"""


class BriefPreview(QTextBrowser):
    """Shows HTML that `export.preview` made; a link of the web or of the program is told, never followed."""

    link_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Preview of the brief")
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(28)
        self.anchorClicked.connect(self._clicked)
        self._html = ""

    def dress(self, palette: Palette) -> None:
        """Take the theme's colors."""
        sheet = _STYLE.format(ink=palette.ink, link=palette.link, muted=palette.muted, line=palette.line)
        self.document().setDefaultStyleSheet(sheet)
        self.setStyleSheet(f"QTextBrowser {{ background: {palette.page}; }}")
        self.show_html(self._html)

    def show_html(self, html: str) -> None:
        """Show another state of the brief, scrolled where it was."""
        self._html = html
        scrolled = self.verticalScrollBar().value()
        self.setHtml(html)
        put_directions_right(self.document())
        self.verticalScrollBar().setValue(scrolled)

    def go_to(self, words: str, *, heading: bool) -> None:
        """Scroll to a place: its heading, or the words themselves. Nothing moves where they are not found, or in view."""
        wanted = " ".join(words.split())[:LONGEST_SOUGHT]
        found = self.document().find(wanted) if wanted else QTextCursor()
        while heading and not found.isNull() and not found.blockFormat().headingLevel():
            found = self.document().find(wanted, found)  # the contents name it, too
        if found.isNull():
            return
        top, bar = self.cursorRect(found).top(), self.verticalScrollBar()
        if not 0 <= top <= self.viewport().height() * IN_VIEW:
            bar.setValue(bar.value() + top - int(self.viewport().height() * ABOVE))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802 (Qt's name)
        """Nothing is loaded, neither from the disk nor from the net."""
        del name
        return "" if kind == QTextDocument.ResourceType.StyleSheetResource.value else None

    def _clicked(self, url: QUrl) -> None:
        if url.scheme() in OPENED_SCHEMES:
            self.link_wanted.emit(url.toString())
        elif not url.scheme() and url.fragment():
            self.scrollToAnchor(url.fragment())
