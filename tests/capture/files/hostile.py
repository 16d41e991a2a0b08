"""Files of the kinds that programs write, made to never end, to nest without end or to lie about themselves."""

import io
import struct
import zipfile

from tests.capture.files.compound_files import compound, enclosed, message
from tests.capture.files.test_open_document import fodt, odt, paragraph


def overlapping_arrays() -> bytes:
    """A property list in binary whose thousand arrays lie on the same bytes, each of a hundred thousand others."""
    size = 100_000
    refs = b"\xaf\x12" + struct.pack(">I", size) + b"".join(struct.pack(">H", 2 + number % 1_000) for number in range(size))
    name = b"\x5f\x10\x0fWebMainResource"
    root = b"\xd1\x00\x01\x00\x02"
    body = b"bplist00" + root + name + refs
    offsets = [8, 8 + len(root)] + [8 + len(root) + len(name)] * 1_000
    table = b"".join(struct.pack(">I", offset) for offset in offsets)
    return body + table + b"\0" * 6 + bytes((4, 2)) + struct.pack(">QQQ", len(offsets), 0, len(body))


def packed_to_the_end() -> bytes:
    """An Outlook message whose rich text says that it is far longer than it is, and repeats itself."""
    letters = struct.pack("<IIII", 4_000_000, 59_000_000, 0x75465A4C, 0) + (b"\xff" + struct.pack(">H", 0x010E) * 8) * 230_000
    return compound(message(subject="x", rtf=letters))


def mails_in_mails() -> bytes:
    inner = message(subject="deep", plain="The text.", head=24)
    for _ in range(200):
        inner = message(subject="deep", attached=(enclosed(inner),), head=24)
    return compound(message(subject="x", attached=(enclosed(inner),)))


def archive(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return stream.getvalue()


def word(body: bytes) -> bytes:
    document = (
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>' + body + b"</w:body></w:document>"
    )
    return archive(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": document})


def endless_pictures() -> bytes:
    page = b"<html><body>" + b'<img src="a_files/b.png">' * 300_000 + b"<p>The ferry is back after three days of storm.</p></body></html>"
    return archive(**{"a.html": page, "a_files/b.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4})


HOSTILE = {
    "arrays.webarchive": overlapping_arrays,
    "packed.msg": packed_to_the_end,
    "mails.msg": mails_in_mails,
    "spans.odt": lambda: odt("<text:p>" + "<text:span>" * 50_000 + "text" + "</text:span>" * 50_000 + "</text:p>"),
    "lists.fodt": lambda: fodt("<text:list><text:list-item>" * 20_000 + paragraph("x")),
    "words.fodt": lambda: fodt(paragraph("<text:s text:c='99999999'/>" * 100_000 + "x")),
    "tables.docx": lambda: word(b"<w:tbl><w:tr><w:tc>" * 5_000 + b"<w:p><w:r><w:t>x</w:t></w:r></w:p>"),
    "entities.docx": lambda: word(b"<w:p><w:r><w:t>&a;&b;&lol9;</w:t></w:r></w:p>" * 1_000),
    "groups.rtf": lambda: b"{\\rtf1 " + b"{\\footnote " * 100_000 + b"x}" + b"{\\footnote x}" * 20_000,
    "fields.rtf": lambda: b"{\\rtf1 " + b'{\\field{\\*\\fldinst HYPERLINK "' * 50_000 + b"x",
    "styles.rtf": lambda: b"{\\rtf1{\\stylesheet" + b"{\\s1 ;  ;  ;" * 15_000 + b"}x\\par}",
    "cells.rtf": lambda: b"{\\rtf1 " + b"x\\cell " * 50_000,
    "pictures.zip": endless_pictures,
}
