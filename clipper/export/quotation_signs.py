"""The signs by which somebody says that a quotation is not word for word: words left out, words put in, a letter written large.

Between them stand the pieces that must be found in the source, one behind the other.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from clipper.export.loose_shapes import loose
from clipper.text.typography import plain

ELLIPSIS, BRACKETS = "an ellipsis for words left out", "words in brackets"
FOOTNOTE_MARK = "a footnote mark"
INSERTED = 100
"""Code points of the source that words in brackets may stand for."""
LONGEST_INSERTION = 300
"""Code points in brackets: more is no remark."""
_DOTS = r"\.(?: ?\.){2,3}"
_IN_BRACKETS = rf"[^\[\]\n]{{0,{LONGEST_INSERTION}}}"
_SIGN = re.compile(
    rf"(?P<ellipsis>\s*(?:\[\s*(?:…|{_DOTS})\s*\]|\(\s*(?:…|{_DOTS})\s*\)|<(?:…|{_DOTS})>|/…/|…|{_DOTS}"
    r"|[\[(（〔]\s*(?:中略|前略|後略|省略|略)\s*[\])）〕])\s*)"
    r"|(?P<mark>(?<!\d)[¹²³⁰⁴-⁹]+)"
    r"|(?<!\w)\[(?P<letter>\w)\](?=\w)"
    rf"|(?P<bracket>\s*\[(?=[^\]\n]){_IN_BRACKETS}(?:\[{_IN_BRACKETS}\]{_IN_BRACKETS}){{0,3}}\]\s*)"
)
_WIDE_BRACKETS: Mapping[int, str] = {ord("［"): "[", ord("］"): "]", ord("〔"): "[", ord("〕"): "]"}
_OF_THE_SENTENCE_BEFORE = re.compile(r"[.,;:](?=\s|$)\s*")
"""A stop behind an ellipsis ends the sentence whose end was left out."""

_SIGNS: Mapping[str, tuple[str, int | None]] = {
    "ellipsis": (ELLIPSIS, None),
    "mark": (FOOTNOTE_MARK, 1),
    "letter": (BRACKETS, 0),
    "bracket": (BRACKETS, INSERTED),
}
"""What each sign is called, and how far behind it the words may go on: None for any distance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words to be found, in loose shapes."""

    words: str
    gap: int | None
    """How far behind the end of the piece before they may begin; None for any distance."""
    either_case: bool = False
    """Whether the first letter may be a small or a large one: it stands in brackets."""
    from_within: bool = False
    """Whether they may begin within a word: the beginning of it stands in brackets ("[re]opened")."""
    to_within: bool = False
    """Whether they may end within a word ("open[s]")."""

    @property
    def shapes(self) -> tuple[str, ...]:
        """The words in each shape that may be meant."""
        if not self.either_case:
            return (self.words,)
        first, rest = self.words[:1], self.words[1:]
        return tuple(dict.fromkeys((first.lower() + rest, first.upper() + rest)))


def pieces_of(quotation: str) -> tuple[list[Piece], tuple[str, ...]]:
    """The pieces between the signs, in their order; and the signs by name."""
    quotation = quotation.translate(_WIDE_BRACKETS)
    signs = list(_SIGN.finditer(quotation))
    starts = [0, *(sign.end() for sign in signs)]
    ends = [*(sign.start() for sign in signs), len(quotation)]
    pieces: list[Piece] = []
    gap: int | None = 0
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        sign = signs[number - 1] if number else None
        following = signs[number] if number < len(signs) else None
        words = quotation[start:end]
        if sign is not None:
            gap = _wider(gap, _SIGNS[_kind(sign)][1])
            words = (sign["letter"] or "") + (_OF_THE_SENTENCE_BEFORE.sub("", words, count=1) if _ends_sentence(sign, words) else words)
        shaped = loose(plain(words).text).text.strip()
        if shaped:
            pieces.append(
                Piece(
                    words=shaped,
                    gap=gap if pieces else None,
                    either_case=sign is not None and sign["letter"] is not None,
                    from_within=sign is not None and _is_attached(sign, quotation, sign.end()),
                    to_within=following is not None and _is_attached(following, quotation, following.start()),
                )
            )
            gap = 0
    return pieces, tuple(dict.fromkeys(_SIGNS[_kind(sign)][0] for sign in signs))


def _kind(sign: re.Match[str]) -> str:
    return next(name for name in _SIGNS if sign[name] is not None)


def _wider(one: int | None, other: int | None) -> int | None:
    """Signs that follow each other stand for what both stand for."""
    return None if one is None or other is None else one + other


def _ends_sentence(sign: re.Match[str], words: str) -> bool:
    return sign["ellipsis"] is not None and _OF_THE_SENTENCE_BEFORE.match(words) is not None


def _is_attached(sign: re.Match[str], quotation: str, at: int) -> bool:
    """Whether brackets stand right at a letter of the words before or behind them; a number is never put together so."""
    beside = quotation[at - 1 : at] if at == sign.start() else quotation[at : at + 1]
    edge = sign[0][:1] if at == sign.start() else sign[0][-1:]
    return sign["bracket"] is not None and edge in "[]" and beside.isalpha()
