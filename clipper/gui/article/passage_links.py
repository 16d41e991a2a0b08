"""Which links lie in a passage, and which of them are ever opened. Pure; offsets are code points."""

from clipper.model.span import ArticleText, Span, SpanKind

SAFE_SCHEMES = ("http", "https", "mailto")
"""Links with any other are never opened."""


def is_safe(href: str) -> bool:
    """Whether an address may be handed to the system."""
    return href.partition(":")[0].lower() in SAFE_SCHEMES


def links_in(article: ArticleText, start: int, end: int) -> tuple[Span, ...]:
    """The links that lie in a range, or over its place where it is empty."""
    return tuple(
        span
        for span in article.spans
        if span.kind is SpanKind.LINK
        and is_safe(str(span.attributes.get("href", "")))
        and ((span.start < end and start < span.end) or span.start <= start < span.end)
    )
