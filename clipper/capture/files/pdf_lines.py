"""The lines of a PDF page with their places, from the characters that PDFium finds (https://pdfium.googlesource.com/pdfium).

PDFium gives characters in the order in which the page paints them, a line end where it sees one, and U+0002 for a hyphen at a line's end.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

HYPHEN = "\u00ad"
"""Stands at the end of a line whose last word goes on in the next one; U+00AD occurs nowhere else in these lines."""
PAINTED_HYPHEN = "\u2010"
_PDFIUM_HYPHENS = frozenset({0x0002, 0xFFFE})
_LINE_ENDS = frozenset({0x0A, 0x0D})
_SURROGATES = range(0xD800, 0xE000)
_HIGH_SURROGATES, _LOW_SURROGATES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
"""Signs of the font, not of the text: no search would find “ﬁsh”."""
GAP_IN_HEIGHTS = 1.6
"""A blank this wide, in heights of the line, lies between columns or cells and not between words."""
MOST_CHARACTERS = 3_000_000
"""A thousand full pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text in its column. Points, from the lower left corner of the page; `size` is its usual character height."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


@dataclass(frozen=True, slots=True)
class _Character:
    text: str
    left: float
    bottom: float
    right: float
    top: float


def lines_of(page: Any) -> list[Line]:
    """The lines of a pypdfium2 page, as painted."""
    text_page = page.get_textpage()
    try:
        lines: list[Line] = []
        pending: list[_Character] = []
        for character in _characters(text_page):
            if character is not None:
                pending.append(character)
            elif pending:
                lines.extend(_split(pending))
                pending = []
        if pending:
            lines.extend(_split(pending))
        return lines
    finally:
        text_page.close()


def _characters(text_page: Any) -> Iterator[_Character | None]:
    """Each character with its box, None at the end of a line."""
    from pypdfium2 import raw  # pyright: ignore[reportMissingTypeStubs]  # it has none

    functions: Any = raw
    unicode_at: Callable[[Any, int], int] = functions.FPDFText_GetUnicode

    previous = 0
    for index in range(min(text_page.count_chars(), MOST_CHARACTERS)):
        code = unicode_at(text_page, index)
        if code in _LINE_ENDS:
            yield None
            continue
        if code in _SURROGATES:
            code, previous = _paired(previous, code), code
            if not code:
                continue
        elif code == 0:
            continue
        left, bottom, right, top = text_page.get_charbox(index, loose=True)
        text = HYPHEN if code in _PDFIUM_HYPHENS else _LIGATURES.get(code) or chr(code)
        yield _Character(text, left, bottom, right, top)


def _paired(high: int, low: int) -> int:
    """The code point of two surrogates, 0 for a half."""
    if high in _HIGH_SURROGATES and low in _LOW_SURROGATES:
        return 0x10000 + ((high - _HIGH_SURROGATES.start) << 10) + (low - _LOW_SURROGATES.start)
    return 0


def _split(characters: list[_Character]) -> Iterator[Line]:
    """One painted line, divided where a column ends."""
    visible = [character for character in characters if not character.text.isspace()]
    if not visible:
        return
    size = median(character.top - character.bottom for character in visible) or 1.0
    piece: list[_Character] = []
    reach: float | None = None
    for character in characters:
        if character.text.isspace():
            if piece:
                piece.append(character)
            continue
        jumped = reach is not None and not -size <= character.left - reach <= size * GAP_IN_HEIGHTS
        if jumped and piece:
            yield _line(piece)
            piece = []
        piece.append(character)
        reach = character.right
    if piece:
        yield _line(piece)


def _read(text: str) -> str:
    """A line's text. Browsers write the soft hyphens of a word, and where it is divided a hyphen behind the last of them."""
    text = " ".join(text.split())
    whole = text.removesuffix(PAINTED_HYPHEN)
    soft = whole.removesuffix(HYPHEN)
    ending = HYPHEN if soft != whole else "-" if whole != text else ""
    return soft.replace(HYPHEN, "") + ending


def _line(characters: list[_Character]) -> Line:
    visible = [character for character in characters if not character.text.isspace()]
    return Line(
        text=_read("".join(character.text for character in characters)),
        left=min(character.left for character in visible),
        bottom=min(character.bottom for character in visible),
        right=max(character.right for character in visible),
        top=max(character.top for character in visible),
        size=median(character.top - character.bottom for character in visible) or 1.0,
    )
