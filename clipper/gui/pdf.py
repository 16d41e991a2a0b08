"""An HTML page as a PDF file, by Qt's own writer: no other program is needed. Nothing in the page is loaded."""

import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QApplication

from clipper.gui.block_directions import put_directions_right
from clipper.gui.pdf_pages import bars, keep_together
from clipper.jobs import files

MARGIN_MM = 22
RESOLUTION = 96
"""Dots an inch of the layout: Qt's own for documents, so that points are points."""
BAR_COLOR = QColor("#b9c7dc")
FOOT = 28
"""Dots below the text for the page number."""


class _Document(QTextDocument):
    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802 (Qt's name)
        """Nothing, neither from the disk nor from the net."""
        del name
        return "" if kind == QTextDocument.ResourceType.StyleSheetResource.value else None


def write_pdf(html: str, path: Path) -> None:
    """Write a page as a PDF file (A4, numbered pages). Raises OutputError where the file cannot be written."""
    application = QGuiApplication.instance() or QApplication([sys.argv[0], "-platform", "offscreen"])
    content = pdf_of(html)
    del application
    files.write_bytes(path, content)


def pdf_of(html: str) -> bytes:
    """The PDF of a page; a QGuiApplication exists."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    )
    document = _Document()
    document.setDefaultFont(QFont("serif", 11))
    document.setHtml(html)
    put_directions_right(document)
    document.setDocumentMargin(0)
    document.documentLayout().setPaintDevice(writer)
    page = QSizeF(writer.width(), writer.height() - FOOT)
    document.setPageSize(page)
    keep_together(document, page.height())
    _paint(document, writer, page)
    buffer.close()
    return bytes(content.data())


def _paint(document: QTextDocument, writer: QPdfWriter, page: QSizeF) -> None:
    painter = QPainter(writer)
    count = document.pageCount()
    beside = bars(document)
    for number in range(count):
        if number:
            writer.newPage()
        painter.save()
        painter.translate(0, -number * page.height())
        shown = QRectF(0, number * page.height(), page.width(), page.height())
        for bar in beside:
            painter.fillRect(bar.intersected(shown), BAR_COLOR)
        document.drawContents(painter, shown)
        painter.restore()
        painter.setPen(QColor("#666666"))
        foot = QRectF(0, page.height(), page.width(), FOOT)
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom), f"{number + 1} / {count}")
    painter.end()
