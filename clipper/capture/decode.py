"""Bytes to text: which encoding, and why.

In the order of the WHATWG standard (https://encoding.spec.whatwg.org, https://html.spec.whatwg.org/#determining-the-character-encoding):
byte order mark, what the transport said, what the text declares of itself, then what the bytes look like. A declaration that the bytes
contradict loses. UTF-7 is never honored: it hides markup from whoever looks at the bytes.
"""

import codecs
import re
from dataclasses import dataclass

from clipper.capture.detect import detect

DECLARATION_BYTES = 65_536
"""Browsers look at 1,024 bytes and start again when a declaration comes later; we look once, and far enough for long head scripts."""
SAMPLE_BYTES = 200_000
"""The statistical detection reads this much: more is slower and no surer."""
TOLERATED_ERRORS = 0.02
"""A text with at most this share of broken sequences among its non-ASCII bytes is in its declared encoding, with some damage."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WHATWG = {
    "ascii": "cp1252",
    "latin-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "johab": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
    "utf-16": "utf-16-le",
    "utf-32": "utf-32-le",
}
"""What browsers take for the encodings that Python knows under these names: the supersets that people really use."""
_MORE_LABELS = {
    "x-sjis": "cp932",
    "x-euc-jp": "euc_jp",
    "x-gbk": "gb18030",
    "x-x-big5": "big5hkscs",
    "big5-eten": "big5hkscs",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "windows-949": "cp949",
    "windows-874": "cp874",
    "windows-31j": "cp932",
    "dos-874": "cp874",
    "unicode": "utf-16-le",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "koi": "koi8_r",
    "logical": "iso8859-8",
    "visual": "iso8859-8",
    "unicode-1-1-utf-8": "utf-8",
    "x-unicode20utf8": "utf-8",
}
_REFUSED = frozenset({"utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "mbcs", "oem", "undefined"})

_ASCII = bytes(range(128))

_META = re.compile(rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:\-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([A-Za-z0-9_.:\-]{2,40})""")
_LANGUAGE = re.compile(rb"""<(?:html|body)[^>]{0,500}?\blang\s*=\s*["']?([A-Za-z]{2})""", re.IGNORECASE)
_TAGS = re.compile(rb"<(?:script|style)\b.*?</(?:script|style)\s*>|<[^>]*>|[\x00-\x08\x0e-\x1a\x1c-\x1f]", re.IGNORECASE | re.DOTALL)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, the encoding that it was in, and what told so: `byte order mark`, `declared`, `detected`, `assumed`."""

    text: str
    encoding: str
    basis: str


def codec_of(label: str) -> str | None:
    """The Python codec for an encoding's label as browsers read it, or None for one that is unknown or not safe."""
    cleaned = label.strip().strip("\"'").lower()
    if cleaned in _MORE_LABELS:
        return _MORE_LABELS[cleaned]
    try:
        found = codecs.lookup(cleaned)
    except (LookupError, ValueError):
        return None
    name = found.name
    if name.replace("_", "-") in _REFUSED or not found._is_text_encoding:  # the only mark of rot13, hex and the like
        return None
    return _WHATWG.get(name, name)


def declares_charset(content: bytes) -> bool:
    """Whether a text says itself which encoding it is in: by a mark, a declaration, or by being UTF-8."""
    if content.startswith(tuple(mark for mark, _ in _BYTE_ORDER_MARKS)) or _declarations(content, None):
        return True
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def decode(content: bytes, *, transport: str | None = None) -> Decoded:
    """The text of these bytes; never raises. `transport` is the charset that a header named."""
    for mark, codec in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return Decoded(text=content[len(mark) :].decode(codec, "replace"), encoding=codec, basis="byte order mark")
    wide = _wide_codec(content)
    if wide:
        return Decoded(text=content.decode(wide, "replace"), encoding=wide, basis="detected")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(content, _declarations(content, transport))
    if content.isascii():
        escaped = _iso_2022(content)
        if escaped:
            return escaped
    return Decoded(text=text, encoding="utf-8", basis="detected")


def decode_html(content: bytes, *, transport: str | None = None) -> Decoded:
    """As `decode`; an XML declaration is taken off, since parsers refuse one in a text that is decoded already."""
    decoded = decode(content, transport=transport)
    match = _XML_DECLARATION.match(decoded.text)
    if not match:
        return decoded
    return Decoded(text=decoded.text[match.end() :], encoding=decoded.encoding, basis=decoded.basis)


def _declarations(content: bytes, transport: str | None) -> list[str]:
    """The codecs that are named for this text, the strongest first."""
    head = content[:DECLARATION_BYTES]
    labels = [transport] if transport else []
    labels.extend(match.group(1).decode("ascii") for match in (_XML.search(head), _META.search(head)) if match)
    codecs_named = (codec_of(label) for label in labels)
    # A declaration that could be read as ASCII cannot be right about UTF-16 or UTF-32.
    return [codec for codec in codecs_named if codec and not codec.startswith(("utf-16", "utf-32"))]


def _wide_codec(content: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, seen by where the zero bytes of its ASCII characters stand."""
    head = content[:4_096]
    head = head[: len(head) // 4 * 4]
    if not head or 0 not in head:
        return None
    zeros = [head[offset::4].count(0) * 4 / len(head) for offset in range(4)]
    nearly_all, many, hardly_any = 0.9, 0.4, 0.05
    for codec, filled, empty, least in (
        ("utf-32-be", (3,), (0, 1), nearly_all),
        ("utf-32-le", (0,), (2, 3), nearly_all),
        ("utf-16-be", (1, 3), (0, 2), many),
        ("utf-16-le", (0, 2), (1, 3), many),
    ):
        if all(zeros[place] > least for place in empty) and all(zeros[place] < hardly_any for place in filled):
            return codec
    return None


def has_wide_characters(content: bytes) -> bool:
    """Whether these bytes are UTF-16 or UTF-32, marked or not: zero bytes are no sign of a binary file then."""
    return content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)) or _wide_codec(content) is not None


def _iso_2022(content: bytes) -> Decoded | None:
    """Japanese in seven bits: all ASCII, told by its escape sequences."""
    if b"\x1b$" not in content and b"\x1b(" not in content:
        return None
    try:
        return Decoded(text=content.decode("iso2022_jp_ext"), encoding="iso2022_jp", basis="detected")
    except UnicodeDecodeError:
        return None


def _decode_legacy(content: bytes, declared: list[str]) -> Decoded:
    """Bytes that are not clean UTF-8."""
    high = max(1, len(content[:SAMPLE_BYTES].translate(None, delete=_ASCII)))
    for codec in ("utf-8", *declared):
        text = content.decode(codec, "replace")
        if text[:SAMPLE_BYTES].count("\ufffd") <= high * TOLERATED_ERRORS:
            basis = "declared" if codec in declared else "detected"
            return Decoded(text=text, encoding=codec, basis=basis)
    detected = _detect(content)
    if detected:
        return Decoded(text=content.decode(detected, "replace"), encoding=detected, basis="detected")
    codec = declared[0] if declared else "cp1252"
    return Decoded(text=content.decode(codec, "replace"), encoding=codec, basis="assumed")


def _detect(content: bytes) -> str | None:
    """What the letters say, markup left aside."""
    head = content[:SAMPLE_BYTES]
    language = _LANGUAGE.search(head)
    sample = _TAGS.sub(b" ", head)
    return detect(sample if not sample.isascii() else head, language.group(1).decode("ascii").lower() if language else None)
