"""The lines of a Markdown text to blocks (those of https://spec.commonmark.org that articles have). Linear in the length of the text."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from clipper.capture.files.markdown_inline import inline_runs
from clipper.model.span import AttributeValue, SpanKind
from clipper.text.canonical import Content, TextBuilder, clean_line

_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_WRAPPED_HEADING = re.compile(
    r"^(#{1,6}[ \t][^\n]{50,78})\n(?![ \t#>|`~]|[*+\-] |\d{1,9}[.)] )(\S+)([^\n]*\n(?=[ \t]*(?:\n|\Z)))", re.MULTILINE
)
COLUMN = 78
"""At which Python's html2text wraps, headings too."""
_HEADING_MARK = re.compile(r"^#{1,6}[ \t]+")
"""Of a heading inside a list item, which stays an item."""
_UNDERLINE = re.compile(r"^ {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_QUOTE = re.compile(r"^ {0,3}((?:>[ \t]?)+)(.*)$")
_LIST = re.compile(r"^([ \t]*)(?:([*+\-])|(\d{1,9})[.)])[ \t]+(.*)$")
_ROW = re.compile(r"^ {0,3}\|(.*)\|[ \t]*$")
_CELL_END = re.compile(r"(?<!\\)\|")
_ROW_RULE = re.compile(r"^ {0,3}\|[ \t:|\-]+\|[ \t]*$")
_IMAGE = re.compile(
    r"^ {0,3}(?P<linked>\[)?!\[(?P<alternative>[^\[\]\n]{0,500})\]\(<?(?P<src>[^()\s<>]{1,2000})>?(?:[ \t]+[\"'][^\"'\n]{0,300}[\"'])?\)"
    r"(?(linked)[ \t]*\]\([^()\n]{0,2000}\))[ \t]*$"
)
_BROKEN_ADDRESS = re.compile(r"(\]\([^()\s]{1,2000}[\-/?&=_.]) (?=[^()\s\"']{1,2000}(?: [\"'][^\"'\n]{0,300}[\"'])?\))")
"""A link that was wrapped in its address, behind one of the signs at which programs do."""
_REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)$|<br[ ]?/?>$", re.IGNORECASE)
_SPACES_A_LEVEL = 2
DEEPEST_QUOTE = 10


@dataclass(slots=True)
class MarkdownBlocks:
    """Reads lines one by one and adds each block when the next one begins."""

    builder: TextBuilder
    title: str = ""
    """The text of the first heading of level 1, which does not go into the body when nothing stands above it."""
    pending: list[str] = field(default_factory=list[str])
    _kind: SpanKind = SpanKind.PARAGRAPH
    _attributes: dict[str, AttributeValue] = field(default_factory=dict[str, AttributeValue])
    _fence: str = ""
    row: list[str] | None = None
    """The cells of a table row that may turn out to be the head."""
    is_begun: bool = False
    """Whether a block was added already."""

    def read(self, line: str) -> None:
        if self._fence:
            self._read_code(line)
        elif not line.strip() or _REFERENCE.match(line):
            self.end()
        elif not any(reader(self, line) for reader in _LINE_READERS):
            self.pending.append(line)
            if _HARD_BREAK.search(line):
                self.end(keep_kind=True)

    def end(self, *, keep_kind: bool = False) -> None:
        """Add the block that was being read."""
        self.end_row()
        if self.pending:
            text = " ".join(_HARD_BREAK.sub("", line).strip() for line in self.pending)
            text = _BROKEN_ADDRESS.sub(r"\1", text) if len(self.pending) > 1 and "](" in text else text
            self._add(self._kind, inline_runs(text), **self._attributes)
            self.pending = []
        if not keep_kind:
            self._kind, self._attributes = SpanKind.PARAGRAPH, {}

    def end_row(self, *, header: bool = False) -> None:
        """Add the table row that was being kept."""
        if self.row is not None:
            cells, self.row = self.row, None
            self.builder.add_row([inline_runs(cell) for cell in cells], header=header)
            self.is_begun = True

    def _add(self, kind: SpanKind, content: Content, **attributes: AttributeValue) -> None:
        self.builder.add(kind, content, **attributes)
        self.is_begun = True

    def begin(self, kind: SpanKind, line: str, **attributes: AttributeValue) -> None:
        """Start a block with its first line."""
        self.end()
        self._kind, self._attributes = kind, attributes
        if line:
            self.pending.append(line)

    def continues(self, kind: SpanKind, **attributes: AttributeValue) -> bool:
        """Whether the block that is being read is of this kind and goes on."""
        return bool(self.pending) and self._kind is kind and self._attributes == attributes

    def add_heading(self, level: int, text: str) -> None:
        self.end()
        if level == 1 and not self.title and not self.is_begun:
            self.title = clean_line("".join(run.text for run in inline_runs(text)))
        else:
            self._add(SpanKind.HEADING, inline_runs(text), level=level)

    def open_fence(self, fence: str) -> None:
        self.end()
        self._fence = fence

    def _read_code(self, line: str) -> None:
        mark = line.strip()
        if len(mark) >= len(self._fence) and set(mark) == {self._fence[0]}:
            self._fence = ""
        else:
            self._add(SpanKind.CODE, line)

    def underline(self, line: str) -> bool:
        """A line of `===` or `---` under a paragraph makes that a heading."""
        match = _UNDERLINE.match(line)
        if not match or not self.pending or self._kind is not SpanKind.PARAGRAPH:
            return False
        text = " ".join(piece.strip() for piece in self.pending)
        self.pending = []
        self.add_heading(1 if match.group(1)[0] == "=" else 2, text)
        return True


