"""Builds the QTextDocument of an article block by block, so that a position in it is an offset in the text (in UTF-16 units).

Nothing is put in that is not in the text: bullets, bars and images are painted beside the words (`marks_paint`).
"""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QImage, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextOption

from clipper.gui.article.formats import CONTINUING, Formats
from clipper.gui.article.style import ReadingStyle
from clipper.gui.theme.palette import Palette
from clipper.model.span import OBJECT, ArticleText, Span, SpanKind
from clipper.model.value import value
from clipper.text.direction import reads_rtl
from clipper.text.offsets import Utf16Map

if TYPE_CHECKING:
    from clipper.gui.article.tables import SetRow

LoadImage: TypeAlias = Callable[[str], bytes | None]
"""From the sha256 of an asset to its bytes, or None where it is not kept."""

Picture: TypeAlias = Callable[[str], QImage]
"""From the sha256 of an asset to the image, null where there is none."""

IMAGE_GAP = 8
"""Pixels between an image and the words under it."""

MAX_IMAGE_SHARE = 0.9
"""An image is at most this share of the column's width high: the text goes on within the same view."""


def no_image(_: str) -> bytes | None:
    """Where no capture is at hand."""
    return None


@value
class SetArticle:
    """A document and what is painted beside its words."""

    document: QTextDocument
    article: ArticleText
    blocks: tuple[Span, ...]
    """By block number."""
    offsets: Utf16Map
    images: dict[int, QImage]
    """By block number, scaled to their size on the page."""
    rows: "dict[int, SetRow]"
    """The rows of tables, by block number."""
    formats: Formats
    width: float
    """Of the column that images and tables were made for."""

    @property
    def fits_any_width(self) -> bool:
        """Whether there is nothing in it that was made for one width."""
        return not self.images and not self.rows


def set_article(article: ArticleText, style: ReadingStyle, palette: Palette, picture: Picture, width: float) -> SetArticle:
    """The article set in a column of `width` pixels."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(style.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    formats = Formats.of(style, palette)
    blocks = article.blocks()
    images = _images(blocks, picture, width)
    rows = _rows(article, blocks, formats, width)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    inline = _by_block(article)
    for number, block in enumerate(blocks):
        continues = number > 0 and blocks[number - 1].kind is block.kind and block.kind in CONTINUING
        image = images.get(number)
        shape = formats.block(block, continues=continues, image_height=image.height() + IMAGE_GAP if image else 0.0)
        words = article.slice(block)
        is_rtl = reads_rtl(words)
        if is_rtl:
            shape.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            shape.setRightMargin(shape.leftMargin())
            shape.setLeftMargin(0)
        text_format = formats.text(block)
        if number in rows:
            _set_row(shape, text_format, rows[number], style, is_rtl=is_rtl)
        if number:
            cursor.insertBlock(shape, text_format)
        else:
            cursor.setBlockFormat(shape)
            cursor.setBlockCharFormat(text_format)
        for piece, piece_format in _pieces(words, block, inline.get(number, []), formats, text_format):
            cursor.insertText(piece, piece_format)
    cursor.endEditBlock()
    return SetArticle(
        document=document,
        article=article,
        blocks=blocks,
        offsets=Utf16Map(article.text),
        images=images,
        rows=rows,
        formats=formats,
        width=width,
    )


def _rows(article: ArticleText, blocks: tuple[Span, ...], formats: Formats, width: float) -> "dict[int, SetRow]":
    """The rows of tables; most articles have none, and need nothing of that."""
    if all(block.kind is not SpanKind.TABLE_ROW for block in blocks):
        return {}
    from clipper.gui.article.tables import set_rows

    return set_rows(article, blocks, formats, width)


def _set_row(shape: QTextBlockFormat, text_format: QTextCharFormat, row: "SetRow", style: ReadingStyle, *, is_rtl: bool) -> None:
    shape.setTabPositions(row.stops(is_rtl=is_rtl))
    shape.setTextIndent(-row.hang)
    if is_rtl:
        shape.setRightMargin(row.hang)
    else:
        shape.setLeftMargin(row.hang)
    text_format.setFontPointSize(style.size_pt * row.scale)


def _by_block(article: ArticleText) -> dict[int, list[Span]]:
    """The inline spans of each block, by block number; spans are ordered."""
    found: dict[int, list[Span]] = {}
    number = -1
    for span in article.spans:
        if span.kind.is_block:
            number += 1
        else:
            found.setdefault(number, []).append(span)
    return found


def _pieces(words: str, block: Span, spans: list[Span], formats: Formats, base: QTextCharFormat) -> Iterator[tuple[str, QTextCharFormat]]:
    """The words of a block, cut where an inline span begins or ends."""
    if words == OBJECT:
        hidden = QTextCharFormat(base)
        hidden.setFontPointSize(1)
        hidden.setForeground(Qt.GlobalColor.transparent)
        yield "\u00a0", hidden
        return
    if not spans:
        yield words, base
        return
    edges = sorted({block.start, block.end, *(edge for span in spans for edge in (span.start, span.end))})
    for start, end in pairwise(edges):
        over = [span for span in spans if span.start <= start and end <= span.end]
        yield words[start - block.start : end - block.start], formats.inline(base, over) if over else base


def _images(blocks: tuple[Span, ...], picture: Picture, width: float) -> dict[int, QImage]:
    found: dict[int, QImage] = {}
    for number, block in enumerate(blocks):
        asset = block.attributes.get("asset")
        if block.kind is not SpanKind.IMAGE or not isinstance(asset, str):
            continue
        image = picture(asset)
        if not image.isNull():
            room = QSizeF(width, width * MAX_IMAGE_SHARE)
            if image.width() > room.width() or image.height() > room.height():
                image = image.scaled(room.toSize(), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            found[number] = image
    return found
