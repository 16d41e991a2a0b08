"""The rich text of an Outlook message: unpacked, and the markup or the plain text that the program had put into it.

Sources: [MS-OXRTFCP] (how it is packed), [MS-OXRTFEX] (how HTML stands in it), https://learn.microsoft.com/openspecs/exchange_server_protocols
"""

import re
import struct
from dataclasses import dataclass, replace
from html import escape

from clipper.capture.files.rich_text import is_rich_text, markup_of_rich_text
from clipper.capture.files.rich_text_words import SIGNS, TOKEN, codec_of_page, codecs_of_fonts
from clipper.errors import InputError

LARGEST = 60_000_000
"""Bytes unpacked, as of any rich text."""
_HEADER = struct.Struct("<IIII")
_PACKED, _AS_IT_IS = 0x75465A4C, 0x414C454D
_KNOWN = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArialTimes "
    rb"New RomanCourier{\colortbl\red0\green0\blue0" + b"\r\n" + rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
"""What every such text may refer to from its beginning."""
_WINDOW, _SHORTEST = 4096, 2
_FROM_HTML, _FROM_TEXT = re.compile(rb"\\fromhtml1?\b"), re.compile(rb"\\fromtext\b")
_HEAD = 4096
_BETWEEN = {**SIGNS, "par": "\n", "line": "\n", "tab": "\t"}
_LEFT_OUT = frozenset({"fonttbl", "colortbl", "stylesheet", "info", "pntext", "listtable", "listoverridetable", "pict", "object"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RtfText:
    """One of both; the other is empty."""

    html: str = ""
    plain: str = ""


def text_of_rtf(content: bytes) -> RtfText:
    """What is in the packed rich text. Raises InputError for a damaged one."""
    rtf = unpacked_rtf(content)
    head = rtf[:_HEAD]
    if _FROM_HTML.search(head):
        return RtfText(html=_Encapsulated(rtf).read())
    if _FROM_TEXT.search(head):
        return RtfText(plain=_Encapsulated(rtf, is_html=False).read())
    return RtfText(html=markup_of_rich_text(rtf)) if is_rich_text(rtf) else RtfText()


def unpacked_rtf(content: bytes) -> bytes:
    """The rich text itself; of one that was cut off, what is there. Raises InputError for what is none."""
    if len(content) < _HEADER.size:
        raise _damaged()
    _, size, kind, _ = _HEADER.unpack_from(content)
    if kind == _AS_IT_IS:
        return content[_HEADER.size :][:size]
    if kind != _PACKED or size > LARGEST:
        raise _damaged()
    return _inflated(content, size)


def _inflated(content: bytes, size: int) -> bytes:
    """Eight signs for each byte of flags: letters, or pieces of the last 4,096."""
    written = bytearray(_KNOWN)
    end, place, begin = len(content), _HEADER.size, len(_KNOWN)
    while place < end and len(written) - begin < size:
        flags = content[place]
        place += 1
        for bit in range(8):
            if place >= end or len(written) - begin >= size:
                break
            if not flags >> bit & 1:
                written.append(content[place])
                place += 1
                continue
            if place + 1 >= end:
                return bytes(written[begin:])
            offset, length = content[place] << 4 | content[place + 1] >> 4, (content[place + 1] & 15) + _SHORTEST
            place += 2
            here = len(written) % _WINDOW
            if offset == here:  # the sign of the end
                return bytes(written[begin:])
            back = (here - offset) % _WINDOW
            for _ in range(length):
                written.append(written[-back] if back <= len(written) else 32)
    return bytes(written[begin : begin + size])


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the reading is: what groups change and their ends restore."""

    is_tag: bool = False
    is_shadow: bool = False
    """Rich text beside the markup, for programs that know only that."""
    is_skipped: bool = False
    codec: str = ""
    unicode_skip: int = 1


class _Encapsulated:
    """Reads the text that the rich text was made of."""

    def __init__(self, rtf: bytes, *, is_html: bool = True) -> None:
        self._rtf = rtf
        self._is_html = is_html
        page = re.search(rb"\\ansicpg(\d{1,5})", rtf[:_HEAD])
        self._default = codec_of_page(int(page[1])) if page else "cp1252"
        self._fonts = codecs_of_fonts(rtf)
        self._place = _Place(codec=self._default)
        self._outer: list[_Place] = []
        self._bytes = bytearray()
        self._left_to_skip = 0
        self._pieces: list[str] = []

    def read(self) -> str:
        """The whole text."""
        position, is_star = 0, False
        while match := TOKEN.match(self._rtf, position):
            position = match.end()
            if match["hex"]:
                self._letter(int(match["hex"], 16))
                continue
            self._settle()
            if match["brace"]:
                self._group(match["brace"])
            elif match["text"]:
                self._text(match["text"])
            elif match["sign"]:
                self._sign(match["sign"].decode("latin-1"))
            else:
                word, number = match["word"].decode("ascii"), int(match["number"]) if match["number"] else None
                if word == "bin" and number:
                    position += max(0, number)
                self._word(word, number, is_star=is_star)
            is_star = match["sign"] == b"*"
        self._settle()
        return "".join(self._pieces).encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _group(self, brace: bytes) -> None:
        if brace == b"{":
            self._outer.append(self._place)
        elif self._outer:
            self._place = self._outer.pop()
        self._left_to_skip = 0

    def _say(self, words: str, *, is_markup: bool = False) -> None:
        place = self._place
        if place.is_skipped or place.is_shadow or not words:
            return
        self._pieces.append(words if is_markup or place.is_tag or not self._is_html else escape(words, quote=False))

    def _text(self, content: bytes) -> None:
        content = content.replace(b"\r", b"").replace(b"\n", b"")
        skipped = min(self._left_to_skip, len(content))
        self._left_to_skip -= skipped
        self._say(content[skipped:].decode(self._place.codec, "replace"))

    def _letter(self, code: int) -> None:
        if self._left_to_skip:
            self._left_to_skip -= 1
        elif not (self._place.is_skipped or self._place.is_shadow):
            self._bytes.append(code)

    def _settle(self) -> None:
        if self._bytes:
            letters, self._bytes = bytes(self._bytes), bytearray()
            self._say(letters.decode(self._place.codec, "replace"))

    def _sign(self, sign: str) -> None:
        if sign in ("\n", "\r"):
            self._say("\n")
        elif sign != "*":
            self._say({"~": "\u00a0", "_": "\u00ad", "-": "\u00ad"}.get(sign, sign))

    def _word(self, word: str, number: int | None, *, is_star: bool) -> None:
        if word == "htmltag":
            self._place = replace(self._place, is_tag=True, is_shadow=False)
        elif word == "htmlrtf":
            self._place = replace(self._place, is_shadow=number != 0)
        elif word in _LEFT_OUT or is_star:
            self._place = replace(self._place, is_skipped=True)
        elif word == "f" and number is not None:
            self._place = replace(self._place, codec=self._fonts.get(number, self._default))
        elif word == "u" and number is not None:
            self._say(chr(number % 65_536))
            self._left_to_skip = self._place.unicode_skip
        elif word == "uc":
            self._place = replace(self._place, unicode_skip=max(0, number or 0))
        elif word in _BETWEEN:
            self._say(_BETWEEN[word], is_markup=True)


def _damaged() -> InputError:
    return InputError("The text of the Outlook message is damaged.", "Copy what you see in Outlook and paste that.")
