"""A whole text as Markdown, from its spans."""

from clipper.export.escape import Dialect, Markdown, escaped
from clipper.export.links import safe_url
from clipper.model.span import ArticleText, Span, SpanKind
from clipper.text.canonical import OBJECT

_HEADING_BASE = 4
"""Headings of an article stand below those of the brief."""
_MAX_LEVEL = 6
_CONTINUED = " " * 4
"""Before a further paragraph of a list's item: what every reader of Markdown takes for it."""


def body_markdown(article: ArticleText, dialect: Dialect = Dialect.COMMONMARK) -> Markdown:
    """Each block in its own paragraph; links are kept, emphasis is not: at the edges of words Markdown's readers disagree on its signs."""
    inline = article.inline()
    blocks: list[str] = []
    before: SpanKind | None = None
    for block in article.blocks():
        own = [span for span in inline if block.start <= span.start and span.end <= block.end]
        words = _inline(article, block, own, dialect)
        if words and before is SpanKind.LIST_ITEM and block.attributes.get("continued"):
            blocks.append(_CONTINUED + words)
        elif words:
            blocks.append(_block(block, words))
        before = block.kind
    return Markdown("\n\n".join(blocks))


def _block(block: Span, words: str) -> str:
    attributes = block.attributes
    match block.kind:
        case SpanKind.HEADING:
            level = min(_MAX_LEVEL, _HEADING_BASE + int(attributes.get("level", 2)) - 2)
            return f"{'#' * max(level, _HEADING_BASE)} {words}"
        case SpanKind.QUOTE:
            return f"{'>' * min(int(attributes.get('depth', 1)), _MAX_LEVEL)} {words}"
        case SpanKind.LIST_ITEM:
            return f"{attributes.get('number', 1)}. {words}" if attributes.get("ordered") else f"- {words}"
        case SpanKind.CAPTION | SpanKind.IMAGE:
            return f"*{words}*"
        case _:
            return words


def _inline(article: ArticleText, block: Span, spans: list[Span], dialect: Dialect) -> str:
    """The words of a block with its links; a link that crosses another is left out."""
    pieces: list[str] = []
    position = block.start
    for span in spans:
        href = safe_url(str(span.attributes.get("href", ""))) if span.kind is SpanKind.LINK else ""
        if not href or span.start < position:
            continue
        pieces += (_text(article.text[position : span.start], dialect), f"[{escaped(article.slice(span), dialect)}]({href})")
        position = span.end
    pieces.append(_text(article.text[position : block.end], dialect))
    return "".join(pieces).strip().replace(OBJECT, "")


def _text(text: str, dialect: Dialect) -> str:
    """Escaped, with the blanks at its ends kept: it is a piece of a line."""
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() and len(text) > 1 else ""
    return left + escaped(text, dialect) + right
