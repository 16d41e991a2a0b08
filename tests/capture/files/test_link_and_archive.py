import io
import plistlib
import stat
import zipfile
from collections.abc import Callable

import pytest

from clipper.capture.files.archive import entries_of, safe_name
from clipper.errors import InputError
from clipper.model.draft import CaptureKind
from tests.capture.files.captured import captures, found_in

PAGE = b"<html><article><h1>Ferry</h1><p>The ferry is back after three days of storm.</p></article></html>"


def packed(fill: Callable[[zipfile.ZipFile], None], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        fill(archive)
    return stream.getvalue()


def of_files(**files: bytes) -> bytes:
    def fill(archive: zipfile.ZipFile) -> None:
        for name, content in files.items():
            archive.writestr(name, content)

    return packed(fill)


@pytest.mark.parametrize(
    "content",
    [
        b"[InternetShortcut]\r\nURL=https://harborpost.example/a?b=%20c\r\nIconIndex=0\r\n",
        "[InternetShortcut]\r\nURL=https://harborpost.example/a?b=%20c\r\n".encode("utf-16"),
        "[InternetShortcut]\r\nURL=https://harborpost.example/a?b=%20c\r\n".encode("utf-16-le"),
        b"[Desktop Entry]\nType=Link\nName=x\nURL=https://harborpost.example/a?b=%20c\n",
        plistlib.dumps({"URL": "https://harborpost.example/a?b=%20c"}),
        plistlib.dumps({"URL": "https://harborpost.example/a?b=%20c"}, fmt=plistlib.FMT_BINARY),
        b"  https://harborpost.example/a?b=%20c \n",
    ],
)
def test_a_link_file_gives_its_address(content: bytes) -> None:
    found = found_in(content)
    assert found.kind is CaptureKind.LINK
    assert found.drafts == ()
    assert [link.url for link in found.links] == ["https://harborpost.example/a?b=%20c"]


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", ""])
def test_a_link_to_anything_but_the_web_is_refused(url: str) -> None:
    with pytest.raises(InputError, match="no web address"):
        found_in(f"[InternetShortcut]\nURL={url}\n".encode())


def test_a_damaged_link_file_says_so() -> None:
    with pytest.raises(InputError, match="damaged"):
        found_in(b"bplist00" + b"\xff" * 40)


def test_an_archive_gives_a_capture_for_each_readable_file() -> None:
    content = of_files(
        **{"b.html": PAGE, "a.txt": b"The ferry is back.", "pic.png": b"\x89PNG\r\n\x1a\n\0\0\0", "nested.zip": of_files(x=PAGE)}
    )
    assert [(capture.origin, capture.parts[0].media_type) for capture in captures(content)] == [
        ("file:x/b.html", "text/html"),
        ("file:x/a.txt", "text/plain"),
    ]


def test_names_that_climb_out_are_only_names() -> None:
    assert safe_name("../../etc/passwd") == "etc/passwd"
    assert safe_name("C:\\..\\x\0y\u202e.txt") == "C:/xy.txt"
    assert safe_name("../..") == "unnamed"


def test_links_devices_and_hidden_files_are_left_aside() -> None:
    def fill(archive: zipfile.ZipFile) -> None:
        for name, mode in (("link", stat.S_IFLNK), ("pipe", stat.S_IFIFO), ("device", stat.S_IFCHR), ("file.txt", stat.S_IFREG)):
            entry = zipfile.ZipInfo(name)
            entry.external_attr = (mode | 0o644) << 16
            archive.writestr(entry, b"/etc/passwd")
        archive.writestr("__MACOSX/._file.txt", b"x")
        archive.writestr(".hidden", b"x")

    assert [entry.name for entry in entries_of(packed(fill))] == ["file.txt"]


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(InputError, match="fill the memory"):
        captures(of_files(bomb=b"\0" * 10_000_000))


def test_too_many_files_are_refused() -> None:
    def fill(archive: zipfile.ZipFile) -> None:
        for number in range(10_001):
            archive.writestr(str(number), b"")

    with pytest.raises(InputError, match="more than 10,000 files"):
        captures(packed(fill, zipfile.ZIP_STORED))


def test_an_encrypted_archive_says_so() -> None:
    content = bytearray(of_files(a=b"secret"))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    with pytest.raises(InputError, match="encrypted"):
        captures(bytes(content))


def test_damage_and_emptiness_are_told() -> None:
    whole = of_files(a=b"The ferry is back." * 100)
    with pytest.raises(InputError, match="damaged"):
        captures(whole[: len(whole) // 2])
    with pytest.raises(InputError, match="holds nothing"):
        captures(of_files())


def test_a_sheet_of_cells_is_named_as_what_it_is() -> None:
    with pytest.raises(InputError, match="Excel sheet"):
        captures(of_files(**{"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}))
