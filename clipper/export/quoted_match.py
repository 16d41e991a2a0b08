"""Finding a quotation in a text although typesetting differs, words are left out, or words are put in brackets."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from clipper.export import differences
from clipper.export.loose_shapes import loose
from clipper.text.mapped import MappedText
from clipper.text.typography import plain

ELLIPSIS, BRACKETS = "an ellipsis for words left out", "words in brackets"
FOOTNOTE_MARK = "a footnote mark"
_DOTS = r"\.(?: ?\.){2}"
_SIGN = re.compile(
    rf"(?P<ellipsis>\s*(?:\[(?:…|{_DOTS})\]|\((?:…|{_DOTS})\)|…|{_DOTS}\.?)\s*)"
    rf"|(?P<mark>(?<!\d)[¹²³⁰⁴-⁹]+)|(?P<letter>\[(\w)\](?=\w))|(?P<bracket>\s*\[[^\[\]\n]{{1,80}}\]\s*)"
)
INSERTED = 100
"""Code points of the source that words in brackets may stand for."""
MOST_TRIES = 200
"""Places at which a first piece is tried: common words would be tried without end."""
LEAST_PIECE = 2
"""Letters of a piece between two signs; shorter ones stand anywhere."""


_SIGNS: Mapping[str, tuple[str, int | None]] = {
    "ellipsis": (ELLIPSIS, None),
    "mark": (FOOTNOTE_MARK, 1),
    "letter": (BRACKETS, 1),
    "bracket": (BRACKETS, INSERTED),
}
"""What each sign is called, and how far behind it the words may go on: None for any distance."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words to be found, and how far from the end of the piece before they may begin."""

    words: str
    gap: int | None
    """None for any distance."""


def find_quoted(quotation: str, text: str) -> tuple[str, ...] | None:
    """The names of the differences in typography, none where it is word for word the same; None if it does not stand in the text."""
    if not quotation.strip():
        return None
    if quotation in text:
        return ()
    shaped = plain(text)
    wanted = plain(quotation).text.strip()
    at = shaped.text.find(wanted)
    if at >= 0:
        return differences.typographic(quotation, _original(text, shaped, at, len(wanted)))
    loosely, wanted = loose(shaped.text), loose(wanted).text
    at = loosely.text.find(wanted)
    if at >= 0:
        start, end = loosely.origin(at, at + len(wanted))
        return differences.typographic(quotation, _original(text, shaped, start, end - start))
    pieces, signs = _pieces(quotation)
    if not signs or not any(len(piece.words) >= LEAST_PIECE for piece in pieces):
        return None
    return signs if _stand_in_order(pieces, loosely.text) else None


def _original(text: str, shaped: MappedText, at: int, length: int) -> str:
    start, end = shaped.origin(at, at + length)
    return text[start:end]


def _pieces(quotation: str) -> tuple[list[_Piece], tuple[str, ...]]:
    """The pieces between the signs, in plain shapes; and the signs by name."""
    pieces: list[_Piece] = []
    signs: list[str] = []
    position = 0
    gap: int | None = 0
    for match in _SIGN.finditer(quotation):
        words = _words(quotation[position : match.start()])
        if words:
            pieces.append(_Piece(words, gap if pieces else None))
        kind = next(name for name in _SIGNS if match[name])
        name, gap = _SIGNS[kind]
        signs.append(name)
        position = match.end()
    words = _words(quotation[position:])
    if words:
        pieces.append(_Piece(words, gap if pieces else None))
    return pieces, tuple(dict.fromkeys(signs))


def _words(piece: str) -> str:
    return loose(plain(piece).text).text.strip()


def _stand_in_order(pieces: list[_Piece], text: str) -> bool:
    """Whether the pieces follow each other in the text, none too far behind the one before."""
    start = 0
    for _ in range(MOST_TRIES):
        at = text.find(pieces[0].words, start)
        if at < 0:
            return False
        if _rest_follows(pieces[1:], text, at + len(pieces[0].words)):
            return True
        start = at + 1
    return False


def _rest_follows(pieces: list[_Piece], text: str, position: int) -> bool:
    for piece in pieces:
        stop = len(text) if piece.gap is None else min(len(text), position + piece.gap + 1 + len(piece.words))
        at = text.find(piece.words, position, stop)
        if at < 0:
            return False
        position = at + len(piece.words)
    return True
