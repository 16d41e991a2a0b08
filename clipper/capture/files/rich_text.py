"""Rich text (RTF) as markup: its paragraphs, tables, bold and italic words; pictures, heads and feet of pages are left out.

Source: Rich Text Format Specification 1.9.1
"""

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from types import MappingProxyType

from clipper.capture.files.office_xml import cell_markup
from clipper.errors import InputError
from clipper.model.capture import Capture, Part
from clipper.model.draft import Extraction

LARGEST = 60_000_000
"""Bytes: pictures in it are written as digits."""
_BEGINS = b"{\\rtf"
TOKEN = re.compile(
    rb"\\(?:(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|'(?P<hex>[0-9a-fA-F]{2})|(?P<sign>[^a-zA-Z]))"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}]+)",
    re.DOTALL,
)
_GROUPS = (
    "fonttbl colortbl stylesheet listtable listoverridetable info pict object header headerl headerr headerf footer footerl footerr "
    "footerf footnote annotation fldinst themedata colorschememapping datastore latentstyles generator xmlnstbl rsidtbl pgdsctbl "
    "revtbl filetbl nonshppict bkmkstart bkmkend atnid atnauthor"
)
_SKIPPED = frozenset(_GROUPS.split())
"""Groups that hold no words of the text."""
SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "tab": " ",
        "emdash": "—",
        "endash": "–",
        "lquote": "‘",
        "rquote": "’",
        "ldblquote": "“",
        "rdblquote": "”",
        "bullet": "•",
        "emspace": " ",
        "enspace": " ",
        "line": "\n",
    }
)
_ENDS = frozenset({"par", "sect", "page"})


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits from the one around it."""

    skipped: bool = False
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    unicode_skip: int = 1
    """Signs behind a character of Unicode that stand for it in older readers."""


class _Writer:
    """The markup so far."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self._words: list[tuple[list[str], bool, bool]] = []
        self._cell: list[str] = []
        self._row: list[str] = []
        self.in_table = False
        self.level = 0
        """Of a heading, from 1; 0 for none."""

    def add(self, text: str, state: _State) -> None:
        """Words in the paragraph that is being written."""
        if self._words and self._words[-1][1:] == (state.bold, state.italic):
            self._words[-1][0].append(text)
        else:
            self._words.append(([text], state.bold, state.italic))

    def end_paragraph(self) -> None:
        """A paragraph ends; in a table it is one of its cell."""
        words = "".join(_marked("".join(pieces), bold, italic) for pieces, bold, italic in self._words).strip()
        self._words = []
        if words:
            tag = f"h{self.level}" if self.level else "p"
            (self._cell if self.in_table else self.blocks).append(f"<{tag}>{words}</{tag}>")

    def end_cell(self) -> None:
        """A cell ends."""
        self.in_table = True
        self.end_paragraph()
        self._row.append(f"<td>{cell_markup(self._cell)}</td>")
        self._cell = []

    def end_row(self) -> None:
        """A row ends."""
        if self._row:
            self.blocks.append(f"<table><tr>{''.join(self._row)}</tr></table>")
        self._row, self.in_table = [], False


def _marked(text: str, bold: bool, italic: bool) -> str:  # noqa: FBT001 (a piece as it is kept)
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # two of UTF-16 may be one character
    words = escape(whole).replace("\n", "<br>")
    if not text.strip():
        return words
    words = f"<strong>{words}</strong>" if bold else words
    return f"<em>{words}</em>" if italic else words


def is_rich_text(content: bytes) -> bool:
    """Whether a file is such a document."""
    return content[:64].lstrip().startswith(_BEGINS)


def read_rich_text(capture: Capture, part: Part) -> Extraction:
    """The articles of a document: each document of a database's print, or all of it as one. Raises InputError where it holds no text."""
    from clipper.capture.files.kept_whole import read_document

    if not is_rich_text(part.content) or len(part.content) > LARGEST:
        raise InputError("This is no rich-text document that can be read.", "Save it as PDF, HTML or plain text and give that.")
    return read_document(markup_of_rich_text(part.content), capture)


def markup_of_rich_text(content: bytes) -> str:
    """The document as HTML; what is damaged in it is passed over."""
    reader = _Reader(content)
    return f"<html><body>{''.join(reader.read())}</body></html>"


