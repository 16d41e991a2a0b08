"""A brief as plain text for a mail: lines of at most 72 characters, quotations marked as mail marks them, footnotes at the end."""

import re
import unicodedata
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from clipper.export.document import footnotes_of, parse

WIDTH = 72
"""Columns: fits into every mail program, also when it is quoted once (RFC 3676 asks for at most 78)."""
_HEADINGS = {"h1": "=", "h2": "-"}
_BLANKS = re.compile(r"[ \t\n]+")


def write_plain_text(markdown: str) -> str:
    """The Markdown of a brief as text."""
    root = parse(markdown)
    writer = _Writer(notes=footnotes_of(root))
    writer.blocks(root, "")
    if writer.numbers:
        writer.lines += ["-" * 8, ""]
        for name, number in writer.numbers.items():
            writer.paragraph(f"[{number}] {writer.inline(writer.notes[name], notes=False)}", "", hanging="    ")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in writer.lines)).strip("\n") + "\n"


@dataclass(slots=True)
class _Writer:
    notes: dict[str, Element]
    lines: list[str] = field(default_factory=list[str])
    numbers: dict[str, int] = field(default_factory=dict[str, int])

    def blocks(self, parent: Element, prefix: str) -> None:
        for element in parent:
            self.block(element, prefix)

    def block(self, element: Element, prefix: str) -> None:
        match element.tag:
            case "blockquote":
                self.blocks(element, prefix + "> ")
                if self.lines and not self.lines[-1].strip(" >"):
                    self.lines[-1] = prefix
            case "ul" | "ol":
                self.items(element, prefix)
            case "h1" | "h2":
                words = self.inline(element)
                self.lines += [prefix + words, prefix + _HEADINGS[element.tag] * min(WIDTH, columns(words)), prefix]
            case "pre":
                self.lines += [*(f"{prefix}    {line}" for line in "".join(element.itertext()).rstrip("\n").split("\n")), prefix]
            case "hr":
                self.lines += [prefix + "-" * 8, prefix]
            case "table":
                rows = [" | ".join(self.inline(cell) for cell in row) for row in element.iter("tr")]
                self.lines += [*(prefix + row for row in rows), prefix]
            case "div":
                pass  # the footnotes, which come at the end
            case _:
                self.paragraph(self.inline(element), prefix)

    def items(self, element: Element, prefix: str) -> None:
        start = int(element.get("start", "1"))
        for number, item in enumerate(element, start=start):
            bullet = f"{number}. " if element.tag == "ol" else "- "
            at = len(self.lines)
            inner = prefix + " " * len(bullet)
            words = self.inline(item, own=True)
            if words:
                self.paragraph(words, inner, blank=False)
            for child in item:
                if child.tag in _BLOCKS:
                    self.block(child, inner)
            if len(self.lines) > at:
                self.lines[at] = prefix + bullet + self.lines[at][len(inner) :]
        self.lines.append(prefix)

    def paragraph(self, words: str, prefix: str, *, hanging: str = "", blank: bool = True) -> None:
        lines = wrapped(words, WIDTH - len(prefix))
        self.lines += [prefix + (hanging if number else "") + line for number, line in enumerate(lines)]
        if blank:
            self.lines.append(prefix)

    def inline(self, element: Element, *, notes: bool = True, own: bool = False) -> str:
        """The words of an element; with `own` without the blocks in it."""
        return _BLANKS.sub(" ", "".join(self._pieces(element, notes=notes, own=own))).strip()

    def _pieces(self, element: Element, *, notes: bool, own: bool) -> list[str]:
        pieces = [element.text or ""]
        for child in element:
            name = child.get("data-note")
            if name and notes:
                pieces.append(f" [{self.numbers.setdefault(name, len(self.numbers) + 1)}]" if name in self.notes else "")
            elif not (own and child.tag in _BLOCKS) and not name:
                pieces += self._pieces(child, notes=notes, own=own)
                href = child.get("href", "") if child.tag == "a" else ""
                if href.startswith(("http", "mailto:")) and href != "".join(child.itertext()):
                    pieces.append(f" <{href}>")
            pieces.append("\n" if child.tag == "br" else "")
            pieces.append(child.tail or "")
        return pieces


_BLOCKS = frozenset({"ul", "ol", "p", "blockquote", "pre", "table", "div"})


def columns(text: str) -> int:
    """How wide a text is in a fixed font: East Asian characters take two columns."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 0 if unicodedata.combining(character) else 1 for character in text)


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a paragraph; a word wider than a line, such as an address, has one of its own."""
    lines, line = list[str](), ""
    for word in _pieces_of(text, width):
        joined = f"{line} {word}" if line and not word.startswith("\0") else line + word.lstrip("\0")
        if line and columns(joined) > width:
            lines.append(line)
            line = word.lstrip("\0")
        else:
            line = joined
    return [*lines, line]


def _pieces_of(text: str, width: int) -> list[str]:
    """The words; one of a script without blanks is cut where it may be, marked by a NUL as joined to the one before."""
    pieces: list[str] = []
    for word in text.split(" "):
        if columns(word) <= width or len(word) == columns(word):
            pieces.append(word)
        else:
            pieces += [character if number == 0 else f"\0{character}" for number, character in enumerate(word)]
    return pieces
