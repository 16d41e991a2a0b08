"""Rich text (RTF) as markup: its paragraphs, headings, lists, tables, links, bold and italic words, and its notes behind the text.

Pictures, heads and feet of pages are left out. Source: Rich Text Format Specification 1.9.1
"""

import re
import sys
from dataclasses import dataclass, replace

from clipper.capture.files.office_xml import Notes
from clipper.capture.files.rich_text_words import SIGNS, TOKEN, codec_of_page, codecs_of_fonts, levels_of_styles
from clipper.capture.files.rich_text_writer import PLAIN, Look, RichTextWriter
from clipper.errors import InputError
from clipper.model.capture import Capture, Part
from clipper.model.draft import Extraction

LARGEST = 60_000_000
"""Bytes: pictures in it are written as digits."""
_BEGINS = b"{\\rtf"
_GROUPS = (
    "fonttbl colortbl stylesheet listtable listoverridetable info pict object header headerl headerr headerf footer footerl footerr "
    "footerf annotation themedata colorschememapping datastore latentstyles generator xmlnstbl rsidtbl pgdsctbl "
    "revtbl filetbl nonshppict bkmkstart bkmkend atnid atnauthor"
)
_SKIPPED = frozenset(_GROUPS.split())
"""Groups that hold no words of the text."""
_MARKS = frozenset({"listtext", "pntext"})
"""Groups with what older readers show before the item of a list."""
_ENDS = frozenset({"par", "sect", "page"})
_HYPERLINK = re.compile(r'HYPERLINK\s+"([^"]{1,4000})"')


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits from the one around it."""

    skipped: bool = False
    look: Look = PLAIN
    hidden: bool = False
    is_mark: bool = False
    is_instruction: bool = False
    """The words of a field that a program reads: where a link leads."""
    codec: str = "cp1252"
    unicode_skip: int = 1
    """Signs behind a character of Unicode that stand for it in older readers."""


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
        self._fonts, self._levels = codecs_of_fonts(content), levels_of_styles(content)
        self._writer: RichTextWriter = RichTextWriter()
        self._outside: list[tuple[int, RichTextWriter]] = []
        """The text around the notes that are being read, each with the number of groups around the note."""
        self._notes = Notes()
        self._state: _State = _State()
        self._outer: list[_State] = []
        self._page = "cp1252"
        self._left_to_skip: int = 0
        self._is_at_start = False
        """Whether a group has just begun: its first word says what it holds."""
        self._bytes = bytearray()
        """Letters of the code page, of which two may be one character."""
        self._instruction: str = ""
        self._href: str = ""
        """Where the field leads whose words come next."""

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
                self._plain(match["text"])
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
        while self._outside:
            self._end_note()
        return [*self._writer.blocks(), self._notes.markup()]

    def _group(self, brace: bytes) -> None:
        self._left_to_skip = 0
        if brace == b"{":
            self._outer.append(self._state)
            return
        if not self._outer:
            return
        self._state = self._outer.pop()
        if self._outside and self._outside[-1][0] == len(self._outer):
            self._end_note()
        if self._instruction and not self._state.is_instruction:
            target = _HYPERLINK.search(self._instruction)
            self._href, self._instruction = target[1] if target else "", ""

    def _end_note(self) -> None:
        """A note ends: its sign stands where it was found."""
        _, outside = self._outside.pop()
        blocks = self._writer.blocks()
        self._writer = outside
        outside.add_markup(self._notes.add([block.replace("</p><p>", "<br>") for block in blocks]))

    def _plain(self, content: bytes) -> None:
        words = content.replace(b"\r", b"").replace(b"\n", b"")
        skipped = min(self._left_to_skip, len(words))
        self._left_to_skip -= skipped
        self._say(words[skipped:].decode("latin-1" if words.isascii() else self._state.codec, "replace"))

    def _letter(self, code: int) -> None:
        if self._left_to_skip:
            self._left_to_skip -= 1
        else:
            self._bytes.append(code)

    def _settle(self) -> None:
        if self._bytes:
            letters, self._bytes = bytes(self._bytes), bytearray()
            self._say(letters.decode(self._state.codec, "replace"))

    def _say(self, words: str) -> None:
        state = self._state
        if not words or state.skipped or state.hidden:
            return
        if state.is_instruction:
            self._instruction += words
        elif state.is_mark:
            self._writer.add_mark(words)
        else:
            self._writer.add(words, state.look)

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._state = replace(self._state, skipped=True)
        elif sign in ("\n", "\r"):
            self._end("par")
        else:
            self._say({"~": "\u00a0", "_": "\u2011", "-": ""}.get(sign, sign))

    def _word(self, word: str, number: int | None) -> None:
        if self._is_at_start and self._begins(word):
            return
        if word == "u" and number is not None:
            code = number + 65_536 if number < 0 else number
            self._say(chr(code) if code <= sys.maxunicode else "\ufffd")
            self._left_to_skip = self._state.unicode_skip
        elif word == "uc":
            self._state = replace(self._state, unicode_skip=max(0, number or 0))
        elif word == "ansicpg" and number:
            self._page = codec_of_page(number)
            self._state = replace(self._state, codec=self._page)
        elif word == "f" and number is not None:
            self._state = replace(self._state, codec=self._fonts.get(number, self._page))
        elif word in SIGNS:
            self._say(SIGNS[word])
        elif not self._state.skipped:
            self._shape(word, is_on=number != 0, number=number)

    def _begins(self, word: str) -> bool:
        """Whether the word says what its group holds."""
        is_read = not self._outer[-1].skipped  # what it stands in: the sign before such a word says that older programs pass it over
        if word == "fldinst" and is_read:
            self._state = replace(self._state, skipped=False, is_instruction=True)
        elif word in _SKIPPED:
            self._state = replace(self._state, skipped=True)
        elif word == "fldrslt" and self._href:
            self._state = replace(self._state, look=replace(self._state.look, href=self._href))
            self._href = ""
        elif word == "footnote" and is_read and not self._outside:  # none stands in another
            self._state = replace(self._state, skipped=False, look=PLAIN)
            self._outside.append((len(self._outer) - 1, self._writer))
            self._writer = RichTextWriter()
        elif word in _MARKS:
            self._state = replace(self._state, is_mark=True)
        else:
            return False
        return True

    def _shape(self, word: str, *, is_on: bool, number: int | None) -> None:
        state = self._state
        if word == "b":
            self._state = replace(state, look=replace(state.look, bold=is_on))
        elif word == "i":
            self._state = replace(state, look=replace(state.look, italic=is_on))
        elif word == "v":
            self._state = replace(state, hidden=is_on)
        elif word == "plain":
            self._state = replace(state, look=Look(href=state.look.href), hidden=False)
        elif not state.is_mark:
            self._place(word, number)

    def _place(self, word: str, number: int | None) -> None:
        """What the paragraph is that is being written."""
        if word == "outlinelevel" and number is not None and 0 <= number < 6:  # noqa: PLR2004 - HTML has six
            self._writer.level = number + 1
        elif word == "s" and number is not None and number in self._levels:
            self._writer.level = self._levels[number]
        elif word == "ilvl" and number is not None and number >= 0:
            self._writer.depth = number
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
            self._writer.in_table, self._writer.level, self._writer.depth = False, 0, 0
