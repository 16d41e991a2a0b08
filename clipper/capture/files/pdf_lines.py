"""The lines of a PDF page with their places, from the characters that PDFium finds (https://pdfium.googlesource.com/pdfium).

PDFium gives characters in the order in which the page paints them, a line end where it sees one, and U+0002 for a hyphen at a line's end.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median
from typing import Any
from unicodedata import combining

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
TOUCHES = 0.12
"""Pieces that are nearer to each other, in heights of the line, are of one word."""
OVERLAP = 0.5
"""So far, in heights, the boxes of two letters reach into each other."""
FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_IN_BRACKETS = re.compile(r"\(\s+|\s+\)")
_TURNED = str.maketrans("()", ")(")
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
        return rejoined(lines)
    finally:
        text_page.close()


def rejoined(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those as one that a page paints from the right in pieces: Qt paints each group of joined letters alone."""
    whole: list[Line] = []
    for line in lines:
        last = whole[-1] if whole else None
        gap = last.left - line.right if last else 0.0
        if last and _is_beside(last, line) and -line.size * OVERLAP < gap < line.size * GAP_IN_HEIGHTS:
            blank = " " if gap > line.size * TOUCHES else ""
            bottom, top = min(last.bottom, line.bottom), max(last.top, line.top)
            whole[-1] = replace(last, text=f"{last.text}{blank}{line.text}", left=line.left, bottom=bottom, top=top)
        else:
            whole.append(line)
    return [replace(line, text=_turned_brackets(line.text)) for line in whole]


def _turned_brackets(text: str) -> str:
    """A line that is read from the right with its brackets as they open and close: some programs give their shapes."""
    if not FROM_THE_RIGHT.search(text):
        return text
    first, last = text.find(")"), text.rfind("(")
    if -1 < first < last and "(" not in text[:first]:
        text = text.translate(_TURNED)
    return _IN_BRACKETS.sub(lambda bracket: bracket[0].strip(), text)


def _is_beside(last: Line, line: Line) -> bool:
    """Whether a line stands left of the one painted before it, in its height, and one of both is read from the right."""
    shared = min(last.top, line.top) - max(last.bottom, line.bottom)
    return shared > min(last.size, line.size) / 2 and line.left < last.left and bool(FROM_THE_RIGHT.search(last.text + line.text))


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


def _in_reading_order(characters: Sequence[_Character]) -> str:
    """The text of a line. A word that is read from the right may be painted from the left, in whole or in each group of joined letters."""
    text = "".join(character.text for character in characters)
    if not FROM_THE_RIGHT.search(text):
        return text
    words: list[list[_Character]] = [[]]
    for character in characters:
        if character.text.isspace():
            words.append([])
        else:
            words[-1].append(character)
    return " ".join(_word_from_the_right(word) for word in words)


def _word_from_the_right(word: Sequence[_Character]) -> str:
    """A word as its letters stand, numbers and Latin letters in it from the left; what one sign stands for stays together."""
    if not any(FROM_THE_RIGHT.match(character.text) for character in word):
        return "".join(character.text for character in word)
    signs: list[tuple[float, str, bool]] = []
    for number, character in enumerate(word):
        is_latin = character.text.isalnum() and not FROM_THE_RIGHT.match(character.text)
        before = word[number - 1] if number else None
        if before is not None and (combining(character.text) or (before.left, before.right) == (character.left, character.right)):
            signs[-1] = (signs[-1][0], signs[-1][1] + character.text, signs[-1][2])
        else:
            signs.append(((character.left + character.right) / 2, character.text, is_latin))
    runs = groupby(sorted(signs, reverse=True), key=lambda sign: sign[2])
    return "".join(sign[1] for is_latin, run in runs for sign in (reversed(list(run)) if is_latin else run))


def _line(characters: list[_Character]) -> Line:
    visible = [character for character in characters if not character.text.isspace()]
    return Line(
        text=_read(_in_reading_order(characters)),
        left=min(character.left for character in visible),
        bottom=min(character.bottom for character in visible),
        right=max(character.right for character in visible),
        top=max(character.top for character in visible),
        size=median(character.top - character.bottom for character in visible) or 1.0,
    )
