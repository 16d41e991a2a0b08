"""How a passage of an article is read aloud: what kind of block it begins, its words, and the links in it. Pure."""

from clipper.gui.article.passage_links import links_in
from clipper.model.span import OBJECT, ArticleText, Span, SpanKind

_KINDS = {
    SpanKind.QUOTE: "Quotation",
    SpanKind.CAPTION: "Caption",
    SpanKind.IMAGE: "Image",
    SpanKind.TABLE_ROW: "Table row",
    SpanKind.CODE: "Code",
}
"""A paragraph is what one takes a text for: it is not named."""
NOT_DESCRIBED = "without a description"


def spoken_passage(article: ArticleText, start: int, end: int) -> str:
    """The words of a range (code points); where a block begins in it, what that is: "Heading 2: What it costs"."""
    words = article.text[start:end].replace(OBJECT, NOT_DESCRIBED).replace("\t", ", ")
    block = next((found for found in article.blocks() if found.start == start), None)
    kind = _kind(block) if block is not None else ""
    return f"{kind}: {words}" if kind else words


def spoken_links(article: ArticleText, start: int, end: int) -> str:
    """ "Link: the gazette"; nothing where there is none."""
    links = links_in(article, start, end)
    words = "; ".join(article.slice(link) for link in links)
    return f"{'Link' if len(links) == 1 else f'{len(links)} links'}: {words}" if links else ""


def _kind(block: Span) -> str:
    attributes = block.attributes
    if block.kind is SpanKind.HEADING:
        return f"Heading {attributes.get('level', 2)}"
    if block.kind is SpanKind.LIST_ITEM:
        if attributes.get("continued"):
            return ""
        return f"Item {attributes['number']}" if "number" in attributes else "Item"
    if block.kind is SpanKind.TABLE_ROW and attributes.get("header"):
        return "Head of the table"
    return _KINDS.get(block.kind, "")
