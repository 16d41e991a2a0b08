"""BibTeX and BibLaTeX: entries with fields in braces or quotation marks, letters written as commands of TeX.

Source: https://mirrors.ctan.org/info/bibtex/tamethebeast/ttb_en.pdf
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType

from clipper.capture.decode import decode
from clipper.errors import InputError
from clipper.importers.references import Reference, article_of
from clipper.importers.whole_file import PIECE, whole
from clipper.model.imported import ImportedArticle, ImportProblem, StillReading

ORIGIN = "import:bib"
_ENTRY = re.compile(r"@(?P<kind>[A-Za-z]{3,20})\s*[{(]")
_FIELD = re.compile(r"\s*,?\s*(?P<name>[A-Za-z][\w-]{1,40})\s*=\s*")
_NO_ENTRIES = frozenset({"comment", "string", "preamble"})
_BARE = re.compile(r"[^\s,}]+")
_ACCENTS = MappingProxyType(
    {
        '"': "\u0308",
        "'": "\u0301",
        "`": "\u0300",
        "^": "\u0302",
        "~": "\u0303",
        "=": "\u0304",
        ".": "\u0307",
        "c": "\u0327",
        "v": "\u030c",
        "u": "\u0306",
        "H": "\u030b",
        "k": "\u0328",
        "r": "\u030a",
    }
)
_LETTERS = MappingProxyType(
    {"ss": "ß", "ae": "æ", "AE": "Æ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "oe": "œ", "OE": "Œ", "l": "ł", "L": "Ł", "i": "ı"}
)
_ACCENT = re.compile(r"\\(?P<accent>[\"'`^~=.]|[cvuHkr](?=[\s{]))\s*\{?\s*\\?(?P<letter>[A-Za-z])\}?")
_LETTER = re.compile(r"\\(?P<name>" + "|".join(sorted(_LETTERS, key=len, reverse=True)) + r")(?![A-Za-z])(?:\{\}|\s)?")
_SIGN = re.compile(r"\\([&%$#_{}])")
_COMMAND = re.compile(r"\\[A-Za-z]+\*?\s*")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def references(lines: Iterable[bytes], now: datetime) -> Iterator[ImportedArticle | ImportProblem | StillReading]:
    """Each reference, or why it cannot be read. Raises InputError for what is no such file."""
    file = yield from whole(lines)
    text = decode(file).text.lstrip("\ufeff")
    if len(text) >= PIECE:
        yield StillReading()
    found = False
    for number, (fields, content) in enumerate(_entries(text), start=1):
        found = True
        try:
            yield article_of(_reference(fields, content), now)
        except InputError as error:
            yield ImportProblem(place=f"reference {number}", sentence=error.sentence)
    if not found:
        raise InputError("No references were found in it.", "In BibTeX each begins with “@article{” or the like.")


def _entries(text: str) -> Iterator[tuple[Mapping[str, str], str]]:
    """The fields of each entry, and the entry as it is written."""
    match = _ENTRY.search(text)
    while match:
        end = match.end()
        if match["kind"].lower() not in _NO_ENTRIES:
            fields, end = _fields(text, end)
            yield fields, text[match.start() : end]
        match = _ENTRY.search(text, end)


def _fields(text: str, position: int) -> tuple[Mapping[str, str], int]:
    """The fields of an entry as they are written, by their names in small letters; and where it ends."""
    fields: dict[str, str] = {}
    position = _behind_key(text, position)
    while match := _FIELD.match(text, position):
        value, position = _value(text, match.end())
        fields.setdefault(match["name"].lower(), value)
    return fields, position


def _behind_key(text: str, position: int) -> int:
    comma = text.find(",", position, position + 300)
    return comma if comma >= 0 else position


def _value(text: str, position: int) -> tuple[str, int]:
    """A value, of pieces put together by #, and where it ends."""
    pieces: list[str] = []
    while True:
        piece, position = _piece(text, position)
        pieces.append(piece)
        match = re.compile(r"\s*#\s*").match(text, position)
        if match is None:
            return "".join(pieces), position
        position = match.end()


def _piece(text: str, position: int) -> tuple[str, int]:
    opening = text[position : position + 1]
    if opening not in ("{", '"'):
        match = _BARE.match(text, position)
        return (match[0], match.end()) if match else ("", position)
    depth, at = 0, position + 1
    while at < len(text):
        character = text[at]
        if character == "\\":
            at += 2
            continue
        if (character == "}" and opening == "{" and depth == 0) or (character == '"' and opening == '"' and depth == 0):
            return text[position + 1 : at], at + 1
        if character == "\n" and text.startswith("@", at + 1) and _ENTRY.match(text, at + 1):
            return text[position + 1 : at], at  # it was never closed
        depth += (character == "{") - (character == "}")
        at += 1
    return text[position + 1 :], len(text)


def _reference(fields: Mapping[str, str], content: str) -> Reference:
    def first(*names: str) -> str:
        return next((read for name in names if (read := plain_of_tex(fields.get(name, "")))), "")

    return Reference(
        content=content.encode("utf-8", "replace"),
        media_type="application/x-bibtex",
        origin=ORIGIN,
        title=first("title"),
        source=first("journaltitle", "journal", "booktitle", "maintitle", "howpublished", "publisher", "organization"),
        authors=[plain_of_tex(name) for name in re.split(r"\s+and\s+", fields.get("author", "")) if name.strip()],
        date=first("date") or _date(first("year"), first("month"), first("day")),
        url=fields.get("url", "").replace("\\", "").strip(),
        doi=fields.get("doi", ""),
        language=first("langid", "language"),
        section=first("section"),
        pages=first("pages"),
        keywords=first("keywords", "keyword").replace(";", ",").split(","),
        abstract=first("abstract"),
        note="\n\n".join(note for note in (first("annotation", "annote"), first("note")) if note),
    )


def _date(year: str, month: str, day: str) -> str:
    number = next((place for place, name in enumerate(_MONTHS, start=1) if month.lower().startswith(name)), None)
    number = number or (int(month) if month.isdecimal() else None)
    return "-".join(part for part in (year, str(number) if number else "", day if number else "") if part)


def plain_of_tex(text: str) -> str:
    """What a reader of the typeset value sees, on as many lines."""
    text = _ACCENT.sub(lambda match: unicodedata.normalize("NFC", match["letter"] + _ACCENTS[match["accent"]]), text)
    text = _LETTER.sub(lambda match: _LETTERS[match["name"]], text)
    text = _COMMAND.sub("", _SIGN.sub("\ufdd0\\1", text).replace("~", " "))
    text = re.sub(r"(?<!\ufdd0)[{}]", "", text).replace("\ufdd0", "")
    return text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”").strip()
