"""An article for paper: its head, its text with the highlights behind the words, and the highlights with their notes at the end.

On screen, marks, bullets and images are painted beside the words, so that a position is an offset. Paper needs no offsets: here they are
put into the document itself. It is always set in ink on white, whatever the theme.
"""

from collections.abc import Mapping, Sequence
from datetime import tzinfo

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextDocumentFragment

from clipper.gui.article.document import Picture, SetArticle, set_article
from clipper.gui.article.style import ReadingStyle
from clipper.gui.theme.fonts import ReadingFace
from clipper.gui.theme.marks import Mark, marks
from clipper.gui.theme.palette import LIGHT
from clipper.model.clipping import Clipping
from clipper.model.color import HighlightColor
from clipper.model.highlight import Highlight
from clipper.model.span import ArticleText, SpanKind
from clipper.text.date_words import date_words

PAPER_SIZE_PT = 11
"""Of the text: what newspapers and office printers agree on."""
TITLE_SIZE_PT, SMALL_SIZE_PT = 20, 9
PAPER_WIDTH = 600
"""Pixels that images and tables are made for; Qt scales the page as a whole."""
GAP, WIDE_GAP = 4, 14
BULLET = "•  "


def printed(
    clipping: Clipping,
    article: ArticleText,
    highlights: Sequence[Highlight],
    colors: Sequence[HighlightColor],
    picture: Picture,
    *,
    zone: tzinfo,
    face: ReadingFace = ReadingFace.SERIF,
) -> QTextDocument:
    """The document that is printed; highlights are numbered in the order of the text, those without a place come last."""
    page = set_article(article, ReadingStyle(face=face, size_pt=PAPER_SIZE_PT), LIGHT, picture, PAPER_WIDTH)
    ordered = sorted(highlights, key=lambda one: (one.placement.place is None, one.placement.start or 0))
    _mark(page, ordered, marks(LIGHT, colors))
    _put_beside(page)
    _write_head(page.document, clipping, zone)
    _write_notes(page.document, ordered, {color.key: color.name for color in colors})
    return page.document


def _mark(page: SetArticle, highlights: Sequence[Highlight], looks: Mapping[str, Mark]) -> None:
    """The fill behind each passage and its number after it; the last one first, so that the places of the others hold."""
    ends: list[tuple[int, int]] = []
    for number, one in enumerate(highlights, 1):
        place, look = one.placement.place, looks.get(one.color)
        if place is None:
            continue
        start, end = place
        ends.append((page.offsets.to_utf16(end), number))
        if look is not None:
            cursor = QTextCursor(page.document)
            cursor.setPosition(page.offsets.to_utf16(start))
            cursor.setPosition(ends[-1][0], QTextCursor.MoveMode.KeepAnchor)
            fill = QTextCharFormat()
            fill.setBackground(QColor(look.fill))
            cursor.mergeCharFormat(fill)
    for end, number in sorted(ends, reverse=True):
        cursor = QTextCursor(page.document)
        cursor.setPosition(end)
        raised = QTextCharFormat()
        raised.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        raised.setForeground(QColor(LIGHT.muted))
        raised.setFontPointSize(PAPER_SIZE_PT)
        cursor.insertText(str(number), raised)


def _put_beside(page: SetArticle) -> None:
    """Bullets and images into the document, the last block first."""
    for number in range(len(page.blocks) - 1, -1, -1):
        cursor = QTextCursor(page.document.findBlockByNumber(number))
        span = page.blocks[number]
        if span.kind is SpanKind.LIST_ITEM and not span.attributes.get("continued"):
            cursor.insertText(BULLET)
        elif number in page.images:
            shape = cursor.blockFormat()
            shape.setTopMargin(WIDE_GAP)
            cursor.setBlockFormat(shape)
            cursor.insertImage(page.images[number])
            cursor.insertText("\u2028")


def _write_head(document: QTextDocument, clipping: Clipping, zone: tzinfo) -> None:
    known = clipping.metadata
    facts = [
        date_words(known.published, zone) if known.published else "",
        f"changed {date_words(known.change, zone)}" if known.change else "",
        known.url or "",
    ]
    lines = (
        (" · ".join(filter(None, (known.source, known.section, known.page and f"p. {known.page}"))), SMALL_SIZE_PT, LIGHT.accent, True),
        (known.shown_title, TITLE_SIZE_PT, LIGHT.ink, True),
        (f"By {', '.join(known.authors)}" if known.authors else "", SMALL_SIZE_PT, LIGHT.ink, False),
        (" · ".join(filter(None, facts)), SMALL_SIZE_PT, LIGHT.muted, False),
    )
    written = [line for line in lines if line[0]]
    cursor = QTextCursor(document)
    first_shape, first_text = cursor.blockFormat(), cursor.blockCharFormat()
    for words, size_pt, color, is_bold in written:
        cursor.setBlockFormat(_shape(GAP))
        cursor.insertText(words, _letters(size_pt, color, is_bold=is_bold))
        cursor.insertBlock()
    if clipping.note:
        _write_note(cursor, clipping.note)
    first_shape.setTopMargin(WIDE_GAP)
    cursor.setBlockFormat(first_shape)
    cursor.setBlockCharFormat(first_text)


def _write_note(cursor: QTextCursor, note: str) -> None:
    """The note on the article, as its Markdown reads."""
    from clipper.gui.article.note_html import note_html, note_sheet

    piece = QTextDocument()
    piece.setHtml(f'{note_sheet(LIGHT)}<div style="font-size: {SMALL_SIZE_PT}pt">{note_html(note)}</div>')
    cursor.setBlockFormat(_shape(WIDE_GAP))
    cursor.insertFragment(QTextDocumentFragment(piece))
    cursor.insertBlock()


def _write_notes(document: QTextDocument, highlights: Sequence[Highlight], names: Mapping[str, str]) -> None:
    if not highlights:
        return
    from clipper.export.unmarkdown import plain_words

    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertBlock(_shape(2 * WIDE_GAP), _letters(SMALL_SIZE_PT, LIGHT.muted, is_bold=True))
    cursor.insertText("Highlights")
    for number, one in enumerate(highlights, 1):
        cursor.insertBlock(_shape(2 * GAP), _letters(SMALL_SIZE_PT, LIGHT.ink))
        lost = "" if one.placement.place is not None else " (no longer in the text)"
        cursor.insertText(f"{number}  “{one.anchor.exact}”{lost}")
        about = " · ".join(filter(None, (names.get(one.color, one.color), ", ".join(one.tags))))
        cursor.insertText(f"\u2028{about}", _letters(SMALL_SIZE_PT, LIGHT.muted))
        if one.note:
            cursor.insertText(f"\u2028{plain_words(one.note)}", _letters(SMALL_SIZE_PT, LIGHT.ink, is_italic=True))


def _shape(above: int) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setTopMargin(above)
    return made


def _letters(size_pt: int, color: str, *, is_bold: bool = False, is_italic: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontPointSize(size_pt)
    made.setForeground(QColor(color))
    made.setFontWeight(QFont.Weight.Bold if is_bold else QFont.Weight.Normal)
    made.setFontItalic(is_italic)
    return made
