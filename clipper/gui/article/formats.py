"""The block and character formats of an article: one for each kind of span."""

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextBlockFormat, QTextCharFormat

from clipper.gui.article.style import ReadingStyle
from clipper.gui.theme.fonts import CODE_FAMILIES
from clipper.gui.theme.palette import Palette
from clipper.gui.widgets.shades import brush
from clipper.model.span import Span, SpanKind
from clipper.model.value import value

HEADING_SCALE = {1: 1.5, 2: 1.28, 3: 1.12}
"""Size of a heading by level, as a share of the text's; deeper ones have the text's own size."""

EM_OF_LINE = 0.75
"""The size of a typeface as a share of its own line: users tell a line height of the size, Qt wants it of the line."""

CAPTION_SCALE = 0.86
CODE_SCALE = 0.88

MAX_DEPTH = 6
"""Deeper lists and quotes are indented no further: the column would have no room for words."""

CONTINUING = frozenset({SpanKind.LIST_ITEM, SpanKind.CODE, SpanKind.TABLE_ROW})
"""Kinds whose blocks stand closer together when several follow each other."""


@value
class Formats:
    """Makes the formats for one style on one palette."""

    style: ReadingStyle
    palette: Palette
    em: float

    @classmethod
    def of(cls, style: ReadingStyle, palette: Palette) -> "Formats":
        return cls(style=style, palette=palette, em=QFontMetricsF(style.font()).height() * EM_OF_LINE)

    def indent(self, block: Span) -> float:
        """Pixels from the column's edge to the text of a block."""
        depth = min(int(block.attributes.get("depth", 1)), MAX_DEPTH)
        if block.kind is SpanKind.LIST_ITEM:
            return self.em * (0.6 + 1.5 * depth)
        if block.kind is SpanKind.QUOTE:
            return self.em * 1.4 * depth
        return self.em * 0.9 if block.kind is SpanKind.CODE else 0.0

    def block(self, block: Span, *, continues: bool, image_height: float = 0.0) -> QTextBlockFormat:
        """`continues`: the block before it is of the same kind (the next list item, line of code, table row)."""
        made = QTextBlockFormat()
        height = 1.35 if block.kind in (SpanKind.CODE, SpanKind.CAPTION, SpanKind.IMAGE) else max(1.0, self.style.line_height * EM_OF_LINE)
        if block.kind is SpanKind.HEADING:
            height = 1.25
        made.setLineHeight(height * 100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        made.setTopMargin(self._space_above(block, continues=continues) + image_height)
        indent = self.indent(block)
        if indent:
            made.setLeftMargin(indent)
            if block.kind is SpanKind.QUOTE:
                made.setRightMargin(self.em)
        if block.kind is SpanKind.HEADING:
            made.setHeadingLevel(int(block.attributes.get("level", 2)))
        return made

    def _space_above(self, block: Span, *, continues: bool) -> float:
        em = self.em
        if continues:
            return {SpanKind.LIST_ITEM: 0.3 * em, SpanKind.TABLE_ROW: 0.35 * em}.get(block.kind, 0.0)
        if block.kind is SpanKind.HEADING:
            return 1.7 * em
        if block.kind is SpanKind.CAPTION:
            return 0.45 * em
        return 1.2 * em if block.kind in (SpanKind.QUOTE, SpanKind.IMAGE, SpanKind.CODE, SpanKind.TABLE_ROW) else 0.85 * em

    def text(self, block: Span) -> QTextCharFormat:
        """The characters of a block before its inline spans."""
        made = QTextCharFormat()
        made.setForeground(brush(QColor(self.palette.ink)))
        size = self.style.size_pt
        if block.kind is SpanKind.HEADING:
            made.setFontWeight(QFont.Weight.DemiBold)
            made.setFontPointSize(size * HEADING_SCALE.get(int(block.attributes.get("level", 2)), 1.0))
        elif block.kind is SpanKind.CODE:
            made.setFontFamilies(list(CODE_FAMILIES))
            made.setFontPointSize(size * CODE_SCALE)
        elif block.kind in (SpanKind.CAPTION, SpanKind.IMAGE):
            made.setForeground(brush(QColor(self.palette.muted)))
            made.setFontPointSize(size * CAPTION_SCALE)
            made.setFontItalic(block.kind is SpanKind.IMAGE)
        elif block.kind is SpanKind.QUOTE:
            made.setFontItalic(True)
        elif block.kind is SpanKind.TABLE_ROW and block.attributes.get("header"):
            made.setFontWeight(QFont.Weight.DemiBold)
        return made

    def inline(self, base: QTextCharFormat, spans: list[Span]) -> QTextCharFormat:
        """The block's format with inline spans on it."""
        made = QTextCharFormat(base)
        for span in spans:
            if span.kind is SpanKind.STRONG:
                made.setFontWeight(QFont.Weight.Bold)
            elif span.kind is SpanKind.EMPHASIS:
                made.setFontItalic(not base.fontItalic())
            elif span.kind is SpanKind.LINK:
                made.setAnchor(True)
                made.setAnchorHref(str(span.attributes.get("href", "")))
                made.setForeground(brush(QColor(self.palette.link)))
                made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
                made.setUnderlineColor(QColor(self.palette.edge))
                made.setToolTip(made.anchorHref())
        return made
