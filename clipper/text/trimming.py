"""Taking blocks out of a text and putting lines in: what trimming a clipping does."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from clipper.model.span import ArticleText, Span, SpanKind
from clipper.text.canonical import clean_line


def without_blocks(article: ArticleText, gone: Collection[int]) -> ArticleText:
    """The text without the blocks at these positions (0 is the first); its other blocks and what lies in them stay as they are."""
    kept = [block for number, block in enumerate(article.blocks()) if number not in gone]
    return _joined([(article.slice(block), _moved_to_zero(article, block)) for block in kept])


def with_lines(article: ArticleText, lines: Iterable[str], *, before: int) -> ArticleText:
    """The text with lines put in as paragraphs before the block at a position (the number of blocks: at the end)."""
    pieces = [(article.slice(block), _moved_to_zero(article, block)) for block in article.blocks()]
    new = [(line, [Span(kind=SpanKind.PARAGRAPH, start=0, end=len(line))]) for line in map(clean_line, lines) if line]
    return _joined([*pieces[:before], *new, *pieces[before:]])


def block_at(article: ArticleText, position: int) -> int | None:
    """The number of the block that a code point stands in."""
    for number, block in enumerate(article.blocks()):
        if block.start <= position <= block.end:
            return number
    return None


def _moved_to_zero(article: ArticleText, block: Span) -> list[Span]:
    """A block and the inline spans in it, cut to it, as if it stood alone."""
    inside = [block]
    inside += [span for span in article.inline() if span.start < block.end and span.end > block.start]
    return [replace(span, start=max(span.start, block.start) - block.start, end=min(span.end, block.end) - block.start) for span in inside]


def _joined(pieces: list[tuple[str, list[Span]]]) -> ArticleText:
    spans: list[Span] = []
    position = 0
    for line, own in pieces:
        spans += [replace(span, start=span.start + position, end=span.end + position) for span in own]
        position += len(line) + 1
    return ArticleText(text="\n".join(line for line, _ in pieces), spans=tuple(spans))
