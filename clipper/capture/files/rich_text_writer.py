"""The markup that rich text becomes, written paragraph by paragraph."""

import re
from dataclasses import dataclass
from html import escape

from clipper.capture.files.office_xml import MOST_CELLS, ListItem, cell_markup, joined, link, marked
from clipper.capture.files.rich_text_words import QUOTATION

_COUNTED = re.compile(r"\s*\(?[0-9A-Za-z]{1,4}[.)]")


@dataclass(frozen=True, slots=True)
class Look:
    """How words look, and where they lead."""

    bold: bool = False
    italic: bool = False
    href: str = ""


PLAIN = Look()


class RichTextWriter:
    """The markup so far."""

    def __init__(self) -> None:
        self._blocks: list[str | ListItem] = []
        self._words: list[tuple[list[str], Look]] = []
        self._cell: list[str | ListItem] = []
        self._row: list[str] = []
        self._rows: list[str] = []
        self.in_table = False
        self.level = 0
        """Of a heading, from 1; 0 for none, QUOTATION for a quotation."""
        self.depth = 0
        """Of an item of a list, from 0."""
        self._mark: str | None = None
        """What an older reader shows before the item of a list."""

    def add(self, text: str, look: Look) -> None:
        """Words in the paragraph that is being written."""
        if self._words and self._words[-1][1] == look:
            self._words[-1][0].append(text)
        else:
            self._words.append(([text], look))

    def add_mark(self, text: str) -> None:
        """What stands before the item of a list."""
        self._mark = (self._mark or "") + text

    def add_markup(self, markup: str) -> None:
        """A piece that is markup already."""
        self._words.append(([markup], _MARKUP))

    def end_paragraph(self) -> None:
        """A paragraph ends; in a table it is one of its cell."""
        is_heading = self.level > 0  # its style makes it bold
        words = "".join(_written("".join(pieces), look, is_bold=look.bold and not is_heading) for pieces, look in self._words).strip()
        self._words = []
        mark, self._mark = self._mark, None
        if words:
            (self._cell if self.in_table else self._outside()).append(self._block(words, mark))

    def end_cell(self) -> None:
        """A cell ends."""
        self.in_table = True
        self.end_paragraph()
        self._row.append(f"<td>{cell_markup([joined([block]) for block in self._cell])}</td>")
        self._cell = []
        if len(self._row) >= MOST_CELLS:
            self.end_row()

    def end_row(self) -> None:
        """A row ends."""
        if self._row:
            self._rows.append(f"<tr>{''.join(self._row)}</tr>")
        self._row, self.in_table = [], False

    def blocks(self) -> list[str]:
        """All that was written; what is not ended ends here."""
        self.end_paragraph()
        self.end_row()
        return [joined(self._outside())]

    def _outside(self) -> list[str | ListItem]:
        """The blocks outside of tables: one that was being written has ended."""
        if self._rows:
            self._blocks.append(f"<table>{''.join(self._rows)}</table>")
            self._rows = []
        return self._blocks

    def _block(self, words: str, mark: str | None) -> str | ListItem:
        if self.level > 0:
            return f"<h{self.level}>{words}</h{self.level}>"
        if mark is not None and mark.strip():
            return ListItem(words=words, depth=self.depth, is_ordered=_COUNTED.match(mark) is not None)
        return f"<blockquote><p>{words}</p></blockquote>" if self.level == QUOTATION else f"<p>{words}</p>"


_MARKUP = Look(href="\0")


def _written(text: str, look: Look, *, is_bold: bool) -> str:
    if look is _MARKUP:
        return text
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # two of UTF-16 may be one character
    words = escape(whole).replace("\n", "<br>")
    words = marked(words, "strong") if is_bold else words
    words = marked(words, "em") if look.italic else words
    return link(look.href, words) if words.strip() else words
