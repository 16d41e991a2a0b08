"""The canonical form of a text: what is stored, what offsets count, what everything is rendered from.

NFC; blocks joined by one newline, which stands nowhere else; blanks collapsed to one space except in code; a tab only between the
cells of a table row; controls, U+2028/2029, noncharacters and invisible formatting (soft hyphen, zero-width space, word joiner, BOM)
removed; lone surrogates made U+FFFD. Block spans tile the text; no block is empty.

Stored text is never rewritten: a change of these rules is a new FORM.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from clipper.model.span import NO_ATTRIBUTES, OBJECT, ArticleText, AttributeValue, Span, SpanKind

FORM = 1
"""The number of the canonical form that these rules make; each version stores the one it was made by."""

CODE_TAB = "    "

_SURROGATES = re.compile("[\ud800-\udfff]")
_REMOVED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ufdd0-\ufdef"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)
_REMOVED_PLAIN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ufdd0-\ufdef\ufffe\uffff]")
"""What of it stands in the first plane: this class alone is looked up ten times quicker than the whole."""
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_DIVIDERS = re.compile("[\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
"""What ends a line elsewhere; here only a newline does."""
_CODE_LINES = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Mark:
    """An inline kind that a run of text carries, with its attributes (`href`)."""

    kind: SpanKind
    attributes: tuple[tuple[str, AttributeValue], ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a block, with the marks on it."""

    text: str
    marks: tuple[Mark, ...] = ()


Content: TypeAlias = str | Sequence[Run]


def clean_characters(text: str) -> str:
    """Drop what may not stand in any canonical text; blanks are left as they are."""
    if text.isprintable():  # the usual line; none of what is looked for below is printable
        return text
    if _SURROGATES.search(text):
        text = _SURROGATES.sub("\ufffd", text)
    if _REMOVED_PLAIN.search(text):
        text = _REMOVED_PLAIN.sub("", text)
    if _ASTRAL.search(text):
        text = _REMOVED.sub("", text)
    return text


def clean_line(text: str) -> str:
    """One line of prose in canonical form: blanks of any kind collapsed, NFC. May be empty."""
    line = " ".join(clean_characters(text).split())
    return line if line.isascii() else unicodedata.normalize("NFC", line)


def clean_code_line(text: str) -> str:
    """One line of code in canonical form: its blanks stay, tabs become spaces."""
    return unicodedata.normalize("NFC", clean_characters(text.replace("\t", CODE_TAB))).rstrip()


def _clean_runs(runs: Sequence[Run]) -> tuple[str, list[tuple[int, int, Mark]]]:
    """The clean line of these runs, and their marks as ranges over it."""
    pieces: list[str] = []
    boundaries: list[int] = []
    length, after_blank = 0, True
    for run in runs:
        raw = clean_characters(run.text)
        words = raw.split()
        piece = " ".join(words)
        if raw and not after_blank and (not words or raw[0].isspace()):
            piece = " " + piece
        if words and raw[-1].isspace():
            piece += " "
        boundaries.append(length)
        if piece:
            pieces.append(piece)
            length += len(piece)
            after_blank = piece[-1] == " "
    boundaries.append(length)
    line = "".join(pieces)
    composed = unicodedata.normalize("NFC", line)
    if composed != line:
        boundaries = [len(unicodedata.normalize("NFC", line[:boundary])) for boundary in boundaries]
    composed = composed.rstrip(" ")
    marks: list[tuple[int, int, Mark]] = []
    for run, start, end in zip(runs, boundaries, boundaries[1:], strict=False):
        stop = min(end, len(composed))
        marks.extend((start, stop, mark) for mark in run.marks if start < stop)
    return composed, _merged(marks)


def _merged(marks: list[tuple[int, int, Mark]]) -> list[tuple[int, int, Mark]]:
    """Ranges of the same mark that touch, as one."""
    merged: list[tuple[int, int, Mark]] = []
    last: dict[Mark, int] = {}
    for start, end, mark in marks:
        at = last.get(mark)
        if at is not None and merged[at][1] == start:
            merged[at] = (merged[at][0], end, mark)
        else:
            last[mark] = len(merged)
            merged.append((start, end, mark))
    return merged


