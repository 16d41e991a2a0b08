"""The quotations in a Markdown file: block quotes, and longer passages in quotation marks.

Of a brief of ours the markers tell which passage stands where; any other file is read as well. What is no quotation is passed over:
front matter, code, comments, callouts that are notes, attributions, and the lists of contents and sources.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

from clipper.export import regions
from clipper.export.chunks import HEAD
from clipper.export.front_matter import split_front_matter
from clipper.export.quotation_marks import passages_in_marks
from clipper.export.regions import Region, read_marker
from clipper.export.unmarkdown import Read, read_inline
from clipper.text.words import count_words

LEAST_WORDS = 5
"""A shorter passage in quotation marks may be a title, a name or a word used with a distance."""
_QUOTE = re.compile(r"^(?P<indent>[ \t]*)(?P<items>(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*)>")
_QUOTE_MARKS = re.compile(r"^[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(?: {0,3}> ?)+")
_ITEM = re.compile(r"^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]")
_INDENTED_CODE = 4
"""Columns: a line that begins so far to the right is code, but in a list (CommonMark 0.31, 4.4)."""
_FENCE = re.compile(r"^(?: {0,3}> ?)* {0,3}(`{3,}|~{3,})")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]:")
_NEW_BLOCK = re.compile(r"^ {0,3}(?:#{1,6}\s|[-+*]\s|\d{1,9}[.)]\s|`{3}|~{3}|<|\||(?:[-_*]\s*){3,}$)")
_HEADING = re.compile(r"^ {0,3}#{1,6}\s")
_CALLOUT = re.compile(r"^\[!(\w+)\][+-]?")
_QUOTING_CALLOUTS = frozenset({"quote", "cite"})
_ATTRIBUTION = re.compile(r"^(?:[—–―-]|--)\s*\S")
_LAST_LINE = re.compile(r"\n(?=[ \t]*(?:[—―]|–|--)[ \t]*[^\W\d_][^\n]*\Z)")
_IN_PARENTHESES = re.compile(
    r"\s+(?=\((?:[^\W\d_][^()]{0,200},\s[^()]{0,80}\d[^()]{0,40}|(?:my |our )?(?:emphasis|italics)\b[^()]{0,40})\)\.?\Z)", re.IGNORECASE
)
"""Where a reference "(Gazette, 2 June 2025)" or a remark "(emphasis added)" begins behind a block quote."""
_HTML_QUOTE = re.compile(r"^[ \t]*<blockquote[^>]*>(.*?)</blockquote>[ \t]*$", re.DOTALL | re.IGNORECASE | re.MULTILINE)
_NOT_READ = frozenset({regions.CONTENTS, regions.SOURCES, regions.SECTION, regions.MENTION})
_LONGEST = 20_000
"""Code points of a paragraph; a longer one is no prose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A passage that somebody says is somebody else's."""

    line: int
    """1-based."""
    text: str
    """As a reader sees it; paragraphs are divided by a newline."""
    region: Region
    attribution: str = ""
    """What stands behind it: who said it, or a line of dialog that belongs to it; with the blank or newline that divides them."""
    cited: tuple[str, ...] = ()
    """Footnotes and keys that stand in it or right behind it: public ids, in a brief of ours."""
    inline: bool = False
    doubtful: bool = False
    """Whether it may be no quotation at all, by its marks."""


@dataclass(slots=True)
class _Block:
    """Lines of one kind: `quote` or prose."""

    quote: bool
    line: int
    lines: list[str]


