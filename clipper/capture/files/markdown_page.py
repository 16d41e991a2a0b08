"""A whole page that a program wrote as Markdown, with its menus, lists of other stories and foot: the article of it.

What people clip and write in Markdown is an article already and stays whole. A page is told by what stands above its text: lines that are
nothing but links. Its blocks are judged as the lines of a pasted page are (`capture.paste`), and keep their marks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from types import MappingProxyType

from clipper.model.draft import CaptureKind, Draft, Extraction, LeftOut, SourceLine
from clipper.model.span import ArticleText, Span, SpanKind

LEAST_LINKS = ((10, 5), (20, 2), (40, 1))
"""So many paragraphs and items of such a page are nothing but links, and so many of these stand above the first long one."""
LONG = 110
"""Characters of a paragraph of text."""
LONGEST_LINKS = 2_000
"""Characters of a paragraph of links."""

_LINK = r"!?\[(?:[^\[\]]{0,300}|!\[[^\[\]]{0,300}\]\([^()\s]{0,1000}\))\]\([^()]{0,1000}\)"
_LINK_LINE = re.compile(rf"\W{{0,20}}{_LINK}(?:\W{{0,5}}{_LINK}){{0,20}}\W{{0,20}}")
_BLOCK_END = re.compile(r"\n\s*\n|\n(?=[ \t]*(?:[*+\-]|\d{1,9}[.)]|#{1,6})[ \t])")
_ADDRESS = re.compile(r"\]\([^()\s]{0,2000}[^()]{0,400}\)")
_LINE = re.compile(r"\bline (\d+)")
_TEXT_BLOCKS = frozenset({SpanKind.PARAGRAPH, SpanKind.HEADING, SpanKind.QUOTE})


def is_page(markdown: str) -> bool:
    """Whether the links of a page's menus stand around the text."""
    if markdown.count("](") < LEAST_LINKS[0][0]:
        return False
    links = above = 0
    for block in _BLOCK_END.split(markdown):
        if len(block) <= LONGEST_LINKS and "](" in block and _LINK_LINE.fullmatch(block):
            links += 1
        elif not above and len(_ADDRESS.sub("", block)) >= LONG:
            above = links
    return any(links >= least and above >= least_above for least, least_above in LEAST_LINKS)


def read_article(title: str, whole: ArticleText, *, captured_at: datetime, url: str | None) -> Extraction | None:
    """The articles among these blocks, and the others with reasons; None where none is found."""
    from clipper.capture.paste.split import split_paste

    blocks = list(whole.blocks())
    lines = list(_lines(title, whole, blocks))
    found = split_paste("\n".join(text for text, _ in lines), captured_at=captured_at, url=url)
    if not any(draft.body.text for draft in found.drafts):
        return None
    numbers = [number for _, number in lines]
    drafts = tuple(_with_blocks(draft, whole, blocks, numbers) for draft in found.drafts)
    out = tuple(_numbered(left, numbers) for left in found.left_out)
    return replace(found, kind=CaptureKind.MARKDOWN, drafts=drafts, left_out=out)


def _lines(title: str, whole: ArticleText, blocks: Sequence[Span]) -> Iterator[tuple[str, int]]:
    """The blocks as lines of a text, as a browser would copy them, each with its number; images are none."""
    if title:
        yield from ((title, 0), ("", 0))
    for number, block in enumerate(blocks, 1):
        if block.kind is SpanKind.IMAGE:
            continue
        yield whole.slice(block), number
        if block.kind in _TEXT_BLOCKS:
            yield "", number


def _numbered(left: LeftOut, numbers: Sequence[int]) -> LeftOut:
    return replace(left, line=numbers[left.line - 1])


def _with_blocks(draft: Draft, whole: ArticleText, blocks: Sequence[Span], numbers: Sequence[int]) -> Draft:
    """The draft with the blocks that its lines were, and the images among them."""
    chosen = sorted({numbers[line.line - 1] for line in draft.lines} - {0})
    between = {number for above, below in pairwise(chosen) for number in range(above + 1, below)}
    kept = [number for number in range(1, len(blocks) + 1) if number in chosen or (number in between and _is_image(blocks[number - 1]))]
    body, lines = _cut(whole, blocks, kept)
    told = draft.metadata.origins.items()
    origins = {name: _LINE.sub(lambda line: f"line {numbers[int(line.group(1)) - 1]}", origin) for name, origin in told}
    return replace(draft, body=body, lines=lines, metadata=replace(draft.metadata, origins=MappingProxyType(origins)))


def _is_image(block: Span) -> bool:
    return block.kind is SpanKind.IMAGE


def _cut(whole: ArticleText, blocks: Sequence[Span], kept: Sequence[int]) -> tuple[ArticleText, tuple[SourceLine, ...]]:
    """These blocks alone, with the marks in them."""
    texts: list[str] = []
    spans: list[Span] = []
    lines: list[SourceLine] = []
    inline = [span for span in whole.spans if not span.kind.is_block]
    position = first = 0
    for number in kept:
        block = blocks[number - 1]
        moved = position - block.start
        end = position + block.end - block.start
        spans.append(replace(block, start=position, end=end))
        lines.append(SourceLine(line=number, start=position, end=end))
        while first < len(inline) and inline[first].start < block.start:
            first += 1
        while first < len(inline) and inline[first].start < block.end:
            mark = inline[first]
            spans.append(replace(mark, start=mark.start + moved, end=mark.end + moved))
            first += 1
        texts.append(whole.slice(block))
        position = end + 1
    return ArticleText(text="\n".join(texts), spans=tuple(spans)), tuple(lines)