def with_whole_headings(markdown: str) -> str:
    """The text with headings that were wrapped on one line: the next word had no room, and nothing but the rest stands below."""

    def joined(heading: re.Match[str]) -> str:
        first, word, rest = heading.groups()
        fits = len(first) + 1 + len(word) <= COLUMN
        return heading.group() if fits else f"{first} {word}{rest}"

    return _WRAPPED_HEADING.sub(joined, markdown)


def _heading(blocks: MarkdownBlocks, line: str) -> bool:
    match = _HEADING.match(line)
    if match:
        blocks.add_heading(len(match.group(1)), match.group(2))
    return match is not None


def _rule(blocks: MarkdownBlocks, line: str) -> bool:
    if not _RULE.match(line):
        return False
    blocks.end()
    return True


def _fence(blocks: MarkdownBlocks, line: str) -> bool:
    match = _FENCE.match(line)
    if match:
        blocks.open_fence(match.group(1))
    return match is not None


def _quote(blocks: MarkdownBlocks, line: str) -> bool:
    match = _QUOTE.match(line)
    if not match:
        return False
    depth = min(match.group(1).count(">"), DEEPEST_QUOTE)
    text = match.group(2)
    if not text.strip():
        blocks.end()
    elif blocks.continues(SpanKind.QUOTE, depth=depth):
        blocks.pending.append(text)
    else:
        blocks.begin(SpanKind.QUOTE, text, depth=depth)
    return True


def _list_item(blocks: MarkdownBlocks, line: str) -> bool:
    match = _LIST.match(line)
    if not match:
        return False
    indent, bullet, number, text = match.groups()
    text = _HEADING_MARK.sub("", text)
    depth = len(indent.expandtabs(4)) // _SPACES_A_LEVEL + 1
    if bullet:
        blocks.begin(SpanKind.LIST_ITEM, text, depth=depth, ordered=False)
    else:
        blocks.begin(SpanKind.LIST_ITEM, text, depth=depth, ordered=True, number=int(number))
    return True


def _row(blocks: MarkdownBlocks, line: str) -> bool:
    match = _ROW.match(line)
    if not match:
        return False
    if _ROW_RULE.match(line):
        blocks.end_row(header=True)
    else:
        blocks.end()
        blocks.row = [cell.replace("\\|", "|") for cell in _CELL_END.split(match.group(1))]
    return True


def _image(blocks: MarkdownBlocks, line: str) -> bool:
    match = _IMAGE.match(line)
    if not match:
        return False
    blocks.end()
    blocks.builder.add_image(match["alternative"], src=match["src"])
    return True


_LINE_READERS: tuple[Callable[[MarkdownBlocks, str], bool], ...] = (
    MarkdownBlocks.underline,
    _heading,
    _rule,
    _fence,
    _quote,
    _list_item,
    _row,
    _image,
)