@dataclass(slots=True)
class TextBuilder:
    """Collects blocks in order and gives the canonical text with its spans."""

    _lines: list[str] = field(default_factory=list[str])
    _spans: list[Span] = field(default_factory=list[Span])
    _length: int = 0

    def add(self, kind: SpanKind, content: Content, **attributes: AttributeValue) -> None:
        """Add a block; one that is empty once cleaned is not added. Code becomes a block for each of its lines."""
        if kind is SpanKind.CODE:
            raw = content if isinstance(content, str) else "".join(run.text for run in content)
            for line in _CODE_LINES.split(raw):
                self._append(kind, clean_code_line(line), [], attributes)
        elif isinstance(content, str):
            self._append(kind, clean_line(content), [], attributes)
        else:
            line, marks = _clean_runs(content)
            self._append(kind, line, marks, attributes)

    def add_row(self, cells: Iterable[Content], *, header: bool = False) -> None:
        """Add a table row; one whose cells are all empty is not added."""
        line, marks = "", list[tuple[int, int, Mark]]()
        for number, cell in enumerate(cells):
            if number:
                line += "\t"
            text, own = (clean_line(cell), []) if isinstance(cell, str) else _clean_runs(cell)
            marks.extend((start + len(line), end + len(line), mark) for start, end, mark in own)
            line += text
        if line.strip("\t"):
            self._append(SpanKind.TABLE_ROW, line, marks, {"header": True} if header else {})

    def add_image(self, alternative: str, **attributes: AttributeValue) -> None:
        """Add an image: its alternative text, else U+FFFC."""
        self._append(SpanKind.IMAGE, clean_line(alternative) or OBJECT, [], attributes)

    @property
    def length(self) -> int:
        """The code points of the text so far."""
        return self._length

    def build(self) -> ArticleText:
        """The text of all blocks so far."""
        ordered = self._spans
        if len(ordered) > len(self._lines):  # blocks alone stand in order
            ordered = sorted(ordered, key=lambda span: (span.start, span.kind not in _BLOCKS, -span.end))
        return ArticleText(text="\n".join(self._lines), spans=tuple(ordered))

    def _append(self, kind: SpanKind, line: str, marks: list[tuple[int, int, Mark]], attributes: dict[str, AttributeValue]) -> None:
        if not line:
            return
        start = self._length + 1 if self._lines else 0
        end = start + len(line)
        self._lines.append(line)
        self._length = end
        kept = MappingProxyType(attributes) if attributes else NO_ATTRIBUTES
        self._spans.append(Span(kind=kind, start=start, end=end, attributes=kept))
        for left, right, mark in marks:
            own = MappingProxyType(dict(mark.attributes)) if mark.attributes else NO_ATTRIBUTES
            self._spans.append(Span(kind=mark.kind, start=start + left, end=start + right, attributes=own))


_BLOCKS = frozenset(kind for kind in SpanKind if kind.is_block)


def paragraphs(lines: Iterable[str]) -> ArticleText:
    """The text of plain lines, each a paragraph."""
    builder = TextBuilder()
    for line in lines:
        builder.add(SpanKind.PARAGRAPH, line)
    return builder.build()


def defect(article: ArticleText) -> str | None:
    """What breaks the canonical form, or None: for what comes from outside (another process, a damaged row)."""
    text = article.text
    if not unicodedata.is_normalized("NFC", text):
        return "the text is not NFC"
    if _SURROGATES.search(text) or _REMOVED.search(text) or _DIVIDERS.search(text):
        return "the text holds characters that may not stand in it"
    position = 0
    for block in article.blocks():
        wrong = _block_defect(text, block, position)
        if wrong:
            return f"the block at {block.start} {wrong}"
        position = block.end + 1
    if position != (len(text) + 1 if text else 0):
        return f"no block covers the text from {position}"
    if any(not 0 <= span.start < span.end <= len(text) for span in article.inline()):
        return "an inline span lies outside the text"
    return None


def _block_defect(text: str, block: Span, position: int) -> str | None:
    """What is wrong with a block that should begin at `position`."""
    line = text[block.start : block.end]
    if block.start != position or block.end <= block.start:
        return f"does not follow the one that ends before {position}"
    if "\n" in line:
        return "holds a newline"
    if "\t" in line and block.kind is not SpanKind.TABLE_ROW:
        return "holds a tab"
    if block.end > len(text) or (block.end < len(text) and text[block.end] != "\n"):
        return "does not end at a line's end"
    return None