def read_quotations(markdown: str) -> tuple[Quotation, ...]:
    """All quotations in the order of the file."""
    text = normalize("NFC", markdown.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    _, body = split_front_matter(text)
    first = text[: len(text) - len(body)].count("\n") + 1
    body = _HTML_QUOTE.sub(_as_markdown, body) if "<" in body else body
    found: list[Quotation] = []
    quoted_regions: set[Region] = set()
    for region, block in _blocks(body, first):
        if region.kind in _NOT_READ:
            continue
        if block.quote:
            quotation = _block_quotation(block, region)
            if quotation:
                found.append(quotation)
                quoted_regions.add(region)
        else:
            ours = region.kind == regions.PASSAGE and region not in quoted_regions
            inline = _inline_quotations(block, region, ours=ours)
            found += inline
            quoted_regions.update(each.region for each in inline)
    return tuple(found)


def _blocks(body: str, first: int) -> Iterator[tuple[Region, _Block]]:
    """Block quotes and paragraphs with the region that they stand in."""
    region = HEAD
    block: _Block | None = None
    fence, in_list = "", False
    for number, line in enumerate(body.split("\n"), start=first):
        match = _FENCE.match(line)
        marker = read_marker(line) if not fence else None
        if fence or match:
            fence = _fence_after(fence, match)
        elif marker is None and line.strip() and not _DEFINITION.match(line):
            in_list = bool(_ITEM.match(line)) or (in_list and line[0] in " \t")
            quote = _is_quoted(line, in_list=in_list)
            lazy = block is not None and block.quote and not quote and bool(block.lines[-1].strip(" >")) and not _NEW_BLOCK.match(line)
            if block is not None and (quote == block.quote or lazy) and (block.quote or not _NEW_BLOCK.match(line)):
                block.lines.append(line)
                continue
            if block is not None:
                yield region, block
            block = _Block(quote=quote, line=number, lines=[line])
            continue
        if block is not None:
            yield region, block
        block = None
        region = marker or region
    if block is not None:
        yield region, block


def _as_markdown(match: re.Match[str]) -> str:
    """A block quote of HTML as one of Markdown, on as many lines."""
    return "\n".join(f"> {line.strip()}" for line in match[1].split("\n"))


def _is_quoted(line: str, *, in_list: bool) -> bool:
    """Whether a line stands in a block quote, which may stand in a list."""
    match = _QUOTE.match(line)
    return match is not None and (in_list or len(match["indent"].expandtabs(_INDENTED_CODE)) < _INDENTED_CODE)


def _fence_after(fence: str, match: re.Match[str] | None) -> str:
    """The fence that is open behind this line."""
    if not fence:
        return match.group(1) if match else ""
    return "" if match and match.group(1).startswith(fence) else fence


def _block_quotation(block: _Block, region: Region) -> Quotation | None:
    """A block quote without its callout's head and its attribution; None for a note."""
    paragraphs: list[str] = [""]
    for line in block.lines:
        words = _QUOTE_MARKS.sub("", line)
        if words.strip():
            paragraphs[-1] = f"{paragraphs[-1]}\n{words}" if paragraphs[-1] else words
        elif paragraphs[-1]:
            paragraphs.append("")
    while len(paragraphs) > 1 and not paragraphs[-1]:
        paragraphs.pop()
    callout = _CALLOUT.match(paragraphs[0])
    if callout:
        if callout.group(1).lower() not in _QUOTING_CALLOUTS:
            return None
        paragraphs[0] = paragraphs[0].partition("\n")[2]
    last_lines = _LAST_LINE.split(paragraphs[-1])
    paragraphs[-1:] = last_lines
    read = [read_inline(paragraph) for paragraph in paragraphs if paragraph.strip() and len(paragraph) <= _LONGEST]
    attribution = ""
    if len(read) > 1 and _ATTRIBUTION.match(read[-1].text):
        last = read.pop()
        attribution = (" " if len(last_lines) > 1 else "\n") + last.text
        read.append(Read(text="", cited=last.cited))
    elif read and (found := _IN_PARENTHESES.search(read[-1].text)):
        last = read.pop()
        attribution = " " + last.text[found.end() :]
        read.append(Read(text=last.text[: found.start()], cited=last.cited))
    text = "\n".join(each.text for each in read if each.text)
    cited = tuple(name for each in read for name in each.cited)
    return Quotation(line=block.line, text=text, region=region, attribution=attribution, cited=cited) if text else None


def _inline_quotations(block: _Block, region: Region, *, ours: bool) -> list[Quotation]:
    """Passages in quotation marks: longer ones, and in a region of ours the first, however short it is."""
    source = "\n".join(block.lines)
    if len(source) > _LONGEST or _HEADING.match(source):
        return []
    read = read_inline(source)
    found: list[Quotation] = []
    for marked in passages_in_marks(read.text):
        text = marked.text
        if (ours and not found and not marked.doubtful) or count_words(text) >= LEAST_WORDS:
            line = block.line + _line_within(block.lines, text)
            found.append(Quotation(line=line, text=text, region=region, cited=read.cited, inline=True, doubtful=marked.doubtful))
    return found


def _line_within(lines: list[str], text: str) -> int:
    """In which of the lines a passage begins, by its first words."""
    start = text[:12].partition(" ")[0]
    return next((number for number, line in enumerate(lines) if start in line), 0)