class _Reader:
    """Reads a document token by token; groups are kept on a list and not on the stack of calls."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._writer = _Writer()
        self._state = _State()
        self._outer: list[_State] = []
        self._codec = "cp1252"
        self._left_to_skip = 0
        self._is_at_start = False
        """Whether a group has just begun: its first word says what it holds."""
        self._bytes = bytearray()
        """Letters of the code page, of which two may be one character."""

    def read(self) -> list[str]:
        """The blocks of the document."""
        position = 0
        while match := TOKEN.match(self._content, position):
            position = match.end()
            kind = match.lastgroup if match.lastgroup != "number" else "word"
            if kind != "hex":
                self._settle()
            if kind == "brace":
                self._group(match["brace"])
            elif kind == "text":
                self._plain(match["text"].decode("latin-1"))
            elif kind == "hex":
                self._letter(int(match["hex"], 16))
            elif kind == "sign":
                self._sign(match["sign"].decode("latin-1"))
            else:
                word, number = match["word"].decode("ascii"), int(match["number"]) if match["number"] else None
                if word == "bin" and number:
                    position += max(0, number)
                self._word(word, number)
            self._is_at_start = (kind == "brace" and match["brace"] == b"{") or (self._is_at_start and match[0] == b"\\*")
        self._settle()
        self._writer.end_paragraph()
        self._writer.end_row()
        return self._writer.blocks

    def _group(self, brace: bytes) -> None:
        if brace == b"{":
            self._outer.append(self._state)
        elif self._outer:
            self._state = self._outer.pop()
        self._left_to_skip = 0

    def _plain(self, text: str) -> None:
        words = text.replace("\r", "").replace("\n", "")
        skipped = min(self._left_to_skip, len(words))
        self._left_to_skip -= skipped
        self._say(words[skipped:])

    def _letter(self, code: int) -> None:
        if self._left_to_skip:
            self._left_to_skip -= 1
        else:
            self._bytes.append(code)

    def _settle(self) -> None:
        if self._bytes:
            letters, self._bytes = bytes(self._bytes), bytearray()
            self._say(letters.decode(self._codec, "replace"))

    def _say(self, words: str) -> None:
        if words and not (self._state.skipped or self._state.hidden):
            self._writer.add(words, self._state)

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._state = replace(self._state, skipped=True)
        elif sign in ("\n", "\r"):
            self._end("par")
        else:
            self._say({"~": "\u00a0", "_": "\u2011", "-": ""}.get(sign, sign))

    def _word(self, word: str, number: int | None) -> None:
        if word in _SKIPPED and self._is_at_start:
            self._state = replace(self._state, skipped=True)
        elif word == "u" and number is not None:
            code = number + 65_536 if number < 0 else number
            self._say(chr(code) if code <= sys.maxunicode else "\ufffd")
            self._left_to_skip = self._state.unicode_skip
        elif word == "uc":
            self._state = replace(self._state, unicode_skip=max(0, number or 0))
        elif word == "ansicpg" and number:
            self._codec = codec_of_page(number)
        elif word in SIGNS:
            self._say(SIGNS[word])
        elif not self._state.skipped:
            self._shape(word, is_on=number != 0, number=number)

    def _shape(self, word: str, *, is_on: bool, number: int | None) -> None:
        if word == "b":
            self._state = replace(self._state, bold=is_on)
        elif word == "i":
            self._state = replace(self._state, italic=is_on)
        elif word == "v":
            self._state = replace(self._state, hidden=is_on)
        elif word == "plain":
            self._state = replace(self._state, bold=False, italic=False, hidden=False)
        elif word == "outlinelevel" and number is not None and 0 <= number < 6:  # noqa: PLR2004 - HTML has six
            self._writer.level = number + 1
        else:
            self._end(word)

    def _end(self, word: str) -> None:
        if self._state.skipped:
            return
        if word in _ENDS:
            self._writer.end_paragraph()
        elif word == "cell":
            self._writer.end_cell()
        elif word == "row":
            self._writer.end_row()
        elif word == "intbl":
            self._writer.in_table = True
        elif word == "pard":
            self._writer.in_table, self._writer.level = False, 0


def codec_of_page(page: int) -> str:
    """The codec of a code page of Windows; that of western Europe where Python has none."""
    import codecs

    name = {65001: "utf-8", 10000: "mac_roman", 0: "cp1252"}.get(page, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
