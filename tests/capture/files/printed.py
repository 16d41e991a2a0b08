"""Writes small PDFs with text at given places, for the tests: one font, no compression."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 600, 800


@dataclass(frozen=True)
class Words:
    """A line of text at a place, in points from the lower left corner."""

    text: str
    x: float
    y: float
    size: float = 10


def column(lines: Sequence[str], x: float, top: float, size: float = 10, pitch: float = 12) -> list[Words]:
    """Lines under each other."""
    return [Words(line, x, top - number * pitch, size) for number, line in enumerate(lines)]


def pdf(*pages: Sequence[Words], encrypt: bool = False, title: str = "", meaning: Mapping[str, str] = {}) -> bytes:
    """A PDF with these pages, which may state a title; `meaning` says for letters of the font which ones they stand for."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[129/uni2010 141/uni00AD]>>>>",
    ]
    for number, page in enumerate(pages):
        content = b"\n".join(b"BT /F %g Tf %g %g Td (%s) Tj ET" % (word.size, word.x, word.y, _escaped(word.text)) for word in page)
        resources = f"/Resources<</Font<</F 3 0 R>>>>/Contents {5 + 2 * number} 0 R"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]{resources}>>".encode())
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    if meaning:
        pairs = "\n".join(f"<{ord(letter):02x}> <{ord(meant):04x}>" for letter, meant in meaning.items())
        table = (
            f"begincmap 1 begincodespacerange <00> <ff> endcodespacerange {len(meaning)} beginbfchar\n{pairs}\nendbfchar endcmap".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(table), table))
        objects[2] = objects[2][:-2] + b"/ToUnicode %d 0 R>>" % len(objects)
    if title:
        objects.append(b"<</Title(%s)>>" % _escaped(title))
        return _file(objects, told=b"/Info %d 0 R" % len(objects))
    if encrypt:
        objects.append(b"<</Filter/Standard/V 1/R 2/O<" + b"00" * 32 + b">/U<" + b"11" * 32 + b">/P -4>>")
        return _file(objects, told=b"/Encrypt %d 0 R/ID[<00><00>]" % len(objects))
    return _file(objects)


def _escaped(text: str) -> bytes:
    written = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    pieces = (_HYPHENS.get(sign) or sign.encode("cp1252") for sign in written)
    return b"".join(pieces)


_HYPHENS = {"\u2010": b"\x81", "\u00ad": b"\x8d"}
"""As the font above names them; its encoding has neither."""


def _file(objects: Sequence[bytes], *, told: bytes = b"") -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places: list[int] = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, told, start)
    return bytes(out)
