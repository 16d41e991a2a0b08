"""A query's text cut into tokens, each with its place. Any text has tokens; only a quotation that is not closed is an error."""

import re
from dataclasses import dataclass
from enum import StrEnum

from clipper.errors import QueryError

MAX_LENGTH = 10_000
"""Code points of a query: beyond, somebody has pasted an article into the search box."""


class TokenKind(StrEnum):
    """What a token is."""

    WORD = "word"
    QUOTED = "quoted"
    FIELD = "field"
    """A name with its colon; the value follows without a blank."""
    MINUS = "-"
    OPEN = "("
    CLOSE = ")"
    NEAR_OPEN = "NEAR("
    NEAR = "NEAR"
    AND = "AND"
    OR = "OR"
    NOT = "NOT"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A piece of the query; `start` and `end` are code points of its text."""

    kind: TokenKind
    text: str
    start: int
    end: int
    prefix: bool = False
    """A star follows: only the beginning of the last word is given."""


_KEYWORDS = {kind.value: kind for kind in (TokenKind.AND, TokenKind.OR, TokenKind.NOT, TokenKind.NEAR)}
_CLOSING = {'"': '"', "“": "”“", "„": "”“", "”": "”"}
_PIECES = re.compile(
    r"""(?P<blank>\s+)
    |(?P<near_open>NEAR\()
    |(?P<open>\()
    |(?P<close>\))
    |(?P<minus>-+(?=[^\s)-]))
    |(?P<quote>["“„”])
    |(?P<field>(?![Hh][Tt][Tt][Pp][Ss]?://)[A-Za-z][A-Za-z_]*:(?=[^\s)]))
    |(?P<near>NEAR/[0-9]{1,9}(?=[\s(]|$))
    |(?P<word>[^\s()"“„”]+)""",
    re.VERBOSE,
)
_VALUE = re.compile(r"""(?P<near_open>NEAR\()|(?P<open>\()|(?P<quote>["“„”])|(?P<value>[^\s()"“„”]+)""")
_UNUSABLE = re.compile("[\x00-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def usable(text: str) -> str:
    """The same text, character for character, with controls as blanks and lone surrogates as U+FFFD."""
    return _SURROGATE.sub("\ufffd", _UNUSABLE.sub(" ", text))


def tokens(text: str) -> list[Token]:
    """The tokens of a query, the last of kind END. Raises QueryError for what is too long or a quotation that is not closed."""
    if len(text) > MAX_LENGTH:
        raise QueryError(
            f"A query has at most {MAX_LENGTH:,} characters.",
            "Search for a few words that are typical of it.",
            position=MAX_LENGTH,
            length=len(text) - MAX_LENGTH,
        )
    text = usable(text)
    found: list[Token] = []
    position = 0
    while position < len(text):
        after_field = bool(found) and found[-1].kind is TokenKind.FIELD
        match = (_VALUE if after_field else _PIECES).match(text, position)
        if match is None:  # cannot happen: every character is in one of the classes; kept so that a change there cannot loop
            position += 1
            continue
        token = _token(text, match)
        position = match.end() if token is None else token.end
        if token is not None:
            found.append(token)
    found.append(Token(kind=TokenKind.END, text="", start=len(text), end=len(text)))
    return found


def _token(text: str, match: "re.Match[str]") -> Token | None:
    kind, piece, start = match.lastgroup, match.group(), match.start()
    if kind == "blank":
        return None
    if kind == "quote":
        return _quoted(text, start)
    if kind == "minus":
        return _minus(text, piece, start)
    if kind == "word":
        return _word(piece, start)
    if kind == "value":
        bare = piece.rstrip("*")
        return Token(kind=TokenKind.WORD, text=bare, start=start, end=match.end(), prefix=bare != piece)
    simple = {
        "open": TokenKind.OPEN,
        "close": TokenKind.CLOSE,
        "near_open": TokenKind.NEAR_OPEN,
        "near": TokenKind.NEAR,
        "field": TokenKind.FIELD,
    }
    shown = piece[:-1] if kind == "field" else piece
    return Token(kind=simple[kind or ""], text=shown, start=start, end=match.end())


def _minus(text: str, piece: str, start: int) -> Token | None:
    """A minus says not only where a term begins; several cancel out in pairs, like any double negation."""
    begins = not start or text[start - 1].isspace() or text[start - 1] == "("
    if not begins or len(piece) % 2 == 0:
        return None
    return Token(kind=TokenKind.MINUS, text=piece, start=start, end=start + len(piece))


def _word(piece: str, start: int) -> Token:
    end = start + len(piece)
    if piece in _KEYWORDS:
        return Token(kind=_KEYWORDS[piece], text=piece, start=start, end=end)
    bare = piece.rstrip("*")
    return Token(kind=TokenKind.WORD, text=bare, start=start, end=end, prefix=bare != piece and bool(bare))


def _quoted(text: str, start: int) -> Token:
    """A quotation; a doubled straight quotation mark in it stands for one."""
    closing = _CLOSING[text[start]]
    pieces: list[str] = []
    position = start + 1
    while position < len(text):
        if text[position] not in closing:
            pieces.append(text[position])
            position += 1
        elif closing == '"' and text[position + 1 : position + 2] == '"':
            pieces.append('"')
            position += 2
        else:
            star = text[position + 1 : position + 2] == "*"
            end = position + 1 + star
            return Token(kind=TokenKind.QUOTED, text="".join(pieces), start=start, end=end, prefix=star)
    raise QueryError(
        f"The quotation mark at character {start + 1} is not closed.",
        'Write another " where the phrase ends.',
        position=start,
        length=len(text) - start,
    )
