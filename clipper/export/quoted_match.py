"""Finding a quotation in a text although typesetting differs, words are left out, or words are put in brackets."""

import re
from dataclasses import dataclass

from clipper.export import differences
from clipper.text.mapped import MappedText
from clipper.text.typography import plain

ELLIPSIS, BRACKETS = "an ellipsis for words left out", "words in brackets"
_SIGN = re.compile(
    r"(?P<ellipsis>\s*(?:\[(?:…|\.{3})\]|\((?:…|\.{3})\)|…|\.{3,4})\s*)|(?P<letter>\[(\w)\](?=\w))|(?P<bracket>\s*\[[^\[\]\n]{1,80}\]\s*)"
)
INSERTED = 100
"""Code points of the source that words in brackets may stand for."""
MOST_TRIES = 200
"""Places at which a first piece is tried: common words would be tried without end."""
LEAST_PIECE = 2
"""Letters of a piece between two signs; shorter ones stand anywhere."""


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
    pieces, signs = _pieces(quotation)
    if not signs or not any(len(piece.words) >= LEAST_PIECE for piece in pieces):
        return None
    return signs if _stand_in_order(pieces, shaped.text) else None


def _original(text: str, shaped: MappedText, at: int, length: int) -> str:
    start, end = shaped.origin(at, at + length)
    return text[start:end]


def _pieces(quotation: str) -> tuple[list[_Piece], tuple[str, ...]]:
    """The pieces between the signs, in plain shapes; and the signs by name."""
    pieces: list[_Piece] = []
    signs: list[str] = []
    position, gap = 0, 0
    for match in _SIGN.finditer(quotation):
        words = plain(quotation[position : match.start()]).text.strip()
        if words:
            pieces.append(_Piece(words, gap if pieces else None))
        signs.append(ELLIPSIS if match["ellipsis"] else BRACKETS)
        gap = -1 if match["ellipsis"] else 1 if match["letter"] else INSERTED
        position = match.end()
    words = plain(quotation[position:]).text.strip()
    if words:
        pieces.append(_Piece(words, gap if pieces else None))
    bounded = [_Piece(piece.words, None if piece.gap == -1 else piece.gap) for piece in pieces]
    return bounded, tuple(dict.fromkeys(signs))


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
