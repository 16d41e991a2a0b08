"""The words of rich text (RTF): how its bytes part into them, and what its tables of fonts and styles say.

Source: Rich Text Format Specification 1.9.1
"""

import codecs
import re
from collections.abc import Mapping
from types import MappingProxyType

TOKEN = re.compile(
    rb"\\(?:(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|'(?P<hex>[0-9a-fA-F]{2})|(?P<sign>[^a-zA-Z]))"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}]+)",
    re.DOTALL,
)
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
TABLES = 200_000
"""Bytes at the beginning in which the tables of fonts and styles stand."""
_FONT = re.compile(rb"\{\\f(\d{1,5})\b[^{}\\]{0,20}(?:\\(?!fcharset)[a-z]{1,20}-?\d{0,6} ?){0,20}\\fcharset(\d{1,3})")
_STYLE = re.compile(rb"\{\\s(\d{1,4})(?![\da-z])[^{}]{0,2000}?(?:\{\\\*[^{}]{0,200}\}[^{}]{0,500}?){0,4};\s{0,9}\}")
_NAME = re.compile(rb"(?:\\[a-z]{1,32}-?\d{0,10} |\}\s?|^)(?P<name>[^\\{};]{1,80});\s{0,9}\}$")
_CODE_PAGES = {
    0: 1252, 77: 10000, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257,
    204: 1251, 222: 874, 238: 1250,
}  # fmt: skip
"""Of a font's charset."""
_HEADING = re.compile(rb"heading ([1-6])$", re.IGNORECASE)
_TITLE, _QUOTES = b"title", frozenset({b"quote", b"intense quote", b"quotations", b"block text"})
QUOTATION = -1
"""What a style of quotations is in the place of a heading's level."""


def codec_of_page(page: int) -> str:
    """The codec of a code page of Windows; that of western Europe where Python has none."""
    name = {65001: "utf-8", 10000: "mac_roman", 0: "cp1252"}.get(page, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def codecs_of_fonts(content: bytes) -> Mapping[int, str]:
    """The codec of each font whose letters are of another code page than the document's."""
    found = ((int(number), _CODE_PAGES.get(int(charset))) for number, charset in _FONT.findall(content[:TABLES]))
    return {number: codec_of_page(page) for number, page in found if page}


def levels_of_styles(content: bytes) -> Mapping[int, int]:
    """The level of each style of headings, and QUOTATION for those of quotations; by the English names that all programs write."""
    begin = content.find(b"{\\stylesheet", 0, TABLES)
    found: dict[int, int] = {}
    for style in _STYLE.finditer(content, begin, begin + TABLES) if begin >= 0 else ():
        named = _NAME.search(style[0])
        name = named["name"].strip().lower() if named else b""
        heading = _HEADING.match(name)
        if heading or name == _TITLE:
            found[int(style[1])] = int(heading[1]) if heading else 1
        elif name in _QUOTES:
            found[int(style[1])] = QUOTATION
    return found
